/** What the file calls are called in the release build of the pinned sql.js. Made by `UPDATE=1 mocha test/server/store/sqljs/probe.test.ts`. */
import type { ImportNames } from './imports.ts';

export const releaseNames: ImportNames = {
  openat: 'x',
  fd_read: 't',
  fd_write: 'q',
  fstat64: 'g',
  fd_seek: 'E',
  fd_sync: 'K',
  fd_close: 'e',
  ftruncate64: 'J',
};
