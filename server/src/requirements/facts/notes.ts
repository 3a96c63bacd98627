/** What statements say of attributes beside that they exist: required, unique, defaults, bounds, values. */
import type { Sentence } from '../analysed-statement.ts';
import { CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { numberOf } from '../phrases/quantity.ts';
import { readBounds } from './bounds.ts';
import { readDefaults } from './defaults.ts';
import { listFrom } from './enumerations.ts';
import type { AttributeNote } from './facts.ts';
import { isProperty, LENGTHS } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';
import { stateListOf } from './state-lists.ts';

/** The notes on attributes in one statement. */
export function readNotes(reading: Reading): readonly AttributeNote[] {
  return clausesOf(reading)
    .flatMap(({ sentence, clause }) =>
      clause.subjects.flatMap((subject) => notesOn(reading, sentence, clause, subject)),
    )
    .concat(reading.statement.sentences.flatMap((sentence) => boundsBeside(reading, sentence)))
    .concat(readDefaults(reading));
}

function notesOn(
  reading: Reading,
  sentence: Sentence,
  clause: Clause,
  subject: NounPhrase,
): readonly AttributeNote[] {
  if (
    subject.pronoun ||
    !(
      clause.verb.copula ||
      clause.verb.lemma === 'default' ||
      clause.verb.passive ||
      clause.verb.lemma === 'have'
    )
  )
    return [];
  const owner = ownerOf(reading, sentence, subject);
  const base = { attribute: nameOf(subject), source: reading.id, ...(owner === undefined ? {} : { owner }) };
  const after = sentence.tokens.slice(clause.verb.end, clause.verb.end + 14);
  const words = after.map((token) => token.lower);
  const text = ` ${words.join(' ')} `;
  const notes: AttributeNote[] = [];
  const { verb } = clause;
  const modal = verb.modal;
  if (
    verb.copula &&
    isProperty(subject) &&
    words.slice(0, 3).includes('unique') &&
    !verb.negated &&
    !isUniqueIn(words)
  )
    notes.push({ ...base, unique: true });
  if (
    isProperty(subject) &&
    ((verb.copula && /^ (?:always )?(?:mandatory|required|compulsory|obligatory)\b/.test(text)) ||
      (verb.passive && verb.lemma === 'require'))
  )
    notes.push({ ...base, required: !verb.negated });
  if (isProperty(subject) && verb.copula && /^ optional\b/.test(text))
    notes.push({ ...base, required: verb.negated });
  if (
    isProperty(subject) &&
    modal !== undefined &&
    verb.negated &&
    verb.copula &&
    /^ (?:empty|blank|null|missing)\b/.test(text)
  )
    notes.push({ ...base, required: true });
  const bounds = verb.lemma === 'have' ? lengthOf(clause) : readBounds(text, verb.negated);
  if (bounds !== undefined && (isProperty(subject) || owner !== undefined))
    notes.push({ ...base, ...bounds });
  const values = verb.copula && !verb.negated ? enumeration(sentence, clause, subject) : undefined;
  if (values !== undefined) notes.push({ ...base, type: 'enumeration', values });
  const byDefault =
    /^ (\S{1,40}) by default /.exec(text)?.[1] ??
    /^ (?:to |by default )(\S{1,40}) /.exec(verb.lemma === 'default' ? text : '')?.[1];
  if (byDefault !== undefined && isProperty(subject))
    notes.push({ ...base, default: numberOf(byDefault) ?? byDefault });
  return notes;
}

/** *has 3 to 16 characters*: how long a text is, or how much of a unit there is. */
function lengthOf({ objects: [object] }: Clause): { min?: number; max?: number } | undefined {
  const { quantity, head = '' } = object ?? {};
  if (quantity === undefined || !(LENGTHS.has(head) || UNIT_NOUNS.has(head))) return undefined;
  const { min, max } = quantity;
  return { ...(min > 0 ? { min } : {}), ...(max === undefined ? {} : { max }) };
}

/** *unique per manufacturer*, *unique within a course*: two of them may be alike elsewhere. */
function isUniqueIn(words: readonly string[]): boolean {
  const after = words[words.indexOf('unique') + 1] ?? '';
  return after === 'per' || after === 'within' || after === 'among' || after === 'inside';
}

/** *a severity from 1 to 5*, *a name of at most 80 characters*: bounds right after the property. */
function boundsBeside(reading: Reading, sentence: Sentence): readonly AttributeNote[] {
  return sentence.phrases.flatMap((phrase) => {
    const next = sentence.tokens[phrase.end]?.lower ?? '';
    if (!isProperty(phrase) || !BESIDE.has(next)) return [];
    const words = sentence.tokens.slice(phrase.end, phrase.end + 7).map((token) => token.lower);
    const negated = words.includes('not') || words.includes('never') || words.includes('cannot');
    const bounds = readBounds(` ${words.join(' ')} `, negated);
    const owner = ownerOf(reading, sentence, phrase);
    if (bounds === undefined) return [];
    return [
      { attribute: nameOf(phrase), source: reading.id, ...bounds, ...(owner === undefined ? {} : { owner }) },
    ];
  });
}

const BESIDE = new Set(['from', 'between', 'of', 'with', '(']);

/** *is either open, paid or cancelled*, *can be A or B*, *is one of: …*: of property nouns only. */
function enumeration(sentence: Sentence, clause: Clause, subject: NounPhrase): readonly string[] | undefined {
  const { tokens } = sentence;
  let from = clause.verb.end;
  const first = tokens[from]?.lower;
  const marked =
    first === 'either' || (first === 'one' && tokens[from + 1]?.lower === 'of') || tokens[from]?.text === ':';
  const states = isProperty(subject) ? stateListOf(sentence) : undefined;
  if (states?.subject === subject) return states.values;
  if (!marked && !(clause.verb.modal !== undefined && CLASS_NOUNS.has(subject.head))) return undefined;
  if (first === 'one') from += 2;
  // Things take articles (*either a nurse or a doctor*), values do not (*either open or closed*).
  if (!isProperty(subject) && (tokens[from + 1]?.tag === 'DET' || subject.plural)) return undefined;
  return listFrom(tokens, from);
}
