/** Expressions mean the same in memory and in every database. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import { evaluate } from '../../../../server/src/runtime/expression/evaluate.ts';
import { exprText } from '../../../../server/src/runtime/expression/expr-text.ts';
import { ExpressionError } from '../../../../server/src/runtime/expression/expression-error.ts';
import { classOf, inClass, types } from '../../../../server/src/runtime/expression/value-class.ts';
import { selectRows } from '../../../../server/src/runtime/read/select.ts';
import { statementOf } from '../../../../server/src/runtime/read/statement.ts';
import { newTable } from '../../../../server/src/runtime/sql/scope.ts';
import { write } from '../../../../server/src/runtime/sql/write.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { type Started, start, value } from '../start.ts';
import { expression, record, things } from './random-expression.ts';

const now = Date.UTC(2026, 0, 31, 10);

/** What both sides say of expressions, as lines that can be compared; nothing for those that SQL refuses. */
async function both(started: Started, exprs: readonly Expr[], id: string) {
  const { database, definitions, runtime } = started;
  const [resource] = definitions.resources;
  assert.ok(resource);
  const templates = { arguments: {}, now };
  const row = await value(runtime.get('Thing', id));
  const scope = newTable(statementOf({ database, resource: () => resource } as never), resource, templates);
  const asked = exprs.flatMap((expr, at) => {
    try {
      const operand = write(expr, scope);
      const type = operand.type ?? types.json;
      return [{ expr, field: { name: `e${at}`, operand, type } }];
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
  const [found = {}] = await database.read((db) =>
    selectRows({ db } as Parameters<typeof selectRows>[0], scope, {
      fields: asked.map(({ field }) => field),
      conditions: [],
      order: [],
      limit: 1,
    }),
  );
  return asked.map(({ expr, field }) => {
    const memory = evaluate(expr, { templates, record: row, resource, resourceNamed: () => resource });
    const shown = (each: unknown) => normal(each, field.type);
    return { expr: exprText(expr), memory: shown(memory), sql: shown(found[field.name]) };
  });
}

/** Moments with all digits, decimals as their columns round them, and no zero with a sign. */
function normal(each: unknown, type: Parameters<typeof classOf>[0]): unknown {
  const kind = classOf(type);
  if (kind === 'datetime' || kind === 'date') return inClass(each, kind);
  if (kind === 'number' && typeof each === 'number') return Number(each.toPrecision(15)) + 0;
  return each ?? null;
}

forEachDialect('expressions', ({ name, open }) => {
  let started: Started;
  before(async () => {
    started = await start(things, { database: await open() });
  });

  it('mean the same in memory', async () => {
    let refused = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        record,
        fc.array(expression, { minLength: 25, maxLength: 25 }),
        async (input, exprs) => {
          const { id } = await value(started.runtime.create('Thing', 'create', input));
          const pairs = await both(started, exprs, String(id));
          await started.database.transaction((db) =>
            db.deleteFrom(started.definitions.resources[0]?.table ?? '').execute(),
          );
          refused += exprs.length - pairs.length;
          compared += pairs.length;
          for (const { expr, memory, sql } of pairs)
            assert.deepEqual({ expr, value: sql }, { expr, value: memory }, JSON.stringify(input));
        },
      ),
      {
        numRuns: Number(process.env['RUNS'] ?? { 'sql.js': 12, PGlite: 2, PostgreSQL: 6 }[name]),
        endOnFailure: true,
      },
    );
    // Nearly all that is well typed can be asked of a database.
    assert.ok(refused < compared / 10, `${refused} refused, ${compared} compared`);
  });
});
