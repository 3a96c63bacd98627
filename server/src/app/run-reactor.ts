/** Use case: runs a reactor of a document. Its resources are in memory, so that trying it changes nothing that is kept. */
import type { Host } from '../base/host.ts';
import { createRandom } from '../base/random.ts';
import { actionRunner } from '../factory/action-runner.ts';
import { createReactorEngine, sqlJournal, type Values } from '../reactor/index.ts';
import { createRuntime } from '../runtime/create-runtime.ts';
import { evaluate } from '../runtime/expression/evaluate.ts';
import { migrate } from '../store/migration/migrate.ts';
import { tablesOf } from '../store/schema/tables.ts';
import { openMemoryDatabase } from '../store/sqljs/memory.ts';
import type { RunReactorRequest, WorkflowListener } from './engine.ts';
import type { Platform } from './platform.ts';
import { definitionsIn, reactorIn } from './reactors.ts';
import { Refused } from './refused.ts';
import { viewOf } from './run-view.ts';
import type { RunReactorResult } from './workflow-views.ts';
import { follow, startOptions } from './workflows.ts';

/** @throws Error when the reactor cannot be run as it stands; the message says what is missing */
export async function runReactor(
  { documents, uri, reactor, inputs }: RunReactorRequest,
  platform: Platform,
  wasm: () => Promise<Uint8Array>,
  host: Host & Partial<WorkflowListener>,
): Promise<RunReactorResult> {
  const given = readInputs(inputs);
  reactorIn(documents, reactor);
  const { definitions, withoutEffect } = definitionsIn(documents);
  for (const each of withoutEffect) host.log('warn', each);
  const { resources } = definitions;
  const database = await openMemoryDatabase({ wasm });
  try {
    await migrate(database, tablesOf(resources), {
      application: { name: 'Spark DSL Factory', version: platform.version },
      moment: { now: platform.now(), uuid: platform.uuid },
    });
    const runtime = createRuntime({
      definitions,
      database,
      handlers: { changes: {}, validations: {}, preparations: {}, calculations: {}, checks: {}, actions: {} },
      surroundings: { now: platform.now, uuid: platform.uuid, log: host.log },
    });
    const runner = actionRunner(runtime, database, resources, () => platform.turn());
    const reactors = createReactorEngine({
      reactors: definitions.reactors,
      handlers: {},
      actions: runner.actions,
      evaluate: (expr, scope) => evaluate(expr, { templates: { ...scope, now: platform.now() } }),
      host: {
        now: platform.now,
        sleep: platform.sleep,
        random: createRandom(1),
        newId: () => platform.uuid(7),
        log: (level, message) => host.log(level === 'debug' ? 'debug' : 'info', message),
      },
      journal: runner.journaled(await sqlJournal(database)),
    });
    const { runId, state, value } = await follow(reactors, platform, host, {
      title: reactor,
      document: uri,
      start: () => reactors.start(reactor, given, { ...startOptions(), fullyReversible: false }),
    });
    const run = await viewOf(reactors, platform, runId, uri);
    if (!run) throw new Error('The run is gone.');
    // What it did is in memory, and gone with this call.
    const shown = { ...run, actions: [] };
    return state === 'successful' ? { run: shown, result: JSON.stringify(value, null, 2) } : { run: shown };
  } finally {
    await database.close();
  }
}

function readInputs(text: string): Values {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refused(`The inputs are no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Refused('The inputs must be a JSON object, such as {"name": "…"}.');
  return value as Values;
}
