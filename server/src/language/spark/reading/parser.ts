/**
 * The parser, which survives any document. After each error it looks for a place to go on from, one call deeper each
 * time and slower than it reads, so that thousands of errors would be the end of the stack, or of patience: it stops
 * when it has met enough, and reads only what stands before.
 */

import {
  type AstNode,
  type LangiumCoreServices,
  LangiumParser,
  LangiumParserErrorMessageProvider,
  type ParseResult,
} from 'langium';
import { Kept } from '../../../base/kept.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { unreadRest } from './lexer.ts';
import { readQuickly } from './quick-parser.ts';
import { ReadText } from './read-text.ts';
import { reread } from './reread.ts';
import { precedencesOf, type TreeParseResult, TreeParser } from './tree-parser.ts';

type Options<K extends keyof LangiumParserErrorMessageProvider> = Parameters<
  LangiumParserErrorMessageProvider[K]
>[0];

/** Errors after which a document is read no further; nobody mends more at a sitting. */
const maxErrors = 100;

/** Thrown out of the parser at the error that is one too many. */
class TooManyErrors extends Error {
  /** Where that error is. */
  readonly offset: number;
  constructor(offset: number) {
    super(unreadRest);
    this.offset = offset;
  }
}

/** Counts the errors, since the parser asks for the words of each; our own words are written elsewhere. */
export class CountingErrorMessages extends LangiumParserErrorMessageProvider {
  #count = 0;

  reset(): void {
    this.#count = 0;
  }

  override buildMismatchTokenMessage(options: Options<'buildMismatchTokenMessage'>): string {
    this.#add(options.actual.startOffset);
    return super.buildMismatchTokenMessage(options);
  }

  override buildNoViableAltMessage(options: Options<'buildNoViableAltMessage'>): string {
    this.#add(options.actual[0]?.startOffset);
    return super.buildNoViableAltMessage(options);
  }

  override buildEarlyExitMessage(options: Options<'buildEarlyExitMessage'>): string {
    this.#add(options.actual[0]?.startOffset);
    return super.buildEarlyExitMessage(options);
  }

  #add(offset: number | undefined): void {
    this.#count++;
    if (this.#count > maxErrors && offset !== undefined && offset > 0) throw new TooManyErrors(offset);
  }
}

const texts = new Kept<AstNode, ReadText>();

/** What was read into a root of {@link SparkParser}. */
export function readTextOf(root: AstNode): ReadText {
  return texts.get(root) ?? new ReadText('', []);
}

/** Texts to remember: those that are typed in, and that completion reads with a placeholder in them. */
const maxRecent = 4;
/** Shorter texts are read sooner than compared. */
const worthKeeping = 2000;

/** Gives Langium an empty root, which stands for the document, and keeps the tree beside it: see {@link readTextOf}. */
export class SparkParser extends LangiumParser {
  readonly #services: LangiumCoreServices;
  readonly #precedences: ReadonlyMap<string, number>;
  /** Does the work; one that failed keeps half of its state, and another takes its place. */
  #inner: TreeParser | undefined;
  /** What was read last and understood, newest first. */
  #recent: readonly ReadText[] = [];

  constructor(services: LangiumCoreServices) {
    super(services);
    this.#services = services;
    const infix = services.Grammar.rules.find((rule) => rule.$type === 'InfixRule');
    this.#precedences = infix ? precedencesOf(infix) : new Map();
  }

  override parse<T extends AstNode = AstNode>(input: string): ParseResult<T> {
    const { statements, ...errors } = this.#readAgain(input) ?? this.#read(input);
    const isInOrder = errors.lexerErrors.length + errors.parserErrors.length === 0;
    const read = new ReadText(input, statements, isInOrder ? this.#readInOrder : undefined);
    if (isInOrder) this.#remember(read);
    const root: AstNode = { $type: 'SparkDocument' };
    texts.set(root, read);
    return { value: root as T, ...errors };
  }

  /** What comes of one of the last texts by an edit. */
  #readAgain(input: string): TreeParseResult | undefined {
    for (const before of this.#recent) {
      const statements = reread(before, input, (part) => {
        const { statements: found, lexerErrors, parserErrors } = this.#read(part);
        return lexerErrors.length + parserErrors.length > 0 ? undefined : found;
      });
      if (statements) return { statements, lexerErrors: [], parserErrors: [] };
    }
    return undefined;
  }

  #remember(read: ReadText): void {
    if (read.text.length < worthKeeping) return;
    this.#recent = [read, ...this.#recent.filter(({ text }) => text !== read.text)].slice(0, maxRecent);
  }

  #read(input: string): TreeParseResult {
    const statements = this.#readInOrder(input);
    return statements ? { statements, lexerErrors: [], parserErrors: [] } : this.#readByGrammar(input);
  }

  readonly #readInOrder = (input: string): readonly Statement[] | undefined =>
    readQuickly(input, this.#precedences);

  #readByGrammar(input: string): TreeParseResult {
    const messages = this.#services.parser.ParserErrorMessageProvider;
    let read = input;
    for (;;) {
      this.#inner ??= new TreeParser(this.#services);
      if (messages instanceof CountingErrorMessages) messages.reset();
      try {
        const result = this.#inner.parse(read);
        return read === input ? result : { ...result, lexerErrors: [...result.lexerErrors, errorAt(read)] };
      } catch (error) {
        const mayGoOn = error instanceof TooManyErrors || error instanceof RangeError;
        if (!mayGoOn || read === '') throw error;
        this.#inner = undefined;
        const end = error instanceof TooManyErrors ? error.offset : Math.floor(read.length / 4);
        read = input.slice(0, Math.min(end, read.length - 1));
      }
    }
  }
}

/** Where reading stopped. Langium asks for the line and column, too. */
function errorAt(read: string): ParseResult['lexerErrors'][number] {
  const line = read.split('\n').length;
  const column = read.length - read.lastIndexOf('\n');
  return { offset: read.length, line, column, length: 1, message: unreadRest };
}
