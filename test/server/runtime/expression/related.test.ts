/** Expressions over related records mean the same in memory, where these were loaded, and in every database. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import { evaluate } from '../../../../server/src/runtime/expression/evaluate.ts';
import { exprText } from '../../../../server/src/runtime/expression/expr-text.ts';
import { types } from '../../../../server/src/runtime/expression/value-class.ts';
import { loadsOf } from '../../../../server/src/runtime/load/needs.ts';
import { selectRows } from '../../../../server/src/runtime/read/select.ts';
import { statementOf } from '../../../../server/src/runtime/read/statement.ts';
import { columnSql, sql } from '../../../../server/src/runtime/sql/fragment.ts';
import { newTable } from '../../../../server/src/runtime/sql/scope.ts';
import { write } from '../../../../server/src/runtime/sql/write.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { startBlog } from '../read/blog.ts';
import { type Started, value } from '../start.ts';
import { relation } from './random-relations.ts';

const now = Date.UTC(2026, 0, 31, 10);

async function both({ runtime, database, definitions }: Started, exprs: readonly Expr[]) {
  const resourceNamed = (name: string) => {
    const found = definitions.resources.find((each) => each.name === name);
    assert.ok(found);
    return found;
  };
  const post = resourceNamed('Post');
  const templates = { arguments: {}, now };
  const scope = newTable(statementOf({ database, resource: resourceNamed } as never), post, templates);
  const fields = exprs.map((expr, at) => {
    const operand = write(expr, scope);
    return { name: `e${at}`, operand, type: operand.type ?? types.json };
  });
  const rows = await database.read((db) =>
    selectRows({ db } as never, scope, {
      fields,
      conditions: [],
      order: [sql`${columnSql(scope.alias, 'id')}`],
    }),
  );
  const loads = exprs.flatMap((expr) => loadsOf(expr, post, resourceNamed));
  const plain = (await value(runtime.read('Post', 'read', {}))).results;
  const loaded = await value(runtime.load('Post', plain, loads));
  return exprs.map((expr, at) => ({
    expr: exprText(expr),
    sql: rows.map((row) => row[`e${at}`]),
    memory: loaded.map(
      (record) => evaluate(expr, { templates, record, resource: post, resourceNamed }) ?? null,
    ),
  }));
}

forEachDialect('expressions over related records', ({ name, open }) => {
  let started: Started;
  before(async () => {
    started = await startBlog({ database: await open() });
  });

  it('mean the same in memory', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(relation, { minLength: 15, maxLength: 15 }), async (exprs) => {
        for (const { expr, memory, sql } of await both(started, exprs))
          assert.deepEqual({ expr, value: sql }, { expr, value: memory });
      }),
      {
        numRuns: Number(process.env['RUNS'] ?? { 'sql.js': 8, PGlite: 2, PostgreSQL: 4 }[name]),
        endOnFailure: true,
      },
    );
  });
});
