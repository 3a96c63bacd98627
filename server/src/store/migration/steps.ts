/** What a migration does, told for people: one step for each thing that becomes another. */
import { columnNamed } from '../schema/codec.ts';
import type { TableColumn, TableIndex, TableReference } from '../schema/table.ts';
import { isLossless } from './conversion.ts';
import type { Kept, TableChange } from './diff.ts';

export type StepKind =
  | 'create_table'
  | 'drop_table'
  | 'rename_table'
  | 'add_column'
  | 'drop_column'
  | 'rename_column'
  | 'change_type'
  | 'change_nullability'
  | 'change_primary_key'
  | 'add_index'
  | 'drop_index'
  | 'add_reference'
  | 'drop_reference';

export interface MigrationStep {
  readonly kind: StepKind;
  /** Its name afterwards; of a dropped one, before. */
  readonly table: string;
  /** Whether data goes away: it is in the backup, or in a table beside. */
  readonly destructive: boolean;
  /** `Drop the column authors.nick.` */
  readonly text: string;
}

export const stepsOf = (changes: readonly TableChange[]): MigrationStep[] => changes.flatMap(stepsFor);

function stepsFor(change: TableChange): MigrationStep[] {
  switch (change.kind) {
    case 'create':
      return [step('create_table', change.after.name, `Create the table ${change.after.name}.`)];
    case 'drop':
      return [step('drop_table', change.before.name, `Drop the table ${change.before.name}.`, true)];
    case 'keep':
      return keptSteps(change);
  }
}

function step(kind: StepKind, table: string, text: string, destructive = false): MigrationStep {
  return { kind, table, destructive, text };
}

function keptSteps(change: Kept): MigrationStep[] {
  const { before, after, columns, added, dropped } = change;
  const table = after.name;
  const of = (kind: StepKind, text: string, destructive = false) => step(kind, table, text, destructive);
  const indexes = indexChanges(change);
  const references = referenceChanges(change);
  return [
    ...(before.name === table ? [] : [of('rename_table', `Rename the table ${before.name} to ${table}.`)]),
    ...columns.flatMap(({ before: old, after: column }) => {
      const name = `${table}.${column.name}`;
      return [
        ...(old.name === column.name
          ? []
          : [of('rename_column', `Rename the column ${table}.${old.name} to ${column.name}.`)]),
        ...(old.type === column.type && old.counted === column.counted
          ? []
          : [
              of(
                'change_type',
                `Change the type of ${name} from ${typeText(old)} to ${typeText(column)}.`,
                !isLossless(old.type, column.type),
              ),
            ]),
        ...(old.nullable === column.nullable
          ? []
          : [of('change_nullability', `Let ${name} ${column.nullable ? 'be empty' : 'be required'}.`)]),
      ];
    }),
    ...added.map(({ name }) => of('add_column', `Add the column ${table}.${name}.`)),
    ...dropped.map(({ name }) => of('drop_column', `Drop the column ${table}.${name}.`, true)),
    ...(hasOtherKey(change)
      ? [of('change_primary_key', `Make ${after.primaryKey.join(', ')} the primary key of ${table}.`)]
      : []),
    ...indexes.dropped.map(({ name }) => of('drop_index', `Drop the index ${name}.`)),
    ...indexes.added.map(({ name }) => of('add_index', `Create the index ${name}.`)),
    ...references.dropped.map(({ name }) => of('drop_reference', `Drop the foreign key ${name}.`)),
    ...references.added.map(({ name }) => of('add_reference', `Create the foreign key ${name}.`)),
  ];
}

const typeText = ({ type, counted }: TableColumn): string => (counted ? `counted ${type}` : type);

/** Names of columns before, told by those after; a column that goes has a name that no other has. */
function newNames({ columns }: Kept): (name: string) => string {
  const names = new Map(columns.map(({ before, after }) => [before.name, after.name]));
  return (name) => names.get(name) ?? `-${name}`;
}

export function hasOtherKey(change: Kept): boolean {
  return change.before.primaryKey.map(newNames(change)).join() !== change.after.primaryKey.join();
}

/** Indexes that go and those that come; one that changes does both. */
export function indexChanges(change: Kept): Changes<TableIndex> {
  const named = newNames(change);
  const changed = new Set(
    change.columns
      .filter(
        ({ before, after }) => storedAs(before) !== storedAs(after) || before.nullable !== after.nullable,
      )
      .map(({ after }) => after.name),
  );
  const text = (index: TableIndex, columns: readonly string[]) =>
    JSON.stringify([index.name, columns, index.unique, index.where ?? null, index.nilsDistinct ?? true]);
  const before = new Set(change.before.indexes.map((index) => text(index, index.columns.map(named))));
  const isKept = (index: TableIndex) =>
    before.has(text(index, index.columns)) && !index.columns.some((column) => changed.has(column));
  const kept = new Set(change.after.indexes.filter(isKept).map(({ name }) => name));
  return {
    dropped: change.before.indexes.filter(({ name }) => !kept.has(name)),
    added: change.after.indexes.filter(({ name }) => !kept.has(name)),
  };
}

/** The same in the database, so that nothing has to be done. */
export const storedAs = ({ type }: TableColumn): string => {
  const { sqlite, postgres, caseInsensitive } = columnNamed(type);
  return `${sqlite} ${postgres} ${caseInsensitive}`;
};

interface Changes<T> {
  readonly dropped: readonly T[];
  readonly added: readonly T[];
}

/** Foreign keys that go and those that come. */
export function referenceChanges(change: Kept): Changes<TableReference> {
  const named = newNames(change);
  const text = ({ name, table, references, onDelete, onUpdate }: TableReference, column: string) =>
    JSON.stringify([name, column, table, references, onDelete, onUpdate]);
  const before = new Set(change.before.references.map((each) => text(each, named(each.column))));
  const kept = new Set(
    change.after.references.filter((each) => before.has(text(each, each.column))).map(({ name }) => name),
  );
  return {
    dropped: change.before.references.filter(({ name }) => !kept.has(name)),
    added: change.after.references.filter(({ name }) => !kept.has(name)),
  };
}
