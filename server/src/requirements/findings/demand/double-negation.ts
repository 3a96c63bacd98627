/** Two negations that cancel out: *shall not fail to*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/double-negation',
  severity: 'warning',
  docs: {
    reason: 'Readers lose count of negations, and build the opposite.',
    bad: 'The system shall not fail to log a denied access.',
    good: 'The system shall log a denied access.',
    source: 'INCOSE Guide to Writing Requirements, R16; Berry et al., Ambiguity Handbook (2003)',
  },
  message: ({ words }) => `“${words}” negates twice: say it positively.`,
});

/** Finds *not* before a word that negates by itself. */
export const doubleNegation: Finding = {
  kind,
  inStatement: onText(
    /\b(?:not|never|n['’]t|cannot) (be )?(fail to|omit to|neglect to|unable to|impossible|unlikely|infrequently|uncommon|without|never|nothing|nobody|not)(?![\w-])/gi,
    ({ match, span, words }) => {
      const [, be = '', second = ''] = match;
      const positive = POSITIVE.get(second.toLowerCase()) ?? '';
      const newText = `${be}${positive}`.trim();
      if (newText === '')
        return kind.at(
          span,
          { words },
          {
            fixes: [
              {
                title: 'Take both negations out',
                edits: [{ span: { start: span.start, end: span.end + 1 }, newText: '' }],
                preferred: true,
              },
            ],
          },
        );
      return kind.at(span, { words }, { fixes: [replace(`Say “${newText}”`, span, newText, true)] });
    },
  ),
};

/** What is left when both negations are taken out; nothing where the verb itself stands. */
const POSITIVE: ReadonlyMap<string, string> = new Map([
  ['unable to', 'able to'],
  ['impossible', 'possible'],
  ['unlikely', 'likely'],
  ['infrequently', 'frequently'],
  ['uncommon', 'common'],
  ['without', 'only with'],
  ['nothing', 'something'],
  ['nobody', 'somebody'],
]);
