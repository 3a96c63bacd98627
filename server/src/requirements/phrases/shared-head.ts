/** Coordinated modifiers of one head: *first and last names* are a first name and a last name. */
import { ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import { POSSESSIVES } from '../lexicons/function-words.ts';
import { UNINFLECTED } from '../lexicons/irregular.ts';
import { isPerson } from '../lexicons/persons.ts';
import { isPlural } from '../nlp/lemma.ts';
import type { Tag, Token } from '../nlp/token.ts';
import type { NounPhrase } from './noun-phrase.ts';

const COLLECTIVE = new Set([
  'staff',
  'personnel',
  'equipment',
  'furniture',
  'software',
  'hardware',
  'material',
]);
const APART = new Set(['between', 'both', 'either', 'of', 'into', ':', 'are', 'for']);
const OPEN: ReadonlySet<Tag> = new Set<Tag>(['ADP', 'VERB', 'CCONJ', 'PUNCT', 'AUX', 'SCONJ', 'ADV']);

/** *between internal and external courses*, *earth and concrete cellars*: a word that cannot stand as a phrase of its own. */
function sharesHead(before: Token | undefined, word: Token): boolean {
  if (word.tag === 'VERB') return false;
  const opens = before === undefined || OPEN.has(before.tag);
  if (word.tag === 'ADJ') return opens || before.tag === 'DET';
  // A noun may stand alone (*without appeal or town authorities*), unless two things are told apart.
  return before !== undefined && APART.has(before.lower) && !isPlural(word.lower) && !isPerson(word.lower);
}

/**
 * Gives the word before *and* its head, when the phrase after it is in the plural with one modifier.
 * @returns the phrase for the word before, or `undefined`
 */
export function firstOfTwo(tokens: readonly Token[], second: NounPhrase): NounPhrase | undefined {
  const joiner = tokens[second.start - 1];
  const word = tokens[second.start - 2];
  if (joiner === undefined || word === undefined || !(joiner.lower === 'and' || joiner.lower === 'or'))
    return undefined;
  if (second.end - second.core !== 2) return undefined;
  const property = ATTRIBUTE_NOUNS.has(second.head);
  // *one short or long lesson*
  const either = !property && joiner.lower === 'or' && word.tag === 'ADJ';
  if (!(second.plural || either || (!property && COLLECTIVE.has(second.head)))) return undefined;
  if (
    second.determiner !== undefined ||
    second.pronoun ||
    !(word.tag === 'ADJ' || word.tag === 'NOUN' || word.tag === 'VERB')
  )
    return undefined;
  const before = tokens[second.start - 3];
  const alone = before === undefined || before.tag !== 'ADJ';
  if (!alone || ATTRIBUTE_NOUNS.has(word.lemma)) return undefined;
  // *feedback and general concerns*: what tells no kinds apart has no kind beside it.
  if (
    !property &&
    (second.modifiers.length === 0 || UNINFLECTED.has(word.lower) || !sharesHead(before, word))
  )
    return undefined;
  const at = second.start - 2;
  const determiner =
    before !== undefined && (before.tag === 'DET' || POSSESSIVES.has(before.lower))
      ? before.lower
      : undefined;
  return {
    start: determiner === undefined ? at : at - 1,
    end: at + 1,
    ...(determiner === undefined ? {} : { determiner }),
    modifiers: [word.lower],
    head: second.head,
    plural: false,
    pronoun: false,
    core: at,
  };
}
