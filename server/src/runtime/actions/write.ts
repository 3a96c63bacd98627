/**
 * Create, update and destroy, in Ash's order: the record is read and locked, input cast, changes and validations run, policies
 * asked, then hooks before, the data store, hooks after, the commit, hooks at the end, and notifications. An action that says
 * `transaction? false` is one all the same: half an action helps nobody.
 */

import type { Changeset } from '../changeset.ts';
import { changeAttribute, changeAttributes, putAttribute } from '../changing.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { evaluate, holds } from '../expression/evaluate.ts';
import { actionOutcome, failed, notFound, stale } from '../failure.ts';
import type { ErrorClass, FieldError, Outcome } from '../outcome.ts';
import { authorizeChangeset } from '../policies/authorize-change.ts';
import { type OpenSession, rootSession, type Session } from '../session.ts';
import { scopeOf } from '../values/call-value.ts';
import {
  type Call,
  openChangeset,
  runSteps,
  withComplete,
  withEmbedded,
  withMadeDefaults,
  withRequired,
} from './build.ts';
import { failureOf } from './constraint.ts';
import { finished } from './result.ts';
import { find, insert, type Place, remove, update } from './statements.ts';
import { tenantOf } from './tenant.ts';
import { upsert } from './upsert.ts';

export interface WriteCall extends Call {
  /** The record to change, or its key; absent for create. */
  readonly target?: Row | string;
}

/** Runs the action with all that belongs to it. */
export async function write(core: Core, session: Session, call: WriteCall): Promise<Outcome<Row>> {
  let last: Changeset | undefined;
  const outcome = await actionOutcome(namesOf(call), async () => {
    if (call.action.beforeTransaction) last = await begun(core, session, call);
    return session.transaction(async (inner) => {
      const context = contextOf(core, inner, call.options);
      last ??= await prepared(call, context, placeOf(core, inner));
      return completed(core, inner, call, last, context);
    });
  });
  return last === undefined ? outcome : ended(core, session, call, last, outcome);
}

/** What failures of a call are told of. */
export function namesOf({ resource, action }: Call): Pick<Changeset, 'resource' | 'action'> {
  return { resource: resource.definition, action: action.definition };
}

/** Where statements of a session run. */
export function placeOf(core: Core, { db }: OpenSession): Place {
  return { db, database: core.database, lock: true };
}

/** The changeset of an action whose first hooks run before there is a transaction. */
async function begun(core: Core, session: Session, call: WriteCall): Promise<Changeset> {
  let current = await session.read((inner) =>
    built(call, contextOf(core, inner, call.options), { ...placeOf(core, inner), lock: false }),
  );
  const context = contextOf(core, session, call.options);
  for (const hook of current.beforeTransaction) current = await hook(current, context);
  return valid(current);
}

