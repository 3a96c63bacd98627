/** *and/or* and other slashes between words. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/slash',
  severity: 'warning',
  docs: {
    reason: 'A slash does not say whether one, the other or both are meant.',
    bad: 'The clerk prints and/or e-mails the receipt.',
    good: 'The clerk prints or e-mails the receipt.',
    source: 'INCOSE Guide to Writing Requirements, R17',
  },
  message: ({ words }) => `“${words}” leaves open whether one or both are meant.`,
});

/** Finds *and/or* and *or/and*, which are never a name. */
export const slash: Finding = {
  kind,
  inStatement: (read) => {
    const { text } = read.statement.source;
    return [
      ...text.matchAll(/\b(?:and ?\/ ?or|or ?\/ ?and|he\/she|she\/he|s\/he|his\/her|him\/her)\b/gi),
    ].map((match) => {
      const span = place(read, match.index, match.index + match[0].length);
      const personal = /he|hi/i.test(match[0]);
      const fixes = personal
        ? [
            replace(
              'Say “they” or “their”',
              span,
              /his/i.test(match[0]) ? 'their' : /him/i.test(match[0]) ? 'them' : 'they',
            ),
          ]
        : [replace('Say “or”', span, 'or'), replace('Say “and”', span, 'and')];
      return kind.at(span, { words: match[0] }, { fixes });
    });
  },
};
