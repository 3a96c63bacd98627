/** Where definitions are written, for everything that leads back to them. */

import type { Statement } from '../syntax/syntax.ts';
import type { Place } from './schema.ts';

/** Where the statement of a definition stands. */
export interface DefinitionContext {
  readonly definition: string;
  readonly uri: string;
}

/** Where a statement of a definition says what it defines. */
export function placeOf({ args: [name], keyword }: Statement, uri: string): Place {
  return { uri, span: name?.span ?? keyword.span };
}
