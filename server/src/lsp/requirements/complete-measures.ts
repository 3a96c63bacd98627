/** What completion knows of figures: units behind a number, and typical measures in the place of `[measure]`. */
import { type CompletionItem, CompletionItemKind, type Position, type Range } from 'vscode-languageserver';
import { characteristicsOf } from '../../requirements/index.ts';
import type { Analysis } from './analysis.ts';
import { statementAt } from './statement-at.ts';

/** Typical measures for each quality characteristic (after ISO/IEC 25010 and the measures of ISO/IEC 25023). */
const measures: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'performance',
    ['within 2 seconds', 'within 300 ms in 95 % of all cases', 'at least 100 requests per second'],
  ],
  ['usability', ['within 3 steps', 'by 9 of 10 new users without help', 'after 30 minutes of training']],
  ['reliability', ['99.5 % of the time', 'within 4 hours after a failure', 'at most 1 failure per year']],
  ['security', ['after 15 minutes without activity', 'after 5 failed attempts', 'at least 12 characters']],
  [
    'scalability',
    ['for 1,000 users at the same time', 'for 1,000,000 records', 'twice the load within 1 hour'],
  ],
  ['maintainability', ['within 1 working day', 'with 80 % of the code covered by tests']],
  ['portability', ['on the two newest versions of each browser', 'on screens from 360 pixels in width']],
  ['appearance', ['with a contrast of at least 4.5 : 1', 'in text of at least 12 points']],
  ['compliance', ['as of the version in force on the day of delivery', 'within 30 days']],
]);
const anyMeasure: readonly string[] = ['within 2 seconds', 'at most 5', 'at least 95 %', 'every 24 hours'];

const units =
  'seconds minutes hours days weeks months years ms % users requests characters MB GB metres km kg °C'.split(
    ' ',
  );

/** The unit for one: `1 second`. */
const single = (unit: string): string => (/^[a-z]{4,}s$/.test(unit) ? unit.slice(0, -1) : unit);

/** Units behind a number, those first that the document uses already. */
export function unitsBehind({ text }: Analysis, lead: string, range: Range): CompletionItem[] {
  const number =
    /(?<![\p{L}\p{N}.-])(\d{1,12}(?:[.,]\d{1,9})?|one|two|three|four|five|ten|twenty|thirty|sixty)\s$/iu.exec(
      lead,
    )?.[1];
  if (number === undefined) return [];
  const alone = /^(?:1|one)$/i.test(number);
  return units.map((unit) => {
    const label = alone ? single(unit) : unit;
    const used = text.includes(` ${unit}`) || text.includes(` ${single(unit)} `);
    return {
      label,
      kind: CompletionItemKind.Unit,
      detail: 'unit',
      sortText: `${used ? '0' : '1'}${String(units.indexOf(unit)).padStart(2, '0')}`,
      textEdit: { range, newText: label },
    };
  });
}

/** A place to be filled, such as `[measure]`, with its brackets. */
export interface Placeholder {
  readonly name: string;
  readonly range: Range;
}

/** The brackets around a position of a line; undefined beside one. An id in brackets is none. */
export function placeholderAt(line: string, { line: row, character }: Position): Placeholder | undefined {
  const start = line.lastIndexOf('[', character - 1);
  const end = line.indexOf(']', Math.max(character, start + 1));
  if (start < 0 || end < 0 || end < character || end - start > 60) return undefined;
  const name = line.slice(start + 1, end);
  if (/[[\]]/.test(name) || /\d/.test(name) || line[end + 1] === '(') return undefined;
  return {
    name: name.trim().toLowerCase(),
    range: { start: { line: row, character: start }, end: { line: row, character: end + 1 } },
  };
}

/** What can stand in a placeholder's place: measures for what the statement is about, actors for a role. */
export function fillings(analysis: Analysis, offset: number, { name, range }: Placeholder): CompletionItem[] {
  const { specification } = analysis;
  const offers = /role|who|actor|user/.test(name)
    ? specification.actors.map((actor) => actor.name.replaceAll('_', ' '))
    : /^(?:number|figure)$/.test(name)
      ? ['2', '5', '10', '30', '60', '100']
      : /measure|value|time|amount|limit|threshold|how /.test(name)
        ? measuresFor(analysis, offset)
        : [];
  return [...new Set(offers)].map((offer, index) => ({
    label: offer,
    kind: CompletionItemKind.Value,
    detail: `instead of [${name}]`,
    // What is typed so far stands in brackets; without this, an editor would find no match.
    filterText: `[${name}]`,
    sortText: `0${String(index).padStart(2, '0')}`,
    textEdit: { range, newText: offer },
  }));
}

function measuresFor(analysis: Analysis, offset: number): readonly string[] {
  const statement = statementAt(analysis, offset);
  const found = statement ? characteristicsOf(statement).flatMap((name) => measures.get(name) ?? []) : [];
  return found.length > 0 ? found : anyMeasure;
}
