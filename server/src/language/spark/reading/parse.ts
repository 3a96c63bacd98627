/** Text → tree: runs the parser, and says in plain words what was not understood. */
import type { ParseResult } from 'langium';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { readTextOf } from './parser.ts';
import type { ReadText } from './read-text.ts';
import { sparkCoreServices } from './services.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** A `.spark` document as read. Immutable: an edit makes a new one. */
export interface SparkDocument {
  readonly uri: string;
  readonly text: string;
  readonly statements: readonly Statement[];
  /** What the parser did not understand; the tree holds the rest. */
  readonly problems: readonly Diagnostic[];
}

/** Reads a document; never throws for bad input. */
export function parseSpark(text: string, uri = ''): SparkDocument {
  return fromParseResult(sparkCoreServices().parser.LangiumParser.parse(text), uri);
}

/** The document of a parse that was done elsewhere (by the language server). */
export function fromParseResult(result: ParseResult, uri: string): SparkDocument {
  const read = readTextOf(result.value);
  return new ReadDocument(uri, read, syntaxErrors(result, read.text));
}

/** A document whose tree may be put away. */
class ReadDocument implements SparkDocument {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly Diagnostic[];
  readonly read: ReadText;

  constructor(uri: string, read: ReadText, problems: readonly Diagnostic[]) {
    this.uri = uri;
    this.text = read.text;
    this.problems = problems;
    this.read = read;
  }

  get statements(): readonly Statement[] {
    return this.read.statements;
  }
}

/** What was read of a document, where that can be put away, and is not. */
export function atHand(document: SparkDocument): ReadText | undefined {
  return document instanceof ReadDocument && document.read.isAtHand ? document.read : undefined;
}
