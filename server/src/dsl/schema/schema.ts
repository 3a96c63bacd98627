/**
 * Schemas: what the keywords of a language mean, as data. A `dsl` definition is read into definitions (`define.ts`),
 * those that a document uses are put together to schemas (`vocabulary.ts`), and checks, completion, hover and printers
 * ask nothing else. (Model: Spark's sections, entities and option schemas.)
 */
import type { Span } from '../../base/span.ts';
import type { Expression, Statement } from '../syntax/syntax.ts';

/** The definition of definitions, which every document uses without saying so. */
export const metaLanguage = 'dsl';

/** Where something is defined. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** Types that need no more than their name. */
export interface SimpleType {
  readonly kind:
    | 'any'
    | 'atom'
    | 'id'
    | 'string'
    | 'boolean'
    | 'module'
    | 'duration'
    | 'regex'
    | 'file'
    | 'option_type';
}

/** What a value has to be. */
export type OptionType =
  | SimpleType
  /** Text in another language, which is not looked into. */
  | { readonly kind: 'code'; readonly language: string }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number }
  | OneOfType
  | MapType
  | { readonly kind: 'list' | 'wrap_list'; readonly of: OptionType; readonly min?: number }
  | { readonly kind: 'tuple'; readonly items: readonly OptionType[] }
  | { readonly kind: 'any_of' | 'all_of'; readonly types: readonly OptionType[] }
  | { readonly kind: 'call'; readonly of: string }
  /** A value of the data type that the parameter or option `of` beside it names. */
  /** `bound`: it is compared with values of the type, and need not keep to its smallest and largest. */
  | { readonly kind: 'value'; readonly of: string; readonly bound?: true }
  | ExpressionType
  | ReferenceType
  | { readonly kind: 'declares'; readonly what: string; readonly place?: Place };

/** One of some values; each with the place that lists it, where a document does. */
export interface OneOfType {
  readonly kind: 'one_of';
  readonly values: readonly (string | number | boolean)[];
  readonly places?: readonly Place[];
}

/** Named values in brackets. With `keys` only those names are allowed; `names` and `values` are types for all. */
export interface MapType {
  readonly kind: 'map';
  /** The parameter or option beside it that calls a function: names and values are what that takes. */
  readonly argumentsOf?: string;
  readonly keys?: readonly Parameter[];
  readonly names?: OptionType;
  readonly values?: OptionType;
}

/** A condition or calculation over the fields of the element around it, or of the one that `of` names. */
export interface ExpressionType {
  readonly kind: 'expression';
  readonly of?: string;
  /** The data type of its value, by name. */
  readonly returns?: string;
}

/** The name of something else: `reference(attribute, of: destination)`. */
export interface ReferenceType {
  readonly kind: 'reference';
  /** What it names: `attribute`. */
  readonly to: string;
  /**
   * The parameter or option beside it that names the owner; behind a dot, what to follow from there
   * (`relationship.destination`). Without it, the owner is looked for around the place.
   */
  readonly of?: string;
  /** A dotted path is allowed: all names but the last are of this kind, and each leads to its `destination`. */
  readonly through?: string;
  /** It has to be an element around the place. */
  readonly around?: boolean;
  /** The option by which an element around the place names others whose names it has, too; then no others are meant. */
  readonly inherits?: string;
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
  readonly place?: Place;
}

/** What a definition says of the age of a keyword. */
export interface Lifecycle {
  /** What to do instead; it still works. */
  readonly deprecated?: string;
  /** Former keywords, which still work. */
  readonly renamedFrom?: readonly string[];
  /** The version that brought it. */
  readonly since?: string;
}

/** What sections, entities and options have in common before and after they are put together. */
interface Keyword extends Lifecycle {
  /** Sections group, entities are things (there may be many), options are values (at most one). */
  readonly role: 'section' | 'entity' | 'option';
  readonly keyword: string;
  readonly doc?: string;
  /** Entities: the kinds of name it declares, its own keyword unless the definition says otherwise. */
  readonly kinds: readonly string[];
  /** Where it says each of its kinds, if it does. */
  readonly kindPlaces?: readonly Place[];
  /** Options: has to be there. */
  readonly required: boolean;
  /** Options: the value when it is absent. */
  readonly default?: Expression;
  /** Sections: what it holds may stand right in its owner, too. */
  readonly topLevel?: boolean;
  /** Sections: other definitions may add to it. */
  readonly patchable?: boolean;
  /** Entities: at most one in its owner. */
  readonly singleton?: boolean;
  /** Entities: may hold whatever entities its owner may hold. */
  readonly recursive?: boolean;
  /** Entities: the values that together are unique in the owner. */
  readonly identifier?: readonly string[];
  /** Entities: values that the definition decides, by name of the option. */
  readonly fixed: ReadonlyMap<string, Expression>;
  /** Entities: the keywords of what leads back from the other side, for relationships that come in pairs. */
  readonly inverse?: readonly string[];
  /** Entities, and the document: kinds of element in it that come after those that they name, so that a circle is wrong. */
  readonly acyclic?: readonly string[];
  /** Entities: one that nothing around it refers to is pointed out. */
  readonly pointless?: boolean;
  /** Entities: the name is known in all documents, beside the element around it. */
  readonly global?: boolean;
  /** What its block holds is not looked into. */
  readonly opaque?: boolean;
  /** The name of the definition it comes from. */
  readonly definition: string;
  readonly place?: Place;
}

