import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { NotUtf8 } from '../../../server/src/base/host.ts';
import {
  explainFileError,
  FileProblem,
  type FileProblemReason,
} from '../../../server/src/node/file-problem.ts';
import { nodeFiles } from '../../../server/src/node/files.ts';
import { inFolder, onSmallDisk, readOnly } from './folder.ts';

const uriOf = (...parts: readonly string[]): string => pathToFileURL(join(...parts)).href;

const problem = (reason: FileProblemReason) => (error: unknown) =>
  error instanceof FileProblem && error.reason === reason;

describe('node files: reading', () => {
  it('gives nothing for a file that does not exist', () =>
    inFolder(async (folder) => {
      assert.equal(await nodeFiles({ writable: [] }).read(uriOf(folder, 'none.req')), undefined);
    }));

  it('refuses bytes that are not UTF-8, with their offset, and leaves them alone', () =>
    inFolder(async (folder) => {
      const bytes = Buffer.concat([Buffer.from('äöü '), Buffer.from([0xff, 0x41])]);
      await writeFile(join(folder, 'latin.req'), bytes);
      await assert.rejects(
        nodeFiles({ writable: [folder] }).read(uriOf(folder, 'latin.req')),
        (error) => error instanceof NotUtf8 && error.offset === 7 && /Save it as UTF-8/.test(error.message),
      );
      assert.deepEqual(await readFile(join(folder, 'latin.req')), bytes);
    }));

  it('gives back every text that was written', () =>
    inFolder(async (folder) => {
      const files = nodeFiles({ writable: [folder] });
      const uri = uriOf(folder, 'any.spark');
      const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((s) => !s.startsWith('\ufeff'));
      await fc.assert(
        fc.asyncProperty(text, async (written) => {
          await files.write(uri, written);
          assert.equal(await files.read(uri), written);
        }),
        { numRuns: 20 },
      );
    }));
});

describe('node files: listing', () => {
  it('lists files by extension, sorted, without hidden folders, packages and links to folders', () =>
    inFolder(async (folder) => {
      for (const path of [
        'b/two.req',
        'a.req',
        'a.spark',
        '.git/x.req',
        'node_modules/p/x.req',
        'b/no.txt',
      ]) {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), '');
      }
      await symlink(folder, join(folder, 'b', 'loop'));
      const files = nodeFiles({ writable: [] });
      assert.deepEqual(await files.list(uriOf(folder), ['.req']), [
        uriOf(folder, 'a.req'),
        uriOf(folder, 'b', 'two.req'),
      ]);
      assert.deepEqual(await files.list(uriOf(folder, 'b', 'no.txt'), ['.req']), [
        uriOf(folder, 'b', 'no.txt'),
      ]);
      await assert.rejects(files.list(uriOf(folder, 'none'), ['.req']), problem('missing'));
    }));
});

