/** What a step that is an action says, in the words of the runtime. */
import type { ActionDefinition, ActionKind, ResourceDefinition } from '../model/definition/resource.ts';
import type { ActionCall } from '../reactor/index.ts';
import type { CallOptions, Load, Row } from '../runtime/context.ts';

const kinds: Readonly<Record<string, ActionKind>> = {
  create: 'create',
  bulk_create: 'create',
  read: 'read',
  read_one: 'read',
  update: 'update',
  bulk_update: 'update',
  destroy: 'destroy',
  bulk_destroy: 'destroy',
  action: 'action',
};

interface Named {
  readonly resource: string;
  readonly action: ActionDefinition;
}

/** The action that a call names, or the primary one of its kind. @throws Error when there is none */
export function named(
  { kind, resource }: ActionCall,
  name: string | undefined,
  resources: readonly ResourceDefinition[],
): Named {
  const definition = resources.find((each) => each.name === resource);
  if (!definition) throw new Error(`There is no resource ${String(resource)} to ${kind}.`);
  const action = definition.actions.find((each) =>
    name === undefined ? each.kind === kinds[kind] && each.primary : each.name === name,
  );
  if (!action) throw new Error(`${definition.name} has no action ${name ?? `that is its primary ${kind}`}.`);
  return { resource: definition.name, action };
}

/** The options of a call of the runtime. */
export function optionsOf({
  kind,
  actor,
  tenant,
  load,
  context,
  authorize,
  options,
}: ActionCall): CallOptions {
  return {
    ...(actor ? { actor: actor as Row } : {}),
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(load && kind !== 'load' ? { load: loadsIn(load) } : {}),
    ...(context ? { context: context as Row } : {}),
    ...(authorize === undefined ? {} : { authorize }),
    ...(options['upsert'] === true ? { upsert: upsertOf(options) } : {}),
  };
}

function upsertOf({
  upsert_identity,
  upsert_fields,
}: ActionCall['options']): NonNullable<CallOptions['upsert']> {
  const names = (value: unknown): readonly string[] =>
    (Array.isArray(value) ? value : [value]).map((each) => String(each));
  const said = (upsert_fields ?? {}) as Readonly<Record<string, unknown>>;
  const fields =
    typeof upsert_fields === 'string' || Array.isArray(upsert_fields) ? upsert_fields : said['replace'];
  const except = said['replace_all_except'];
  return {
    ...(typeof upsert_identity === 'string' ? { identity: upsert_identity } : {}),
    ...(fields === undefined || fields === 'replace_all' ? {} : { fields: names(fields) }),
    ...(except === undefined ? {} : { except: names(except) }),
  };
}

/** What is to be loaded, one thing or several. */
export function loadsIn(load: unknown): readonly Load[] {
  return (Array.isArray(load) ? load : [load]) as readonly Load[];
}

/** @throws Error when it is none */
export function recordIn(initial: unknown): Row | string {
  if (typeof initial === 'string' || (initial !== null && typeof initial === 'object'))
    return initial as Row | string;
  throw new Error(
    `A record or its id is needed, and ${initial === null ? 'nothing' : typeof initial} was given.`,
  );
}

/** @throws Error when it is none */
export function listIn<T = unknown>(initial: unknown): readonly T[] {
  if (!Array.isArray(initial)) throw new Error('A list is needed for an action on many records.');
  return initial;
}
