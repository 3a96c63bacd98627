/** Text → tree: runs the parser, and says in plain words what was not understood. */
import type { ParseResult } from 'langium';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Statement } from '../../dsl/syntax.ts';
import { readTextOf } from './parser.ts';
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
  const { text, statements } = readTextOf(result.value);
  return { uri, text, statements, problems: syntaxErrors(result, text) };
}