/** From a valid changeset to the record that comes back, inside of a transaction. */
export async function completed(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Row> {
  await authorizeChangeset(context, changeset);
  const ready = await madeReady(call, changeset, context);
  return afterStore(core, session, call, ready, await storedIn(core, session, call, ready, context), context);
}

/** Hooks after the data store, what is loaded, and news for when it is committed. */
export async function afterStore(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  stored: Row,
  context: RuntimeContext,
): Promise<Row> {
  let record = stored;
  for (const hook of changeset.afterAction) record = await hook(record, changeset, context);
  session.afterCommit(() => core.announce(call, changeset, record));
  return finished(record, changeset, context);
}

/** The record is there, its changeset made, and nothing is wrong with it. @throws ActionError otherwise */
async function prepared(call: WriteCall, context: RuntimeContext, place: Place): Promise<Changeset> {
  return valid(await built(call, context, place));
}

interface Records {
  readonly data?: Row;
  readonly given?: Row;
}

/** As {@link prepared}, but with what is wrong in the changeset. */
export async function built(call: WriteCall, context: RuntimeContext, place: Place): Promise<Changeset> {
  const tenant = tenantOf(call.resource, call.action, call.options);
  return builtFor(call, context, await recordsOf(call, context, place, tenant), tenant);
}

/** The changeset for a record that was read. */
export async function builtFor(
  call: WriteCall,
  context: RuntimeContext,
  records: Records,
  tenant: unknown,
): Promise<Changeset> {
  const { resource, action } = call;
  let changeset = openChangeset(call, context.surroundings, records);
  if (!records.data && tenant !== undefined && resource.tenant)
    changeset = putAttribute(changeset, resource.tenant.name, tenant);
  if (call.options.forcedAttributes) changeset = changeAttributes(changeset, call.options.forcedAttributes);
  return withRequired(await runSteps(changeset, action.steps, context), resource, action);
}

async function recordsOf(
  call: WriteCall,
  context: RuntimeContext,
  place: Place,
  tenant: unknown,
): Promise<Records> {
  const { resource, target } = call;
  if (target === undefined) return {};
  const key = keyOf(resource, target);
  const [data] = key ? await find(resource, place, resource.primaryKey, key, tenant) : [];
  return recordsFor(call, context, data);
}

/** A record that was read, if the action may see it. @throws ActionError when there is none */
export function recordsFor(call: WriteCall, context: RuntimeContext, data: Row | undefined): Records {
  const { resource, action, target } = call;
  const { baseFilter } = resource.definition;
  const sees = (row: Row): boolean =>
    !baseFilter ||
    holds(baseFilter, scopeOf(openChangeset(call, context.surroundings, { data: row }), context, row));
  if (!data || !sees(data))
    throw notFound(
      resource.definition,
      action.definition,
      typeof target === 'object' ? (keyOf(resource, target) ?? {}) : target,
    );
  return { data, ...(typeof target === 'object' ? { given: target } : {}) };
}

/** The primary key, cast; undefined when it cannot be one. */
export function keyOf({ primaryKey }: CompiledResource, target: Row | string): Row | undefined {
  const given = typeof target === 'string' ? { [primaryKey[0]?.name ?? '']: target } : target;
  const entries = primaryKey.map(({ name, cast }) => [name, cast(given[name], [name])] as const);
  const isKey =
    entries.length > 0 && entries.every(([, value]) => value !== null && typeof value !== 'object');
  return isKey ? Object.fromEntries(entries) : undefined;
}

export function valid(changeset: Changeset): Changeset {
  const { errors, resource, action } = changeset;
  if (errors.length > 0) throw failed(resource, action, classOf(errors), errors);
  return changeset;
}

/** Some errors say that the caller knows something that is not so any more. */
export function classOf(errors: readonly FieldError[]): ErrorClass {
  const codes = new Set(errors.map(({ code }) => code));
  if (codes.has('forbidden')) return 'forbidden';
  return codes.has('stale_record') || codes.has('taken') ? 'conflict' : 'invalid';
}

/** All up to the data store. */
export async function madeReady(
  { resource, action }: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Changeset> {
  let current = withMadeDefaults(changeset, resource, context.surroundings);
  for (const hook of current.beforeAction) current = await hook(current, context);
  current = valid(await runSteps(current, action.lateChecks, context));
  for (const condition of current.filters)
    if (!holds(condition, scopeOf(current, context, current.data)))
      throw stale(current.resource, current.action);
  current = withEmbedded(withAtomics(current, resource, context), resource, context);
  return valid(withComplete(current, resource));
}

/** What the data store is to work out: the record is locked, so that it comes to the same here. */
function withAtomics(changeset: Changeset, resource: CompiledResource, context: RuntimeContext): Changeset {
  const { atomics } = changeset;
  const names = Object.keys(atomics);
  if (names.length === 0) return changeset;
  const scope = scopeOf(changeset, context, changeset.data ?? changeset.attributes);
  let current: Changeset = { ...changeset, atomics: {} };
  for (const name of names) {
    const expr = atomics[name];
    const attribute = resource.byName.get(name);
    if (expr && attribute) current = changeAttribute(current, name, evaluate(expr, scope));
  }
  return current;
}

/** Asks the data store to make, change or remove the record. */
export async function storedIn(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Row> {
  const { resource, action } = call;
  const place = placeOf(core, session);
  try {
    if (changeset.data) return await storedChange(call, changeset, changeset.data, place);
    return action.definition.upsert
      ? await upsert(call, changeset, context, place)
      : await insert(resource, place, changeset.attributes);
  } catch (error) {
    throw failureOf(error, resource, action) ?? error;
  }
}

async function storedChange(
  { resource, action, options }: WriteCall,
  { attributes }: Changeset,
  data: Row,
  place: Place,
): Promise<Row> {
  const tenant = tenantOf(resource, action, options);
  const { kind, soft } = action.definition;
  if (kind === 'destroy' && soft !== true) {
    if (await remove(resource, place, data, tenant)) return data;
  } else if (
    Object.keys(attributes).length === 0 ||
    (await update(resource, place, data, attributes, tenant))
  )
    return { ...data, ...attributes };
  throw stale(resource.definition, action.definition);
}

/** Hooks that hear how it ended: when the outermost transaction has ended well, or this one badly. */
export async function ended(
  core: Core,
  session: Session,
  call: Call,
  changeset: Changeset,
  outcome: Outcome<Row>,
): Promise<Outcome<Row>> {
  if (changeset.afterTransaction.length === 0) return outcome;
  const run = async () => {
    const context = contextOf(core, session.db ? rootSession(core.database) : session, call.options);
    let current = outcome;
    for (const hook of changeset.afterTransaction) current = await hook(current, changeset, context);
    return current;
  };
  if (!session.db) return run();
  if (outcome.ok) {
    session.afterCommit(async () => void (await run()));
    return outcome;
  }
  const context = contextOf(core, session, call.options);
  let current: Outcome<Row> = outcome;
  for (const hook of changeset.afterTransaction) current = await hook(current, changeset, context);
  return current;
}
