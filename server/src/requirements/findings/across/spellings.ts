/** One word in several spellings: with a hyphen, in one word or in two, in British or American English. */
import type { Sentence } from '../../analysed-statement.ts';
import { singular } from '../../nlp/lemma.ts';
import type { Token } from '../../nlp/token.ts';
import type { ReadStatement } from '../../specification.ts';
import type { Aspect } from '../gathered.ts';

/** A spelling where it stands; offsets in the statement's text. */
export interface Spelling {
  /** The same for all spellings of one word. */
  readonly key: string;
  /** Lower case, singular. */
  readonly spelled: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a statement that may be spelled in another way elsewhere. */
export function spellingsIn({ statement }: ReadStatement): readonly Spelling[] {
  return statement.sentences.flatMap(spellingsOf);
}

/** Those that are spelled otherwise than their key: in two words, with a hyphen, in British English. By their keys. */
export const unusualSpellings: Aspect<readonly Spelling[]> = (read) => {
  const unusual = spellingsIn(read).filter(({ key, spelled }) => key !== spelled);
  return unusual.length === 0 ? undefined : { keys: unusual.map(({ key }) => key), value: unusual };
};

function spellingsOf({ tokens, phrases }: Sentence): readonly Spelling[] {
  const words = tokens.flatMap((token) =>
    /^\p{L}{2,30}(?:-\p{L}{2,30}){0,2}$|^e-?\p{L}{3,30}$/u.test(token.text) ? [spelling([token])] : [],
  );
  // In a modifier, a hyphen is grammar and no spelling: *a real-time update* happens *in real time*.
  const pairs = phrases.flatMap(({ end }) => {
    const last = tokens.slice(end - 2, end);
    const isPair =
      last.length === 2 && last.every(({ text, tag }) => /^\p{Ll}{3,30}$/u.test(text) && tag === 'NOUN');
    return isPair ? [spelling(last)] : [];
  });
  return [...words, ...pairs];
}

function spelling(tokens: readonly Token[]): Spelling {
  const [first, last] = [tokens[0], tokens.at(-1)];
  const spelled = tokens.map(({ lower }, i) => (i === tokens.length - 1 ? singular(lower) : lower)).join(' ');
  return { key: keyOf(spelled), spelled, start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Endings that British and American English spell differently (Quirk et al., A Comprehensive Grammar, 1985, appendix I.77–78). */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/is(e[ds]?|er|ing|ation)$/, 'iz$1'],
  [/ys(e[ds]?|er|ing)$/, 'yz$1'],
  [/([a-z]{3})our(s?|able|ed|ing|ite)$/, '$1or$2'],
  [/(cen|thea|li|fib|kilome|centime|millime)tre$/, '$1ter'],
  [/([a-z]{3})ogue$/, '$1og'],
  [/gramme$/, 'gram'],
  [/(cance|trave|labe|mode|chance|fue|signa)ll(ed|ing|er)$/, '$1l$2'],
  [/^grey/, 'gray'],
  [/^(enrol|fulfil|instal)l?$/, '$1'],
];

function keyOf(spelled: string): string {
  let key = spelled.replace(/[ -]/g, '');
  if (key.length < 5) return key;
  for (const [ending, american] of VARIANTS) key = key.replace(ending, american);
  return key;
}
