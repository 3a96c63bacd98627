/** What the record that comes back holds: `load`, `select`, `ensure_selected`. */
import type { CallValue } from '../../model/definition/expression.ts';
import type { ChangeOf } from '../compiled/making.ts';
import type { Load } from '../context.ts';

export const load: ChangeOf = (args) => {
  const loads = args.list('fields').flatMap(loadsOf);
  return (changeset) => ({ ...changeset, load: [...changeset.load, ...loads] });
};

/** `name`, `author.name`, or `author: [name]`. */
export function loadsOf(value: CallValue): readonly Load[] {
  if (typeof value === 'string') {
    const [first = '', ...rest] = value.split('.');
    return rest.length === 0 ? [first] : [{ path: first, load: loadsOf(rest.join('.')) }];
  }
  if (Array.isArray(value)) return (value as readonly CallValue[]).flatMap(loadsOf);
  if (typeof value === 'object' && value !== null && 'map' in value)
    return Object.entries(value.map as Readonly<Record<string, CallValue>>).map(([path, inner]) => ({
      path,
      load: loadsOf(inner),
    }));
  throw new Error(`${JSON.stringify(value)} names nothing that could be loaded.`);
}

export const select: ChangeOf = (args) => {
  const names = args.names('attributes');
  return (changeset) => ({ ...changeset, select: names });
};

export const ensureSelected: ChangeOf = (args) => {
  const names = args.names('attributes');
  return (changeset) =>
    changeset.select ? { ...changeset, select: [...new Set([...changeset.select, ...names])] } : changeset;
};
