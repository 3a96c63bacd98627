/** The two statements that each commit of a run needs, compiled once: building them costs more than running them. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from '../../store/database.ts';
import type { StepRecord } from './record.ts';
import { stepRow } from './rows.ts';

export interface Statements {
  /** Notes the time of a run that `engine` has in hand and that goes forward. @returns whether there is such a run */
  touch(db: Kysely<Tables>, run: string, engine: string, time: number): Promise<boolean>;
  /** Writes what is known of a try of a step. */
  put(db: Kysely<Tables>, run: string, step: StepRecord): Promise<void>;
}

const pattern: StepRecord = {
  path: '',
  step: '',
  kind: '',
  attempt: 0,
  status: 'done',
  sequence: 0,
  inputHash: undefined,
  result: null,
  error: undefined,
  started: 0,
  ended: 0,
  emitted: undefined,
  detail: undefined,
  undo: undefined,
};
const key = ['run', 'path', 'attempt'];

/** @param db any connection of the dialect: nothing is run on it */
export function compileStatements(db: Kysely<Tables>): Statements {
  const columns = Object.keys(stepRow('', pattern)).filter((column) => !key.includes(column));
  const put = db
    .insertInto('reactor_steps')
    .values(stepRow('', pattern))
    .onConflict((conflict) =>
      conflict
        .columns(key)
        .doUpdateSet(({ ref }) =>
          Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)])),
        ),
    )
    .compile();
  const touch = db
    .updateTable('reactor_runs')
    .set({ updated: 0 })
    .where('id', '=', '')
    .where('engine', '=', '')
    .where('ending', 'is', null)
    .compile();
  const bound = (query: CompiledQuery, parameters: readonly unknown[]): CompiledQuery => ({
    ...query,
    parameters,
  });
  return {
    touch: async (on, run, engine, time) => {
      const { numAffectedRows } = await on.executeQuery(bound(touch, [time, run, engine]));
      return numAffectedRows === 1n;
    },
    put: async (on, run, step) => {
      await on.executeQuery(bound(put, Object.values(stepRow(run, step))));
    },
  };
}
