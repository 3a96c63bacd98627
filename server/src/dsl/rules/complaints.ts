/** Collects what is wrong in the expressions of a statement. */
import { becauseOf, type ExpressionProblem } from '../expressions/expression-problem.ts';
import { describeExpressionType, type ExpressionType, nameOfType } from '../expressions/expression-type.ts';
import type { PlainName } from '../expressions/field-path.ts';
import type { Declaration } from '../names/names.ts';
import type { Expression } from '../syntax/syntax.ts';

export interface Complaints {
  unknownField(plain: PlainName): void;
  /** A value of another type than is expected; `because` is the field that it is expected for. */
  wrongType(
    expression: Expression,
    expected: ExpressionType | string,
    found: ExpressionType,
    because?: Declaration,
  ): void;
  /** A string or name that is none of the values of an enumeration. */
  wrongValue(expression: Expression, values: readonly string[], because?: Declaration): void;
}

export function complaintsTo(problems: ExpressionProblem[]): Complaints {
  return {
    unknownField: ({ name, scope }) => {
      problems.push({ problem: 'unknown-field', name, scope });
    },
    wrongType: (expression, expected, found, because) => {
      const type = nameOfType(found) ?? describeExpressionType(found);
      const words = typeof expected === 'string' ? expected : describeExpressionType(expected);
      const values = typeof expected !== 'string' && expected.is === 'data' ? expected.values : undefined;
      problems.push({
        problem: 'wrong-operand',
        expression,
        expected: words,
        found: type,
        ...(values ? { values } : {}),
        ...becauseOf(because),
      });
    },
    wrongValue: (expression, values, because) => {
      const expected = `one of ${values.join(', ')}`;
      problems.push({ problem: 'wrong-operand', expression, expected, values, ...becauseOf(because) });
    },
  };
}
