/** Acronyms that are neither common knowledge nor explained in the document. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { KNOWN_ACRONYMS } from '../lexicons/acronyms.ts';
import { ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import { FUNCTION_WORDS } from '../lexicons/function-words.ts';
import { NUMBER_WORDS } from '../lexicons/numbers.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import type { Token } from '../nlp/token.ts';
import type { ReadStatement } from '../specification.ts';
import { addTerm } from './across/add-statement.ts';
import { type Finding, type Found, place, replace } from './finding.ts';
import type { Aspect } from './gathered.ts';

const kind = defineDiagnostic<{ acronym: string }>({
  code: 'req/undefined-acronym',
  severity: 'info',
  docs: {
    reason: 'An acronym that the text does not explain means something else to the next reader.',
    bad: 'Results are imported from the LIS.',
    good: 'Results are imported from the LIS (laboratory information system).',
    source: 'INCOSE Guide to Writing Requirements, R37',
  },
  message: ({ acronym }) => `“${acronym}” is not explained: spell it out here or define it in the glossary.`,
});

const ACRONYM = /^[A-Z][A-Z0-9]{1,5}s?$/;

/** Finds each unexplained acronym where it is first used. */
export const undefinedAcronym: Finding = {
  kind,
  inDocument: (whole) => {
    const { document, gathered } = whole;
    const known = new Set<string>();
    for (const { term, synonyms } of document.glossary)
      for (const word of [term, ...synonyms]) known.add(word.toUpperCase());
    // What is being built needs no explanation under its own name.
    for (const word of document.project.match(/[A-Z][A-Z0-9]{1,5}\b/g) ?? []) known.add(word);
    const found: Found[] = [];
    const [spelledOut, ids] = [gathered(explained), gathered(idPrefixes)];
    for (const { kept, value } of gathered(acronyms).all) {
      const { read, index } = kept;
      for (const { acronym, token } of value) {
        if (known.has(acronym) || spelledOut.has(acronym)) continue;
        // *R9* speaks of a statement, whether it is there or not, where statements are called so.
        if ((/\d$/.test(acronym) && ids.has(prefixOf(acronym))) || isValue(read, token)) continue;
        known.add(acronym);
        const define = addTerm(whole, `Define ${acronym} in the glossary`, acronym);
        const fixes = [
          replace(`Spell ${acronym} out`, place(read, token.end, token.end), ' ([what it stands for])'),
          ...(define === undefined ? [] : [define]),
        ];
        found.push({
          statement: index,
          diagnostic: kind.at(place(read, token.start, token.end), { acronym }, { fixes }),
        });
      }
    }
    return found;
  },
};

/** *one of A, B, AB and O*: a value that a property may have. */
function isValue({ facts: { notes, possessions } }: ReadStatement, { lower }: Token): boolean {
  return [...notes, ...possessions].some(({ values }) => values?.includes(lower) === true);
}

/** What ids begin with. */
const idPrefixes: Aspect<undefined> = ({ statement }) => ({
  keys: [prefixOf(statement.source.id)],
  value: undefined,
});

function prefixOf(id: string): string {
  return /^[A-Za-z]{0,20}/.exec(id)?.[0] ?? '';
}

interface Use {
  readonly acronym: string;
  readonly token: Token;
}

/** The acronyms of one statement that are not common knowledge, in the order of the text. */
const acronyms: Aspect<readonly Use[]> = ({ statement: { sentences, source } }) => {
  const found = mayHoldAcronyms(source.text) ? sentences.flatMap(({ tokens }) => usesIn(tokens)) : [];
  return found.length === 0 ? undefined : { keys: [], value: found };
};

function mayHoldAcronyms(text: string): boolean {
  return (
    /[A-Z][A-Z0-9]/.test(text) &&
    text !== text.toUpperCase() &&
    !/[A-Z]{2,20} [A-Z]{2,20} [A-Z]{2,20}/.test(text)
  );
}

function usesIn(tokens: readonly Token[]): readonly Use[] {
  return tokens.flatMap((token, i) => {
    const shouted = SHOUTED.test(tokens[i - 1]?.text ?? '') || SHOUTED.test(tokens[i + 1]?.text ?? '');
    const acronym = token.text.replace(/s$/, '');
    if (!ACRONYM.test(token.text) || /\d\d/.test(token.text) || shouted || isWord(token.lower)) return [];
    // *IP34*, *MP4*: a known one with its number.
    const letters = acronym.replace(/\d{1,4}$/, '');
    if (
      KNOWN_ACRONYMS.has(acronym) ||
      (letters.length > 1 && KNOWN_ACRONYMS.has(letters)) ||
      /^[IVXLC]{1,5}$/.test(acronym)
    )
      return [];
    return [{ acronym, token }];
  });
}

/** A word in capitals beside another one is emphasis or a name. */
const SHOUTED = /^[A-Z]{2,20}$/;

/** Whether an English word was only written in capitals. */
function isWord(lower: string): boolean {
  return (
    BASE_VERBS.has(lower) ||
    ATTRIBUTE_NOUNS.has(lower) ||
    FUNCTION_WORDS.has(lower) ||
    NUMBER_WORDS.has(lower)
  );
}

/** Acronyms that a text spells out: `LIS (laboratory …)` or `laboratory information system (LIS)`. */
const explained: Aspect<undefined> = ({ statement }) => {
  const { text } = statement.source;
  if (!text.includes('(')) return undefined;
  const after = [...text.matchAll(/\b([A-Z][A-Z0-9]{1,5})s? \((?=[a-zA-Z[])/g)].map(
    (match) => match[1] ?? '',
  );
  const inside = [...text.matchAll(/[a-z] \(([A-Z][A-Z0-9]{1,5})s?\)/g)].map((match) => match[1] ?? '');
  return { keys: [...after, ...inside], value: undefined };
};
