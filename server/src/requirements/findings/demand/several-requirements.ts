/** Several sentences with a demand each, under one id. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, NEXT_STATEMENT, place } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ count: number }>({
  code: 'req/several-requirements',
  severity: 'info',
  docs: {
    reason:
      'Requirements that share an id share their fate: one of them cannot be done, tested or dropped alone.',
    bad: 'R1: The system shall store the order. The system shall send a receipt to the customer.',
    good: 'R1: The system shall store the order.\nR2: The system shall send a receipt to the customer.',
    source: 'INCOSE Guide to Writing Requirements, R18; ISO/IEC/IEEE 29148:2018, 5.2.5 (singular)',
  },
  message: ({ count }) => `This statement makes ${count} demands: give each an id of its own.`,
});

/** Finds statements in which more than one sentence demands something. */
export const severalRequirements: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences, source } = read.statement;
    if (form === 'user-story' || form === 'scenario') return [];
    const starts: number[] = [];
    let condition: number | undefined;
    for (const sentence of sentences) {
      if (CONDITIONS.has(sentence.role)) condition ??= sentence.start;
      if (sentence.role !== 'body' && sentence.role !== 'response') continue;
      if (mainClauses(sentence).some(isDemand)) starts.push(condition ?? sentence.start);
      condition = undefined;
    }
    const [, second] = starts;
    if (second === undefined) return [];
    const gap = /\s{0,20}$/.exec(source.text.slice(Math.max(0, second - 20), second))?.[0].length ?? 0;
    const edits = [{ span: place(read, second - gap, second), newText: NEXT_STATEMENT }];
    const fixes = gap === 0 ? [] : [{ title: 'Split into two statements', edits }];
    return [kind.at(place(read, second, source.text.length), { count: starts.length }, { fixes })];
  },
};

const CONDITIONS = new Set(['trigger', 'state', 'feature', 'unwanted']);
