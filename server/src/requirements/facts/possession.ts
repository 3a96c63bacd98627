/** One possession read off its phrase, and what tells properties from things. */
import type { Sentence } from '../analysed-statement.ts';
import { ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { ABSTRACT_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { numberOf } from '../phrases/quantity.ts';
import { readBounds } from './bounds.ts';
import { valuesAfter } from './enumerations.ts';
import type { Possession } from './facts.ts';
import type { Reading } from './reading.ts';

/** Whether a phrase names a property rather than a thing. */
export function isProperty(phrase: NounPhrase): boolean {
  return !phrase.pronoun && (ATTRIBUTE_NOUNS.has(phrase.head) || CLASS_NOUNS.has(phrase.head));
}

/** Whether a name is that of the thing being built. */
export function isSystem(name: string): boolean {
  const words = name.split(' ');
  const head = words.at(-1) ?? name;
  // *web portal*, *cooling system*: a system that has a name may be a part of the domain.
  if (!SYSTEM_NOUNS.has(head)) return false;
  return words.length === 1 || (ITSELF.has(head) && !PARTS.has(words.at(-2) ?? ''));
}

/** *cooling system*, *alarm system*: systems that are parts of something that one can touch (general English, by hand). */
const PARTS = new Set(
  `drive brake braking steering cooling heating ventilation lighting alarm sprinkler irrigation exhaust fuel suspension hydraulic
   electrical audio sound root nervous solar security sensor`.split(/\s+/),
);
const ITSELF = new Set(['system', 'application', 'app', 'software', 'platform', 'website', 'program']);

/** *an ID attribute* is an ID. */
const WORDS_FOR_PROPERTY = new Set(['attribute', 'property', 'field']);
const EXTENTS = new Set(['total', 'maximum', 'minimum', 'average', 'exact', 'current', 'actual']);

/**
 * *the number of inhabitants*, *a specific number of hours*: a count; *a number of images* are many images, unless properties
 * stand beside it (*a name and a number of seats*).
 */
export function isCount(sentence: Sentence, part: NounPhrase, besideProperties: boolean): boolean {
  const { tokens } = sentence;
  // *the tax number of a shop* counts no shops.
  if (part.head === 'number' && tokens[part.end]?.lower === 'of')
    return (
      (part.determiner === 'the' || part.end - part.core > 1) &&
      part.modifiers.every((word) => EXTENTS.has(word))
    );
  // *a number of goals*: what is no thing can only be counted.
  const counted = tokens[part.core - 2]?.lower === 'number' && tokens[part.core - 1]?.lower === 'of';
  // *any number of devices* are devices.
  if (tokens[part.core - 3]?.lower === 'any') return false;
  return (
    counted &&
    part.core - 2 > part.start - 1 &&
    (part.determiner === 'the' || besideProperties || ABSTRACT_NOUNS.has(part.head))
  );
}

/** *guests* in *the total number of guests*. */
function counted({ tokens, phrases }: Sentence, { head, end }: NounPhrase): NounPhrase | undefined {
  if (head !== 'number' || tokens[end]?.lower !== 'of') return undefined;
  return phrases.find(({ start, plural }) => start === end + 1 && plural);
}

/**
 * *owner has part*, with what the words around the part say of it: many, unique, required, optional, values, bounds.
 * @param besideProperties whether the part stands in a list with properties
 */
export function possession(
  reading: Reading,
  sentence: Sentence,
  owner: string,
  part: NounPhrase,
  verb: string,
  strength: Possession['strength'],
  besideProperties = false,
): readonly Possession[] {
  const content = counted(sentence, part) ?? reading.content(sentence, part);
  const bounds = boundsInAside(sentence, part);
  if (isCount(sentence, part, besideProperties)) {
    const things = [...content.modifiers, sentence.tokens[content.end - 1]?.lower ?? content.head].join(' ');
    const name = `number of ${things}`;
    return [{ owner, part: name, verb, plural: false, strength, ...bounds, source: reading.id }];
  }
  // *the number of a tour* is the tour's own, when the tour is the owner.
  const core = nameOf(content) === owner ? part : content;
  // *a weight between 1 and 30 kilograms*: the measure is the weight's.
  if (core.pronoun || isUnits(core, owner) || isUnitsOf(sentence, core) || isSpan(sentence, core)) return [];
  if (core.head === 'following') return [];
  const words = sentence.tokens
    .slice(core.start, core.core + core.modifiers.length + 1)
    .map((token) => token.lower);
  const values = valuesAfter(sentence, core);
  const plural = core.plural || core !== part;
  return [
    {
      owner,
      part:
        WORDS_FOR_PROPERTY.has(core.head) && core.modifiers.length > 0
          ? core.modifiers.join(' ')
          : nameOf(core),
      verb,
      plural,
      strength,
      ...(core.quantity === undefined ? {} : { quantity: core.quantity }),
      ...(words.includes('unique') && !isWithin(sentence, core) ? { unique: true } : {}),
      ...(words.includes('required') || words.includes('mandatory') ? { required: true } : {}),
      ...(words.includes('optional') || isOptional(sentence, core) ? { required: false } : {}),
      ...(values === undefined ? bounds : { values }),
      ...unitOf(sentence, core),
      ...measureOf(sentence, core),
      ...(besideProperties ? { listed: true } : {}),
      source: reading.id,
    },
  ];
}

/** *a unique number within its building*: two of them may be alike elsewhere. */
function isWithin({ tokens }: Sentence, { end }: NounPhrase): boolean {
  const after = tokens[end]?.lower;
  return after === 'within' || after === 'per' || after === 'among';
}

/** *and, optionally, a card number*; *a note (optional)*. */
function isOptional({ tokens, asides }: Sentence, { start, end }: NounPhrase): boolean {
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ lower }) => lower);
  return (
    before[1] === 'optionally' ||
    (before[0] === 'optionally' && before[1] === ',') ||
    (asides.get(end) ?? []).some(({ lower }) => lower === 'optional')
  );
}

