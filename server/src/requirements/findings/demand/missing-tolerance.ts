/** Measured quantities that are to have one exact value. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { MEASURED } from '../../lexicons/measured.ts';
import { type Finding, place, replace } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/missing-tolerance',
  severity: 'info',
  docs: {
    reason: 'Nothing that is measured is ever exact: without a tolerance every test fails, or none does.',
    bad: 'The temperature of the incubator shall be 37 °C.',
    good: 'The temperature of the incubator shall be 37 °C ± 0.5 °C.',
    source: 'INCOSE Guide to Writing Requirements, R33',
  },
  offByDefault: { why: 'Many values are settings or legal limits, which are exact.' },
  message: ({ words }) => `“${words}” is exact: give a tolerance, or the least and the greatest value.`,
});

/** Finds *the (measured quantity) shall be (figure)* without a range. */
export const missingTolerance: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const { tokens } = sentence;
        const figure = tokens[clause.verb.end];
        if (!isDemand(clause) || !clause.verb.copula || clause.verb.negated || figure === undefined)
          return [];
        if (!MEASURED.has(clause.subjects[0]?.head ?? '') || !/^\d/.test(figure.text)) return [];
        const rest = tokens.slice(clause.verb.end + 1);
        if (rest.some((token) => /^(?:±|\+|to|and|or|-|–)|±/.test(token.text))) return [];
        const stop = rest.findIndex(
          (token) => token.tag === 'PUNCT' || token.tag === 'ADP' || token.tag === 'SCONJ',
        );
        const last = (stop < 0 ? rest.at(-1) : rest[stop - 1]) ?? figure;
        const words = read.statement.source.text.slice(figure.start, last.end).replace(/\.$/, '');
        const end = figure.start + words.length;
        const fixes = [replace('Give a tolerance', place(read, end, end), ' ± [tolerance]')];
        return [kind.at(place(read, figure.start, end), { words }, { fixes })];
      }),
    ),
};
