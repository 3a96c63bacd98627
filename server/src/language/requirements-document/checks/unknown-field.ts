/** `req/unknown-field`: a field whose name is not known, most often a slip of the pen. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { knownFields } from '../field.ts';
import type { Check } from './check.ts';

export const unknownFieldKind = defineDiagnostic<{ name: string; closest: string | undefined }>({
  code: 'req/unknown-field',
  severity: 'info',
  message: ({ name, closest }) =>
    `“${name}” is no known field; ${closest ? `did you mean “${closest}”?` : 'it is kept as it is.'}`,
  docs: {
    reason: 'A field that is misspelt is not found by those who look for it.',
    bad: 'R1: Each patient has a name.\n    prioritty: must',
    good: 'R1: Each patient has a name.\n    priority: must',
  },
});

export const checkUnknownField: Check = ({ fields }) =>
  fields.flatMap(({ name, span }) => {
    if (knownFields.has(name.toLowerCase())) return [];
    const closest = closestField(name.toLowerCase());
    const edits = closest === undefined ? [] : [{ span, newText: closest }];
    const fixes = closest === undefined ? [] : [{ title: `Change to “${closest}”`, edits, preferred: true }];
    return [unknownFieldKind.at(span, { name, closest }, { fixes })];
  });

/** The known field within two edits, the closest one first. */
function closestField(name: string): string | undefined {
  let best: { field: string; distance: number } | undefined;
  for (const field of knownFields.keys()) {
    if (Math.abs(field.length - name.length) > 2) continue;
    const distance = editDistance(name, field);
    if (distance <= 2 && distance < (best?.distance ?? 3)) best = { field, distance };
  }
  return best?.field;
}

/** Levenshtein distance; names are at most a few dozen characters long. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
