/** Brings related records to what a caller gave: each given record is matched, looked up or made; the others are let go or kept. */
import type { CallOptions, Row, RuntimeContext } from '../../context.ts';
import { fieldError } from '../../field-error.ts';
import { ActionError, type ErrorClass, type FieldError, unwrap } from '../../outcome.ts';
import { actionFor, allOf, isIn, recordsWhere } from '../../related.ts';
import { actionInput, type GivenRecord, hasKey, keysIn } from './inputs.ts';
import type { Linked, Links } from './links.ts';
import { createAction, type ManageOptions, updateOnLookup } from './options.ts';

/** A rule that refuses, told to the caller in the terms of the argument. */
export class Refused extends Error {
  readonly errors: readonly FieldError[];
  readonly kind: ErrorClass;
  constructor(errors: readonly FieldError[], kind: ErrorClass = 'invalid') {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors;
    this.kind = kind;
  }
}

/** @throws Refused */
export async function manage(
  options: ManageOptions,
  given: readonly GivenRecord[],
  links: Links,
  context: RuntimeContext,
  caller: CallOptions,
): Promise<void> {
  const { onNoMatch, onMissing, onMatch } = options;
  const current = options.couldBeRelated ? await links.current() : [];
  const left = new Set(current);
  for (const one of given)
    await inTermsOf(one.path, async () => {
      const keys = keysIn(one, options);
      const linked =
        [...left].find(({ row }) => keys.some((key) => hasKey(options.destination, row, key))) ??
        (onNoMatch.what === 'match' ? [...left][0] : undefined);
      if (linked && onMatch.what === 'missing') return;
      if (linked) left.delete(linked);
      if (linked && onMatch.what !== 'no_match') await matched(options, one, linked, links, context, caller);
      else await unmatched(options, one, links, context, caller);
    });
  for (const linked of left) await inTermsOf(options.errorPath, () => letGo(linked));

  async function letGo(linked: Linked): Promise<void> {
    const { what, actions } = onMissing;
    const [action, joinAction] = actions;
    if (what === 'unrelate') await links.unrelate(linked, action);
    else if (what === 'destroy')
      await links.destroy(actionFor(options.destination, 'destroy', action).name, linked, joinAction);
    else if (what === 'error')
      throw new Refused([fieldError(options.errorPath, 'must_not_be_missing', 'leaves out related records')]);
  }
}

async function matched(
  options: ManageOptions,
  { values, joinValues, path }: GivenRecord,
  linked: Linked,
  links: Links,
  context: RuntimeContext,
  caller: CallOptions,
): Promise<void> {
  const { destination, onMatch } = options;
  const [action, joinAction] = onMatch.actions;
  switch (onMatch.what) {
    case 'update': {
      const { name } = actionFor(destination, 'update', action);
      const input = actionInput(values, destination, name);
      unwrap(await context.runtime.update(destination.name, name, linked.row, input, caller));
      if (options.join && Object.keys(joinValues).length > 0)
        await links.updateJoin(joinAction, linked, joinValues);
      return;
    }
    case 'update_join':
      return links.updateJoin(action, linked, joinValues);
    case 'unrelate':
      return links.unrelate(linked, action);
    case 'destroy':
      return links.destroy(actionFor(destination, 'destroy', action).name, linked, joinAction);
    case 'error':
      throw new Refused([fieldError(path, 'is_related', 'is related already')]);
  }
}

async function unmatched(
  options: ManageOptions,
  one: GivenRecord,
  links: Links,
  context: RuntimeContext,
  caller: CallOptions,
): Promise<void> {
  const { destination, onLookup, onNoMatch } = options;
  const found = onLookup.what === 'ignore' ? undefined : await lookedUp(options, one, context, caller);
  if (found) {
    await links.relate(found, one.joinValues, onLookup.actions[0]);
    if (onLookup.what !== 'relate_and_update') return;
    const { name } = updateOnLookup(options);
    const input = actionInput(one.values, destination, name);
    unwrap(await context.runtime.update(destination.name, name, found, input, caller));
    return;
  }
  if (onNoMatch.what === 'create') {
    const { name } = createAction(options, onNoMatch);
    await links.create(
      name,
      actionInput(one.values, destination, name),
      one.joinValues,
      onNoMatch.actions[1],
    );
  } else if (onNoMatch.what === 'error')
    throw new Refused([fieldError(one.path, 'not_found', `leads to no ${destination.name} that is there`)]);
}

async function lookedUp(
  options: ManageOptions,
  one: GivenRecord,
  context: RuntimeContext,
  caller: CallOptions,
): Promise<Row | undefined> {
  for (const key of keysIn(one, options)) {
    const conditions = Object.entries(key).map(([name, value]) => isIn(name, [value]));
    const [found] = await recordsWhere(
      { ...context, ...caller },
      options.destination,
      allOf(conditions),
      options.lookupAction,
    );
    if (found) return found;
  }
  return undefined;
}

/** Errors of related records, told at the place of the argument that they came from. */
async function inTermsOf(path: readonly (string | number)[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const errors = error.failure.errors.map((each) => {
      const [field] = path;
      return { ...each, ...(typeof field === 'string' ? { field } : {}), path: [...path, ...each.path] };
    });
    throw new Refused(errors, error.failure.class);
  }
}
