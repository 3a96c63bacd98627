/**
 * What stays the same of a statement when the text before it grows or shrinks: a token, which moves on to the moved
 * statement, so that what was found out about the one holds for the other.
 */
import { Kept } from '../../base/kept.ts';
import type { Statement } from './syntax.ts';

const identities = new Kept<Statement, object>();

/** The token of a statement; the same for one that only moved. */
export function identityOf(statement: Statement): object {
  let identity = identities.get(statement);
  if (!identity) {
    identity = {};
    identities.set(statement, identity);
  }
  return identity;
}

/** Says that a statement is another one that moved, and gives it. */
export function moved(from: Statement, to: Statement): Statement {
  identifiedAs(to, identityOf(from));
  return to;
}

/** Says that a statement is the one that had this token. */
export function identifiedAs(statement: Statement, identity: object): void {
  identities.set(statement, identity);
}
