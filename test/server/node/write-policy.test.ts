import assert from 'node:assert/strict';
import { badName, isProtected } from '../../../server/src/node/write-policy.ts';

const refused = [
  '.git/config',
  'sub/.git/hooks/pre-commit',
  '.GIT/config',
  '.git./config',
  '.git \\config',
  '.husky/pre-push',
  '.vscode/settings.json',
  'deep/.vscode/tasks.json',
  '.mcp.json',
  '.npmrc',
  '.yarnrc.yml',
  '.pnpmfile.cjs',
  'package.json',
  'PACKAGE.JSON',
  'a/b/Cargo.toml',
  '.env',
  '.env.local',
  'x.code-workspace',
  'app.csproj',
  'build.gradle.kts',
  'gradle.properties',
  'yarn.lock',
  'package-lock.json',
  'pnpm-lock.yaml',
  '.github/workflows/ci.yml',
  '.github/agents/a.md',
  '.claude/settings.local.json',
  '.claude/agents/x/y.md',
  '.codex/config.toml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  '.spark-factory/store.db',
  'node_modules/p/index.js',
  '.devcontainer/devcontainer.json',
];
const allowed = [
  'clinic.spark',
  'src/models/clinic.spark',
  '.vscode/notes.md',
  'package.json.spark',
  'git/config',
  '.github/README.md',
  'locks.md',
  'environment.env.md',
  '.claude/notes.md',
  'my.gitignore',
];

describe('write policy', () => {
  for (const path of refused) it(`refuses ${path}`, () => assert.ok(isProtected(path)));
  for (const path of allowed) it(`allows ${path}`, () => assert.ok(!isProtected(path)));

  it('answers at once for any length', () => {
    assert.ok(!isProtected('.lock/-lock'.repeat(5_000)));
  });

  it('knows names that a system refuses', () => {
    for (const name of [
      '',
      '.',
      '..',
      'con',
      'NUL.spark',
      'com1',
      'lpt³.x',
      'a/b',
      'a\\b',
      'a:b',
      'x.',
      'x ',
      '\u0007',
      'é'.repeat(128),
    ])
      assert.notEqual(badName(name), undefined, JSON.stringify(name));
    for (const name of ['clinic.spark', 'console.spark', 'ä b.req', '.hidden', 'com10', 'a...b'])
      assert.equal(badName(name), undefined, name);
  });
});
