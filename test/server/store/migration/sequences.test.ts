/** Random histories of definitions: whatever changes, data that both sides have is the same before and after. */
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { TableColumn, TableDefinition } from '../../../../server/src/store/schema/table.ts';
import { forEachDialect } from '../suite/dialects.ts';
import { bring, insert, rows, table } from './opened.ts';

/** What a version changes; numbers choose among what there is. */
type Change =
  | { readonly kind: 'add'; readonly at: number; readonly required: boolean }
  | {
      readonly kind: 'drop' | 'rename' | 'require' | 'retype' | 'index';
      readonly at: number;
      readonly column: number;
    }
  | { readonly kind: 'rename_table' | 'drop_table' | 'reference'; readonly at: number }
  | { readonly kind: 'add_table' };

const at = fc.nat(20);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), at, required: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom(
      'drop' as const,
      'rename' as const,
      'require' as const,
      'retype' as const,
      'index' as const,
    ),
    at,
    column: at,
  }),
  fc.record({
    kind: fc.constantFrom('rename_table' as const, 'drop_table' as const, 'reference' as const),
    at,
  }),
  fc.constant({ kind: 'add_table' as const }),
);

/** A table with the rows that it should have. */
interface Expected {
  readonly definition: TableDefinition;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

let names = 0;
const fresh = (prefix: string): string => `${prefix}${++names}`;
const rowIds = [1, 2, 3];

function begun(): Expected {
  const column = { name: fresh('c'), nullable: true };
  return {
    definition: table(fresh('t'), [column]),
    rows: rowIds.map((id) => ({ id, [column.name]: id === 2 ? null : String(id * 11) })),
  };
}

/** Whether a foreign key or an index speaks of the column. */
const isBound = ({ definition }: Expected, name: string): boolean =>
  definition.indexes.some(({ columns }) => columns.includes(name)) ||
  definition.references.some(({ column }) => column === name);

function withColumn(
  { definition, rows }: Expected,
  old: TableColumn,
  next: TableColumn,
  value: (value: unknown) => unknown,
): Expected {
  return {
    definition: { ...definition, columns: definition.columns.map((each) => (each === old ? next : each)) },
    rows: rows.map(({ [old.name]: before, ...row }) => ({ ...row, [next.name]: value(before) })),
  };
}

/** The tables of the next version, and what should be in them. */
function changed(tables: readonly Expected[], change: Change): readonly Expected[] {
  if (change.kind === 'add_table') return [...tables, { ...begun(), rows: [] }];
  const one = tables[change.at % tables.length];
  if (!one) return tables;
  const become = (next: Expected) => tables.map((each) => (each === one ? next : each));
  const { definition } = one;
  const own = definition.columns.slice(1);
  switch (change.kind) {
    case 'add': {
      const column: TableColumn = {
        name: fresh('c'),
        type: 'string',
        nullable: !change.required,
        ...(change.required ? { fill: { value: 'filled' } } : {}),
      };
      const value = change.required ? 'filled' : null;
      return become({
        definition: { ...definition, columns: [...definition.columns, column] },
        rows: one.rows.map((row) => ({ ...row, [column.name]: value })),
      });
    }
    case 'rename_table':
      if (tables.some((each) => each.definition.references.some(({ table }) => table === definition.name)))
        return tables;
      return become({
        ...one,
        definition: { ...definition, name: fresh('t'), renamedFrom: definition.name },
      });
    case 'drop_table':
      return tables.length > 1 &&
        !tables.some((each) => each.definition.references.some(({ table }) => table === definition.name))
        ? tables.filter((each) => each !== one)
        : tables;
    case 'reference': {
      const target = tables[(change.at + 1) % tables.length]?.definition.name ?? '';
      const name = fresh('c');
      const column: TableColumn = { name, type: 'integer', nullable: true };
      const reference = { name: `${name}_fkey`, column: name, table: target, references: 'id' };
      return become({
        definition: {
          ...definition,
          columns: [...definition.columns, column],
          references: [...definition.references, reference],
        },
        rows: one.rows.map((row) => ({ ...row, [name]: null })),
      });
    }
  }
  const column = own[change.column % own.length];
  if (!column) return tables;
  const { name, type } = column;
  switch (change.kind) {
    case 'index': {
      const index = { name: fresh('i'), columns: [name], unique: false };
      return become({ ...one, definition: { ...definition, indexes: [...definition.indexes, index] } });
    }
    case 'require':
      // There is no row that all could point at.
      if (definition.references.some(({ column }) => column === name)) return tables;
      return become(
        withColumn(
          one,
          column,
          { ...column, nullable: false, fill: { value: type === 'integer' ? 7 : '7' } },
          (value) => (value === null ? (type === 'integer' ? 7 : '7') : value),
        ),
      );
  }
  if (isBound(one, name)) return tables;
  switch (change.kind) {
    case 'drop':
      return become({
        definition: { ...definition, columns: definition.columns.filter((each) => each !== column) },
        rows: one.rows.map(({ [name]: _, ...row }) => row),
      });
    case 'rename':
      return become(
        withColumn(one, column, { ...column, name: fresh('c'), renamedFrom: name }, (value) => value),
      );
    case 'retype': {
      const toText = type === 'integer';
      const { fill: _, ...rest } = column;
      const next: TableColumn = {
        ...rest,
        type: toText ? 'string' : 'integer',
        fill: { value: toText ? '0' : 0 },
      };
      return become(
        withColumn(one, column, next, (value) => {
          if (toText) return value === null ? null : String(value);
          return /^\d+$/.test(String(value)) ? Number(value) : column.nullable ? null : 0;
        }),
      );
    }
  }
}

/** All changes of a version, one for each table: two renames of one column would be known to no definition. */
function following(tables: readonly Expected[], version: readonly Change[]): readonly Expected[] {
  const untouched = new Set(tables);
  return version.reduce((now, change) => {
    const after = changed(now, change);
    const [gone] = now.filter((each) => !after.includes(each));
    if (gone && !untouched.delete(gone)) return now;
    return after;
  }, tables);
}

forEachDialect('random histories of definitions', ({ open, name }) => {
  it('keep what both sides have', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
        async (history) => {
          let tables: readonly Expected[] = [begun(), begun()];
          await bring(
            database,
            tables.map(({ definition }) => definition),
          );
          for (const { definition, rows } of tables) await insert(database, definition.name, ...rows);
          for (const version of history) {
            tables = following(tables, version);
            await bring(
              database,
              tables.map(({ definition }) => definition),
            );
            for (const { definition, rows: expected } of tables)
              deepEqual(
                await rows(database, definition.name),
                expected.map((row) => ({ ...row })),
              );
          }
        },
      ),
      // A server's catalogue takes its time over every table.
      { numRuns: name === 'sql.js' ? 15 : 3 },
    );
  });
});
