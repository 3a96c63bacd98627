/** What happens to related records along with a record: `cascade_destroy`, `cascade_update`. */
import { inputOf, isChanging } from '../changing.ts';
import {
  type Arguments,
  type ChangeOf,
  type Making,
  onlyRead,
  relationshipNamed,
} from '../compiled/making.ts';
import { callerOf, type Row } from '../context.ts';
import { ActionError } from '../outcome.ts';
import { actionFor, recordsBehind, resourceNamed } from '../related.ts';
import type { BulkResult } from '../runtime.ts';

function target(args: Arguments, making: Making, kind: 'update' | 'destroy') {
  const relationship = relationshipNamed(making, args.name('relationship'));
  if (relationship.kind === 'many_to_many')
    throw new Error(
      `${args.call.name} needs the relationship to the records that join, not the many_to_many ${relationship.name}.`,
    );
  if (relationship.along) throw new Error(onlyRead(args, relationship));
  const resource = resourceNamed(making, relationship.destination);
  const action = actionFor(resource, kind, args.text('action'));
  const readAction = args.text('read_action');
  if (readAction !== undefined) actionFor(resource, 'read', readAction);
  return { relationship, resource, action, readAction };
}

/**
 * Related records go first, since the data store refuses to leave them behind; where this record leads to them, they go last.
 * Ash's `after_action?` needs constraints that are deferred.
 */
export const cascadeDestroy: ChangeOf = (args, making) => {
  const { relationship, resource, action, readAction } = target(args, making, 'destroy');
  return (changeset) => {
    const destroyAll = async (
      record: Row,
      context: Parameters<(typeof changeset.beforeAction)[number]>[1],
    ) => {
      const records = await recordsBehind(context, relationship, record, readAction);
      if (records.length === 0) return;
      allDone(await context.runtime.bulkDestroy(resource.name, action.name, records, callerOf(context)));
    };
    if (relationship.kind === 'belongs_to')
      return {
        ...changeset,
        afterAction: [
          ...changeset.afterAction,
          async (record, _, context) => {
            await destroyAll(record, context);
            return record;
          },
        ],
      };
    return {
      ...changeset,
      beforeAction: [
        ...changeset.beforeAction,
        async (later, context) => {
          await destroyAll(later.data ?? {}, context);
          return later;
        },
      ],
    };
  };
};

/** Related records are given the values of `copy_inputs` that were given or changed; nothing happens when none was. */
export const cascadeUpdate: ChangeOf = (args, making) => {
  const { relationship, resource, action, readAction } = target(args, making, 'update');
  const names = args.names('copy_inputs');
  return (changeset) => ({
    ...changeset,
    afterAction: [
      ...changeset.afterAction,
      async (record, done, context) => {
        const copied = names.filter((name) => Object.hasOwn(done.arguments, name) || isChanging(done, name));
        if (names.length > 0 && copied.length === 0) return record;
        const records = await recordsBehind(context, relationship, record, readAction);
        const input = Object.fromEntries(copied.map((name) => [name, inputOf(done, name)]));
        if (records.length > 0)
          allDone(
            await context.runtime.bulkUpdate(resource.name, action.name, records, input, callerOf(context)),
          );
        return record;
      },
    ],
  });
};

/** @throws ActionError with what the first one failed for */
function allDone({ outcomes }: BulkResult): void {
  for (const outcome of outcomes) if (!outcome.ok) throw new ActionError(outcome.error);
}
