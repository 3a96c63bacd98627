/** Lists of values: *either a, b or c*, *one of: a, b, c*, *(a, b or c)*, *can be a or b*. */
import type { Sentence } from '../analysed-statement.ts';
import type { Token } from '../nlp/token.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/** Values given for a property right after its phrase, in brackets, after a colon or after *which is either*. */
export function valuesAfter(sentence: Sentence, phrase: NounPhrase): readonly string[] | undefined {
  const { tokens } = sentence;
  const aside = sentence.asides.get(phrase.end);
  if (aside !== undefined) return listFrom(aside, 0);
  if (tokens[phrase.end]?.text === ':' && tokens[phrase.end + 1]?.tag !== 'DET')
    return listFrom(tokens, phrase.end + 1);
  const next = tokens.slice(phrase.end, phrase.end + 6);
  // *an amount and a rate of either 7 or 19 percent*: the values are those of the nearest.
  const other = next.findIndex(({ tag, lower }) => tag === 'CCONJ' && lower !== 'either');
  const ahead = other < 0 ? next : next.slice(0, other);
  const either = ahead.findIndex((token) => token.lower === 'either');
  if (either >= 0) return listFrom(tokens, phrase.end + either + 1);
  const of = ahead.findIndex((token, i) => token.lower === 'one' && ahead[i + 1]?.lower === 'of');
  if (of >= 0) {
    const colon = tokens[phrase.end + of + 2]?.text === ':' ? 1 : 0;
    return listFrom(tokens, phrase.end + of + 2 + colon);
  }
  return undefined;
}

/**
 * The values listed from token `from`: runs of one to three words between commas, *or*, *and* or slashes.
 * @returns undefined when what stands there is no list of at least two short values.
 */
export function listFrom(
  tokens: readonly Token[],
  from: number,
  closing?: string,
): readonly string[] | undefined {
  const values: string[] = [];
  let current: string[] = [];
  const flush = (): void => {
    if (current.length > 0) values.push(current.join('_'));
    current = [];
  };
  let i = from;
  for (; i < tokens.length && i - from < 60; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (closing !== undefined && token.text === closing) break;
    if (
      token.text === ',' ||
      token.text === '/' ||
      token.lower === 'or' ||
      token.lower === 'and' ||
      token.text === '|'
    )
      flush();
    else if (
      token.text === '"' ||
      token.text === "'" ||
      token.text === ':' ||
      token.lower === 'either' ||
      token.lower === 'e.g.'
    )
      continue;
    else if (token.tag === 'PUNCT') break;
    else if (token.tag === 'DET' && current.length === 0 && !isLetter(tokens, i)) continue;
    else if (closing === undefined && token.tag === 'ADP' && isPartOfValue(tokens, i, current.length))
      current.push(token.lower);
    else if (
      closing === undefined &&
      (token.tag === 'AUX' || token.tag === 'ADP' || token.tag === 'SCONJ' || token.tag === 'PRON')
    )
      break;
    else current.push(token.lower.replace(/[^\p{L}\p{N}]+/gu, '_'));
    if (current.length > 3) return undefined;
  }
  if (closing !== undefined && tokens[i]?.text !== closing) return undefined;
  flush();
  const proper = values
    .map((value) => value.replace(/^_+|_+$/g, ''))
    .filter((value) => value !== '' && value !== 'etc');
  return proper.length >= 2 ? [...new Set(proper)] : undefined;
}

/** *one of A, B and O*: a letter, and no article. */
function isLetter(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.text === 'A' && endsValue(tokens[i + 1]);
}

/** Whether a preposition belongs to the value it stands in: *picked up*, *in transit*, *out of service*; not *paid by card*. */
function isPartOfValue(tokens: readonly Token[], i: number, words: number): boolean {
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (endsValue(next)) return words > 0;
  const opened = words === 0 || (words === 1 && tokens[i - 1]?.tag === 'ADP');
  if (!opened || next === undefined) return false;
  if (next.tag === 'ADP') return after?.tag === 'NOUN' && endsValue(tokens[i + 3]);
  return (next.tag === 'NOUN' || next.tag === 'ADJ') && endsValue(after);
}

/** Whether a value that stands before this token ends there. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return true;
  return token.tag === 'PUNCT' || token.text === '/' || token.lower === 'or' || token.lower === 'and';
}
