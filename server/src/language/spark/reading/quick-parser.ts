/**
 * The grammar of `.spark` documents by hand, many times as fast as the parser that is made from it. It reads only what is in
 * order and gives up at the first token that is not: what is wrong, and what is left around it, is for the other to say. The
 * ranks of operators are those of the grammar; tests hold the trees to each other.
 */
import type { Span } from '../../../base/span.ts';
import type {
  Argument,
  Expression,
  Name,
  NamedArgument,
  NameExpression,
  Statement,
} from '../../../dsl/syntax/syntax.ts';
import { unquote } from './escape.ts';
import { type QuickTokens, quickTokens } from './quick-lexer.ts';

/** Operators by how loosely they bind. */
type Precedences = ReadonlyMap<string, number>;

/** Stands for lists that nothing is in, and for most statements' arguments by name. */
const none: readonly never[] = [];

/** The statements of a document; `undefined` when it is not in order. */
export function readQuickly(text: string, precedences: Precedences): readonly Statement[] | undefined {
  const tokens = quickTokens(text);
  if (!tokens) return undefined;
  const reader = new Reader(tokens, precedences);
  try {
    return reader.document();
  } catch (error) {
    if (error === notInOrder) return undefined;
    throw error;
  }
}

/** Thrown at the first token that does not fit, so that no rule has to look at what the rules in it came to. */
const notInOrder = new Error('The document has to be read by the grammar.');

/** A method for each rule of the grammar. */
class Reader {
  readonly #images: QuickTokens['images'];
  readonly #starts: QuickTokens['starts'];
  readonly #kinds: QuickTokens['kinds'];
  readonly #precedences: Precedences;
  #at = 0;

  constructor({ images, starts, kinds }: QuickTokens, precedences: Precedences) {
    this.#images = images;
    this.#starts = starts;
    this.#kinds = kinds;
    this.#precedences = precedences;
  }

