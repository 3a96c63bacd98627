/**
 * Binds text faster than sql.js does, which goes over each string three times, character by character: with `TextEncoder`, straight
 * into SQLite's memory. What must be known of the build for that is written down for the pinned one; any other binds as it always did.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import { bytesAt, type Imports } from './imports.ts';
import { crc32 } from './journal-format.ts';
import { textNames } from './text-names.ts';

type Statement = ReturnType<Database['prepare']>;

/** Binds `text` to a parameter, counted from 1. @returns false when that has to be done in the ordinary way */
export type BindText = (statement: Statement, parameter: number, text: string) => boolean;

/** How long a text may be in UTF-8 to be bound this way, in bytes. */
const capacity = 1 << 16;
/** Tells SQLite to copy what it is given. */
const transient = -1;

type Exported = (...words: number[]) => number;

/** `undefined` for any build but the pinned one. */
export function bindTextOf(sqlite: SqlJsStatic, imports: Imports, wasm: Uint8Array): BindText | undefined {
  if (wasm.length !== textNames.size || crc32(wasm) !== textNames.crc32) return undefined;
  const malloc = imports.exports[textNames.malloc] as Exported;
  const bind = imports.exports[textNames.bindText] as Exported;
  const encoder = new TextEncoder();
  const scratch = malloc(capacity);
  const bindText: BindText = (statement, parameter, text) => {
    if (text.length > capacity / 3) return false;
    const handle = (statement as unknown as Record<string, number>)[textNames.statement] ?? 0;
    const { written } = encoder.encodeInto(text, bytesAt(imports.memory(), scratch, capacity));
    return bind(handle, parameter, scratch, written, transient) === 0;
  };
  return scratch !== 0 && works(sqlite, bindText) ? bindText : undefined;
}

function works(sqlite: SqlJsStatic, bindText: BindText): boolean {
  const database = new sqlite.Database();
  try {
    const statement = database.prepare('select ? || ?, typeof(?1)');
    statement.bind([null, null]);
    const isBound = bindText(statement, 1, 'aä€') && bindText(statement, 2, '😀');
    return isBound && statement.step() && statement.get().join() === 'aä€😀,text';
  } finally {
    database.close();
  }
}
