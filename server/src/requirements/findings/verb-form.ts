/** Whether words could be verbs, when the tagger takes them for something else: for findings that say that a verb is missing. */
import { PARTICLES } from '../lexicons/function-words.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isPlural, verbBase } from '../nlp/lemma.ts';
import type { Token } from '../nlp/token.ts';

/** Whether any of the tokens is a verb, or could be one: *Users log in*, *the clerk prints receipts*. */
export function mayHoldVerb(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => mayBeVerb(token, tokens[i - 1], tokens[i + 1]));
}

function mayBeVerb({ lower, tag }: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (tag === 'VERB' || tag === 'AUX' || /['’](?:m|s|re|ve|ll|d)$/.test(lower)) return true;
  // *List of books*: what *of* follows is a thing.
  if (next?.lower === 'of') return false;
  // *A parent tops up the balance*, *the barrier lifts within 3 seconds*: what comes after goes with verbs only.
  if (
    before?.tag === 'NOUN' &&
    isPlural(lower) &&
    next !== undefined &&
    (next.tag === 'DET' || AFTER_VERB.has(next.lower))
  )
    return true;
  if (before === undefined || isPlural(before.lower)) return BASE_VERBS.has(lower);
  const afterNoun =
    before.tag === 'NOUN' || before.tag === 'PROPN' || before.tag === 'PRON' || before.tag === 'ADV';
  return afterNoun && isPlural(lower) && BASE_VERBS.has(verbBase(lower));
}

const AFTER_VERB = new Set([...PARTICLES, ...'within after before until when while if by'.split(' ')]);

/** Whether a sentence begins with the base form of a verb, as a command does: *Store the order.* */
export function isCommand([first, second]: readonly Token[]): boolean {
  if (first === undefined || second === undefined || !BASE_VERBS.has(first.lower)) return false;
  if (second.tag === 'CCONJ' || second.tag === 'VERB' || second.tag === 'AUX') return false;
  // *Print a label*: no noun stands before an article.
  return (
    (first.tag === 'VERB' && first.lower === first.lemma) || (first.tag === 'NOUN' && second.tag === 'DET')
  );
}
