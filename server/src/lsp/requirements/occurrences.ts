/** Every place where documents speak of a term: in prose, glossary and corrections, under each of its names and forms. */
import type { LangiumDocument } from 'langium';
import type { Span } from '../../base/span.ts';
import { plural } from '../../model/naming.ts';
import type { StatementText } from '../../model/requirements.ts';
import { thingAt } from '../../requirements/index.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { firstWordsOf, keyOf, type Meaning, type Noun, nounAt, runsIn } from './nouns.ts';
import { statementAt } from './statement-at.ts';

/** A term, as somebody points at it. */
export interface Pointed {
  readonly meaning: Meaning;
  readonly span: Span;
  /** The key of the name that stands there: that of a synonym, when it is one. */
  readonly written: string;
}

/** A place where a term is named. */
export interface Occurrence {
  readonly document: LangiumDocument;
  readonly span: Span;
  /** The key of the name that stands there. */
  readonly written: string;
  /** Whether it is where the glossary defines it. */
  readonly defines: boolean;
}

/** The term at an offset, in a statement, a glossary entry or a correction. */
export function termAt(analysis: Analysis, offset: number): Pointed | undefined {
  const { document, text } = analysis;
  const within = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const statement = statementAt(analysis, offset);
  const readable =
    (statement !== undefined && within(statement.span)) ||
    (document.corrections ?? []).some(({ span }) => within(span)) ||
    glossarySpans(analysis).some(within);
  const noun = readable ? nounAt(analysis, text, offset) : undefined;
  const found = noun ?? (statement && within(statement.span) ? phraseAt(statement, offset) : undefined);
  if (!found) return undefined;
  const { span, ...meaning } = found;
  return { meaning, span, written: keyOf(text.slice(span.start, span.end)) };
}

/** A noun phrase of the sentence, though nothing is known of it. */
function phraseAt(statement: StatementText, offset: number): Noun | undefined {
  const { start } = statement.span;
  const thing = thingAt(statement, offset - start);
  if (!thing) return undefined;
  return { key: keyOf(thing.name), span: { start: start + thing.span.start, end: start + thing.span.end } };
}

/** The keys of all names of a term in the document where somebody points at it. */
export function namesOfTerm({ document }: Analysis, { meaning, written }: Pointed): ReadonlySet<string> {
  const synonyms = document.glossary
    .filter(({ term }) => keyOf(term) === meaning.key)
    .flatMap(({ term, synonyms: others }) => [term, ...others]);
  return new Set([meaning.key, written, ...synonyms.map(keyOf)]);
}

/** The places in one document that use one of the names; what is part of a longer name is not meant. */
export function occurrencesIn(document: LangiumDocument, names: ReadonlySet<string>): Occurrence[] {
  const analysis = analysisOf(document);
  const { text } = analysis;
  const longer = longerNames(analysis, names);
  const find = (key: string): string | undefined => (names.has(key) || longer.has(key) ? key : undefined);
  const firsts = firstWordsOf([...names, ...longer]);
  const holds = mayHold(firsts);
  const among = (span: Span, defines: boolean): Occurrence[] =>
    runsIn(text, span, firsts, find)
      .filter(({ found }) => names.has(found))
      .map(({ found, place }) => ({ document, span: place, written: found, defines }));
  return [
    ...glossarySpans(analysis).flatMap((span) => among(span, true)),
    ...analysis.document.statements.flatMap(({ span, text: said }) =>
      holds(said) ? among(span, false) : [],
    ),
    ...(analysis.document.corrections ?? []).flatMap(({ span }) => among(span, false)),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** A quick look at whether a text can hold one of the words at all, in whatever form. */
function mayHold(words: ReadonlySet<string>): (text: string) => boolean {
  const stems = [...words].map((word) => {
    const many = plural(word);
    let same = 0;
    while (same < 4 && same < word.length && word[same] === many[same]) same++;
    // The key of *e-mail* has no hyphen.
    return word.startsWith('email') ? 'e' : word.slice(0, same);
  });
  return (text) => {
    const lower = text.toLowerCase();
    return stems.some((stem) => lower.includes(stem));
  };
}

/** Names of other things that begin or end with one of these: a *patient record* is no patient. */
function longerNames({ specification, document }: Analysis, names: ReadonlySet<string>): ReadonlySet<string> {
  const all = [
    ...specification.entities.map(({ name }) => name),
    ...specification.actors.map(({ name }) => name),
    ...document.glossary.flatMap(({ term, synonyms }) => [term, ...synonyms]),
  ];
  return new Set(all.map(keyOf).filter((key) => key.includes(' ') && !names.has(key)));
}

/** Where the glossary names its terms: the lines of the entries up to what they mean. */
function glossarySpans({ document, text }: Analysis): Span[] {
  return document.glossary.map(({ span }) => {
    const rest = text.slice(span.end, span.end + 240);
    const brackets = /^(?:\*\*|__)?\s{0,8}\([^()\n]{0,200}\)/.exec(rest)?.[0].length ?? 0;
    return { start: span.start, end: span.end + brackets };
  });
}
