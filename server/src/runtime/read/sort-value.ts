/** Orders as documents write them: a name, names, or names with directions. */
import type { SortDefinition } from '../../model/definition/resource.ts';
import { ExpressionError } from '../expression/expression-error.ts';

const directions: Readonly<Record<string, SortDefinition['direction']>> = {
  asc: 'asc',
  asc_nils_last: 'asc',
  desc: 'desc',
  desc_nils_first: 'desc',
  asc_nils_first: 'asc_nils_first',
  desc_nils_last: 'desc_nils_last',
};

/**
 * `name`, `[name, age]`, `{ name: desc }` or a list of these.
 * @throws ExpressionError for what is no order
 */
export function sortsOf(value: unknown): readonly SortDefinition[] {
  if (typeof value === 'string') return [{ field: value, direction: 'asc' }];
  if (Array.isArray(value)) return value.flatMap(sortsOf);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([field, direction]) => {
      const name = String(direction);
      const known = Object.hasOwn(directions, name) ? directions[name] : undefined;
      if (!known)
        throw new ExpressionError(
          `There is no direction ${String(direction)} to sort in. Use one of ${Object.keys(directions).join(', ')}.`,
        );
      return { field, direction: known };
    });
  throw new ExpressionError('An order is the name of a field, several of them, or names with directions.');
}

/**
 * An order as callers write it: `-name`, `++age`, or several with commas (as JSON:API has it; `++` and `--` put nils first
 * and last).
 */
export function sortsOfInput(value: unknown): readonly SortDefinition[] {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((each) => String(each).split(','));
  return texts.map((text) => {
    const [, sign = '', field = ''] = /^\s*(\+\+|--|[+-])?\s*(.*?)\s*$/.exec(text) ?? [];
    const direction =
      ({ '++': 'asc_nils_first', '--': 'desc_nils_last', '-': 'desc' } as const)[sign] ?? 'asc';
    return { field, direction };
  });
}
