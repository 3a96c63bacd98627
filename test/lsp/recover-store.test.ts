/** A damaged store: it is said in the overview, moved aside on request, and out of the way then. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GenerateResult, Overview, RecoverStoreResult } from '../../server/src/lsp/protocol.ts';
import { start } from './client.ts';
import { workspace } from './workspace.ts';

const requirements = 'project "Library"\n\nR1: Each book has a title and an author.\n';
const damaged = 'this is no database\n'.repeat(300);

it('a damaged store is said, kept aside when it is recovered, and works again', async () => {
  const folder = workspace({ 'library.req': requirements, '.spark-factory/store.db': damaged });
  const client = await start({ folder: folder.folder });
  try {
    const overview = (): Promise<Overview> => client.request<Overview>('sparkFactory/overview');
    const { storeProblem, projects } = await overview();
    assert.match(storeProblem?.message ?? '', /store\.db is damaged .* Recover it/);
    assert.equal(storeProblem?.recoverable, true);
    assert.equal(projects.length, 1, 'everything else works');

    const changed = client.notification('sparkFactory/overviewChanged');
    const { keptAs } = await client.request<RecoverStoreResult>('sparkFactory/recoverStore');
    await changed;
    assert.ok(keptAs);
    const store = join(folder.path, '.spark-factory');
    assert.ok(readdirSync(store).includes(keptAs), keptAs);
    assert.equal(readFileSync(join(store, keptAs), 'utf8'), damaged);

    assert.equal((await overview()).storeProblem, undefined);
    await client.request<GenerateResult>('sparkFactory/generate', { uri: folder.uri('library.req') });
    const [project] = (await overview()).projects;
    assert.ok(project && project.candidates.length > 0, 'candidates are kept again');
    assert.deepEqual(await client.request('sparkFactory/recoverStore'), {}, 'there is nothing to recover');
    assert.equal(await client.stop(), 0);
  } finally {
    client.process.kill();
    folder.remove();
  }
});
