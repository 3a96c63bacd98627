/** What differs between the tables of a store and those that are wanted. A rename is one only where the definitions say so. */
import type { TableColumn, TableDefinition } from '../schema/table.ts';

export interface ColumnChange {
  readonly before: TableColumn;
  readonly after: TableColumn;
}

export type TableChange =
  | { readonly kind: 'create'; readonly after: TableDefinition }
  | { readonly kind: 'drop'; readonly before: TableDefinition }
  | {
      readonly kind: 'keep';
      readonly before: TableDefinition;
      readonly after: TableDefinition;
      readonly columns: readonly ColumnChange[];
      readonly added: readonly TableColumn[];
      readonly dropped: readonly TableColumn[];
    };

export type Kept = Extract<TableChange, { kind: 'keep' }>;

/** One entry for each table of either side. */
export function differences(
  before: readonly TableDefinition[],
  after: readonly TableDefinition[],
): TableChange[] {
  const { pairs, added, dropped } = matched(before, after, (table) => table.resource ?? table.name);
  return [
    ...pairs.map((pair): Kept => {
      const columns = matched(
        pair.before.columns,
        pair.after.columns,
        (column) => column.attribute ?? column.name,
      );
      return {
        kind: 'keep',
        ...pair,
        columns: columns.pairs,
        added: columns.added,
        dropped: columns.dropped,
      };
    }),
    ...added.map((table): TableChange => ({ kind: 'create', after: table })),
    ...dropped.map((table): TableChange => ({ kind: 'drop', before: table })),
  ];
}

interface Named {
  readonly name: string;
  readonly renamedFrom?: string;
}

/**
 * Pairs of the same thing: renamed, else of the same resource or attribute, else in the same place. Definitions say
 * `renamed_from` for ever after: it asks for a rename only until a store has one that remembers the same former name.
 * @param alias what it is for: the resource of a table, the attribute of a column
 */
function matched<T extends Named>(before: readonly T[], after: readonly T[], alias: (each: T) => string) {
  const former = new Map<T, T>();
  const taken = new Set<T>();
  const pair = (fits: (old: T, each: T) => boolean): void => {
    for (const each of after) {
      if (former.has(each)) continue;
      const old = before.find((old) => !taken.has(old) && fits(old, each));
      if (!old) continue;
      former.set(each, old);
      taken.add(old);
    }
  };
  const isDone = (each: T): boolean =>
    before.some(
      (old) => (old.name === each.name || alias(old) === alias(each)) && old.renamedFrom === each.renamedFrom,
    );
  pair(
    (old, each) =>
      each.renamedFrom !== undefined &&
      (old.name === each.renamedFrom || alias(old) === each.renamedFrom) &&
      !isDone(each),
  );
  pair((old, each) => alias(old) === alias(each));
  pair((old, each) => old.name === each.name);
  return {
    pairs: [...former].map(([after, before]) => ({ before, after })),
    added: after.filter((each) => !former.has(each)),
    dropped: before.filter((each) => !taken.has(each)),
  };
}
