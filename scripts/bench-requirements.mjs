/** `npm run bench:requirements`: how well and how fast requirements are understood, as one table. */
import { bootstrap, run } from './bootstrap.mjs';

bootstrap();
run('scripts/generate.mjs');
run('bench/understanding/run.ts', ...process.argv.slice(2));
