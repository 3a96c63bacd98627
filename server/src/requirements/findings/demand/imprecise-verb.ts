/** Verbs that do not say what is done: *deal with*, *take care of*, *facilitate*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { BROAD_VERBS, IMPRECISE_VERBS } from '../../lexicons/precision.ts';
import { type Finding, replace } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';
import { type FoundTerm, onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/imprecise-verb',
  severity: 'warning',
  docs: {
    reason: 'A verb that does not say what is done leaves the doing to be invented.',
    bad: 'The system shall take care of overdue invoices.',
    good: 'The system shall send a reminder for each overdue invoice.',
    source: 'Paska, “not precise verb” (2023); INCOSE Guide to Writing Requirements, R3',
  },
  message: ({ words }) => `“${words}” does not say what is done: name the action.`,
});

const broad = defineDiagnostic<{ words: string }>({
  code: 'req/broad-verb',
  severity: 'hint',
  docs: {
    reason: 'To support, handle or manage something can be anything from showing it to changing it.',
    bad: 'The system shall handle orders.',
    good: 'The system shall store, change and delete orders.',
    source: 'Paska, “not precise verb” (2023); INCOSE Guide to Writing Requirements, R3',
  },
  offByDefault: { why: 'In a first list of functions, broad verbs are the right ones.' },
  message: ({ words }) => `“${words}” can mean many things: name the actions.`,
});

/** Whether a term is the main verb of a demand. */
function isDemanded({ sentence, match }: FoundTerm): boolean {
  return mainClauses(sentence).some(
    (clause) => isDemand(clause) && !clause.verb.passive && clause.verb.main === match.start,
  );
}

/** Finds verbs that name no action, where something is demanded. */
export const impreciseVerb: Finding = {
  kind,
  inStatement: onTerms(indexTerms(IMPRECISE_VERBS), (found) =>
    isDemanded(found)
      ? kind.at(
          found.span,
          { words: found.words },
          { fixes: [replace('Name the action', found.span, '[verb]')] },
        )
      : undefined,
  ),
};

/** Finds verbs of broad meaning, where something is demanded. */
export const broadVerb: Finding = {
  kind: broad,
  inStatement: onTerms(indexTerms(BROAD_VERBS), (found) =>
    isDemanded(found)
      ? broad.at(
          found.span,
          { words: found.words },
          { fixes: [replace('Name the actions', found.span, '[verb]')] },
        )
      : undefined,
  ),
};
