/** The order of records in memory, as SQL sorts them. */
import type { SortDefinition } from '../../model/definition/resource.ts';
import { differenceOf } from '../expression/compare.ts';
import { evaluate } from '../expression/evaluate.ts';
import type { Scope } from '../expression/scope.ts';
import { typeOfPath } from '../expression/type-of.ts';

/** Whether records without a value come first. Ascending orders have them last, descending ones first (as PostgreSQL does). */
export function nilsFirst(direction: SortDefinition['direction']): boolean {
  return direction === 'desc' || direction === 'asc_nils_first';
}

export function isDescending(direction: SortDefinition['direction']): boolean {
  return direction === 'desc' || direction === 'desc_nils_last';
}

/** Records with their scopes, sorted; equal ones stay in order. */
export function compareBySorts(scopes: readonly Scope[], sorts: readonly SortDefinition[]): readonly Scope[] {
  return [...scopes].sort((left, right) => {
    for (const { field, direction } of sorts) {
      const path = field.split('.');
      const expr = { kind: 'ref', path } as const;
      const a = { value: evaluate(expr, left) ?? null, type: typeOfPath(path, left) };
      const b = { value: evaluate(expr, right) ?? null, type: typeOfPath(path, right) };
      if (a.value === null || b.value === null) {
        if (a.value === b.value) continue;
        return (a.value === null) === nilsFirst(direction) ? -1 : 1;
      }
      const difference = differenceOf(a, b) ?? 0;
      if (difference !== 0) return isDescending(direction) ? -difference : difference;
    }
    return 0;
  });
}
