/** The engine's use cases over a real store in memory: what is made, kept, undone, stopped and resumed. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../../server/src/app/create-engine.ts';
import type { Engine } from '../../../server/src/app/engine.ts';
import type { EvolutionRunView } from '../../../server/src/app/views.ts';
import { Cancelled, type Host, silentHost } from '../../../server/src/base/host.ts';
import { readStamp } from '../../../server/src/factory/documents/provenance.ts';
import { nodePlatform } from '../../../server/src/node/platform.ts';
import { readSqlWasm } from '../../../server/src/node/sql-wasm.ts';
import { workspaceStore } from '../../../server/src/node/workspace-store.ts';
import { StoreProblem } from '../../../server/src/store/problem.ts';
import { inFolder } from '../node/folder.ts';

const harbour = {
  uri: 'file:///w/harbour.req',
  text: `project "Harbour"
R1: Each ship has a name, a length in metres and a flag.
R2: The name of a ship must be unique.
R3: A ship occupies at most one berth.
R4: A berth has a number and a depth.
R5: When a pilot moors a ship, the system shall set the status of the ship to moored.
R6: Only a harbour master may close a berth.
R7: The system shall be fast.
`,
};
const target = { uri: 'file:///w/harbour.spark' };
const parts = { wasm: readSqlWasm, platform: nodePlatform };
const fresh = (): Engine => createEngine(parts);
const inStore = (folder: string): Engine => createEngine({ ...parts, store: workspaceStore(folder) });

it('generate makes candidates, chooses the best and keeps them', async () => {
  const engine = fresh();
  const result = await engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
  equal(result.candidates.length, 2);
  const best = result.candidates.find(({ id }) => id === result.choice);
  ok(result.candidates.every(({ evaluation }) => evaluation.total <= (best?.evaluation.total ?? 0)));
  equal(readStamp(result.text)?.edited, false);
  ok(result.findings.some(({ code }) => code === 'req/missing-measure'));
  for (const { id } of result.candidates) {
    const kept = await engine.candidateText({ id }, silentHost);
    equal(kept?.targetUri, target.uri);
    equal(kept?.text === result.text, id === result.choice);
  }
  equal(await engine.candidateText({ id: 'unknown' }, silentHost), undefined);
});

it('the same requirements and seed give the same bytes, in another engine too', async () => {
  const request = { requirements: harbour, target, seed: 7 };
  const [one, other] = await Promise.all(
    [fresh(), fresh()].map((engine) => engine.generate(request, silentHost)),
  );
  equal(one?.text, other?.text);
});

it('only the wanted strategies run; an unknown one is named', async () => {
  const engine = fresh();
  const request = { requirements: harbour, target, seed: 1, strategies: ['template'] };
  const { candidates } = await engine.generate(request, silentHost);
  deepEqual(
    candidates.map(({ strategy }) => strategy),
    ['template'],
  );
  await rejects(
    engine.generate({ ...request, strategies: ['magic'] }, silentHost),
    /no strategy "magic"; there are/,
  );
});

it('requirements without anything to model say what to write', async () => {
  const requirements = { uri: 'file:///w/empty.req', text: '' };
  await rejects(
    fresh().generate({ requirements, target, seed: 1 }, silentHost),
    /Nothing to model was found in empty\.req/,
  );
});

it('a cancelled generation is taken back', async () => {
  const engine = fresh();
  let cancel = (): void => {};
  const host: Host = {
    ...silentHost,
    onCancelled: (listener) => {
      cancel = listener;
      return () => {};
    },
    progress: ({ percentage = 0 }) => {
      if (percentage > 40) cancel();
    },
  };
  await rejects(engine.generate({ requirements: harbour, target, seed: 1 }, host), Cancelled);
  const [project] = await engine.projects({ documents: [harbour] }, silentHost);
  deepEqual(project?.candidates, []);
  const [run] = await engine.workflowRuns({}, silentHost);
  equal(run?.state, 'cancelled');
  ok(run?.steps.some(({ state }) => state === 'undone'));
});

it('projects show readiness, findings, the model and the candidates', async () => {
  const engine = fresh();
  const { text } = await engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
  const [project, ...more] = await engine.projects({ documents: [harbour, { ...target, text }] }, silentHost);
  deepEqual(more, []);
  equal(project?.name, 'Harbour');
  equal(project?.statements, 7);
  ok((project?.readiness ?? 0) > 0 && (project?.readiness ?? 100) < 100);
  ok((project?.findings.warning ?? 0) > 0);
  equal(project?.model?.edited, false);
  equal(project?.candidates.length, 2);
  const edited = text.replace('Ship', 'Boat');
  const [again] = await engine.projects({ documents: [harbour, { ...target, text: edited }] }, silentHost);
  equal(again?.model?.edited, true);
});

it('the journal gives back changes, newest first, each once', async () => {
  const engine = fresh();
  const change = (label: string) => ({ label, files: [{ uri: target.uri, before: 'old', after: label }] });
  await engine.recordApplied(change('first'), silentHost);
  await engine.recordApplied(change('second'), silentHost);
  equal((await engine.takeLastApplied({}, silentHost))?.label, 'second');
  deepEqual(await engine.takeLastApplied({}, silentHost), change('first'));
  equal(await engine.takeLastApplied({}, silentHost), undefined);
});

/** The text of a model that leaves much to be improved. */
async function poorModel(engine: Engine): Promise<string> {
  const { text } = await engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
  return text.replaceAll(/^ *(has_one|has_many|identity|belongs_to) .*\n/gm, '');
}

