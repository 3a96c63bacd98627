/** The pinned build of sql.js, and what binding text is called in it. Made by `UPDATE=1 mocha test/server/store/sqljs/bind-text.test.ts`. */

export const textNames = {
  /** Of `sql-wasm.wasm`: bytes, and checksum. */
  size: 688197,
  crc32: 683643555,
  /** Names of exports. */
  malloc: 'Ia',
  bindText: 'za',
  /** The property of a statement that holds SQLite's handle. */
  statement: 'Va',
};
