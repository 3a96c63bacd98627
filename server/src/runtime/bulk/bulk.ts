/**
 * Bulk actions: one transaction, and one outcome for each input. What fails is left out, the others are kept; who wants all or
 * nothing calls them inside of `runtime.transaction` and throws. Records without hooks share statements.
 */
import { savepoint } from '../../store/dialect/savepoint.ts';
import { built, builtFor } from '../actions/build.ts';
import { namesOf, placeOf, type WriteCall } from '../actions/call.ts';
import { failureOf } from '../actions/constraint.ts';
import { madeReady } from '../actions/ready.ts';
import { valid } from '../actions/required.ts';
import { storedIn } from '../actions/store.ts';
import { keyOf, recordsFor } from '../actions/target.ts';
import { tenantOf } from '../actions/tenant.ts';
import { afterStore, completed, ended } from '../actions/write.ts';
import type { Changeset } from '../changeset.ts';
import type { Row } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { actionOutcome, outcomeOf, stale } from '../failure.ts';
import { ActionError, type Outcome } from '../outcome.ts';
import { authorizeChangeset } from '../policies/authorize-change.ts';
import type { BulkResult } from '../runtime.ts';
import type { OpenSession, Session } from '../session.ts';
import { findMany, insertMany, removeMany, updateMany } from './statements.ts';

/** One input on its way. */
interface Item {
  readonly call: WriteCall;
  changeset?: Changeset;
  outcome?: Outcome<Row>;
}

/** Runs an action for several inputs or records. */
export async function bulk(core: Core, session: Session, calls: readonly WriteCall[]): Promise<BulkResult> {
  const items = await session.transaction(async (inner) => {
    // Anew for each attempt, of which PostgreSQL may need several.
    const items: Item[] = calls.map((call) => ({ call }));
    await build(core, inner, items);
    const together = items.filter(({ changeset }) => changeset && isPlain(changeset));
    if (together.length > 1) await storeTogether(core, inner, together);
    for (const item of items) if (!item.outcome) item.outcome = await alone(core, inner, item);
    return items;
  });
  const outcomes: Outcome<Row>[] = [];
  for (const { call, changeset, outcome } of items) {
    if (!outcome) throw new Error('A bulk action forgot one of its inputs: this is a bug.');
    outcomes.push(changeset ? await ended(core, session, call, changeset, outcome) : outcome);
  }
  return { outcomes, failed: outcomes.filter(({ ok }) => !ok).length };
}

/** Makes the changesets; records are read together. */
async function build(core: Core, session: OpenSession, items: readonly Item[]): Promise<void> {
  const records = await found(core, session, items);
  for (const item of items) {
    const { call } = item;
    const known = records?.get(item);
    // The record is read when it is its turn.
    if (records && !known) continue;
    const attempt = await actionOutcome(namesOf(call), async () => {
      const context = contextOf(core, session, call.options);
      const tenant = tenantOf(call.resource, call.action, call.options);
      const changeset =
        known !== undefined
          ? await builtFor(call, context, recordsFor(call, context, known), tenant)
          : await built(call, context, placeOf(core, session));
      item.changeset = changeset;
      return valid(changeset);
    });
    if (!attempt.ok) item.outcome = attempt;
  }
}

/** The records of all items by their keys; nothing where they have to be read one by one. */
async function found(
  core: Core,
  session: OpenSession,
  items: readonly Item[],
): Promise<ReadonlyMap<Item, Row> | undefined> {
  const [first] = items;
  const [attribute, ...others] = first?.call.resource.primaryKey ?? [];
  if (!first || first.call.target === undefined || !attribute || others.length > 0) return undefined;
  const { resource, action, options } = first.call;
  const wanted = new Map<unknown, Item[]>();
  for (const item of items) {
    const key = keyOf(resource, item.call.target ?? '')?.[attribute.name];
    if (key !== undefined) wanted.set(key, [...(wanted.get(key) ?? []), item]);
  }
  const tenant = await outcomeOf(async () => tenantOf(resource, action, options));
  if (!tenant.ok) return undefined;
  const rows = await findMany(resource, placeOf(core, session), attribute, [...wanted.keys()], tenant.value);
  const byItem = new Map<Item, Row>();
  // Of a record that is named twice, the second change is made to what the first one leaves.
  for (const row of rows) {
    const [only, ...more] = wanted.get(row[attribute.name]) ?? [];
    if (only && more.length === 0) byItem.set(only, row);
  }
  return byItem;
}

