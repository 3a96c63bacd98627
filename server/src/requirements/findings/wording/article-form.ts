/** *a* before a vowel sound, *an* before a consonant: *a order*, *an user*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string; article: string }>({
  code: 'req/article-form',
  severity: 'hint',
  docs: {
    reason: 'A slip of grammar makes the reader stop, and doubt the rest.',
    bad: 'The clerk prints a invoice for an user.',
    good: 'The clerk prints an invoice for a user.',
    source: 'INCOSE Guide to Writing Requirements, R12',
  },
  message: ({ words, article }) => `“${words}”: say “${article}”.`,
});

/** Spelt with a vowel, spoken with a consonant. */
const CONSONANT = /^(?:u(?:ni(?![mn]|d)|s[aeiu]|su|ti|bi|ran|rol|k\b|to)|eu|ewe|one(?![a-z])|once)/;
/** Spelt with a consonant, spoken with a vowel. */
const SILENT = /^(?:hour|honest|honou?r|heir)/;

/** Finds articles that do not go with the sound of the next word; acronyms and single letters are left alone. */
export const articleForm: Finding = {
  kind,
  inStatement: onText(
    /(?<![\w'’.-])(an?|An?) ([a-z][a-z-]{2,40})(?!\w|\.\w)/g,
    ({ read, match, start, words, text }) => {
      const [, article = '', word = ''] = match;
      if (
        NO_NOUN.has(word) ||
        /\b(?:option|plan|case|type|class|phase|step|part|variant|group) $/i.test(
          text.slice(Math.max(0, start - 10), start),
        )
      )
        return undefined;
      const vowel = SILENT.test(word) || (/^[aeiou]/.test(word) && !CONSONANT.test(word));
      const right = vowel ? 'an' : 'a';
      if (article.toLowerCase() === right) return undefined;
      const newText = article.startsWith('A') ? `A${right.slice(1)}` : right;
      const span = place(read, start, start + article.length);
      return kind.at(
        place(read, start, start + words.length),
        { words, article: newText },
        {
          fixes: [replace(`Say “${newText} ${word}”`, span, newText, true)],
        },
      );
    },
  ),
};

/** After these an *a* is a letter: *A and B*. */
const NO_NOUN = new Set('and are has was will can may must shall the but for not its'.split(' '));
