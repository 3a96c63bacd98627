/** Examples in the place of a list: *such as*, *for example*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { EXAMPLES } from '../../lexicons/wording.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/example-list',
  severity: 'info',
  docs: {
    reason: 'Examples leave open what else belongs to the list, so nobody can tell when all of it is done.',
    bad: 'The system shall export documents such as invoices and receipts.',
    good: 'The system shall export invoices and receipts.',
    source: 'INCOSE Guide to Writing Requirements, R9 and R22; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  message: ({ words }) => `“${words}” names examples only: name all that are meant.`,
});

const BINDING = new Set(['shall', 'must', 'will', 'should']);

/** Finds examples in what is demanded. */
export const exampleList: Finding = {
  kind,
  inStatement: onTerms(indexTerms(EXAMPLES), ({ read, sentence, span, last, words, next, before }) => {
    // *For example, …*: the whole sentence is an example.
    if (sentence.role === 'aside' || next === undefined || before === undefined) return undefined;
    if (!sentence.clauses.some(({ verb }) => BINDING.has(verb.modal ?? ''))) return undefined;
    return kind.at(
      span,
      { words },
      {
        fixes: [
          replace(
            'Say that these are all',
            place(read, before.end, last.end),
            before.text === ',' ? ' namely' : ', namely',
          ),
        ],
      },
    );
  }),
};
