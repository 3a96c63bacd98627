/** The builds of sql.js that its types leave out: all have the same interface. */
declare module 'sql.js/dist/sql-wasm-browser.js' {
  import initSqlJs from 'sql.js';
  export default initSqlJs;
}
declare module 'sql.js/dist/sql-wasm-debug.js' {
  import initSqlJs from 'sql.js';
  export default initSqlJs;
}
