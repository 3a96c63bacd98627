/** The requests beyond LSP, with the real engine in its worker: generate, apply, undo, score, overview, evolve. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WorkDoneProgress, type WorkspaceEdit } from 'vscode-languageserver';
import type {
  ApplyResult,
  CandidateTextResult,
  EvolutionRunView,
  EvolveResult,
  GenerateResult,
  Overview,
  ScoreResult,
  UndoResult,
} from '../../server/src/lsp/protocol.ts';
import { type Client, start } from './client.ts';
import { type Workspace, workspace } from './workspace.ts';

describe('requests to the engine', () => {
  const requirements = `project "Library"

R1: Each book has a title and an author.
R2: Each member has a name and an e-mail address.
R3: The e-mail address of a member must be unique.
R4: A member borrows books.
R5: When a member returns a book, the system shall notify the librarian.
`;

  let folder: Workspace;
  let client: Client;
  let req: string;
  let spark: string;
  /** What the server asked the editor to change. */
  const edits: WorkspaceEdit[] = [];

  before(async () => {
    folder = workspace({ 'library.req': requirements });
    req = folder.uri('library.req');
    spark = folder.uri('library.spark');
    client = await start({
      folder: folder.folder,
      onApplyEdit: (params) => {
        const { edit } = params as { edit: WorkspaceEdit };
        edits.push(edit);
        applyToFolder(edit);
        return { applied: true };
      },
    });
    client.open(req, requirements);
  });

  after(async () => {
    await client.stop();
    folder.remove();
  });

  /** Does what an editor does with a change of whole files, and tells the server. */
  function applyToFolder({ documentChanges = [] }: WorkspaceEdit): void {
    for (const change of documentChanges) {
      if (!('textDocument' in change)) continue;
      const [edit] = change.edits;
      const text = edit && 'newText' in edit ? edit.newText : '';
      if (client.isOpen(change.textDocument.uri)) client.change(change.textDocument.uri, text);
      else client.open(change.textDocument.uri, text);
    }
  }

  let generated: GenerateResult;

  it('generates with progress, and writes nothing', async () => {
    const steps: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'generate-1', ({ kind }) => {
      steps.push(kind);
    });
    generated = await client.request('sparkFactory/generate', { uri: req, workDoneToken: 'generate-1' });
    assert.equal(generated.targetUri, spark);
    assert.ok(generated.candidates.length >= 2);
    assert.ok(generated.text.includes('resource Book'));
    assert.equal(existsSync(join(folder.path, 'library.spark')), false);
    assert.deepEqual([steps[0], steps.at(-1)], ['begin', 'end']);
  });

  it('gives the text of a candidate, and says when it is not kept', async () => {
    const id = generated.candidates[0]?.id ?? '';
    const { text } = await client.request<CandidateTextResult>('sparkFactory/candidateText', { id });
    assert.match(text, /resource Member/);
    await assert.rejects(client.request('sparkFactory/candidateText', { id: 'nobody' }), /no longer kept/);
  });

  it('applies through the editor, so that the file is known, scored and linked', async () => {
    const params = { targetUri: spark, text: generated.text, label: 'Generate library.spark' };
    assert.deepEqual(await client.request<ApplyResult>('sparkFactory/apply', params), { applied: true });
    assert.ok(edits[0]?.documentChanges?.some((change) => 'kind' in change && change.kind === 'create'));
    const errors = (await client.diagnostics(spark)).filter(({ severity }) => severity === 1);
    assert.deepEqual(errors, []);
    const model = await client.request<ScoreResult>('sparkFactory/score', { uri: spark });
    assert.equal(model.kind, 'model');
    assert.ok(model.evaluation.total > 50);
  });

  it('scores requirements', async () => {
    const score = await client.request<ScoreResult>('sparkFactory/score', { uri: req });
    assert.equal(score.kind, 'requirements');
    assert.ok(score.evaluation.total > 0 && score.evaluation.total <= 100);
  });

  it('shows the project with its model and candidates', async () => {
    const { projects, storeProblem } = await client.request<Overview>('sparkFactory/overview');
    assert.equal(storeProblem, undefined);
    assert.equal(projects.length, 1);
    assert.equal(projects[0]?.name, 'Library');
    assert.equal(projects[0]?.model?.uri, spark);
    assert.equal(projects[0]?.candidates.length, generated.candidates.length);
  });

  it('evolves, tells of each generation, and keeps the run', async () => {
    const heard = client.notification('sparkFactory/evolutionProgress');
    const params = { uri: spark, generations: 3, population: 8, seed: 1 };
    const result = await client.request<EvolveResult>('sparkFactory/evolve', params);
    assert.ok(result.end >= result.start);
    assert.equal(((await heard) as EvolutionRunView).uri, spark);
    const [run] = await client.request<EvolutionRunView[]>('sparkFactory/evolutionRuns');
    assert.equal(run?.id, result.runId);
  });

  it('stops a run when it is cancelled, and stays usable', async () => {
    const source = client.cancellation();
    // So many individuals that the run cannot have converged by then.
    const params = { uri: spark, generations: 100_000, population: 500, seed: 1 };
    const heard = client.notification('sparkFactory/evolutionProgress');
    const run = client.connection.sendRequest('sparkFactory/evolve', params, source.token);
    await heard;
    source.cancel();
    await run.then(
      (result) => assert.equal((result as EvolveResult).stopped, true),
      (error: { code: number }) => assert.equal(error.code, -32800),
    );
    assert.ok(await client.request<ScoreResult>('sparkFactory/score', { uri: spark }));
  });

  it('answers while the engine works', async () => {
    const source = client.cancellation();
    const params = { uri: spark, generations: 100_000, population: 20, seed: 2 };
    const heard = client.notification('sparkFactory/evolutionProgress');
    const run = client.connection.sendRequest('sparkFactory/evolve', params, source.token).catch(() => {});
    await heard;
    client.change(req, `${requirements}R5: Each shelf has a number.\n`);
    const found = await client.diagnostics(req);
    assert.ok(found.some(({ code }) => code === 'req/duplicate-id'));
    client.change(req, requirements);
    source.cancel();
    await run;
  });

  it('refuses to undo what was edited since, and undoes it when it is as it was', async () => {
    client.change(spark, `${generated.text}\n// mine\n`);
    const refused = await client.request<UndoResult>('sparkFactory/undo');
    assert.equal(refused.applied, false);
    assert.match(refused.reason ?? '', /library\.spark changed since “Generate library\.spark”/);
    client.change(spark, generated.text);
    const undone = await client.request<UndoResult>('sparkFactory/undo');
    assert.deepEqual(undone, { applied: true, label: 'Generate library.spark' });
    assert.deepEqual(edits.at(-1)?.documentChanges, [
      { kind: 'delete', uri: spark, options: { ignoreIfNotExists: true } },
    ]);
  });

  it('evolves a model in several files, applies it to all of them, and takes it back at once', async () => {
    const [yard, ships] = [folder.uri('yard.spark'), folder.uri('ships.spark')];
    const before = new Map([
      [
        yard,
        'use ash.domain, ash.resource\n// The yard.\ndomain Yard { resources [ships, Berth] }\nresource Berth { attributes { uuid_primary_key id } }\n',
      ],
      [
        ships,
        'use ash.resource\n\nresource ships {\n  // Kept.\n  attributes {\n    uuid_primary_key id\n    attribute shipName: string\n  }\n  relationships { belongs_to berth: Berth }\n}\n',
      ],
    ]);
    for (const [uri, text] of before) client.open(uri, text);
    await client.diagnostics(ships);
    const params = { uri: yard, generations: 8, population: 12, seed: 1 };
    const result = await client.request<EvolveResult>('sparkFactory/evolve', params);
    assert.match(result.text, /The yard\.\ndomain Yard \{ resources \[Ship, Berth\] \}/);
    const [other, ...more] = result.others;
    assert.deepEqual([other?.uri, more], [ships, []]);
    assert.match(other?.text ?? '', /^resource Ship \{\n {2}\/\/ Kept\./m);
    const label = 'Evolve yard.spark';
    const others = result.others.map(({ uri, text }) => ({ uri, text }));
    const apply = { targetUri: yard, text: result.text, others, label };
    assert.deepEqual(await client.request<ApplyResult>('sparkFactory/apply', apply), { applied: true });
    assert.equal(edits.at(-1)?.documentChanges?.length, 2);
    const undone = await client.request<UndoResult>('sparkFactory/undo');
    assert.deepEqual(undone, { applied: true, label });
    const back = (edits.at(-1)?.documentChanges ?? []).flatMap((change) => {
      if (!('textDocument' in change)) return [];
      const [edit] = change.edits;
      return [[change.textDocument.uri, edit && 'newText' in edit ? edit.newText : ''] as const];
    });
    assert.deepEqual(new Map(back), before);
  });

  it('says that there is nothing to undo', async () => {
    const { applied, reason } = await client.request<UndoResult>('sparkFactory/undo');
    assert.equal(applied, false);
    assert.match(reason ?? '', /nothing to undo/);
  });

  it('says of a document that is not there what is wrong', async () => {
    await assert.rejects(
      client.request('sparkFactory/generate', { uri: folder.uri('no.req') }),
      /cannot be read/,
    );
  });
});
