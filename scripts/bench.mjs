/** `npm run bench`: builds, then takes the figures. */
import { bootstrap, run } from './bootstrap.mjs';

bootstrap();
run('scripts/build.mjs');
run('bench/run.ts', ...process.argv.slice(2));
