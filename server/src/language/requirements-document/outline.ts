/** Scenario outlines: what stands in angle brackets is read as the first of the values in the tables of examples below. */
import type { Span } from '../../base/span.ts';
import { gherkinExamples } from './headings.ts';

/** A place for a value: `<days>`, `<due date>`. */
const place = /<([^<>|\n]{1,60})>/g;

/** Lines between a scenario and its examples that are looked at, at most. */
const farthest = 6;

/**
 * The text with the first example of each of its places, as long as before. A place that no table gives a value for stays what it is,
 * for it is still to be filled in; of a value that is longer than its place, the place's name is read.
 */
export function withExamples(
  { text, span }: { readonly text: string; readonly span: Span },
  whole: string,
): { text: string; span: Span } {
  if (!/<[^<>|\n]{1,60}>/.test(text)) return { text, span };
  const examples = examplesBelow(whole, span.end);
  if (examples === undefined) return { text, span };
  const filled = text.replace(place, (found, name: string) => {
    const value = examples.get(name.trim().toLowerCase());
    if (value === undefined) return found;
    const said = value !== '' && value.length <= found.length ? value : name.trim();
    return said.padEnd(found.length);
  });
  return { text: filled, span };
}

/** Column → its first value; undefined when no table of examples follows. */
function examplesBelow(whole: string, from: number): ReadonlyMap<string, string> | undefined {
  let at = whole.indexOf('\n', from) + 1;
  let announced = false;
  let head: readonly string[] | undefined;
  for (let seen = 0; at > 0 && at < whole.length && seen < farthest; seen++) {
    const newline = whole.indexOf('\n', at);
    const end = newline < 0 ? whole.length : newline;
    const line = whole.slice(at, Math.min(end, at + 2000)).trim();
    at = end + 1;
    if (line === '' || line.startsWith('#') || line.startsWith('@')) continue;
    if (!announced) {
      if (!gherkinExamples.test(line)) return undefined;
      announced = true;
    } else if (!line.startsWith('|')) return head === undefined ? undefined : columns(head, []);
    else if (head === undefined) head = cells(line);
    else if (!/^[|\s:-]+$/.test(line)) return columns(head, cells(line));
  }
  return undefined;
}

function columns(head: readonly string[], row: readonly string[]): ReadonlyMap<string, string> {
  return new Map(head.map((name, index) => [name.toLowerCase(), row[index] ?? '']));
}

function cells(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
