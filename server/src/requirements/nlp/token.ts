/** A word of a statement with its part of speech: the one currency between the tagger and everything above it. */

/** Universal Dependencies part-of-speech tags (universaldependencies.org/u/pos). */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token {
  /** As written. */
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
  /** Singular of nouns, base form of verbs, lower case; otherwise the lower-cased word. */
  readonly lemma: string;
  /** UTF-16 offsets in the text that was tagged. */
  readonly start: number;
  readonly end: number;
}

/** What the engine asks of a tagger. Words come in the order of the text; white space is left out. */
export interface Tagger {
  tag(text: string): readonly { readonly text: string; readonly tag: Tag; readonly start: number }[];
}
