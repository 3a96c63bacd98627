/** Types of expressions: what a value in a filter or calculation is, and what it can be compared with. */
import { elementName, type Node } from '../nodes/bind.ts';
import { withArticle } from '../schema/describe-type.ts';
import type { OptionType } from '../schema/schema.ts';

/** What is known of the value of an expression. What is not known is never complained about. */
export type ExpressionType =
  | { readonly is: 'unknown' }
  | { readonly is: 'nil' }
  | DataType
  | { readonly is: 'list'; readonly of: ExpressionType }
  /** What a relationship leads to; without an element, to something that is not known. */
  | { readonly is: 'record'; readonly element?: Node };

/** A value of a data type of the vocabulary, or of what a document makes of one. */
export interface DataType {
  readonly is: 'data';
  /** The sort of value: `text`, `number`, `date` … */
  readonly class: string;
  /** The name of the type. */
  readonly name: string;
  /** Enumerations: the only values. */
  readonly values?: readonly string[];
  /** What a value of it looks like in a document. */
  readonly written?: OptionType;
  /** It comes with the call and is turned into what it is compared with, so that texts may be days. */
  readonly given?: true;
}

export const unknownType: ExpressionType = { is: 'unknown' };
export const nilType: ExpressionType = { is: 'nil' };
export const booleanType: ExpressionType = { is: 'data', class: 'boolean', name: 'boolean' };
export const numberType: ExpressionType = { is: 'data', class: 'number', name: 'number' };
export const textType: ExpressionType = { is: 'data', class: 'text', name: 'string' };
export const mapType: ExpressionType = { is: 'data', class: 'map', name: 'map' };

/** Classes whose values can be compared with each other, beside those of one class. */
const alike: ReadonlySet<string> = new Set(['id text', 'date datetime', 'duration number']);

/** Classes that are written as texts, and that a text of the call becomes. */
const castFromText: ReadonlySet<string> = new Set(['date', 'time', 'datetime', 'duration', 'number']);

/** Whether two values may be compared, or one may stand where the other is expected. */
export function comparable(a: ExpressionType, b: ExpressionType): boolean {
  if (isOpen(a) || isOpen(b)) return true;
  if (a.is === 'list' || b.is === 'list') return a.is === 'list' && b.is === 'list' && comparable(a.of, b.of);
  if (a.is === 'record' || b.is === 'record') return a.is === b.is;
  if (a.is !== 'data' || b.is !== 'data' || a.class === b.class) return true;
  if (alike.has([a.class, b.class].sort().join(' '))) return true;
  return (isGivenText(a) && castFromText.has(b.class)) || (isGivenText(b) && castFromText.has(a.class));
}

/** The type of a value that comes with the call. */
export function givenType(type: ExpressionType): ExpressionType {
  if (type.is === 'list') return { is: 'list', of: givenType(type.of) };
  return type.is === 'data' ? { ...type, given: true } : type;
}

/** Nothing can be said against it. */
export function isOpen({ is }: ExpressionType): boolean {
  return is === 'unknown' || is === 'nil';
}

function isGivenText({ class: sort, given }: DataType): boolean {
  return sort === 'text' && given === true;
}

/** Whether a value is of a class, as far as one knows. */
export function isOf(type: ExpressionType, ...classes: readonly string[]): boolean {
  return isOpen(type) || (type.is === 'data' && classes.includes(type.class));
}

const nouns: ReadonlyMap<string, string> = new Map([
  ['boolean', 'true or false'],
  ['text', 'a text'],
  ['datetime', 'a date with a time'],
]);

/** A class in words. */
export function describeClass(name: string): string {
  return nouns.get(name) ?? withArticle(name);
}

/** The type in words that fit behind "expected". */
export function describeExpressionType(type: ExpressionType): string {
  switch (type.is) {
    case 'unknown':
      return 'a value';
    case 'nil':
      return 'nil';
    case 'record': {
      const name = type.element && elementName(type.element);
      return name === undefined ? 'a record' : `a record of \`${name}\``;
    }
    case 'list':
      return isOpen(type.of) ? 'a list' : `a list, each item ${describeExpressionType(type.of)}`;
    case 'data':
      return type.values ? `one of ${type.values.join(', ')}` : describeClass(type.class);
  }
}

/** The type in few words, as in a hover: `integer`, `atom: active, closed`, `list of string`. */
export function nameOfType(type: ExpressionType): string | undefined {
  switch (type.is) {
    case 'unknown':
      return undefined;
    case 'nil':
      return 'nil';
    case 'record':
      return (type.element && elementName(type.element)) ?? 'record';
    case 'list': {
      const of = nameOfType(type.of);
      return of === undefined ? 'list' : `list of ${of}`;
    }
    case 'data':
      return type.values ? `${type.name}: ${type.values.join(', ')}` : type.name;
  }
}
