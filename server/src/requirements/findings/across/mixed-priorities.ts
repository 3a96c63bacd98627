/** Priorities of several scales in one document. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, type Found, replace } from '../finding.ts';

const kind = defineDiagnostic<{ value: string; used: string }>({
  code: 'req/mixed-priorities',
  severity: 'info',
  docs: {
    reason: 'Nobody knows whether “high” comes before “must”: priorities of several scales cannot be sorted.',
    bad: 'R1: Each patient has a name.\n    priority: must\nR2: A patient books a slot.\n    priority: should\nR3: A patient rates a doctor.\n    priority: low',
    good: 'R1: Each patient has a name.\n    priority: must\nR2: A patient books a slot.\n    priority: should\nR3: A patient rates a doctor.\n    priority: could',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8 (priority)',
  },
  message: ({ value, used }) =>
    `“${value}” is of another scale than the priorities of this document (${used}).`,
});

/** Scales of priority, the most important first. */
const SCALES: readonly (readonly string[])[] = [
  ['must', 'should', 'could', "won't"],
  ['critical', 'high', 'medium', 'low'],
  ['essential', 'conditional', 'optional'],
  ['p0', 'p1', 'p2', 'p3', 'p4'],
  ['1', '2', '3', '4', '5'],
];

/** Finds priorities that are not of the scale that most statements use. */
export const mixedPriorities: Finding = {
  kind,
  inDocument: ({ document: { statements } }) => {
    const given = statements.flatMap(({ fields, fieldPlaces, span }, statement) => {
      if (fields.size === 0) return [];
      const value = fields.get('priority')?.trim();
      const scale = value === undefined ? undefined : scaleOf(value);
      const place = fieldPlaces?.get('priority') ?? span;
      return value === undefined || scale === undefined ? [] : [{ statement, value, scale, place }];
    });
    const counts = SCALES.map((scale) => given.filter((one) => one.scale === scale).length);
    const most = Math.max(...counts);
    const main = SCALES[counts.indexOf(most)];
    if (main === undefined || most < 2) return [];
    return given.flatMap(({ statement, value, scale, place }): Found[] => {
      if (scale === main) return [];
      const rank = scale.indexOf(plain(value)) / (scale.length - 1);
      const same = main[Math.round(rank * (main.length - 1))] ?? value;
      const fixes = [replace(`Change to “${same}”`, place, same)];
      const args = { value, used: main.join(', ') };
      return [{ statement, diagnostic: kind.at(place, args, { fixes }) }];
    });
  },
};

function scaleOf(value: string): readonly string[] | undefined {
  return SCALES.find((scale) => scale.includes(plain(value)));
}

function plain(value: string): string {
  return value
    .toLowerCase()
    .replace(/\shave$/, '')
    .trim()
    .replace('’', "'")
    .replace(/^wont$/, "won't");
}
