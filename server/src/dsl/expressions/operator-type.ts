/** What the operators of expressions take and give. */
import {
  booleanType,
  describeClass,
  type ExpressionType,
  isOf,
  numberType,
  textType,
  unknownType,
} from './expression-type.ts';

/** The type of an operation, and which of its operands do not fit. */
export interface OperationType {
  readonly type: ExpressionType;
  readonly wrong: readonly { readonly operand: number; readonly expected: string }[];
}

type Operands = readonly ExpressionType[];

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Whether the operator compares two values: nil when one of them is nil. */
export function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

const temporal = ['date', 'time', 'datetime', 'duration'];

/** Types an operation by the types of its operands. Whether two values compare is for their own sake: see `comparable`. */
export function typeOperation(operator: string, operands: Operands): OperationType {
  const [left = unknownType, right = unknownType] = operands;
  switch (operator) {
    case 'not':
    case 'and':
    case 'or':
      return { type: booleanType, wrong: unlessOf(operands, ['boolean']) };
    case '<>':
      return { type: textType, wrong: unlessOf(operands, ['text', 'id', 'other']) };
    case 'in':
      return { type: booleanType, wrong: container(right, 1, ['other']) };
    case 'has':
      return { type: booleanType, wrong: container(left, 0, ['other', 'map', 'text']) };
    case '+':
    case '-':
      return { type: sumType(operands), wrong: unlessOf(operands, ['number', ...temporal]) };
    case '*':
    case '/':
      return { type: sumType(operands), wrong: unlessOf(operands, ['number', 'duration']) };
    default:
      return { type: booleanType, wrong: [] };
  }
}

function unlessOf(operands: Operands, classes: readonly string[]): OperationType['wrong'] {
  const expected = describeClass(classes[0] ?? '');
  return operands.flatMap((type, operand) => (isOf(type, ...classes) ? [] : [{ operand, expected }]));
}

/** What is looked into has to be a list; `has` looks into maps and texts, too. */
function container(
  type: ExpressionType,
  operand: number,
  classes: readonly string[],
): OperationType['wrong'] {
  return type.is === 'list' || isOf(type, ...classes) ? [] : [{ operand, expected: 'a list' }];
}

/** Numbers give numbers; with times and durations among them, what comes out is not said. */
function sumType(operands: Operands): ExpressionType {
  const known = operands.every((type) => type.is === 'data' && type.class === 'number');
  return known ? numberType : unknownType;
}
