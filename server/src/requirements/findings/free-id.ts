/** Ids for statements that a fix adds, in the spelling of the statement that they come from. */
import type { RequirementsDocument } from '../../model/requirements.ts';
import { oncePer } from '../memo.ts';

/** The ids that are free in a document. */
export const freeIdsIn = oncePer(
  ({ statements }: RequirementsDocument) => new FreeIds(statements.map(({ id }) => id)),
);

/** Tells ids that no statement has: after `R7` the next number of all (`R12`), after `R7a` the next letter (`R7b`). */
export class FreeIds {
  readonly #given: readonly string[];
  #used: ReadonlySet<string> | undefined;
  /** Prefix → its highest number; read on first use. */
  #highest: ReadonlyMap<string, number> | undefined;

  constructor(used: readonly string[]) {
    this.#given = used;
  }

  get #taken(): ReadonlySet<string> {
    this.#used ??= new Set(this.#given);
    return this.#used;
  }

  /** @param id the id of the statement that is split */
  after(id: string): string {
    const lettered = /^(.{0,60}\d)([a-y])$/.exec(id);
    if (lettered !== null) {
      const [, stem = '', letter = 'a'] = lettered;
      for (let code = letter.charCodeAt(0) + 1; code <= 'z'.charCodeAt(0); code++) {
        const next = stem + String.fromCharCode(code);
        if (!this.#taken.has(next)) return next;
      }
    }
    const numbered = parts(id);
    if (numbered === undefined) return this.#unused(id);
    const { prefix, digits } = numbered;
    this.#highest ??= highestOf(this.#given);
    return prefix + String((this.#highest.get(prefix) ?? 0) + 1).padStart(digits.length, '0');
  }

  #unused(id: string): string {
    for (let number = 2; ; number++) if (!this.#taken.has(`${id}-${number}`)) return `${id}-${number}`;
  }
}

function highestOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const id of ids) {
    const numbered = parts(id);
    if (numbered === undefined) continue;
    const { prefix, digits } = numbered;
    highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(digits)));
  }
  return highest;
}

function parts(id: string): { readonly prefix: string; readonly digits: string } | undefined {
  let start = id.length;
  while (start > 0 && id.length - start < 9 && isDigit(id.charCodeAt(start - 1))) start--;
  return start === id.length ? undefined : { prefix: id.slice(0, start), digits: id.slice(start) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
