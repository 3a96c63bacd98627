/** Who may change a record while somebody else does: `optimistic_lock`, `get_and_lock`, `filter`. */
import type { Expr } from '../../model/definition/expression.ts';
import { changeAttribute, refuse } from '../changing.ts';
import { attributeNamed, type ChangeOf } from '../compiled/making.ts';

/**
 * Counts changes in an attribute, and refuses a change to a record that was changed since the caller read it. A caller that
 * gives only the key of the record means it as it is now.
 */
export const optimisticLock: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  return (changeset) => {
    const { data, given } = changeset;
    const seen = given?.[name];
    const now = data?.[name] ?? null;
    if (data && seen !== undefined && seen !== now)
      return refuse(changeset, [name], 'stale_record', 'was changed by somebody else: read the record again');
    return changeAttribute(changeset, name, data ? Number(now ?? 0) + 1 : (changeset.attributes[name] ?? 1));
  };
};

/** Every update and destroy reads its record anew and locks it, so that there is nothing left to do. */
export const getAndLock: ChangeOf = (_, { action }) => {
  if (action.kind === 'create') throw new Error('get_and_lock is for actions on records that are there.');
  return (changeset) => changeset;
};

export const filter: ChangeOf = (args) => {
  const condition = args.value('condition');
  if (typeof condition !== 'object' || condition === null || !('expr' in condition))
    throw new Error('filter needs a condition.');
  return (changeset) => ({ ...changeset, filters: [...changeset.filters, condition.expr as Expr] });
};