/** What one keyword means where it stands, in the documents of one vocabulary. */
export interface StatementSchema extends Keyword {
  readonly parameters: readonly Parameter[];
  /** What its block may hold, by keyword. May lead back to itself. */
  readonly children: ReadonlyMap<string, StatementSchema>;
  /** An option that says in the block what could stand as this argument. */
  readonly argument?: Parameter;
  /** A part of an element that is written elsewhere: what the element requires may stand there. */
  readonly partial?: boolean;
}

/** One thing in the block of a definition, in the order of writing. */
export type Member =
  | { readonly member: 'argument'; readonly parameter: Parameter }
  | { readonly member: 'statement'; readonly definition: StatementDefinition }
  | { readonly member: 'include'; readonly mixin: string };

/** A section, entity or option as its definition has it: mixins are named, not yet put in. */
export interface StatementDefinition extends Keyword {
  readonly members: readonly Member[];
  /** Options: their one value. */
  readonly value?: Parameter;
}

/** Something that can be called in values: a type, a change, a check of a policy. */
export interface FunctionSchema extends Lifecycle {
  readonly name: string;
  /** What it is: `type`, `change`, `check`. */
  readonly kind: string;
  readonly kindPlace?: Place;
  readonly doc?: string;
  readonly parameters: readonly Parameter[];
  readonly options: ReadonlyMap<string, Parameter>;
  /** Data types: what their values look like in a document, where that can be said. */
  readonly value?: OptionType;
  /** Data types: the sort of value, which decides what it can be compared with. */
  readonly class?: string;
  /** Functions of expressions: the data type of the result, by name. */
  readonly returns?: string;
  readonly definition: string;
  readonly place?: Place;
}

/** Additions to a section or entity of another definition, for documents that use both. */
export interface Patch {
  /** Keywords from the top down: `resource`, `attributes`. */
  readonly path: readonly string[];
  readonly members: readonly Member[];
  readonly place?: Place;
}

/** Elements that other elements bring along: `add` is put into what is around each element that the rule is about. */
export interface Transform extends Rule {
  readonly add: readonly Statement[];
}

/** What has to hold for each element that the rule is about. */
export interface Verifier extends Rule {
  readonly expect: readonly Expression[];
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** `{name}` stands for a value of the element. */
  readonly message?: string;
  readonly fixes: readonly VerifierFix[];
}

/** Which elements a transformer or verifier is about. */
export interface Rule {
  readonly title: string;
  /** The keywords of the elements. */
  readonly each: readonly string[];
  readonly where: readonly Expression[];
  readonly definition: string;
  readonly place?: Place;
}

/** A way to make a verifier hold: options to set, statements to add, options or children to take away. */
export interface VerifierFix {
  readonly title: string;
  readonly set: readonly { readonly option: string; readonly value: Expression }[];
  readonly add: readonly Statement[];
  readonly remove: readonly string[];
}

/** One `dsl` definition. */
export interface DslSchema {
  readonly name: string;
  readonly doc?: string;
  /** Definitions whose vocabulary comes with this one. */
  readonly extends: readonly string[];
  /** What may stand at the top of documents. */
  readonly members: readonly Member[];
  /** Kinds of element at the top that come after those that they name. */
  readonly acyclic?: readonly string[];
  /** Groups of members to include elsewhere, by name. */
  readonly mixins: ReadonlyMap<string, readonly Member[]>;
  readonly patches: readonly Patch[];
  readonly functions: readonly FunctionSchema[];
  readonly transforms: readonly Transform[];
  readonly verifiers: readonly Verifier[];
  readonly place?: Place;
}

/** The parameter that names an element: the unique one, or the one called `name`. */
export function nameParameter(schema: StatementSchema): Parameter | undefined {
  return schema.parameters.find(({ unique, name }) => unique === true || name === 'name');
}
