/** Types of options → TypeScript types of their values, as `value-json.ts` writes them. */
import type { OptionType, Parameter } from '../dsl/schema/schema.ts';
import type { Calls } from './calls.ts';

export function valueType(type: OptionType, calls: Calls): string {
  const inner = (each: OptionType) => valueType(each, calls);
  const listOf = (each: OptionType) => `readonly ${grouped(inner(each))}[]`;
  switch (type.kind) {
    case 'any':
    case 'value':
      return 'Data';
    case 'duration':
      return 'string | number';
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'one_of':
      return type.values.length === 0
        ? 'Data'
        : union(type.values.map((value) => (value === 'nil' ? 'null' : JSON.stringify(value))));
    case 'list':
    case 'wrap_list':
      return listOf(type.of);
    case 'tuple':
      return `readonly [${type.items.map(inner).join(', ')}]`;
    case 'map':
      return type.keys
        ? `{ ${type.keys.map((key) => `readonly ${propertyKey(key.name)}?: ${inner(key.type)}`).join('; ')} }`
        : `{ readonly [name: string]: ${type.values ? inner(type.values) : 'Data'} }`;
    case 'any_of':
      return type.types.length === 0 ? 'Data' : union(type.types.map(inner));
    case 'all_of':
      return type.types[0] ? inner(type.types[0]) : 'Data';
    case 'call':
      return calls.nameOfKind(type.of);
    case 'option_type':
      return calls.nameOfKind('option_type');
    case 'expression':
      return 'Expression';
    default:
      return 'string';
  }
}

/** The arguments of a call as the type of one object. */
export function argumentsType(parameters: readonly Parameter[], calls: Calls): string {
  const fields = parameters.map(
    ({ name, type, required }) =>
      `readonly ${propertyKey(name)}${required ? '' : '?'}: ${valueType(type, calls)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join('; ')} }`;
}

/** A key of an object: plain where it can be. */
export function propertyKey(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** How a property is read: `.name` or `["allow_nil?"]`. */
export function propertyAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** Each type once, in order. */
function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function grouped(type: string): string {
  return type.includes(' ') && !/^\{[^{}]*\}$/.test(type) ? `(${type})` : type;
}

/** A comment for readers of the code; of several lines where it has several parts. */
export function tsDoc(parts: readonly (string | undefined)[], indent = ''): string {
  const lines = parts
    .filter((part) => part !== undefined && part !== '')
    .flatMap((part) => part?.replaceAll('*/', '*\\/').split('\n') ?? []);
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}
