/** The order of values of records: numbers by size, times by moment, whatever their precision, texts by code points. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { Making } from '../compiled/making.ts';
import { same } from '../same.ts';

const moment = /^(\d{4}-\d\d-\d\dT)?(\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z?)$/;

/** Less than, greater than or equal to 0; undefined when there is no order between the two. Nil is equal to nil only. */
export function compareValues(a: unknown, b: unknown): number | undefined {
  if (same(a, b)) return 0;
  const left = comparable(a);
  const right = comparable(b);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string')
    return left === right ? 0 : left < right ? -1 : 1;
  return undefined;
}

/** The order of the values of a type: of `ci_string`, their case does not matter. */
export function orderOf(type: TypeDefinition | undefined): typeof compareValues {
  if (type?.name !== 'ci_string') return compareValues;
  const folded = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
  return (a, b) => compareValues(folded(a), folded(b));
}

/** The order of the values of an attribute or argument. */
export function orderIn({ resource, action }: Making, name: string): typeof compareValues {
  const found = [...action.arguments, ...resource.attributes].find((each) => each.name === name);
  return orderOf(found?.type);
}

function comparable(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const found = moment.exec(value);
  return found ? `${found[1] ?? ''}${found[2]}.${(found[3] ?? '').padEnd(6, '0')}` : value;
}
