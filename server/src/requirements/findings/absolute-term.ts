/** Absolute words: *always*, *never*, *completely*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { ABSOLUTE } from '../lexicons/vague.ts';
import { type Finding, remove, replace } from './finding.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/absolute-term',
  severity: 'hint',
  docs: {
    reason: 'Nothing holds always: an absolute promise can be refuted but never shown.',
    bad: 'The service shall always be available.',
    good: 'The service shall be available 99.9 % of each month.',
    source: 'INCOSE Guide to Writing Requirements, R26',
  },
  offByDefault: {
    why: 'Rules without an exception are said with the same words, and most of them are meant.',
  },
  message: ({ words }) => `“${words}” is absolute: give the share or the condition that is meant.`,
});

const terms = indexTerms(ABSOLUTE);

/** Absolute words: *always*, *never*, *completely*. */
export const absoluteTerm: Finding = {
  kind,
  inStatement: onTerms(terms, ({ read, sentence, match, first, last, span, words }) => {
    const modal = sentence.clauses.some(
      ({ verb }) => verb.modal === 'shall' || verb.modal === 'must' || verb.modal === 'will',
    );
    if (!modal) return undefined;
    const fixes = [
      match.term === 'never'
        ? replace('Say “not”', span, 'not')
        : remove(`Remove “${words}”`, read, first.start, last.end),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};
