/** A word that English does not have, one letter away from one that the document uses. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { isPlural, singular } from '../../nlp/lemma.ts';
import { isKnownWord } from '../../nlp/wink.ts';
import { isUnknownWord, slipsOf } from '../../specify/slips.ts';
import { type Finding, type Found, place, type ReadDocument } from '../finding.ts';
import type { Aspect } from '../gathered.ts';
import { type NamePlace, renameAll } from './rename-all.ts';
import { type Summary, summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ here: string; meant: string; other: string }>({
  code: 'req/misspelled-word',
  severity: 'hint',
  docs: {
    reason: 'A slip of the keyboard makes a second thing out of one: it is searched for in vain.',
    bad: 'R1: Each customer has a name.\nR2: The clerk registers a custmer.',
    good: 'R1: Each customer has a name.\nR2: The clerk registers a customer.',
    source: 'INCOSE Guide to Writing Requirements, R13',
  },
  message: ({ here, meant, other }) => `“${here}” is no English word: is “${meant}” meant, as in ${other}?`,
});

/** Finds unknown words of which exactly one word of the document is a slip away; terms of the glossary are words. */
export const misspelledWord: Finding = {
  kind,
  inDocument: (document) => {
    const unknown = document.gathered(unknownWords);
    const summary = summaryOf(document);
    return [...unknown.keys].flatMap((key): readonly Found[] => {
      const word = String(key);
      if (unknown.count(word) > MOST_SLIPS) return [];
      const meant = meantBy(word, document, summary);
      if (meant === undefined) return [];
      const places = unknown
        .at(word)
        .flatMap(({ kept, value }) =>
          value
            .filter((one) => one.word === word)
            .map(({ start, end }) => ({ statement: kept.index, start, end })),
        );
      return report(document, places, meant, summary);
    });
  },
};

interface Place {
  readonly statement: number;
  readonly start: number;
  readonly end: number;
}

function report(
  { statements }: ReadDocument,
  places: readonly Place[],
  meant: string,
  summary: Summary,
): readonly Found[] {
  const [first] = places;
  const read = statements[first?.statement ?? -1];
  const there = statements[summary.placesOf(meant)[0] ?? -1];
  if (first === undefined || read === undefined || there === undefined) return [];
  const named = places.flatMap(({ statement, start, end }): NamePlace[] => {
    const source = statements[statement]?.statement.source;
    if (source === undefined) return [];
    const { text, span } = source;
    return [{ text: text.slice(start, end), start: span.start + start, end: span.start + end }];
  });
  const args = {
    here: read.statement.source.text.slice(first.start, first.end),
    meant,
    other: there.statement.source.id,
  };
  const fixes = [renameAll(`Write “${meant}”`, named, meant, true)];
  return [
    { statement: first.statement, diagnostic: kind.at(place(read, first.start, first.end), args, { fixes }) },
  ];
}

/** Who writes a word more often means it. */
const MOST_SLIPS = 2;

/** The one English word of the document that a slip leads to `word` from. */
function meantBy(word: string, { names }: ReadDocument, summary: Summary): string | undefined {
  if (names.defined(word)) return undefined;
  const [meant, ...others] = slipsOf(word).filter(
    (near) => summary.statementsWith(near).length > 0 && !isForm(word, near) && isKnownWord(near),
  );
  return others.length === 0 ? meant : undefined;
}

/** *boluse*, *moorer*: another form of a word, as far as its end tells. */
function isForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && /^[ednrsy]$/.test(long.slice(short.length));
}

interface Unknown {
  /** Lower case, singular. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const unknownWords: Aspect<readonly Unknown[]> = ({ statement: { sentences } }) => {
  const found = sentences.flatMap(({ tokens }) =>
    tokens.flatMap(({ text, lower, tag, start, end }): Unknown[] => {
      // What has capitals inside is a name or an acronym.
      if (tag !== 'NOUN' || !/^\p{L}?[a-z]+$/u.test(text)) return [];
      const word = isPlural(lower) ? singular(lower) : lower;
      return isUnknownWord(word) ? [{ word, start, end }] : [];
    }),
  );
  return found.length === 0 ? undefined : { keys: found.map(({ word }) => word), value: found };
};
