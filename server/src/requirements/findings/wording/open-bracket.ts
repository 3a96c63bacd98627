/** A bracket that nothing closes. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/open-bracket',
  severity: 'warning',
  docs: {
    reason: 'Without its other half, nobody knows what the bracket holds.',
    bad: 'The system shall store the order (with its lines.',
    good: 'The system shall store the order (with its lines).',
    source: 'INCOSE Guide to Writing Requirements, R14',
  },
  message: () => 'This bracket is not closed.',
});

/** Finds the first round or square bracket that is opened and never closed. */
export const openBracket: Finding = {
  kind,
  inStatement: (read) => {
    const { text } = read.statement.source;
    if (!/[([]/.test(text)) return [];
    const open: { at: number; close: string }[] = [];
    for (let i = 0; i < text.length; i++) {
      const character = text[i];
      if (character === '(') open.push({ at: i, close: ')' });
      else if (character === '[') open.push({ at: i, close: ']' });
      else if (character === open.at(-1)?.close) open.pop();
    }
    const [first] = open;
    // A smiley, or the half-open interval [0, 1), is no bracket left open.
    if (first === undefined || /[:;]-?$/.test(text.slice(Math.max(0, first.at - 2), first.at))) return [];
    if (/[)\]]/.test(text.slice(first.at))) return [];
    const end = text.replace(/[\s.!;]{1,20}$/, '').length;
    if (end <= first.at) return [];
    const fixes = [
      replace('Close it at the end', place(read, end, end), first.close),
      replace('Remove it', place(read, first.at, first.at + 1), ''),
    ];
    return [kind.at(place(read, first.at, end), undefined, { fixes })];
  },
};