/** *a weight in kilograms*, *a level (0-100 percent)*. */
function unitOf({ tokens, asides }: Sentence, { end }: NounPhrase): { unit?: string } {
  const [first, second] =
    tokens[end]?.lower === 'in' ? tokens.slice(end + 1, end + 3) : [asides.get(end)?.at(-1)];
  if (first === undefined) return {};
  // *an area in square metres*
  const powered = first.lower === 'square' || first.lower === 'cubic';
  if (powered && second !== undefined && UNIT_NOUNS.has(second.lemma))
    return { unit: `${first.lower} ${second.lower}` };
  return UNIT_NOUNS.has(first.lemma) ? { unit: first.lower } : {};
}

/** *between 1 and 30 kilograms*, *60 days*, *at most 140 characters*. */
function isMeasure({ head, quantity }: NounPhrase): boolean {
  return quantity !== undefined && (UNIT_NOUNS.has(head) || LENGTHS.has(head));
}

/** What the length of a text is counted in. */
export const LENGTHS: ReadonlySet<string> = new Set(['character', 'letter', 'digit', 'word', 'symbol']);

/** A measure, and no things: *a nickname has 3 to 16 characters*, whereas *a player has 8 characters* in a game. */
function isUnits(phrase: NounPhrase, owner: string): boolean {
  if (!isMeasure(phrase)) return false;
  return !LENGTHS.has(phrase.head) || ATTRIBUTE_NOUNS.has(owner.split(' ').at(-1) ?? owner);
}

/** *the last 30 days*: a time, and nothing that anything has. */
function isSpan({ tokens }: Sentence, { head, plural, modifiers, start, end }: NounPhrase): boolean {
  return (
    plural &&
    modifiers.length === 0 &&
    UNIT_NOUNS.has(head) &&
    tokens.slice(start, end).some(({ tag }) => tag === 'NUM')
  );
}

const RATES = new Set(['every', 'each', 'per']);

/** *a dose between 0.1 and 25 units*: of what is counted right behind a property. */
function isUnit({ head, modifiers, quantity }: NounPhrase): boolean {
  return (
    head === 'unit' && modifiers.length === 0 && quantity?.max !== undefined && quantity.min !== quantity.max
  );
}

/** Whether a phrase is the measure of the property right before it. */
export function isUnitsOf({ phrases }: Sentence, phrase: NounPhrase): boolean {
  return isUnit(phrase) && phrases.some((before) => before.end === phrase.start && isProperty(before));
}

/** *an interval between 1 and 60 days*, *a volume of 5 to 20 litres*: the bounds and the unit right behind a phrase. */
function measureOf(
  { tokens, phrases }: Sentence,
  { end }: NounPhrase,
): { min?: number; max?: number; unit?: string } {
  const start = tokens[end]?.lower === 'of' ? end + 1 : end;
  const measure = phrases.find((phrase) => phrase.start === start && (isMeasure(phrase) || isUnit(phrase)));
  // *its position every 10 seconds*: how often, and not how much.
  if (RATES.has(measure?.determiner ?? '')) return {};
  if (measure?.quantity?.max === undefined) return {};
  const { min, max } = measure.quantity;
  return { ...(min > 0 ? { min } : {}), max, unit: tokens[measure.end - 1]?.lower ?? measure.head };
}

/** *(1-999)*, *(between 5 and 500 euros)*: the bounds in the bracket after a phrase. */
function boundsInAside({ asides }: Sentence, { end }: NounPhrase): { min?: number; max?: number } {
  const aside = asides.get(end);
  if (aside === undefined || aside.length > 8) return {};
  const text = aside.map(({ text: word }) => word).join(' ');
  const range =
    /^(?:between |from )?(?:€|\$|£)? ?(\d[\d.,]{0,12}) ?(?:-|–|to|and|\.\.\.?) ?(?:€|\$|£)? ?(\d[\d.,]{0,12})\b/;
  const found = range.exec(text);
  const [min, max] = [numberOf(found?.[1] ?? ''), numberOf(found?.[2] ?? '')];
  if (min !== undefined && max !== undefined && min <= max) return { min, max };
  return readBounds(` ${text.toLowerCase()} `, false) ?? {};
}
