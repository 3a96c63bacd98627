/**
 * The tree of a `.spark` document: statements made of a keyword, arguments and a block. It knows nothing of the
 * parser that made it, so that schemas, checks and printers work on plain data. Spans are offsets in the document.
 */
import type { Span } from '../../base/span.ts';

/** A name as written; `text` is without back quotes and escapes, `span` covers them. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** An argument of a call or an item of a list; a list with named items is a map. */
export interface Argument {
  readonly name?: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** An argument that must have a name. */
export interface NamedArgument extends Argument {
  readonly name: Name;
}

/** `archived`, `ash.resource`; with `args`, a call: `integer(min: 0)`. */
export interface NameExpression {
  readonly kind: 'name';
  readonly path: readonly Name[];
  /** Present for calls only, and then perhaps empty. */
  readonly args?: readonly Argument[];
  readonly span: Span;
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Argument[];
  readonly span: Span;
}

/** `^arg(x)`: a value of the run, not of the document. */
export interface TemplateExpression {
  readonly kind: 'template';
  readonly target: NameExpression;
  readonly span: Span;
}

export interface OperationExpression {
  readonly kind: 'operation';
  readonly operator: string;
  /** One operand for `not` and `-`, else two. */
  readonly operands: readonly Expression[];
  readonly span: Span;
}

export type Expression =
  | NameExpression
  | LiteralExpression
  | ListExpression
  | TemplateExpression
  | OperationExpression;

export interface Block {
  readonly statements: readonly Statement[];
  /** Braces included. */
  readonly span: Span;
}

/** All have their parts in this order, also those that are not there: V8 knows one shape of what is looked at most. */
export interface Statement {
  readonly keyword: Name;
  readonly args: readonly Expression[];
  /** Arguments by name, behind a comma: each says what an option or argument of its name would say in the block. */
  readonly named: readonly NamedArgument[] | undefined;
  /** What stands after `=`. */
  readonly assigned: Expression | undefined;
  readonly body: Block | undefined;
  readonly span: Span;
}

/** The dotted text of a name expression: `ash.resource`. */
export function dotted({ path }: NameExpression): string {
  const first = path[0];
  // Most have one name, and this is asked of all.
  return path.length === 1 && first ? first.text : path.map((name) => name.text).join('.');
}

/** The text of a plain name or of a string, for places where a name may be quoted; else `undefined`. */
export function nameText(expression: Expression): string | undefined {
  if (expression.kind === 'name' && expression.args === undefined) return dotted(expression);
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  return undefined;
}

/** The smallest statement of the list (and its blocks) whose span holds `offset`, with its ancestors, outermost first. */
export function statementsAt(statements: readonly Statement[], offset: number): Statement[] {
  const path: Statement[] = [];
  let level: readonly Statement[] = statements;
  for (;;) {
    const inner = level.find(({ span }) => span.start <= offset && offset <= span.end);
    if (!inner) return path;
    path.push(inner);
    level = inner.body?.statements ?? [];
  }
}

/** `auth: required` behind a comma, as the statement that it would be in the block. */
export function statementOf({ name, value, span }: NamedArgument): Statement {
  return { keyword: name, args: [value], named: undefined, assigned: undefined, body: undefined, span };
}

/** The statements with a keyword in the block of another, and what stands behind a comma by that name. */
export function statementsIn(owner: Statement, keyword: string): readonly Statement[] {
  return [...(owner.named ?? []).map(statementOf), ...(owner.body?.statements ?? [])].filter(
    (statement) => statement.keyword.text === keyword,
  );
}

/** The text of a string option. */
export function textIn(owner: Statement, keyword: string): string | undefined {
  const value = statementsIn(owner, keyword)[0]?.args[0];
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The value of a boolean option. */
export function flagIn(owner: Statement, keyword: string): boolean | undefined {
  const value = statementsIn(owner, keyword)[0]?.args[0];
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined;
}

/** The names in an option that holds one or a list of them. */
export function namesIn(owner: Statement, keyword: string): readonly string[] {
  return statementsIn(owner, keyword).flatMap(({ args }) => args.flatMap(namesOf));
}

function namesOf(expression: Expression): readonly string[] {
  if (expression.kind === 'list') return expression.items.flatMap(({ value }) => namesOf(value));
  const text = nameText(expression);
  return text === undefined ? [] : [text];
}

/** A plain name, dotted or not. */
export function isPlain(expression: Expression): expression is NameExpression {
  return expression.kind === 'name' && expression.args === undefined && expression.path.length > 0;
}
