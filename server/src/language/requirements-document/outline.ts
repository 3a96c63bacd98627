/** Scenario outlines: what stands in angle brackets is read as the first of the values in the tables of examples below. */
import type { Span } from '../../base/span.ts';
import type { ExampleColumn, Examples } from '../../model/requirements.ts';
import { gherkinExamples } from './headings.ts';

/** A place for a value: `<days>`, `<due date>`. */
const place = /<([^<>|\n]{1,60})>/g;

/** Lines between a scenario and its examples that are looked at, at most. */
const farthest = 6;

/** Rows of examples that are read, at most. */
const mostRows = 20;

/** A statement's text, with what the rows of its examples say beyond the first. */
export interface Filled {
  readonly text: string;
  readonly span: Span;
  readonly examples?: Examples;
}

/**
 * The text with the first example of each of its places, as long as before. A place that no table gives a value for stays what it is,
 * for it is still to be filled in; of a value that is longer than its place, the place's name is read.
 */
export function withExamples(
  { text, span }: { readonly text: string; readonly span: Span },
  whole: string,
): Filled {
  if (!/<[^<>|\n]{1,60}>/.test(text)) return { text, span };
  const rows = examplesBelow(whole, span.end);
  const [first] = rows ?? [];
  if (rows === undefined || first === undefined) return { text, span };
  const filled = text.replace(place, (found, name: string) => {
    const value = first.get(name.trim().toLowerCase());
    if (value === undefined) return found;
    const said = value !== '' && value.length <= found.length ? value : name.trim();
    return said.padEnd(found.length);
  });
  return {
    text: filled,
    span,
    examples: { columns: columnsOf(text, rows), texts: textsOf(text, rows) },
  };
}

type Row = ReadonlyMap<string, string>;

/** The columns that the text has places for, in its order. */
function columnsOf(text: string, rows: readonly Row[]): readonly ExampleColumn[] {
  const columns = new Map<string, ExampleColumn>();
  for (const { 1: written = '', index } of text.matchAll(place)) {
    const name = written.trim().toLowerCase();
    const values = [...new Set(rows.map((row) => row.get(name) ?? '').filter((value) => value !== ''))];
    if (values.length > 0 && !columns.has(name)) columns.set(name, { name, values, at: index });
  }
  return [...columns.values()];
}

function textsOf(text: string, rows: readonly Row[]): readonly string[] {
  return rows.map((row) =>
    text.replace(place, (found, name: string) => row.get(name.trim().toLowerCase()) || found),
  );
}

/** Each row as column → value, one of empty values where there is only a head; undefined when no table of examples follows. */
function examplesBelow(whole: string, from: number): readonly Row[] | undefined {
  let at = whole.indexOf('\n', from) + 1;
  let announced = false;
  let head: readonly string[] | undefined;
  const rows: Row[] = [];
  for (let seen = 0; at > 0 && at < whole.length && seen < farthest + mostRows; seen++) {
    const newline = whole.indexOf('\n', at);
    const end = newline < 0 ? whole.length : newline;
    const line = whole.slice(at, Math.min(end, at + 2000)).trim();
    at = end + 1;
    if (rows.length === 0 && (line === '' || line.startsWith('#') || line.startsWith('@'))) {
      if (seen > farthest) return undefined;
      continue;
    }
    if (!announced) {
      if (!gherkinExamples.test(line)) return undefined;
      announced = true;
    } else if (!line.startsWith('|')) break;
    else if (head === undefined) head = cells(line);
    else if (!/^[|\s:-]+$/.test(line)) rows.push(columns(head, cells(line)));
  }
  return head === undefined ? undefined : rows.length === 0 ? [columns(head, [])] : rows.slice(0, mostRows);
}

function columns(head: readonly string[], row: readonly string[]): Row {
  return new Map(head.map((name, index) => [name.toLowerCase(), row[index] ?? '']));
}

function cells(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
