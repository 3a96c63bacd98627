/**
 * Schemas: what the keywords of a language mean, as data. A `dsl` definition is read into these (see `define.ts`), and
 * checks, completion, hover and printers ask nothing else. (Model: Spark's sections, entities and option schemas.)
 */
import type { Span } from '../base/span.ts';
import type { Expression } from './syntax.ts';

/** Where something is defined. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** What a value has to be. */
export type OptionType =
  | { readonly kind: 'any' | 'atom' | 'id' | 'string' | 'boolean' | 'map' | 'expression' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'one_of'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'list' | 'wrap_list'; readonly of: OptionType }
  | { readonly kind: 'any_of'; readonly types: readonly OptionType[] }
  | { readonly kind: 'call'; readonly of: string }
  /** A value of the data type that the parameter or option `of` beside it names. */
  | { readonly kind: 'value'; readonly of: string }
  | ReferenceType
  | { readonly kind: 'declares'; readonly what: string };

/** The name of something else: `reference(attribute, of: destination)`. */
export interface ReferenceType {
  readonly kind: 'reference';
  /** What it names: `attribute`. */
  readonly to: string;
  /** The parameter or option beside it that names the owner; else the owner is the element it stands in. */
  readonly of?: string;
}

/** One positional argument of a statement or call, or one named argument of a call. */
export interface Parameter {
  readonly name: string;
  readonly type: OptionType;
  readonly required: boolean;
  /** Given after `=`, not by position. */
  readonly assigned?: boolean;
  /** The last one: takes all arguments that are left. */
  readonly rest?: boolean;
  /** No two elements of one owner and kind may have the same. */
  readonly unique?: boolean;
  readonly default?: Expression;
  readonly doc?: string;
}

/** A name that an element brings along beside its own: a `belongs_to doctor` brings the attribute `doctor_id`. */
export interface Provision {
  readonly kind: string;
  /** `{name}` stands for the element's own name. */
  readonly pattern: string;
}

/** What one keyword means where it stands. */
export interface StatementSchema {
  /** Sections group, entities are things (there may be many), options are values (at most one). */
  readonly role: 'section' | 'entity' | 'option';
  readonly keyword: string;
  readonly doc?: string;
  readonly parameters: readonly Parameter[];
  /** What its block may hold, by keyword. */
  readonly children: ReadonlyMap<string, StatementSchema>;
  /** Entities: the kinds of name it declares, its own keyword unless the definition says otherwise. */
  readonly kinds: readonly string[];
  readonly provides: readonly Provision[];
  /** Options: has to be there. */
  readonly required: boolean;
  /** Options: the value when it is absent. */
  readonly default?: Expression;
  /** The name of the definition it comes from. */
  readonly definition: string;
  readonly place?: Place;
}

/** Something that can be called in values: a type, a change, a check of a policy. */
export interface FunctionSchema {
  readonly name: string;
  /** What it is: `type`, `change`, `check`. */
  readonly kind: string;
  readonly doc?: string;
  readonly parameters: readonly Parameter[];
  readonly options: ReadonlyMap<string, Parameter>;
  /** Data types: what their values look like in a document, where that can be said. */
  readonly value?: OptionType;
  readonly definition: string;
  readonly place?: Place;
}

/** One `dsl` definition. */
export interface DslSchema {
  readonly name: string;
  readonly doc?: string;
  readonly root: ReadonlyMap<string, StatementSchema>;
  /** Additions to entities of other definitions that are in use beside this one, by keyword of the entity. */
  readonly patches: ReadonlyMap<string, ReadonlyMap<string, StatementSchema>>;
  readonly functions: readonly FunctionSchema[];
  readonly place?: Place;
}

/** The parameter that names an element: the unique one, or the one called `name`. */
export function nameParameter(schema: StatementSchema): Parameter | undefined {
  return schema.parameters.find(({ unique, name }) => unique === true || name === 'name');
}
