/** Statements without an id in a document that gives ids. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { type Finding, type Found, replace } from './finding.ts';

const kind = defineDiagnostic({
  code: 'req/missing-id',
  severity: 'hint',
  docs: {
    reason:
      'A statement without an id is numbered by its place, so its traces move when another is inserted.',
    bad: 'R1: Each room has a number.\nThe user interface shall be in English.',
    good: 'R1: Each room has a number.\nR2: The user interface shall be in English.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8.2 (identification)',
  },
  message: () => 'This statement has no id, though others have.',
});

/** Finds statements without ids where others have ids; each fix gives the next free number. */
export const missingId: Finding = {
  kind,
  inDocument: ({ document, statements }) => {
    const given = document.statements.filter((statement) => statement.idSpan !== undefined);
    const last = given.at(-1);
    if (last === undefined) return [];
    const shape = /^(.{0,40}?)(\d{1,9})$/.exec(last.id);
    const [prefix, width] = [shape?.[1] ?? 'R', (shape?.[2] ?? '1').length];
    let next = Math.max(0, ...given.map(({ id }) => numberIn(id, prefix)));
    const found: Found[] = [];
    statements.forEach(({ statement: { source } }, index) => {
      if (source.idSpan !== undefined) return;
      const id = `${prefix}${String(++next).padStart(width, '0')}`;
      const start = source.span.start;
      const fixes = [replace(`Number it ${id}`, { start, end: start }, `${id}: `, true)];
      found.push({
        statement: index,
        diagnostic: kind.at({ start, end: source.span.end }, undefined, { fixes }),
      });
    });
    return found;
  },
};

function numberIn(id: string, prefix: string): number {
  const digits = id.startsWith(prefix) ? id.slice(prefix.length) : '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
}
