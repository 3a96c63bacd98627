/** Values that the data store works out: `atomic_update`, `atomic_set`, `increment`. */
import type { Expr } from '../../model/definition/expression.ts';
import { attributeOf, changeAttribute, putAtomic } from '../changing.ts';
import { attributeNamed, type ChangeOf } from '../compiled/making.ts';

/** The record is locked while an action runs, so that what is worked out of it is worked out of what is there. */
const atomic: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  const value = args.value('expression');
  const isExpr = typeof value === 'object' && value !== null && 'expr' in value;
  if (!isExpr) throw new Error(`${args.call.name} needs an expression.`);
  return (changeset) => putAtomic(changeset, name, value.expr as Expr);
};

export const atomicUpdate = atomic;

export const atomicSet: ChangeOf = (args, making) => {
  if (making.action.kind !== 'create')
    throw new Error('atomic_set is for actions that create; use atomic_update.');
  return atomic(args, making);
};

/** Nil counts as 0. When the limit is reached, it begins anew with the amount. */
export const increment: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  const amount = args.number('amount') ?? 1;
  const limit = args.number('overflow_limit');
  return (changeset) => {
    const before = Number(attributeOf(changeset, name) ?? 0);
    const next = limit !== undefined && before >= limit ? amount : before + amount;
    return changeAttribute(changeset, name, next);
  };
};
