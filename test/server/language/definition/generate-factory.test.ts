/** What the build makes of the factory's documents. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateFactory } from '../../../../scripts/generate-factory.ts';

describe('generating from the documents of the factory', () => {
  let root = '';
  const write = (file: string, text: string) => {
    const path = join(root, 'server/factory', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const generated = (file: string) => readFileSync(join(root, 'server/src/factory/generated', file), 'utf8');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'factory-'));
    write(
      'domains/post.spark',
      'use ash.resource\nresource Post {\n  attributes { uuid_primary_key id }\n  actions { defaults [read] }\n}\n',
    );
    write('workflows/tell.spark', 'use reactor\nreactor Tell { step say: Say }\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes both modules, and only when something changed', () => {
    assert.equal(generateFactory(root), true);
    assert.match(generated('wrappers.ts'), /readonly post: \{/);
    assert.match(generated('definitions.ts'), /\\"name\\":\\"Tell\\"/);
    assert.equal(generateFactory(root), false);
    write('workflows/tell.spark', 'use reactor\nreactor Told { step say: Say }\n');
    assert.equal(generateFactory(root), true);
    assert.match(generated('definitions.ts'), /\\"name\\":\\"Told\\"/);
  });
  it('stops at findings and at what would have no effect, and leaves what is there', () => {
    generateFactory(root);
    const before = generated('definitions.ts');
    write(
      'workflows/tell.spark',
      'use reactor\nreactor Tell {\n  step say: Say { argument x: result(talk) }\n}\n',
    );
    write(
      'domains/post.spark',
      'use ash.resource\nresource Post {\n  attributes { uuid_primary_key id }\n  actions { read all { timeout 5 } }\n}\n',
    );
    assert.throws(
      () => generateFactory(root),
      /workflows\/tell\.spark:3: `say` has no step `talk`[\s\S]*domains\/post\.spark:4: `timeout` would have no effect/,
    );
    assert.equal(generated('definitions.ts'), before);
  });
});