const listening = (runs: EvolutionRunView[], each: (run: EvolutionRunView) => void = () => {}) => ({
  ...silentHost,
  onGeneration: (run: EvolutionRunView) => {
    runs.push(run);
    each(run);
  },
});

it('evolve improves a model, tells each generation, and lists the run', async () => {
  const engine = fresh();
  const text = await poorModel(engine);
  const request = {
    model: { ...target, text },
    requirements: harbour,
    generations: 8,
    population: 12,
    seed: 1,
  };
  const heard: EvolutionRunView[] = [];
  const result = await engine.evolve(request, listening(heard));
  ok(result.end > result.start, `${result.start} → ${result.end}`);
  ok(result.steps.length > 0);
  equal(readStamp(result.text)?.strategy, 'evolution');
  ok(heard.length > 2);
  ok(heard.every(({ generations }) => generations.length <= 1));
  const [run, ...others] = await engine.evolutionRuns({}, silentHost);
  deepEqual(others, []);
  equal(run?.state, 'finished');
  equal(run?.id, result.runId);
  equal(run?.generations.length, (run?.generations.at(-1)?.number ?? 0) + 1);
});

it('a stopped run goes on where it was stopped, to the same end as a run at one go', async () => {
  const engine = fresh();
  const text = await poorModel(engine);
  const request = {
    model: { ...target, text },
    requirements: harbour,
    generations: 8,
    population: 12,
    seed: 3,
  };
  const whole = await fresh().evolve(request, silentHost);
  const stopped = await engine.evolve(
    request,
    listening([], ({ id, generations }) => {
      if (generations[0]?.number === 3) void engine.stopEvolution({ runId: id }, silentHost);
    }),
  );
  equal(stopped.stopped, true);
  equal((await engine.evolutionRuns({}, silentHost))[0]?.state, 'stopped');
  const resumed = await engine.evolve(request, silentHost);
  equal(resumed.stopped, false);
  equal(resumed.text, whole.text);
  deepEqual(resumed.steps, whole.steps);
  const runs = await engine.evolutionRuns({}, silentHost);
  equal(runs.length, 1);
  equal(runs[0]?.state, 'finished');
});

it('what cannot be evolved is refused with the reason', async () => {
  const engine = fresh();
  const evolve = (text: string) =>
    engine.evolve({ model: { ...target, text }, generations: 2, population: 4, seed: 1 }, silentHost);
  await rejects(evolve(''), /nothing to evolve in harbour\.spark/);
  await rejects(evolve('resource Ship {{{'), /harbour\.spark cannot be read: .* Mend it and try again/);
});

it('a store that cannot be used is said, and in nobody’s way', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, '.spark-factory'));
    writeFileSync(join(folder, '.spark-factory/store.db'), 'no database at all'.repeat(99));
    const engine = inStore(folder);
    const { candidates } = await engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
    equal(candidates.length, 2);
    const problem = await engine.storeProblem({}, silentHost);
    match(problem?.message ?? '', /damaged/);
    equal(problem?.recoverable, true);
    match((await engine.recoverStore({}, silentHost)) ?? '', /corrupt/);
    equal(await engine.storeProblem({}, silentHost), undefined);
    ok(readdirSync(join(folder, '.spark-factory')).some((name) => name.includes('corrupt')));
    await engine.close({}, silentHost);
  }));

