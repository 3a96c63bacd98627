/**
 * The functions that SQLite's WebAssembly calls for files, made exchangeable. Emscripten's documented `instantiateWasm` hook
 * hands them over before anything runs; in release builds, their names are single letters that differ between versions.
 */

/** The calls that matter here, by their names in WASI and Linux, which debug builds keep. */
export const roles = [
  'openat',
  'fd_read',
  'fd_write',
  'fd_seek',
  'fd_sync',
  'fd_close',
  'fstat64',
  'ftruncate64',
] as const;
export type Role = (typeof roles)[number];

/** Which import plays which role. */
export type ImportNames = Readonly<Record<Role, string>>;

/** An argument or result of an import: numbers, and bigints for 64 bits. */
export type Word = number | bigint;
export type Call = (...words: Word[]) => Word;
/** Runs in place of an import, which it is given. */
export type Handler = (original: Call, a: Word, b: Word, c: Word, d: Word) => Word;
/** Hears of every call of every import, before and after it. */
export interface Observer {
  before(name: string, words: readonly Word[]): void;
  after(name: string, words: readonly Word[], result: Word): void;
}

/** The imports of one instance. */
export interface Imports {
  readonly names: readonly string[];
  /** What the instance exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** The instance's memory now; it is another buffer after growing. */
  memory(): DataView;
  handle(name: string, handler: Handler | undefined): void;
  observe(observer: Observer | undefined): void;
}

/** What `instantiateWasm` is called with. */
type Given = Readonly<Record<string, Readonly<Record<string, Call>>>>;
export interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Makes the imports exchangeable. `ready` tells what to look at once the instance exists. */
export function exchangeable(given: Given): {
  readonly imports: Given;
  ready(instance: Instance): Imports;
} {
  const slots = new Map<string, { handler: Handler | undefined }>();
  let observer: Observer | undefined;
  const wrapped = new Map<Call, Call>();
  const wrap = (name: string, original: Call): Call => {
    const known = wrapped.get(original);
    if (known) return known;
    const slot = slots.get(name) ?? { handler: undefined };
    slots.set(name, slot);
    // Without an array of arguments: this runs for every page that is read or written.
    const call: Call = function (a, b, c, d, e, f, g) {
      const { handler } = slot;
      if (handler) return handler(original, a as Word, b as Word, c as Word, d as Word);
      if (!observer)
        return original(a as Word, b as Word, c as Word, d as Word, e as Word, f as Word, g as Word);
      // biome-ignore lint/complexity/noArguments: how many there are tells one import from another.
      const words = [...(arguments as Iterable<Word>)];
      observer.before(name, words);
      // Emscripten's files in memory give nothing instead of 0 for a sync.
      const result = original(...words) ?? 0;
      observer?.after(name, words, result);
      return result;
    };
    wrapped.set(original, call);
    return call;
  };
  const names = new Set<string>();
  const imports: Record<string, Record<string, Call>> = {};
  for (const [space, functions] of Object.entries(given)) {
    imports[space] = { ...functions };
    for (const [name, original] of Object.entries(functions))
      if (typeof original === 'function') {
        names.add(name);
        imports[space][name] = wrap(name, original);
      }
  }
  return {
    imports,
    ready: ({ exports }) => {
      const memory = Object.values(exports).find(isMemory);
      if (!memory) throw new Error('The WebAssembly of SQLite exports no memory.');
      let view = new DataView(memory.buffer);
      return {
        names: [...names],
        exports,
        memory: () => {
          if (view.buffer !== memory.buffer) view = new DataView(memory.buffer);
          return view;
        },
        handle: (name, handler) => {
          const slot = slots.get(name);
          if (slot) slot.handler = handler;
        },
        observe: (next) => {
          observer = next;
        },
      };
    },
  };
}

const isMemory = (value: unknown): value is { readonly buffer: ArrayBuffer } =>
  typeof value === 'object' && value !== null && 'buffer' in value && 'grow' in value;

/** Bytes of the instance's memory, as they are now. */
export const bytesAt = (memory: DataView, at: number, length: number): Uint8Array =>
  new Uint8Array(memory.buffer, at, length);

/** The text at `at` up to its zero byte, of at most 512 characters. */
export function textAt(memory: DataView, at: number): string {
  let text = '';
  for (let i = at; i < at + 512 && i < memory.byteLength; i++) {
    const byte = memory.getUint8(i);
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}
