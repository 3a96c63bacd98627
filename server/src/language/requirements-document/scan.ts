/** What the scanner hands to the lexer: tokens in the order of the text, and what it could not read. */
import type { Fix } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';

/** Names of the terminals of `grammar/requirements.langium`. */
export type TokenName =
  | 'PROJECT'
  | 'DOMAIN'
  | 'VALUE'
  | 'GLOSSARY'
  | 'OPEN'
  | 'CLOSE'
  | 'TERM'
  | 'SYNONYM'
  | 'DEFINITION'
  | 'CORRECTIONS'
  | 'CORRECTION'
  | 'HEADING_MARK'
  | 'TITLE'
  | 'BULLET'
  | 'STATEMENT_ID'
  | 'PRIORITY'
  | 'TEXT'
  | 'PRIORITY_AFTER'
  | 'TABLE'
  | 'COLUMN'
  | 'ROW'
  | 'CELL'
  | 'FIELD_NAME'
  | 'FIELD_VALUE';

export interface ScanToken {
  readonly name: TokenName;
  readonly start: number;
  readonly end: number;
}

/** Something that cannot be read, said in a sentence that tells what to do. */
export interface ScanError {
  readonly message: string;
  readonly span: Span;
  readonly fix?: Fix;
}

export interface Scan {
  readonly tokens: readonly ScanToken[];
  readonly errors: readonly ScanError[];
  /** Lines that are read over on purpose: comments, code, front matter, rules, examples. In the order of the text. */
  readonly asides: readonly Span[];
}

/** One line without its indentation and trailing white space. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Width of the indentation; a tab counts as four. */
  readonly indent: number;
}
