/** No comma between a condition and the response: *When the order arrives the system shall …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { isDemand } from '../main-clause.ts';
import { readCondition } from './frame.ts';

const kind = defineDiagnostic({
  code: 'req/missing-comma',
  severity: 'hint',
  docs: {
    reason: 'Where the condition ends and the response begins is left to the reader.',
    bad: 'When the order arrives the system shall store it.',
    good: 'When the order arrives, the system shall store it.',
    source: 'Mavin et al., EARS, RE’09; INCOSE Guide to Writing Requirements, R14',
  },
  message: () => 'Set a comma where the condition ends.',
});

/** Finds sentences that open with a condition and reach their demand without a comma. */
export const missingComma: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap(({ role, start, end, tokens, clauses }) => {
      const { text } = read.statement.source;
      if (role !== 'body' || readCondition(text.slice(start, Math.min(end, start + 40))) === undefined)
        return [];
      const demand = clauses.find((clause) => isDemand(clause) && clause.governor === undefined);
      const subject = demand?.subjects[0];
      const [before, first] = [tokens[(subject?.start ?? 0) - 1], tokens[subject?.start ?? -1]];
      // *When shall the system …* asks; with fewer words in front there is no condition.
      if (demand === undefined || before === undefined || first === undefined || (subject?.start ?? 0) < 3)
        return [];
      if (
        !clauses.some(({ verb }) => verb.end <= (subject?.start ?? 0)) ||
        before.tag === 'PUNCT' ||
        before.lower === 'then' ||
        first.tag === 'NUM'
      )
        return [];
      const fixes = [replace('Set the comma', place(read, before.end, before.end), ',', true)];
      return [kind.at(place(read, before.start, first.end), undefined, { fixes })];
    }),
};
