/**
 * What is there by convention: the actions of Ash's `defaults`, and attributes that frameworks keep themselves. Metrics take
 * such elements neither for good nor for bad when no statement speaks of them, so that nothing is gained by adding or by removing them.
 */
import type { Action } from '../model/domain-model.ts';

const attributes: ReadonlySet<string> = new Set('inserted_at updated_at archived_at created_at'.split(' '));

/** Whether it is one of Ash's default actions: `create`, `read`, `update` or `destroy` under its own name. */
export function isDefaultAction({ kind, name }: Pick<Action, 'kind' | 'name'>): boolean {
  return kind === name;
}

/** Whether frameworks keep an attribute of this name by themselves. */
export function isConventionalAttribute(name: string): boolean {
  return attributes.has(name);
}
