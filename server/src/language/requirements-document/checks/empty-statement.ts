/** `req/empty-statement`: an id without a text. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Check } from './check.ts';

export const emptyStatementKind = defineDiagnostic<string>({
  code: 'req/empty-statement',
  severity: 'warning',
  message: (id) => `${id} says nothing yet: write its text after the id.`,
  docs: {
    reason: 'An id without a text asks for nothing, and is left out.',
    bad: 'R1:\nR2: Each patient has a name.',
    good: 'R1: Each room has a number.\nR2: Each patient has a name.',
  },
});

export const checkEmptyStatement: Check = ({ emptyStatements }) =>
  emptyStatements.map(({ id, span }) => emptyStatementKind.at(span, id));
