/** Defaults: *Its default is open*, *The default of the currency is EUR*, *By default it is normal*, *The initial status is new*. */
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { numberOf } from '../phrases/quantity.ts';
import type { AttributeNote } from './facts.ts';
import { isProperty } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

const WORDS = new Set(['default', 'initial', 'standard']);

/** The defaults that a statement states of a property beside or before it. */
export function readDefaults(reading: Reading): readonly AttributeNote[] {
  return clausesOf(reading).flatMap(({ sentence, clause }) => {
    const [subject] = clause.subjects;
    const { verb } = clause;
    if (subject === undefined || verb.negated || !(verb.copula || verb.passive)) return [];
    const about = propertyOf(reading, sentence, clause, subject);
    const value = valueBehind(sentence, clause);
    if (about === undefined || value === undefined) return [];
    const { place, property, name } = about;
    const owner = ownerOf(reading, place, property);
    return [
      {
        attribute: name,
        default: numberOf(value) ?? value,
        source: reading.id,
        ...(owner === undefined ? {} : { owner }),
      },
    ];
  });
}

interface About {
  readonly place: Sentence;
  readonly property: NounPhrase;
  readonly name: string;
}

/** What the default is of. */
function propertyOf(
  reading: Reading,
  sentence: Sentence,
  { verb }: Clause,
  subject: NounPhrase,
): About | undefined {
  const { tokens, phrases } = sentence;
  const itself =
    subject.head === 'default' || (subject.head === 'value' && subject.modifiers[0] === 'default');
  if (itself && tokens[subject.end]?.lower === 'of') {
    const property = phrases.find(({ start }) => start === subject.end + 1);
    return property !== undefined && isProperty(property)
      ? { place: sentence, property, name: nameOf(property) }
      : undefined;
  }
  if (itself) return subject.determiner === 'a' ? undefined : before(reading, sentence);
  const words = tokens.slice(subject.start, subject.end).map(({ lower }) => lower);
  if (isProperty(subject) && words.some((word) => WORDS.has(word))) {
    const modifiers = subject.modifiers.filter((word) => !WORDS.has(word));
    return { place: sentence, property: subject, name: [...modifiers, subject.head].join(' ') };
  }
  const opened = tokens[0]?.lower === 'by' && tokens[1]?.lower === 'default' && verb.start < 12;
  if (!opened) return undefined;
  if (isProperty(subject)) return { place: sentence, property: subject, name: nameOf(subject) };
  return subject.pronoun && subject.head === 'it' ? before(reading, sentence) : undefined;
}

/** The property that the sentence before speaks of. */
function before(reading: Reading, sentence: Sentence): About | undefined {
  const { sentences } = reading.statement;
  const place = sentences[sentences.indexOf(sentence) - 1];
  const property = place?.clauses.flatMap(({ subjects }) => subjects).find(isProperty);
  return place === undefined || property === undefined
    ? undefined
    : { place, property, name: nameOf(property) };
}

/** The word, or the two words, behind *be* up to the end of the sentence. */
function valueBehind({ tokens }: Sentence, { verb }: Clause): string | undefined {
  const from = verb.passive ? verb.main : verb.end;
  const words: string[] = [];
  for (let i = from; i < tokens.length && words.length < 3; i++) {
    const token = tokens[i];
    if (token === undefined || token.text === '.' || token.text === ',') break;
    if (token.text === '"' || token.text === "'") continue;
    if (!/^[\p{L}\p{N}][\p{L}\p{N}.,-]*$/u.test(token.text) || token.tag === 'DET') return undefined;
    words.push(token.lower);
  }
  return words.length === 1 || words.length === 2 ? words.join('_') : undefined;
}
