/** The author and the reader in a requirement: *we*, *our*, *you*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ word: string }>({
  code: 'req/personal-pronoun',
  severity: 'info',
  docs: {
    reason: 'Who “we” are depends on who reads it: the buyer, the builder, or the one who runs it.',
    bad: 'We shall store your orders for 10 years.',
    good: 'The system shall store the orders of a customer for 10 years.',
    source: 'INCOSE Guide to Writing Requirements, R3 and R24',
  },
  message: ({ word }) => `“${word}”: say who that is.`,
});

const NAMES: ReadonlyMap<string, string> = new Map([
  ['we', 'the system'],
  ['our', 'the'],
  ['us', '[role]'],
  ['you', 'the user'],
  ['your', 'the user’s'],
]);

/** Finds pronouns of the first and second person, except where stories and scenarios are told. */
export const personalPronoun: Finding = {
  kind,
  inStatement: onText(
    /(?<![\w'’“"-])(?:[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)(?![\w'’”"-])/g,
    ({ read, start, span, words }) => {
      const form = read.statement.kind;
      if (form === 'user-story' || form === 'scenario') return undefined;
      // *We want …*: a story without its role, which is a finding of its own.
      if (
        start < 20 &&
        /^\s{0,20}We(?:['’]d| would)? (?:want|need|wish|like)\b/.test(read.statement.source.text)
      )
        return undefined;
      const name = NAMES.get(words.toLowerCase()) ?? '[role]';
      const newText =
        start === 0 || /^[A-Z]/.test(words) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
      return kind.at(span, { word: words }, { fixes: [replace(`Say “${newText}”`, span, newText)] });
    },
  ),
};
