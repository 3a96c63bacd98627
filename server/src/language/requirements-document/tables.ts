/** Lowers tables: rows become requirements with their fields, fields of an entity, or terms. */
import type { Span } from '../../base/span.ts';
import type { FieldRow, GlossaryTerm } from '../../model/requirements.ts';
import { withoutMarks } from './marks.ts';
import { priorityOf } from './priority.ts';
import { type ColumnRole, entityOf, readColumns, saysYes, type TableReading } from './table-columns.ts';

/** A cell: what it says, without marks, and where. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** A table as it stands. */
export interface TableText {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands above it: the heading, or the sentence that announces it. */
  readonly caption: string;
  readonly inGlossary: boolean;
}

/** A row that is a statement. */
export interface RowStatement {
  readonly id?: Cell;
  /** The cell for an id that is not given. */
  readonly empty?: Cell;
  readonly text?: Cell;
  readonly fields: ReadonlyMap<string, string>;
}

/** What a table says. `unread` is set when it is not seen what it lists. */
export type TableContent =
  | { readonly kind: 'requirements'; readonly rows: readonly RowStatement[] }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly field: FieldRow; readonly span: Span }[] }
  | { readonly kind: 'terms'; readonly terms: readonly GlossaryTerm[] }
  | { readonly kind: 'unread' };

/** Reads a table by its head and its caption. */
export function readTable(table: TableText): TableContent {
  const reading = readColumns(
    table.head.map(({ text }) => text),
    table.inGlossary,
  );
  if (reading === undefined) return { kind: 'unread' };
  const rows = table.rows.filter((row) => row.some(({ text }) => text !== ''));
  if (reading.kind === 'requirements')
    return { kind: 'requirements', rows: rows.map((row) => rowStatement(row, table.head, reading)) };
  if (reading.kind === 'terms') return { kind: 'terms', terms: rows.flatMap((row) => term(row, reading)) };
  const entity = entityOf(withoutMarks(table.caption));
  if (entity === undefined) return { kind: 'unread' };
  return { kind: 'fields', rows: rows.flatMap((row) => fieldRow(row, reading, entity)) };
}

function at(row: readonly Cell[], { columns }: TableReading, role: ColumnRole): Cell | undefined {
  const index = columns.get(role);
  const cell = index === undefined ? undefined : row[index];
  return cell === undefined || cell.text === '' ? undefined : cell;
}

/** A statement has the columns that are neither its id nor its text as fields, under the names in the head. */
function rowStatement(row: readonly Cell[], head: readonly Cell[], reading: TableReading): RowStatement {
  const [id, text] = [at(row, reading, 'id'), at(row, reading, 'text')];
  const fields = new Map<string, string>();
  for (const [index, cell] of row.entries()) {
    const name = head[index]?.text.toLowerCase() ?? '';
    if (cell !== id && cell !== text && cell.text !== '' && name !== '')
      fields.set(name, name === 'priority' ? priorityOf(cell.text) : cell.text);
  }
  const empty = id ? undefined : row[reading.columns.get('id') ?? -1];
  return { ...(id ? { id } : {}), ...(empty ? { empty } : {}), ...(text ? { text } : {}), fields };
}

function term(row: readonly Cell[], reading: TableReading): readonly GlossaryTerm[] {
  const name = at(row, reading, 'term') ?? at(row, reading, 'name');
  if (name === undefined) return [];
  const synonyms = (at(row, reading, 'synonyms')?.text ?? '').split(/[,;/]/).map((each) => each.trim());
  const definition = at(row, reading, 'meaning')?.text ?? '';
  return [{ term: name.text, synonyms: synonyms.filter((each) => each !== ''), definition, span: name.span }];
}

function fieldRow(
  row: readonly Cell[],
  reading: TableReading,
  entity: string,
): readonly { field: FieldRow; span: Span }[] {
  const name = at(row, reading, 'name');
  const last = row.findLast(({ text }) => text !== '');
  if (name === undefined || last === undefined) return [];
  const cell = (role: ColumnRole): string | undefined => at(row, reading, role)?.text;
  const optional = saysYes(cell('optional') ?? '');
  const required = saysYes(cell('required') ?? '') ?? (optional === undefined ? undefined : !optional);
  const unique = saysYes(cell('unique') ?? '');
  const [type, values, given, description] = [cell('type'), cell('values'), cell('default'), cell('meaning')];
  const field: FieldRow = {
    entity,
    name: name.text,
    ...(type === undefined ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(unique === undefined ? {} : { unique }),
    ...(given === undefined || saysNothing(given) ? {} : { default: given }),
    ...(values === undefined || saysNothing(values) ? {} : { values: listOf(values) }),
    ...(description === undefined ? {} : { description }),
  };
  return [{ field, span: { start: row[0]?.span.start ?? name.span.start, end: last.span.end } }];
}

function saysNothing(text: string): boolean {
  return /^(?:-|–|—|n\/a|none|nil|null)$/i.test(text);
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[,;/|]|\bor\b/)
    .map((each) => each.trim().replace(/^["“'‘]|["”'’]$/g, ''))
    .filter((each) => each !== '');
}