  document(): readonly Statement[] {
    const statements: Statement[] = [];
    while (this.#at < this.#images.length) statements.push(this.#statement());
    return exactly(statements);
  }

  #statement(): Statement {
    const keyword = this.#name();
    const { start } = keyword.span;
    let args: readonly Expression[] = none;
    let named: readonly NamedArgument[] | undefined;
    let assigned: Expression | undefined;
    if (this.#beginsValue()) {
      const values = [this.#expression()];
      const byName: NamedArgument[] = [];
      if (this.#skips(':')) values.push(this.#expression());
      while (this.#skips(',')) {
        if (this.#isLabel()) byName.push(this.#namedArgument());
        else values.push(this.#expression());
      }
      if (this.#skips('=')) assigned = this.#expression();
      args = exactly(values);
      if (byName.length > 0) named = exactly(byName);
    }
    const open = this.#start();
    const body = this.#skips('{') ? this.#block(open) : undefined;
    return { keyword, args, named, assigned, body, span: this.#from(start) };
  }

  #block(start: number) {
    const statements: Statement[] = [];
    while (!this.#skips('}')) statements.push(this.#statement());
    return { statements: exactly(statements), span: this.#from(start) };
  }

  #namedArgument(): NamedArgument {
    const name = this.#name();
    this.#take(':');
    return { name, value: this.#expression(), span: this.#from(name.span.start) };
  }

  #argument(): Argument {
    if (this.#isLabel()) return this.#namedArgument();
    const value = this.#expression();
    return { value, span: value.span };
  }

  #arguments(end: string): readonly Argument[] {
    if (this.#skips(end)) return none;
    const found = [this.#argument()];
    while (this.#skips(',')) found.push(this.#argument());
    this.#take(end);
    return exactly(found);
  }

  /** Operations of operators that bind no looser than `loosest`; those that bind alike are taken from the left. */
  #expression(loosest = Number.POSITIVE_INFINITY): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#images[this.#at];
      const rank = operator === undefined ? undefined : this.#precedences.get(operator);
      if (operator === undefined || rank === undefined || rank > loosest) return left;
      this.#at++;
      const operands = [left, this.#expression(rank - 1)];
      left = { kind: 'operation', operator, operands, span: this.#from(left.span.start) };
    }
  }

  #unary(): Expression {
    const operator = this.#images[this.#at];
    if (operator !== 'not' && operator !== '-') return this.#primary();
    const start = this.#start();
    this.#at++;
    const operand = this.#unary();
    const span = this.#from(start);
    // A minus before a number is part of the number.
    return operator === '-' && operand.kind === 'literal' && typeof operand.value === 'number'
      ? { kind: 'literal', value: -operand.value, span }
      : { kind: 'operation', operator, operands: [operand], span };
  }

  #primary(): Expression {
    const image = this.#images[this.#at];
    if (image === undefined) throw notInOrder;
    switch (this.#kinds[this.#at]) {
      case 'ID':
        return this.#use();
      case 'STRING':
        return this.#literal(unquote(image));
      case 'NUMBER':
        return this.#literal(Number(image.replaceAll('_', '')));
    }
    const start = this.#start();
    switch (image) {
      case 'true':
      case 'false':
        return this.#literal(image === 'true');
      case 'nil':
        return this.#literal(null);
    }
    this.#at++;
    switch (image) {
      case '*': {
        const span = this.#from(start);
        return { kind: 'name', path: [{ text: image, span }], span };
      }
      case '[':
        return { kind: 'list', items: this.#arguments(']'), span: this.#from(start) };
      case '^':
        return { kind: 'template', target: this.#use(), span: this.#from(start) };
      case '(': {
        const value = this.#expression();
        this.#take(')');
        return { ...value, span: this.#from(start) };
      }
      default:
        throw notInOrder;
    }
  }

  #literal(value: string | number | boolean | null): Expression {
    const start = this.#start();
    this.#at++;
    return { kind: 'literal', value, span: this.#from(start) };
  }

  #use(): NameExpression {
    const first = this.#name();
    const path = [first];
    while (this.#skips('.')) path.push(this.#name());
    if (this.#skips('(')) {
      const args = this.#arguments(')');
      return { kind: 'name', path, args, span: this.#from(first.span.start) };
    }
    // Most names are plain and cover no more than themselves.
    return { kind: 'name', path, span: path.length === 1 ? first.span : this.#from(first.span.start) };
  }

  #name(): Name {
    const image = this.#images[this.#at];
    if (image === undefined || this.#kinds[this.#at] !== 'ID') throw notInOrder;
    const start = this.#start();
    this.#at++;
    return { text: oneFor(image), span: this.#from(start) };
  }

  /** Whether a name with a colon comes next. */
  #isLabel(): boolean {
    return this.#kinds[this.#at] === 'ID' && this.#images[this.#at + 1] === ':';
  }

  /** Whether the next token begins an expression. */
  #beginsValue(): boolean {
    const kind = this.#kinds[this.#at];
    if (kind !== 'other') return kind !== undefined;
    return begins.has(this.#images[this.#at] ?? '');
  }

  #skips(image: string): boolean {
    if (this.#images[this.#at] !== image) return false;
    this.#at++;
    return true;
  }

  #take(image: string): void {
    if (!this.#skips(image)) throw notInOrder;
  }

  /** Where the next token starts. */
  #start(): number {
    return this.#starts[this.#at] ?? 0;
  }

  /** The place from an offset to the end of the last token. */
  #from(start: number): Span {
    const last = this.#at - 1;
    return { start, end: (this.#starts[last] ?? start) + (this.#images[last]?.length ?? 0) };
  }
}

/** The list without the room that it was given to grow: most are of one or two, and room is made for seventeen. */
function exactly<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) return none;
  return list.length === 1 ? list : list.slice();
}

/** What an expression may begin with, beside names, strings and numbers. */
const begins: ReadonlySet<string> = new Set(['true', 'false', 'nil', '*', '[', '^', '(', 'not', '-']);

/** Names as they were first written: the same few are in all documents, and alike ones are compared sooner when they are one. */
const texts = new Map<string, string>();
const maxTexts = 50_000;

function oneFor(image: string): string {
  let text = texts.get(image);
  if (text === undefined) {
    if (texts.size >= maxTexts) texts.clear();
    text = unquote(image);
    texts.set(image, text);
  }
  return text;
}
