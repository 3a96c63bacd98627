/** Statements without an id in a document that gives ids. */
import { defineDiagnostic, type Fix } from '../../base/diagnostic.ts';
import type { IdPlace, RequirementsDocument, StatementText } from '../../model/requirements.ts';
import type { Finding, Found } from './finding.ts';

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

/**
 * Finds statements without ids where others have ids; each fix gives the next free number in the spelling of the last id that
 * was given. No id is ever changed. Acceptance criteria and rows of tables of fields are numbered by what they belong to.
 */
export const missingId: Finding = {
  kind,
  inDocument: ({ document, statements }) => {
    if (!document.statements.some(({ idSpan }) => idSpan !== undefined)) return [];
    if (document.statements.every(isNumbered)) return [];
    const free = numbersAfter(document);
    const all: readonly Fix[] = numberAll(document);
    const found: Found[] = [];
    statements.forEach(({ statement: { source } }, index) => {
      const { idPlace, span } = source;
      if (isNumbered(source)) return;
      const fixes = idPlace === undefined ? [] : [number(free(), idPlace), ...all];
      found.push({ statement: index, diagnostic: kind.at(span, undefined, { fixes }) });
    });
    return found;
  },
};

/** Numbers everything that can have an id and has none, in documents without any as `R1`, `R2` …; nothing for less than two. */
export function numberAll(document: RequirementsDocument): readonly [Fix] | readonly [] {
  const free = numbersAfter(document);
  // Each gets its own line with its number, so that nothing has to be kept apart.
  const edits = document.statements.flatMap((statement) => {
    const { idPlace } = statement;
    if (idPlace === undefined || isNumbered(statement)) return [];
    return [
      { span: { start: idPlace.at, end: idPlace.at }, newText: `${idPlace.before}${free()}${idPlace.after}` },
    ];
  });
  return edits.length < 2 ? [] : [{ title: `Number all ${edits.length} statements without an id`, edits }];
}

/** Whether a statement has an id, from its author, its heading, or what it belongs to. */
function isNumbered({ id, idSpan, parent, field }: StatementText): boolean {
  return idSpan !== undefined || parent !== undefined || field !== undefined || !/^S\d+a*$/.test(id);
}

function number(id: string, { at, before, after, breakAt, break: apart }: IdPlace): Fix {
  const edits = [{ span: { start: at, end: at }, newText: `${before}${id}${after}` }];
  if (breakAt !== undefined && apart !== undefined)
    edits.push({ span: { start: breakAt, end: breakAt }, newText: apart });
  return { title: `Number it ${id}`, edits, preferred: true };
}

/** Gives ids in the spelling of the last one that was written, from its highest number on. */
function numbersAfter({ statements }: RequirementsDocument): () => string {
  const last = statements.findLast(({ idSpan }) => idSpan !== undefined);
  const shape = /^(.{0,60}?)(\d{1,9})$/.exec(last?.id ?? '');
  const [prefix, width] = [shape?.[1] ?? 'R', (shape?.[2] ?? '1').length];
  let next = 0;
  for (const { id } of statements) {
    const digits = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d{1,9}$/.test(digits)) next = Math.max(next, Number(digits));
  }
  return () => `${prefix}${String(++next).padStart(width, '0')}`;
}
