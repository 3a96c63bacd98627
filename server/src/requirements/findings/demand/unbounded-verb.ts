/** Getting better without an end: *minimise*, *improve*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { UNBOUNDED_VERBS } from '../../lexicons/precision.ts';
import type { Clause } from '../../phrases/clause.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';
import { hasAnyFigure } from '../measures.ts';

const kind = defineDiagnostic<{ verb: string }>({
  code: 'req/unbounded-verb',
  severity: 'warning',
  docs: {
    reason: 'What is to be as small or as good as can be is never done: a bound can be tested.',
    bad: 'The system shall minimise the waiting time.',
    good: 'The system shall limit the waiting time to 5 minutes.',
    source: 'INCOSE Guide to Writing Requirements, R34; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  message: ({ verb }) => `“${verb}” has no end: give the bound that is enough.`,
});

/** What a view is made to do on a screen: *maximise the window*. */
const SHOWN = new Set(['window', 'view', 'screen', 'panel', 'dialog', 'map', 'video', 'player']);

/** Finds demands to minimise, maximise or improve something, in sentences without a figure. */
export const unboundedVerb: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const token = sentence.tokens[clause.verb.main];
        if (token === undefined || !isDemand(clause) || !UNBOUNDED_VERBS.has(clause.verb.lemma)) return [];
        if (
          hasAnyFigure(sentence) ||
          isToBeMeasured(read, sentence) ||
          SHOWN.has(clause.objects[0]?.head ?? '')
        )
          return [];
        const span = place(read, token.start, token.end);
        return [kind.at(span, { verb: token.text }, { fixes: bounded(read, sentence, clause) })];
      }),
    ),
};

/** Whether the measure has its place already, and waits to be filled in. */
function isToBeMeasured(read: ReadStatement, { start, end }: Sentence): boolean {
  return /\[(?:measure|number|limit|target)\]/.test(read.statement.source.text.slice(start, end));
}

function bounded(read: ReadStatement, { tokens }: Sentence, { verb, objects }: Clause): readonly Fix[] {
  const [main, last] = [tokens[verb.main], tokens[(objects.at(-1)?.end ?? 0) - 1]];
  if (main === undefined || last === undefined || verb.passive) return [];
  const [newVerb, bound] = /^minim/.test(verb.lemma)
    ? ['limit', ' to [measure]']
    : /^maxim/.test(verb.lemma)
      ? ['keep', ' above [measure]']
      : [main.text, ' by [measure]'];
  const [at, end] = [place(read, main.start, main.end), place(read, last.end, last.end)];
  return [
    {
      title: 'Give the bound',
      edits: [
        { span: at, newText: newVerb },
        { span: end, newText: bound },
      ],
    },
  ];
}
