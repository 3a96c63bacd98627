/** Coordinated modifiers of one head: *first and last names* are a first name and a last name. */
import { ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import { POSSESSIVES } from '../lexicons/function-words.ts';
import type { Token } from '../nlp/token.ts';
import type { NounPhrase } from './noun-phrase.ts';

/**
 * Gives the word before *and* its head, when the phrase after it is a property in the plural with one modifier.
 * @returns the phrase for the word before, or `undefined`
 */
export function firstOfTwo(tokens: readonly Token[], second: NounPhrase): NounPhrase | undefined {
  const joiner = tokens[second.start - 1];
  const word = tokens[second.start - 2];
  if (joiner === undefined || word === undefined || !(joiner.lower === 'and' || joiner.lower === 'or'))
    return undefined;
  if (!second.plural || second.end - second.core !== 2 || !ATTRIBUTE_NOUNS.has(second.head)) return undefined;
  if (
    second.determiner !== undefined ||
    second.pronoun ||
    !(word.tag === 'ADJ' || word.tag === 'NOUN' || word.tag === 'VERB')
  )
    return undefined;
  const before = tokens[second.start - 3];
  const alone = before === undefined || before.tag !== 'ADJ';
  if (!alone || ATTRIBUTE_NOUNS.has(word.lemma)) return undefined;
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
