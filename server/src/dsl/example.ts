/** A value of each type, to begin with. */
import type { OptionType } from './schema.ts';

/** The text of some value that the type accepts, as far as that can be known without the document. */
export function exampleOf(type: OptionType): string {
  switch (type.kind) {
    case 'string':
      return '""';
    case 'boolean':
      return 'true';
    case 'number':
      return String(type.min ?? Math.min(0, type.max ?? 0));
    case 'one_of':
      return String(type.values[0] ?? 'nil');
    case 'list':
      return `[${isNamed(type.of) ? exampleOf(type.of) : ''}]`;
    case 'wrap_list': {
      // An item that is a list itself would be taken for the list around it.
      const item = exampleOf(type.of);
      return item.startsWith('[') ? `[${item}]` : item;
    }
    case 'any_of':
      return type.types[0] ? exampleOf(type.types[0]) : 'nil';
    case 'map':
      return '[]';
    case 'reference':
      return type.to;
    case 'declares':
      return type.what;
    case 'call':
      return type.of === 'type' ? 'string' : type.of;
    case 'atom':
    case 'id':
      return 'name';
    case 'any':
    case 'value':
    case 'expression':
      return 'nil';
  }
}

/** Lists of names that are declared by standing there are better not empty. */
function isNamed(type: OptionType): boolean {
  return type.kind === 'declares';
}
