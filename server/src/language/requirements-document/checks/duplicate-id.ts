/** `req/duplicate-id`: two statements with one id. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Check } from './check.ts';

export const duplicateIdKind = defineDiagnostic<string>({
  code: 'req/duplicate-id',
  severity: 'error',
  message: (id) => `The id ${id} is used before: give this statement one of its own.`,
  docs: {
    reason:
      'Elements of the model name the statements that asked for them by id, so an id must mean one statement.',
    bad: 'R1: Each patient has a name.\nR1: Each room has a number.',
    good: 'R1: Each patient has a name.\nR2: Each room has a number.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8: each requirement is uniquely identified.',
  },
});

export const checkDuplicateId: Check = ({ document, emptyStatements }) => {
  const labelled = [
    ...document.statements.flatMap(({ id, idSpan }) => (idSpan ? [{ id, span: idSpan }] : [])),
    ...emptyStatements,
  ].sort((a, b) => a.span.start - b.span.start);
  const first = new Map<string, Span>();
  let free: ReturnType<typeof freeIds> | undefined;
  return labelled.flatMap(({ id, span }) => {
    const before = first.get(id);
    if (!before) {
      first.set(id, span);
      return [];
    }
    free ??= freeIds(labelled.map((one) => one.id));
    const next = free(id);
    const fix = { title: `Rename to ${next}`, edits: [{ span, newText: next }], preferred: true };
    const related = [{ message: `${id} is first used here.`, span: before }];
    return [duplicateIdKind.at(span, id, { fixes: [fix], related })];
  });
};

/** Gives ids in the spelling of a given one that nobody uses: the highest number of that spelling, and up. */
export function freeIds(used: readonly string[]): (like: string) => string {
  const highest = new Map<string, number>();
  for (const id of used) {
    const { prefix, number } = split(id);
    highest.set(prefix, Math.max(highest.get(prefix) ?? 0, number));
  }
  return (like) => {
    const { prefix, width } = split(like);
    const number = (highest.get(prefix) ?? 0) + 1;
    highest.set(prefix, number);
    return prefix + String(number).padStart(width, '0');
  };
}

function split(id: string): { prefix: string; number: number; width: number } {
  const digits = /[0-9]{1,15}$/.exec(id)?.[0] ?? '';
  const prefix = id.slice(0, id.length - digits.length);
  return { prefix: digits === '' ? `${prefix}-` : prefix, number: Number(digits), width: digits.length };
}
