import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printExpression } from '../../../server/src/dsl/syntax/print-statement.ts';
import type { Expression } from '../../../server/src/dsl/syntax/syntax.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';
import { quoteName, quoteString } from '../../../server/src/language/spark/reading/escape.ts';

const spelling = { name: quoteName, string: quoteString };
const span = { start: 0, end: 0 };

const leaf: fc.Arbitrary<Expression> = fc.constantFrom<Expression>(
  { kind: 'name', path: [{ text: 'a', span }], span },
  { kind: 'name', path: [{ text: 'in', span }], span },
  { kind: 'name', path: [{ text: 'b', span }], args: [], span },
  { kind: 'literal', value: null, span },
);
const binary = ['or', 'and', '==', '!=', '<', '<=', '>', '>=', 'in', 'has', '<>', '+', '-', '*', '/'];
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(fc.constantFrom('not', '-'), tie('expression'))
      .map(([operator, operand]): Expression => ({ kind: 'operation', operator, operands: [operand], span })),
    fc
      .tuple(fc.constantFrom(...binary), tie('expression'), tie('expression'))
      .map(([operator, ...operands]): Expression => ({ kind: 'operation', operator, operands, span })),
  ),
}));

/** Every operation in parentheses. */
function shape(each: Expression | undefined): string {
  if (each?.kind !== 'operation') return each ? printExpression(each, spelling) : 'nothing';
  return `(${[each.operator, ...each.operands.map(shape)].join(' ')})`;
}

it('writes an expression so that it is read again as it was', () => {
  fc.assert(
    fc.property(expression, (each) => {
      const text = printExpression(each, spelling);
      const { statements, problems } = parseSpark(`a ${text}`);
      assert.deepEqual(problems, [], text);
      assert.equal(shape(statements[0]?.args[0]), shape(each), text);
    }),
    { numRuns: 500 },
  );
});

it('writes no parentheses that nobody needs', () => {
  for (const text of [
    'a or b and c == d + e * f',
    'not is_nil(a) and not b',
    '(a or b) and (c + d) * e > -f',
    'not (a == b)',
    'a - b - (c - d)',
    '-(-a)',
  ])
    assert.equal(
      printExpression(parseSpark(`x ${text}`).statements[0]?.args[0] as Expression, spelling),
      text,
    );
});