/** Whether nothing happens around the data store, so that its records can share a statement. */
function isPlain({ action, beforeAction, afterAction, afterTransaction, load }: Changeset): boolean {
  return (
    !action.upsert && [beforeAction, afterAction, afterTransaction, load].every(({ length }) => length === 0)
  );
}

async function alone(core: Core, session: OpenSession, item: Item): Promise<Outcome<Row>> {
  return actionOutcome(namesOf(item.call), () =>
    session.transaction(async (inner) => {
      const { call } = item;
      const context = contextOf(core, inner, call.options);
      item.changeset ??= await built(call, context, placeOf(core, inner));
      return completed(core, inner, call, valid(item.changeset), context);
    }),
  );
}

async function storeTogether(core: Core, session: OpenSession, items: readonly Item[]): Promise<void> {
  const ready: { readonly item: Item; readonly changeset: Changeset }[] = [];
  for (const item of items) {
    if (item.outcome || !item.changeset) continue;
    const { call, changeset } = item;
    const attempt = await actionOutcome(namesOf(call), async () => {
      const context = contextOf(core, session, call.options);
      await authorizeChangeset(context, changeset);
      return madeReady(call, changeset, context);
    });
    if (attempt.ok) ready.push({ item, changeset: attempt.value });
    else item.outcome = attempt;
  }
  for (const group of groupsOf(ready)) {
    const stored = await storedGroup(core, session, group);
    for (const [index, { item, changeset }] of group.entries()) {
      const record = stored?.[index];
      item.outcome = await actionOutcome(namesOf(item.call), async () => {
        if (record) {
          const context = contextOf(core, session, item.call.options);
          return afterStore(core, session, item.call, changeset, record, context);
        }
        return session.transaction(async (inner) => {
          const context = contextOf(core, inner, item.call.options);
          const made = await storedIn(core, inner, item.call, changeset, context);
          return afterStore(core, inner, item.call, changeset, made, context);
        });
      });
    }
  }
}

type Ready = { readonly item: Item; readonly changeset: Changeset };

/** Those that one statement can do: all that create or remove, and those that set the same values. */
function groupsOf(ready: readonly Ready[]): readonly (readonly Ready[])[] {
  const groups = new Map<string, Ready[]>();
  for (const each of ready) {
    const { changeset } = each;
    const key = changeset.data && !removes(changeset) ? JSON.stringify(changeset.attributes) : '';
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

const removes = ({ action }: Changeset): boolean => action.kind === 'destroy' && action.soft !== true;

/** The records, or nothing when they have to be stored one by one, because one of them is refused or the key has many parts. */
async function storedGroup(
  core: Core,
  session: OpenSession,
  group: readonly Ready[],
): Promise<readonly Row[] | undefined> {
  const [first] = group;
  if (!first || group.length === 1) return undefined;
  const { resource, action, options } = first.item.call;
  const place = placeOf(core, session);
  const changesets = group.map(({ changeset }) => changeset);
  const [key, ...others] = resource.primaryKey;
  const tenant = tenantOf(resource, action, options);
  const store = async (): Promise<readonly Row[] | undefined> => {
    if (!first.changeset.data) {
      if (resource.attributes.some(({ definition }) => definition.generated)) return undefined;
      await insertMany(
        resource,
        place,
        changesets.map(({ attributes }) => attributes),
      );
      return changesets.map(({ attributes }) =>
        Object.fromEntries(resource.attributes.map(({ name }) => [name, attributes[name] ?? null])),
      );
    }
    if (!key || others.length > 0) return undefined;
    const keys = changesets.map(({ data }) => data?.[key.name]);
    const { attributes } = first.changeset;
    const isEmpty = Object.keys(attributes).length === 0;
    const count = removes(first.changeset)
      ? await removeMany(resource, place, key, keys, tenant)
      : isEmpty
        ? keys.length
        : await updateMany(resource, place, key, keys, attributes, tenant);
    if (count !== keys.length) throw stale(resource.definition, action.definition);
    return changesets.map((changeset) =>
      removes(changeset) ? (changeset.data ?? {}) : { ...changeset.data, ...changeset.attributes },
    );
  };
  try {
    return await savepoint(session.db, store);
  } catch (error) {
    if (error instanceof ActionError || failureOf(error, resource, action)) return undefined;
    throw error;
  }
}
