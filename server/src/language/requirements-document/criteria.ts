/** Acceptance criteria: the items of the field under a statement, each a statement of its own that is kept with its parent. */
import type { Span } from '../../base/span.ts';
import { bulletLength } from './line.ts';

/** One criterion: what it says, and the number or label that its author gave it. */
export interface Criterion {
  readonly span: Span;
  readonly number?: string;
}

const mark =
  /^(?:\(?([0-9]{1,4})[.):]|(AC[-_ ]?[0-9]{1,4}(?:\.[0-9]{1,4})?)[:.)]|\*\*(AC[-_ ]?[0-9]{1,4}(?:\.[0-9]{1,4})?):?\*\*:?)\s+/i;

/** The criteria in a field's value: a list, steps of scenarios, or one sentence. */
export function readCriteria(text: string, value: Span): readonly Criterion[] {
  const criteria: { start: number; end: number; number?: string }[] = [];
  let outer: number | undefined;
  for (let at = value.start; at < value.end; ) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 || newline > value.end ? value.end : newline;
    const line = text.slice(at, lineEnd);
    const shown = line.trimStart();
    const start = at + line.length - shown.length;
    if (shown.trim() !== '') {
      const bullet = bulletLength(shown);
      const rest = shown.slice(bullet).trimStart();
      const label = mark.exec(rest);
      const textStart = start + shown.length - rest.length + (label?.[0].length ?? 0);
      const end = at + line.trimEnd().length;
      const given = /^[*_]{0,3}Given\b/i.test(rest);
      const open = criteria.at(-1);
      const column = start - (text.lastIndexOf('\n', start - 1) + 1);
      outer ??= column;
      if (open && ((bullet === 0 && !label && !given) || column > outer)) open.end = end;
      else if (open && bullet > 0 && /^[*_]{0,3}(?:When|Then|And|But)\b/.test(rest)) open.end = end;
      else if (textStart < end) {
        const number = label?.[1] ?? label?.[2] ?? label?.[3];
        criteria.push({ start: textStart, end, ...(number === undefined ? {} : { number }) });
      }
    }
    at = lineEnd + 1;
  }
  return criteria.map(({ start, end, number }) => ({
    span: { start, end },
    ...(number === undefined ? {} : { number }),
  }));
}

/** Whether a heading announces the criteria of the statement above it. */
export function announcesCriteria(title: string): boolean {
  return /^(?:[0-9.]{0,12}\s)?acceptance (?:criteria|criterion|scenarios?|tests?|conditions?)\b/i.test(title);
}
