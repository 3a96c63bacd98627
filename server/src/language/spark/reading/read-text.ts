/**
 * What was read of a text. Of a workspace most documents are looked at once and then for long no more, and their trees are
 * dozens of times as large as their texts: what is put away is read again when somebody asks, and is the same again, with
 * the identities that its statements had.
 */
import { identifiedAs, identityOf } from '../../../dsl/syntax/statement-identity.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';

/** Reads a text in which everything is in order. */
export type ReadInOrder = (text: string) => readonly Statement[] | undefined;

export class ReadText {
  readonly text: string;
  readonly #again: ReadInOrder | undefined;
  #statements: readonly Statement[] | undefined;
  /** Of what is put away: what was found out about its statements goes by these. */
  #identities: readonly object[] = [];

  /** Without `again`, what was read stays: not everything in the text was in order. */
  constructor(text: string, statements: readonly Statement[], again?: ReadInOrder) {
    this.text = text;
    this.#statements = statements;
    this.#again = again;
  }

  get statements(): readonly Statement[] {
    this.#statements ??= this.#readAgain();
    return this.#statements;
  }

  /** Whether it can be put away, and is not. */
  get isAtHand(): boolean {
    return this.#statements !== undefined && this.#again !== undefined;
  }

  putAway(): void {
    if (!this.#statements || !this.#again) return;
    this.#identities = this.#statements.map(identityOf);
    this.#statements = undefined;
  }

  #readAgain(): readonly Statement[] {
    const statements = this.#again?.(this.text);
    if (statements?.length !== this.#identities.length)
      throw new Error('A text that was in order reads otherwise the second time; this is a bug.');
    const identities = this.#identities;
    statements.forEach((statement, index) => {
      const identity = identities[index];
      if (identity) identifiedAs(statement, identity);
    });
    return statements;
  }
}
