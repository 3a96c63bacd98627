/** Whether words could be verbs, when the tagger takes them for something else: for findings that say that a verb is missing. */
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isPlural, verbBase } from '../nlp/lemma.ts';
import type { Token } from '../nlp/token.ts';

/** Whether any of the tokens is a verb, or could be one: *Users log in*, *the clerk prints receipts*. */
export function mayHoldVerb(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => mayBeVerb(token, tokens[i - 1]));
}

function mayBeVerb({ lower, tag }: Token, before: Token | undefined): boolean {
  if (tag === 'VERB' || tag === 'AUX') return true;
  if (before === undefined || isPlural(before.lower)) return BASE_VERBS.has(lower);
  const afterNoun =
    before.tag === 'NOUN' || before.tag === 'PROPN' || before.tag === 'PRON' || before.tag === 'ADV';
  return afterNoun && isPlural(lower) && BASE_VERBS.has(verbBase(lower));
}

/** Whether a token is the base form of a verb that could open a command: *Store the order.* */
export function isCommand(token: Token | undefined): boolean {
  return (
    token !== undefined && token.tag === 'VERB' && token.lower === token.lemma && BASE_VERBS.has(token.lower)
  );
}
