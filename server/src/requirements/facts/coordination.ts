/** Phrases joined into one list by commas and *and*. */
import type { Sentence } from '../analysed-statement.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/** The list that starts with the phrase at `index`. */
export function coordinatedAfter({ phrases, tokens }: Sentence, index: number): readonly NounPhrase[] {
  const listed = phrases.slice(index, index + 1);
  for (let i = index + 1; i < phrases.length; i++) {
    const [before, phrase] = [phrases[i - 1], phrases[i]];
    if (before === undefined || phrase === undefined || !joined(tokens, before.end, phrase.start)) break;
    listed.push(phrase);
  }
  return listed;
}

/** The list that ends with the phrase at `index`. */
export function coordinatedBefore({ phrases, tokens }: Sentence, index: number): readonly NounPhrase[] {
  const listed = phrases.slice(index, index + 1);
  for (let i = index; i > 0; i--) {
    const [before, phrase] = [phrases[i - 1], phrases[i]];
    const link = phrase === undefined ? undefined : tokens[phrase.start - 1]?.lower;
    if (
      before === undefined ||
      phrase === undefined ||
      !(
        link === 'and' ||
        (link === ',' && listed.length > 1 && before.determiner === listed[0]?.determiner)
      ) ||
      before.end !== phrase.start - 1
    )
      break;
    listed.unshift(before);
  }
  return listed;
}

function joined(tokens: Sentence['tokens'], end: number, start: number): boolean {
  const between = tokens.slice(end, start);
  return (
    between.length > 0 &&
    between.length < 3 &&
    between.every((token) => token.tag === 'CCONJ' || token.text === ',')
  );
}
