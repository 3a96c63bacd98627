/** What a rule of the grammar has read so far, and the part of the plain tree that it becomes in the end. */
import type { Span } from '../../../base/span.ts';
import type {
  Argument,
  Block,
  Expression,
  Name,
  NamedArgument,
  NameExpression,
  Statement,
} from '../../../dsl/syntax/syntax.ts';
import { unquote } from './escape.ts';

/** Operators by how loosely they bind: the greatest number is split at first. */
export type Precedences = ReadonlyMap<string, number>;

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, nil: null };

/** Stands in for lists of which nothing was read. */
const none: readonly never[] = [];

export class Draft {
  type: string;
  start = -1;
  end = -1;
  readonly #precedences: Precedences | undefined;
  #names: Name[] | undefined;
  #expressions: (Expression | undefined)[] | undefined;
  #arguments: Argument[] | undefined;
  #statements: Statement[] | undefined;
  #operators: string[] | undefined;
  #assigned: Expression | undefined;
  #body: Block | undefined;
  #literal: string | number | boolean | null | undefined;
  /** What a rule that only chooses between others has chosen. */
  #chosen: Draft | undefined;
  #isCall = false;

  constructor(type: string, precedences: Precedences | undefined) {
    this.type = type;
    this.#precedences = precedences;
  }

  get statements(): readonly Statement[] {
    return this.#statements ?? none;
  }

  get span(): Span {
    return this.start < 0 ? { start: 0, end: 0 } : { start: this.start, end: this.end };
  }

  /** Takes a token of the rule. */
  take(feature: string, type: string, image: string, start: number, end: number): void {
    this.#cover(start, end);
    if (feature === '') return;
    if (type === 'ID') this.#names = add(this.#names, { text: unquote(image), span: { start, end } });
    else if (type === 'STRING') this.#literal = unquote(image);
    else if (type === 'NUMBER') this.#literal = Number(image.replaceAll('_', ''));
    else if (feature === 'value') this.#literal = constants[image];
    else if (feature === 'call') this.#isCall = true;
    else this.#operators = add(this.#operators, image);
  }

  /** Takes what a rule within this one has read. */
  include(feature: string, draft: Draft): void {
    // What consumed nothing was only tried after an error.
    if (draft.start < 0) return;
    this.#cover(draft.start, draft.end);
    switch (feature) {
      case '':
        this.#chosen = draft;
        break;
      case 'statements':
        this.#statements = add(this.#statements, draft.#statement());
        break;
      case 'body':
        this.#body = { statements: draft.statements, span: draft.span };
        break;
      case 'default':
        this.#assigned = draft.expression();
        break;
      case 'named':
      case 'items':
        this.#argument(draft);
        break;
      case 'args':
        if (draft.type === 'Argument') this.#argument(draft);
        else this.#expressions = add(this.#expressions, draft.expression());
        break;
      default:
        this.#expressions = add(this.#expressions, draft.expression());
    }
  }

  /** `undefined` when the parser, after an error, left the expression without its content. */
  expression(): Expression | undefined {
    if (this.#chosen) return this.#chosen.expression();
    const { span } = this;
    const [first] = this.#expressions ?? none;
    switch (this.type) {
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'Constant':
        return this.#literal === undefined ? undefined : { kind: 'literal', value: this.#literal, span };
      case 'Wildcard':
        return { kind: 'name', path: [{ text: '*', span }], span };
      case 'List':
        return { kind: 'list', items: this.#arguments ?? none, span };
      case 'Use':
        return this.#use();
      case 'ArgumentReference':
        return first?.kind === 'name' ? { kind: 'template', target: first, span } : undefined;
      case 'Group':
        return first && { ...first, span };
      case 'Unary':
        return this.#unary(first);
      default:
        return this.#precedences && this.#infix(this.#precedences);
    }
  }

  #cover(start: number, end: number): void {
    if (this.start < 0) this.start = start;
    this.end = end;
  }

  #argument(draft: Draft): void {
    const [value] = draft.#expressions ?? none;
    const [name] = draft.#names ?? none;
    if (value) this.#arguments = add(this.#arguments, { ...(name ? { name } : {}), value, span: draft.span });
  }

  #statement(): Statement {
    const [keyword] = this.#names ?? none;
    const named = (this.#arguments ?? none).flatMap(({ name, value, span }): NamedArgument[] =>
      name ? [{ name, value, span }] : [],
    );
    return {
      keyword: keyword ?? { text: '', span: this.span },
      args: (this.#expressions ?? none).filter((each) => each !== undefined),
      named: named.length > 0 ? named : undefined,
      assigned: this.#assigned,
      body: this.#body,
      span: this.span,
    };
  }

  #use(): NameExpression {
    return {
      kind: 'name',
      path: this.#names ?? none,
      ...(this.#isCall ? { args: this.#arguments ?? none } : {}),
      span: this.span,
    };
  }

  /** A minus before a number is part of the number. */
  #unary(operand: Expression | undefined): Expression {
    const [operator = ''] = this.#operators ?? none;
    const { span } = this;
    if (operator === '-' && operand?.kind === 'literal' && typeof operand.value === 'number')
      return { kind: 'literal', value: -operand.value, span };
    return { kind: 'operation', operator, operands: operand ? [operand] : none, span };
  }

  #infix(precedences: Precedences): Expression | undefined {
    const parts = this.#expressions ?? none;
    const operators = this.#operators ?? none;
    /** The operation of the parts from `from` to `to` (not included), with the operators from `first` to `last`. */
    const build = (from: number, to: number, first: number, last: number): Expression | undefined => {
      if (to - from < 2 || last === first) return from < to ? parts[from] : undefined;
      let at = first;
      let loosest = -1;
      for (let i = first; i < last; i++) {
        const precedence = precedences.get(operators[i] ?? '') ?? Number.POSITIVE_INFINITY;
        if (precedence >= loosest) {
          loosest = precedence;
          at = i;
        }
      }
      const middle = Math.min(from + at - first + 1, to);
      const operands = [build(from, middle, first, at), build(middle, to, at + 1, last)].filter(
        (each) => each !== undefined,
      );
      const start = operands[0]?.span.start ?? this.start;
      const end = operands.at(-1)?.span.end ?? this.end;
      return { kind: 'operation', operator: operators[at] ?? '', operands, span: { start, end } };
    };
    return build(0, parts.length, 0, operators.length);
  }
}

/** The list with the item; a list is made for the first, since most drafts never need one. */
function add<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
