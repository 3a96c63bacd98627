/** What can be wrong with an expression, as data: the checks make findings of it. */
import type { Span } from '../../base/span.ts';
import type { Declaration } from '../names/names.ts';
import type { Expression, Name, OperationExpression } from '../syntax/syntax.ts';
import type { FieldScope } from './fields.ts';

export type ExpressionProblem =
  /** A name that is no field, where nothing but a field can stand. Without `scope` it is behind something without fields. */
  | {
      readonly problem: 'unknown-field';
      readonly name: Name;
      readonly scope?: FieldScope;
      /** The name before it in its path. */
      readonly behind?: string;
      /** It is called, so that it could be a function, too. */
      readonly called?: true;
    }
  /** A value of a type that does not fit. */
  | WrongOperand
  /** A comparison with nil, which is nil whatever the other operand is. */
  | { readonly problem: 'compare-nil'; readonly operation: OperationExpression; readonly other: Expression };

export interface WrongOperand {
  readonly problem: 'wrong-operand';
  readonly expression: Expression;
  readonly expected: string;
  /** The type of what is there. */
  readonly found?: string;
  /** The values that are allowed, to find the nearest one. */
  readonly values?: readonly string[];
  /** What the expectation comes from. */
  readonly because?: { readonly name: string; readonly at: Span; readonly uri: string };
}

/** The place of a field that an expectation comes from. */
export function becauseOf(declaration: Declaration | undefined): Pick<WrongOperand, 'because'> {
  if (!declaration) return {};
  const { name, span, node } = declaration;
  return { because: { name, at: span, uri: node.document.uri } };
}
