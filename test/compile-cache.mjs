/**
 * What Node made of the TypeScript sources is kept for the next process: stripping their types takes most of the start of a process
 * that runs them, and tests start many. Node knows by their content which are still as they were.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../node_modules/.cache/node');
enableCompileCache(folder);
// For processes that tests start, and their threads.
process.env.NODE_COMPILE_CACHE = folder;