it('a disk that fills up in the middle is said for as long as nothing could be written', () =>
  inFolder(async (folder) => {
    const port = workspaceStore(folder);
    let room = 12;
    const engine = createEngine({
      ...parts,
      store: {
        ...port,
        open: async (options) => {
          const store = await port.open(options);
          const transaction: typeof store.database.transaction = async (work) => {
            if (--room < 0) throw new StoreProblem('full', 'The disk is full.');
            return await store.database.transaction(work);
          };
          return { ...store, database: { ...store.database, readOnly: false, transaction } };
        },
      },
    });
    const generate = () => engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
    equal((await generate()).candidates.length, 2);
    for (let asked = 0; asked < 2; asked++)
      match((await engine.storeProblem({}, silentHost))?.message ?? '', /disk is full/);
    room = 10_000;
    await generate();
    equal(await engine.storeProblem({}, silentHost), undefined);
    await engine.close({}, silentHost);
  }));

it('a workspace where nothing was made is left untouched', () =>
  inFolder(async (folder) => {
    const engine = inStore(folder);
    await engine.projects({ documents: [harbour] }, silentHost);
    deepEqual(await engine.workflowRuns({}, silentHost), []);
    deepEqual(await engine.evolutionRuns({}, silentHost), []);
    equal(await engine.storeProblem({}, silentHost), undefined);
    deepEqual(readdirSync(folder), []);
  }));

it('what was made is there when the workspace is opened again, and can be taken out and in', () =>
  inFolder(async (folder) => {
    const first = inStore(folder);
    const { choice, text } = await first.generate({ requirements: harbour, target, seed: 1 }, silentHost);
    await first.close({}, silentHost);
    const second = inStore(folder);
    equal((await second.candidateText({ id: choice }, silentHost))?.text, text);
    const lines = await second.exportStore({}, silentHost);
    const before = await second.storeInfo({}, silentHost);
    equal(before.role, 'owner');
    deepEqual(await second.importStore({ text: lines }, silentHost), {
      records: 0,
      known: lines.split('\n').length - 1,
    });
    await rejects(
      second.importStore({ text: '{"resource":"Cow","record":{}}' }, silentHost),
      /Line 1 .*"Cow"/,
    );
    await second.close({}, silentHost);
    const other = fresh();
    const { records, known } = await other.importStore({ text: lines }, silentHost);
    deepEqual([records, known], [lines.split('\n').length - 1, 0]);
    equal((await other.candidateText({ id: choice }, silentHost))?.text, text);
  }));

it('runs are listed with their steps, and can be undone', async () => {
  const engine = fresh();
  await engine.generate({ requirements: harbour, target, seed: 1 }, silentHost);
  const [run, ...more] = await engine.workflowRuns({}, silentHost);
  deepEqual(more, []);
  equal(run?.reactor, 'DslGeneration');
  equal(run?.subject, harbour.uri);
  deepEqual(run?.actions, ['undo']);
  const scored = run?.steps.find(({ path }) => path.includes('run_strategies') && path.length > 2);
  deepEqual(scored?.path.slice(0, 3), ['generate_strategies', 'run_strategies', '0']);
  const undone = await engine.workflowAction({ id: run?.id ?? '', action: 'undo' }, silentHost);
  equal(undone.state, 'undone');
  const [project] = await engine.projects({ documents: [harbour] }, silentHost);
  deepEqual(project?.candidates, []);
  await rejects(
    engine.workflowAction({ id: undone.id, action: 'undo' }, silentHost),
    /A run that is undone allows: retry/,
  );
  const retried = await engine.workflowAction({ id: undone.id, action: 'retry' }, silentHost);
  equal(retried.state, 'successful');
});

const reactor = `use ash.reactor, ash.resource
resource Ticket {
  attributes { uuid_primary_key id  attribute title: string { allow_nil? false  public? true } }
  actions { defaults [read, destroy]  create open { accept [title] } }
}
reactor OpenTicket {
  input title
  create open: Ticket, open { inputs [title: input(title)]  undo always  undo_action destroy }
  return open
}
`;

it('a reactor of a document is run with its resources in memory', async () => {
  const engine = fresh();
  const documents = [{ uri: 'file:///w/tickets.spark', text: reactor }];
  const request = { documents, uri: 'file:///w/tickets.spark', reactor: 'OpenTicket' };
  const { run, result } = await engine.runReactor({ ...request, inputs: '{"title":"Leak"}' }, silentHost);
  equal(run.state, 'successful');
  equal(JSON.parse(result ?? '{}').title, 'Leak');
  const failed = await engine.runReactor({ ...request, inputs: '{"title":null}' }, silentHost);
  equal(failed.run.state, 'failed');
  match(failed.run.message ?? '', /title/);
  await rejects(engine.runReactor({ ...request, inputs: '[' }, silentHost), /no JSON/);
  await rejects(engine.runReactor({ ...request, inputs: '{}' }, silentHost), /title/);
  await rejects(
    engine.runReactor({ ...request, reactor: 'Close', inputs: '{}' }, silentHost),
    /there are OpenTicket/,
  );
});
