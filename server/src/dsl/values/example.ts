/** A value of each type, to begin with. */
import type { OptionType } from '../schema/schema.ts';

/** The name that a reference can mean where it stands, or the function that can be called; none where that is not known. */
export type KnownName = (type: Extract<OptionType, { kind: 'reference' | 'call' }>) => string | undefined;

/** The text of some value that the type accepts, as far as that can be known without the document, or by what is known of it. */
export function exampleOf(type: OptionType, known: KnownName = () => undefined): string {
  const inner = (of: OptionType) => exampleOf(of, known);
  switch (type.kind) {
    case 'string':
    case 'regex':
    case 'file':
    case 'code':
      return '""';
    case 'duration':
      return '"1 minute"';
    case 'module':
      return 'Module';
    case 'tuple':
      return `[${type.items.map(inner).join(', ')}]`;
    case 'boolean':
      return 'true';
    case 'number':
      return String(type.min ?? Math.min(0, type.max ?? 0));
    case 'one_of':
      return spelled(type.values[0] ?? 'nil');
    case 'list':
      return `[${isNamed(type.of) || (type.min ?? 0) > 0 ? inner(type.of) : ''}]`;
    case 'wrap_list': {
      // An item that is a list itself would be taken for the list around it.
      const item = inner(type.of);
      return item.startsWith('[') ? `[${item}]` : item;
    }
    case 'any_of':
    case 'all_of': {
      // A name says more than a constant that stands for all of them.
      const named = type.types.find(({ kind }) => kind === 'reference' || kind === 'declares');
      const first = named ?? type.types[0];
      return first ? inner(first) : 'nil';
    }
    case 'map':
      return '[]';
    case 'reference':
      return known(type) ?? type.to;
    case 'declares':
      return type.what;
    case 'call':
      return known(type) ?? (type.of === 'type' ? 'string' : type.of);
    case 'option_type':
      return 'string';
    case 'atom':
    case 'id':
      return 'name';
    case 'any':
    case 'value':
    case 'expression':
      return 'nil';
  }
}

/** A word that is no name stands in quotes. */
function spelled(value: string | number | boolean): string {
  return typeof value === 'string' && !/^[A-Za-z_]\w*[?!]?$/.test(value)
    ? JSON.stringify(value)
    : String(value);
}

/** Lists of names that are declared by standing there are better not empty. */
function isNamed(type: OptionType): boolean {
  return type.kind === 'declares';
}
