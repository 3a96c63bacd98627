/** Types of what stands in the conditions of rules. */
import type { OptionType } from '../schema/schema.ts';
import type { StaticWorld } from './static-member.ts';

export const anyType: OptionType = { kind: 'any' };
export const numbers: OptionType = { kind: 'number', whole: false };
const truths: OptionType = { kind: 'boolean' };

/** What the functions of conditions come to. */
export const resultTypes: ReadonlyMap<string, OptionType> = new Map<string, OptionType>([
  ['count', numbers],
  ['length', numbers],
  ['exists', truths],
  ['all', truths],
  ['unique', truths],
  ['is_nil', truths],
  ['is_followed', truths],
  ['is_call', truths],
  ['overlaps', truths],
  ['starts_with', truths],
  ['ends_with', truths],
  ['contains', truths],
  ['matches', truths],
]);

/** Whether values of a type can be true or false; of a list or element, they cannot. */
export function mayBeTruth(type: OptionType | undefined): boolean {
  switch (type?.kind) {
    case 'any':
    case 'boolean':
    case 'value':
      return true;
    case 'one_of':
      return type.values.some((value) => typeof value === 'boolean');
    case 'any_of':
    case 'all_of':
      return type.types.some(mayBeTruth);
    default:
      return false;
  }
}

/** The names that values of a type can be; `undefined` where any could. */
export function valuesOf(type: OptionType, world: StaticWorld): ReadonlySet<string> | undefined {
  switch (type.kind) {
    case 'one_of':
      return new Set(type.values.map(String));
    case 'boolean':
      return new Set(['true', 'false']);
    case 'number':
      return new Set();
    case 'call': {
      const functions = [...world.available.values()].flatMap((schema) => schema.functions);
      return new Set(functions.flatMap(({ kind, name }) => (kind === type.of ? [name] : [])));
    }
    case 'list':
    case 'wrap_list':
      return valuesOf(type.of, world);
    case 'any_of': {
      const all = type.types.map((each) => valuesOf(each, world));
      return all.every((each) => each !== undefined) ? new Set(all.flatMap((each) => [...each])) : undefined;
    }
    default:
      return undefined;
  }
}
