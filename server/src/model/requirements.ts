/** A requirement document as its grammar sees it: structure and places, no English yet. */
import type { Span } from '../base/span.ts';

/** Where an id can be written for a statement that has none. */
export interface IdPlace {
  readonly at: number;
  /** What has to stand before the id, and behind it. */
  readonly before: string;
  readonly after: string;
  /** Where what follows would become part of the statement, and what keeps it apart. */
  readonly breakAt?: number;
  readonly break?: string;
}

/** A row of a table of fields: what it says of one attribute of an entity. */
export interface FieldRow {
  /** The entity that the table is about, in the author's words. */
  readonly entity: string;
  readonly name: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly description?: string;
}

/** What the rows below a scenario outline give for its places; the text of the statement has those of the first row. */
export interface Examples {
  readonly columns: readonly ExampleColumn[];
  /** The text with the values of each row, in full; offsets in it mean nothing. */
  readonly texts: readonly string[];
}

export interface ExampleColumn {
  /** Lower case, as it stands between angle brackets. */
  readonly name: string;
  /** Each once, in the order of the rows. */
  readonly values: readonly string[];
  /** Where its first place begins in the statement's text. */
  readonly at: number;
}

/**
 * One statement as written. `text` is as long as `span` and says what stands there; line breaks inside it are part of it, and
 * marks of Markdown (`**shall**`, links) are blanks in it.
 */
export interface StatementText {
  /**
   * The author's id (`R7`), or `S<n>` by position when the author gave none; `R7.1` for an acceptance criterion of R7.
   * Unique in a correct document.
   */
  readonly id: string;
  /** Where the author wrote the id; absent when it was given by position. */
  readonly idSpan?: Span;
  readonly text: string;
  readonly span: Span;
  /** The heading it stands under, if any. */
  readonly group?: string;
  /** Fields under the statement, such as `priority`, `rationale`, `source`; names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the values of the fields stand, the first one of each name. */
  readonly fieldPlaces?: ReadonlyMap<string, Span>;
  /** Where to number it; absent when the author did, and where no number can stand. */
  readonly idPlace?: IdPlace;
  /** Id of the statement whose acceptance criterion this is. */
  readonly parent?: string;
  /** The values of a scenario outline. */
  readonly examples?: Examples;
  /** What a row of a table of fields says; its text is no sentence then. */
  readonly field?: FieldRow;
}

/** A word that the author defined, with its other names. */
export interface GlossaryTerm {
  readonly term: string;
  readonly synonyms: readonly string[];
  readonly definition: string;
  /** Where the term itself stands. */
  readonly span: Span;
  /** The whole entry, other names and definition included; absent for a row of a table. */
  readonly entry?: Span;
}

/** One line in which a person corrects the reading: `client means patient`. */
export interface CorrectionLine {
  readonly text: string;
  readonly span: Span;
  /** The whole line with its bullet and line end, for whoever takes it out. */
  readonly whole: Span;
}

/** A parsed `.req` document. */
export interface RequirementsDocument {
  readonly uri: string;
  readonly project: string;
  /** The author's word for the domain; absent when it is to be found from the text. */
  readonly domain?: string;
  readonly statements: readonly StatementText[];
  readonly glossary: readonly GlossaryTerm[];
  /** In the order of the text; absent when there are none. */
  readonly corrections?: readonly CorrectionLine[];
}
