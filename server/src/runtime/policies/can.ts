/** Whether somebody may run an action, without running it. */
import { builtFor, openChangeset } from '../actions/build.ts';
import type { Row, RuntimeContext } from '../context.ts';
import type { Core } from '../core.ts';
import { prepareQuery } from '../preparations/prepare.ts';
import { buildQuery } from '../read/build-query.ts';
import type { Input, ReadOptions } from '../runtime.ts';
import { mayPass, newRecord } from './authorize-change.ts';

/**
 * With a record, the answer is about it. Without one, it is whether there could be a record that the caller may run it for.
 * @throws ActionError when the input does not fit a read
 */
export async function mayRun(
  core: Core,
  context: RuntimeContext,
  resourceName: string,
  actionName: string,
  input: Input,
  options: ReadOptions & { readonly record?: Row },
): Promise<boolean> {
  const resource = core.resources.get(resourceName);
  const action = resource?.actions.get(actionName);
  if (!resource || !action) throw new Error(`There is no action ${resourceName}.${actionName}.`);
  const { record } = options;
  switch (action.definition.kind) {
    case 'read': {
      const built = buildQuery(context, resource.definition, action.definition, input, options);
      return mayPass(context, await prepareQuery(context, built), record);
    }
    case 'action': {
      const call = openChangeset({ resource, action, input, options }, context.surroundings);
      const { arguments: args, context: shared } = call;
      return mayPass(
        context,
        { resource: resource.definition, action: action.definition, arguments: args, context: shared },
        undefined,
      );
    }
    default: {
      const call = { resource, action, input, options };
      const changeset = await builtFor(call, context, record ? { data: record } : {}, options.tenant);
      const isNew = action.definition.kind === 'create';
      return mayPass(context, changeset, isNew ? newRecord(changeset) : record);
    }
  }
}
