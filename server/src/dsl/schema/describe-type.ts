/** Types of options in words. */
import type { MapType, OptionType } from './schema.ts';

/** What a value of the type is, in words that fit behind "expected". */
export function describeType(type: OptionType): string {
  switch (type.kind) {
    case 'any':
    case 'value':
      return 'a value';
    case 'atom':
      return 'a name';
    case 'id':
      return 'an id (a name, or a string)';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'module':
      return 'the name of a module, such as MyApp.Mailer';
    case 'duration':
      return 'a duration, such as "5 minutes", "PT5M" or a number of milliseconds';
    case 'regex':
      return 'a string with a regular expression';
    case 'file':
      return 'a string with the path of a file';
    case 'option_type':
      return 'a type of option';
    case 'code':
      return `code${type.language === '' ? '' : ` in ${type.language}`} (a string, or the name of a module)`;
    case 'map':
      return describeMap(type);
    case 'expression':
      return 'an expression';
    case 'number':
      return describeNumber(type);
    case 'one_of':
      return type.values.length === 1
        ? String(type.values[0])
        : `one of ${type.values.map(String).join(', ')}`;
    case 'list':
      return `a list in brackets${atLeast(type.min)}, each item ${describeType(type.of)}`;
    case 'wrap_list':
      return `${describeType(type.of)}, or a list of such`;
    case 'tuple':
      return `in brackets ${type.items.map(describeType).join(', then ')}`;
    case 'any_of':
      return type.types.map(describeType).join(', or ');
    case 'all_of':
      return type.types.map(describeType).join(' that is also ');
    case 'call':
      return withArticle(type.of);
    case 'reference':
      return type.through === undefined
        ? `the name of ${withArticle(type.to)}`
        : `the name of ${withArticle(type.to)}, or a path to one`;
    case 'declares':
      return `a name for ${withArticle(type.what)}`;
  }
}

function atLeast(count: number | undefined): string {
  if (count === undefined || count === 0) return '';
  return ` of at least ${count === 1 ? 'one item' : `${count} items`}`;
}

/** `an action`, `a resource`. */
export function withArticle(noun: string): string {
  const words = noun.replaceAll('_', ' ');
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

function describeMap({ keys, names, values }: MapType): string {
  if (keys) return `named values in brackets out of ${keys.map(({ name }) => name).join(', ')}`;
  if (names) return `named values in brackets, each named by ${describeType(names)}`;
  return values
    ? `named values in brackets, each ${describeType(values)}`
    : 'named values in brackets, such as [min: 1]';
}

function describeNumber({ whole, min, max }: Extract<OptionType, { kind: 'number' }>): string {
  const what = whole ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  return max === undefined ? what : `${what} of at most ${max}`;
}