describe('node files: writing', () => {
  it('creates folders, replaces files, and leaves nothing beside them', () =>
    inFolder(async (folder) => {
      const files = nodeFiles({ writable: [uriOf(folder)] });
      await files.write(uriOf(folder, 'new', 'deeper', 'model.spark'), 'one');
      await files.write(uriOf(folder, 'new', 'deeper', 'model.spark'), 'two');
      assert.equal(await readFile(join(folder, 'new', 'deeper', 'model.spark'), 'utf8'), 'two');
      assert.deepEqual(await readdir(join(folder, 'new', 'deeper')), ['model.spark']);
    }));

  it('keeps permissions and a byte order mark, which reading does not show', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'model.spark');
      await writeFile(path, '\ufeffbefore');
      await chmod(path, 0o640);
      const files = nodeFiles({ writable: [folder] });
      assert.equal(await files.read(uriOf(path)), 'before');
      await files.write(uriOf(path), 'after');
      assert.equal(await readFile(path, 'utf8'), '\ufeffafter');
      assert.equal((await stat(path)).mode & 0o777, 0o640);
    }));

  it('writes through a link to a file, which stays a link', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'real.spark'), 'before');
      await symlink('real.spark', join(folder, 'link.spark'));
      await nodeFiles({ writable: [folder] }).write(uriOf(folder, 'link.spark'), 'after');
      assert.equal(await readFile(join(folder, 'real.spark'), 'utf8'), 'after');
    }));

  it('refuses everything outside the folders it was given', () =>
    inFolder(async (folder) => {
      const inside = join(folder, 'inside');
      const outside = join(folder, 'outside');
      await mkdir(inside);
      await mkdir(outside);
      await writeFile(join(outside, 'kept'), 'kept');
      await symlink(outside, join(inside, 'folder-link'));
      await symlink(join(outside, 'kept'), join(inside, 'file-link'));
      await symlink(join(outside, 'not-yet'), join(inside, 'dangling'));
      const files = nodeFiles({ writable: [inside] });
      const targets = [
        [outside, 'x.spark'],
        [`${inside}2`, 'x.spark'],
        [inside, '..', 'outside', 'x.spark'],
        [inside, 'folder-link', 'x.spark'],
        [inside, 'folder-link', 'deep', 'x.spark'],
        [inside, 'file-link'],
        [inside, 'dangling'],
        [inside],
      ];
      for (const target of targets)
        await assert.rejects(files.write(uriOf(...target), 'x'), problem('outside'));
      await assert.rejects(files.write(`${uriOf(inside)}/%2e%2e/outside/x.spark`, 'x'), problem('outside'));
      assert.deepEqual(await readdir(outside), ['kept']);
      assert.equal(await readFile(join(outside, 'kept'), 'utf8'), 'kept');
    }));

  it('writes nowhere when it was given no folder', () =>
    inFolder(async (folder) => {
      await assert.rejects(
        nodeFiles({ writable: [] }).write(uriOf(folder, 'x.spark'), 'x'),
        problem('outside'),
      );
    }));

  it('refuses files that other programs act on, also by the name of a link or when their folder was opened', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'plain'));
      await mkdir(join(folder, '.vscode'));
      await symlink('plain', join(folder, '.git'));
      const files = nodeFiles({ writable: [folder] });
      for (const name of ['.vscode/settings.json', '.git/config', 'package.json', '.GitHub/Workflows/ci.yml'])
        await assert.rejects(files.write(uriOf(folder, name), '{}'), problem('protected'), name);
      const opened = nodeFiles({ writable: [join(folder, '.vscode')] });
      await assert.rejects(
        opened.write(uriOf(folder, '.vscode', 'settings.json'), '{}'),
        problem('protected'),
      );
      assert.deepEqual(await readdir(join(folder, '.vscode')), []);
    }));

  it('refuses names that other systems do not allow, for new files only', () =>
    inFolder(async (folder) => {
      const files = nodeFiles({ writable: [folder] });
      for (const name of ['aux.spark', 'a:b.spark', 'x.spark ', 'dir./x.spark', `${'x'.repeat(300)}.spark`])
        await assert.rejects(files.write(uriOf(folder, name), 'x'), /bad-name|ENAMETOOLONG|cannot be/, name);
      await assert.rejects(files.write(`${uriOf(folder)}/a%00b`, 'x'), problem('bad-name'));
      await assert.rejects(files.write(`${uriOf(folder)}/a%2fb`, 'x'), problem('bad-name'));
      await assert.rejects(files.write('untitled:Untitled-1', 'x'), problem('unavailable'));
      assert.deepEqual(await readdir(folder), []);
      await mkdir(join(folder, 'a:b'));
      await files.write(uriOf(folder, 'a:b', 'x.spark'), 'x');
    }));

  it('stays below its folder for any path', () =>
    inFolder(async (folder) => {
      const inside = join(folder, 'inside');
      await mkdir(inside);
      const files = nodeFiles({ writable: [inside] });
      const step = fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '.%2E',
        'a',
        'inside',
        '...',
        '%5c..%5c',
        '',
        '~',
        'C:',
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
          await files.write(`${uriOf(inside)}/${steps.join('/')}/x.spark`, 'x').catch((error: unknown) => {
            assert.ok(error instanceof FileProblem);
          });
          assert.deepEqual(await readdir(folder), ['inside']);
        }),
        { numRuns: 60 },
      );
    }));
});

describe('node files in bad surroundings', () => {
  it('say so in a read-only folder, and change nothing', () =>
    inFolder(async (folder) => {
      const files = nodeFiles({ writable: [folder] });
      await files.write(uriOf(folder, 'model.spark'), 'before');
      await readOnly(folder, async () => {
        await assert.rejects(files.write(uriOf(folder, 'model.spark'), 'after'), problem('read-only'));
        await assert.rejects(files.write(uriOf(folder, 'new.spark'), 'after'), problem('read-only'));
        await assert.rejects(
          files.write(uriOf(folder, 'deep', 'er', 'new.spark'), 'x'),
          problem('read-only'),
        );
        assert.equal(await files.read(uriOf(folder, 'model.spark')), 'before');
      });
      assert.deepEqual(await readdir(folder), ['model.spark']);
    }));

  it('say so on a full disk, and leave the old file and nothing beside it', async () => {
    const onDisk = await onSmallDisk(64, async (folder) => {
      const files = nodeFiles({ writable: [folder] });
      await files.write(uriOf(folder, 'model.spark'), 'before');
      await assert.rejects(files.write(uriOf(folder, 'model.spark'), 'x'.repeat(100_000)), problem('full'));
      assert.equal(await files.read(uriOf(folder, 'model.spark')), 'before');
      assert.deepEqual(await readdir(folder), ['model.spark']);
    });
    // Where no small disk can be made: what the system would say is at least told in plain words.
    const refusal = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const told = explainFileError(refusal, 'file:///model.spark', '/model.spark');
    assert.ok(onDisk || (told instanceof FileProblem && told.reason === 'full'));
  });
});
