/** `npm start`: from a bare clone to the main job on the clinic's requirements: installs, builds, generates, and says what to do next. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const begin = Date.now();
bootstrap();
run('scripts/build.mjs');

console.log('\nFrom examples/clinic/clinic.req to a scored model\n');
const { status } = spawnSync(
  process.execPath,
  [join(root, 'dist/cli.cjs'), 'generate', 'examples/clinic/clinic.req', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

console.log(`
Done in ${((Date.now() - begin) / 1000).toFixed(1)} s. Next:
  npm run editor      the same in a real VS Code: findings, scores, evolution
  npm test            every test, those in a real VS Code included
  node dist/cli.cjs --help`);
if (!existsSync(join(root, 'examples/clinic/clinic.spark'))) process.exit(1);
