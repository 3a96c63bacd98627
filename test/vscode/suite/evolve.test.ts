import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, model, onDisk, open, removeModel, requirements } from './workspace.ts';

const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

describe('Evolve Model', () => {
  before(() =>
    withSettings({ 'generate.review': 'never', 'generate.strategies': ['template'] }, () =>
      listening(async () => {
        await removeModel();
        await open(requirements());
        await run(commands.generateModel);
        await closeAll();
      }),
    ),
  );
  afterEach(closeAll);

  it('shows generations and individuals as they come, and offers its best as a diff', () =>
    withSettings({ 'evolution.generations': 4, 'evolution.population': 8 }, () =>
      listening(async (ui) => {
        const { evolution } = await internals();
        const before = await onDisk(model());
        await open(model());
        await run(commands.evolveModel);
        assert.deepEqual(ui.jobs[0]?.place, { view: 'sparkFactory.evolution' });
        const [newest] = evolution.runs;
        assert.ok(newest, ui.transcript);
        assert.notEqual(newest.state, 'running');
        assert.ok(newest.generations.length >= 2);
        const [root] = (await evolution.tree.getChildren()) ?? [];
        const [generation] = (await evolution.tree.getChildren(root)) ?? [];
        const [individual] = (await evolution.tree.getChildren(generation)) ?? [];
        assert.match(root?.description ?? '', /^\d+\.\d → \d+\.\d · /);
        assert.match(generation?.description ?? '', /^\d+\.\d · mean \d+\.\d$/);
        assert.match(individual?.label ?? '', /^\d+\.\d$/);
        assert.ok(individual?.description, 'the operator');
        assert.equal(await onDisk(model()), before, 'nothing is written before it is applied');
        assert.ok(newest.best > newest.start, ui.transcript);
        await ui.press('Apply');
        assert.notEqual(await onDisk(model()), before);
        await run(commands.undoLastChange);
        assert.equal(await onDisk(model()), before);
      }),
    ));

  // So many individuals that the run does not end by itself before it is stopped.
  it('can be stopped', () =>
    withSettings({ 'evolution.generations': 1000, 'evolution.population': 400 }, () =>
      listening(async (ui) => {
        const { evolution } = await internals();
        await open(model());
        const done = run(commands.evolveModel);
        const { id } = await until('the run', () => evolution.running);
        await run(commands.stopEvolution);
        await done;
        const stopped = await until('the end of the run', () => {
          const found = evolution.runs.find((each) => each.id === id);
          return found?.state !== 'running' && found;
        });
        assert.equal(stopped.state, 'stopped', ui.transcript);
        assert.ok(stopped.generations.length < 1000);
      }),
    ));
});
