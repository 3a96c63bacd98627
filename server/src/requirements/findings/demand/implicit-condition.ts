/** Conditions that stand in another statement: *Otherwise*, *In this case*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/implicit-condition',
  severity: 'warning',
  docs: {
    reason: 'A condition that stands in the statement before is lost when one of the two moves.',
    bad: 'Otherwise, the system shall reject the payment.',
    good: 'If the balance is lower than the amount, then the system shall reject the payment.',
    source: 'INCOSE Guide to Writing Requirements, R27',
  },
  message: ({ words }) => `“${words}” leans on another statement: say the condition here.`,
});

const OPENING =
  /^\s{0,20}(otherwise|else|in (?:this|that|such(?: an?)?|these|either|both) (?:cases?|situations?|events?)|if so|if not|if this is (?:not )?the case|then|after that|after this|afterwards|thereafter|subsequently|in this way|therefore|thus|hence)(?:,| (?=the\b|an?\b|it\b))/i;

/** Finds statements that begin with a word for a condition said before. */
export const implicitCondition: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, source } = read.statement;
    if (form === 'user-story' || form === 'scenario') return [];
    const match = OPENING.exec(source.text.slice(0, 80));
    const words = match?.[1];
    if (match === null || words === undefined) return [];
    const start = match[0].indexOf(words);
    const span = place(read, start, match[0].length);
    const gap = match[0].endsWith(' ') ? ' ' : '';
    return [
      kind.at(span, { words }, { fixes: [replace('Say the condition', span, `If [condition], then${gap}`)] }),
    ];
  },
};
