/** Where the parts of a statement are gathered: what comes first keeps its place. */

export type PartRole = 'keyword' | 'actor' | 'action' | 'object' | 'trigger' | 'condition' | 'measure';

/** Offsets are offsets in the statement's text. */
export interface Part {
  readonly role: PartRole;
  readonly start: number;
  readonly end: number;
}

/** One statement's text; every operation takes time in the length of what it touches. */
export class Canvas {
  readonly #text: string;
  readonly #taken: Uint8Array;
  readonly #parts: Part[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#taken = new Uint8Array(text.length);
  }

  /** Gives words a role, unless some of them have one. */
  add(role: PartRole, start: number, end: number): void {
    if (end <= start || this.#taken.subarray(start, end).includes(1)) return;
    this.#taken.fill(1, start, end);
    this.#parts.push({ role, start, end });
  }

  /** Gives what is still free between two offsets a role, without the white space and punctuation around it. */
  fill(role: PartRole, start: number, end: number): void {
    for (let from = start; from < end; ) {
      while (from < end && (this.#taken[from] === 1 || /[\s,.;:]/.test(this.#text[from] ?? ''))) from++;
      const next = this.#taken.indexOf(1, from);
      const to = next < 0 ? end : Math.min(end, next);
      let last = to;
      while (last > from && /[\s,.;:]/.test(this.#text[last - 1] ?? '')) last--;
      this.add(role, from, last);
      from = Math.max(to, from + 1);
    }
  }

  /** From left to right. */
  parts(): readonly Part[] {
    return [...this.#parts].sort((a, b) => a.start - b.start);
  }
}
