/** What the walk over a value meets: names it uses and declares, calls, and what does not fit. */
import type { Span } from '../../base/span.ts';
import type { FunctionSchema, OptionType, Parameter, ReferenceType } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Argument, Expression, Name, NameExpression } from '../syntax/syntax.ts';

/** A name that has to be declared elsewhere; of a dotted path, one for each of its names. Made by {@link referenceTo}. */
export interface ReferenceEvent {
  readonly event: 'reference';
  readonly name: string;
  readonly span: Span;
  readonly type: ReferenceType;
  /** What the name may be instead. */
  readonly or: readonly ReferenceType[] | undefined;
  /** In calls: the same name, looked up in what others beside it lead to, where they lead to anything. */
  readonly elsewhere: readonly ReferenceEvent[] | undefined;
  /** It may also be a value that nothing has to declare. */
  readonly orValue: boolean;
  /** It may also be a value of a data type, if that has such. */
  readonly orTyped: TypedEvent | undefined;
  /** The name before it in its path, or the path whose elements an expression is about: it is looked up in what that leads to. */
  readonly within: ReferenceEvent | undefined;
  /** The options to follow from what `within` names, with dots between them, where that is not where it leads. */
  readonly along: string | undefined;
  /** In expressions a name may also be a plain value, which only its neighbours tell (see `infer.ts`). */
  readonly inExpression: boolean;
}

/** A reference. All have one shape, since they are looked at more often than anything else of a value. */
export function referenceTo(
  type: ReferenceType,
  { text: name, span }: Name,
  within?: ReferenceEvent,
  along?: string,
  inExpression = false,
): ReferenceEvent {
  return {
    event: 'reference',
    name,
    span,
    type,
    or: undefined,
    elsewhere: undefined,
    orValue: false,
    orTyped: undefined,
    within,
    along,
    inExpression,
  };
}

/** Whether it has to be a name, and can be no value. */
export function isFirm({ orValue, orTyped, inExpression }: ReferenceEvent): boolean {
  return !orValue && !orTyped && !inExpression;
}

/** A value of a data type that is named beside it, by the parameter or option `of`. */
export interface TypedEvent {
  readonly event: 'typed';
  readonly expression: Expression;
  readonly of: string;
  /** It is compared with values of the type, and need not keep to its smallest and largest. */
  readonly bound?: true;
  /** In calls: the name beside it whose type counts. */
  readonly beside?: ReferenceEvent;
}

/** What the walk met, in document order. */
export type ValueEvent =
  /** Named values that are what a function takes, which the parameter or option `of` beside them calls. */
  | { readonly event: 'arguments'; readonly items: readonly Argument[]; readonly of: string }
  /** A value that is not of the type expected. */
  | { readonly event: 'mismatch'; readonly expression: Expression; readonly expected: OptionType }
  | TypedEvent
  | ReferenceEvent
  /** A name that is declared by standing here. */
  | { readonly event: 'declaration'; readonly name: string; readonly span: Span; readonly what: string }
  /** A call, or the plain name of a function; without `schema` there is no such function. */
  | {
      readonly event: 'call';
      readonly call: NameExpression;
      readonly kind: string;
      readonly schema: FunctionSchema | undefined;
    }
  /** An argument of a call that its function does not take. */
  | { readonly event: 'surplus'; readonly argument: Argument; readonly schema: FunctionSchema }
  /** A named value that stands among others of the same name, and has no effect beside the first. */
  | { readonly event: 'repeated'; readonly argument: Argument; readonly beside: readonly Argument[] }
  /** A call without an argument that its function needs. */
  | {
      readonly event: 'missing';
      readonly call: NameExpression;
      readonly schema: FunctionSchema;
      readonly parameter: Parameter;
    }
  /** An expression, for whoever checks its types. */
  | {
      readonly event: 'expression';
      readonly expression: Expression;
      readonly scope: ExpressionScope;
      readonly returns?: string;
    };

/** Whose fields the names in an expression are. */
export interface ExpressionScope {
  /** The path that leads to the elements. */
  readonly within?: ReferenceEvent;
  /** The parameter or option beside it that names the element. */
  readonly of?: string;
  /** The scope of the expression around it. */
  readonly outer?: ExpressionScope;
}

/** What a walk takes along. */
export interface ValueWalk {
  readonly vocabulary: Vocabulary;
  readonly events: ValueEvent[];
  readonly scope: ExpressionScope;
  /** In a call: what each argument before it names, for those that are about it. */
  readonly beside: ReadonlyMap<string, ReferenceEvent> | undefined;
}
