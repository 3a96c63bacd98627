/**
 * All migrations, oldest first. A new one is one file and one line here; names sort in the order they run. They go forward
 * only and use nothing outside their file, so that an old one does tomorrow what it did today.
 */
import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
};
