/** Which statements speak of a name, by its words alone: in singular or plural, however they are spelt. */
import type { StatementText } from '../../model/requirements.ts';
import { createMemo, cutOut } from '../memo.ts';
import { singular } from '../nlp/lemma.ts';

/** The statements of a document, to be asked for names. */
export interface SpokenOf {
  /** Ids of the statements that use the words of a name one after the other, in the order of the text. */
  of(name: string): readonly string[];
}

/** Makes the statements ready; each name is looked for once. */
export function createSpokenOf(statements: readonly StatementText[]): SpokenOf {
  const texts = statements.map(({ id, text }) => ({ id, words: wordsOf(text) }));
  const known = new Map<string, readonly string[]>();
  return {
    of: (name) => {
      let found = known.get(name);
      if (found === undefined) {
        const wanted = wordsOf(name);
        found =
          wanted.trim() === '' ? [] : texts.filter(({ words }) => words.includes(wanted)).map(({ id }) => id);
        known.set(name, found);
      }
      return found;
    },
  };
}

const remembered = createMemo<string, string>(20_000, cutOut);

/** The words in singular, lower case, with a blank around each: ` date of birth `. */
function wordsOf(text: string): string {
  return remembered.get(text, () => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];
    return ` ${words.map((word) => singular(word.replace(/[’']s$/, '').replace('e-mail', 'email'))).join(' ')} `;
  });
}
