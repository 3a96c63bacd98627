/** Values in the conditions of rules that do not fit what is asked of them, so that nobody ever gets an answer. */

import { isComparison } from '../expressions/operator-type.ts';
import { dotted, type Expression, isPlain, type NameExpression } from '../syntax/syntax.ts';
import { isNilLiteral } from '../values/literal-part.ts';
import { type Sort, type Sorts, sortReader, sortWords } from '../values/value-sort.ts';
import type { ConditionName } from './condition-path.ts';

export interface MisfitOperand {
  readonly expression: Expression;
  /** In words that fit behind "expected". */
  readonly expected: string;
  /** What it is, in words. */
  readonly found: string;
}

const ordered: readonly Sort[] = ['number', 'text', 'element'];
const scalars: readonly Sort[] = [...ordered, 'truth'];

/** What does not fit in a condition in which these are the names. */
export function misfitsIn(condition: Expression, names: readonly ConditionName[]): readonly MisfitOperand[] {
  const reader = sortReader(names);
  const found: MisfitOperand[] = [];

  function demand(expression: Expression | undefined, ...wanted: readonly Sort[]): boolean {
    const sorts = expression && known(expression, reader.of(expression));
    if (!expression || !sorts || wanted.some((each) => sorts.has(each))) return true;
    tell(expression, sorts, new Set(wanted));
    return false;
  }

  function tell(expression: Expression, sorts: Sorts, wanted: Sorts): void {
    found.push({ expression, expected: inWords(wanted), found: inWords(sorts) });
  }

  /** Of a name that is wrong by itself, or of nil, nothing more is said. */
  function known(expression: Expression, sorts: Sorts): Sorts {
    if (isNilLiteral(expression)) return undefined;
    const name = isPlain(expression) ? reader.nameAt(expression) : undefined;
    if (!name || name.member) return sorts;
    const isWrong = name.values ? !name.values.has(name.name.text) : name.mustBeMember;
    return isWrong ? undefined : sorts;
  }

  function visit(expression: Expression): void {
    switch (expression.kind) {
      case 'operation':
        visitOperation(expression.operator, expression.operands);
        break;
      case 'list':
        for (const { value } of expression.items) visit(value);
        break;
      case 'name':
        if (expression.args)
          visitCall(
            expression,
            expression.args.map(({ value }) => value),
          );
        break;
      default:
    }
  }

  function visitOperation(operator: string, operands: readonly Expression[]): void {
    for (const operand of operands) visit(operand);
    const [left, right] = operands;
    if (!left) return;
    if (operator === 'and' || operator === 'or' || operator === 'not')
      for (const operand of operands) demand(operand, 'truth');
    else if (/^[-+*/]$/.test(operator)) for (const operand of operands) demand(operand, 'number');
    else if (right && isComparison(operator)) compare(operator, left, right);
    else if (right && operator === 'in') search(left, right);
    else if (right && operator === 'has') search(right, left);
  }

  function compare(operator: string, left: Expression, right: Expression): void {
    const wanted = operator === '==' || operator === '!=' ? scalars : ordered;
    if (!demand(left, ...wanted) || !demand(right, ...wanted)) return;
    // What the rule says itself is blamed before what documents give.
    if (isWritten(left) && !isWritten(right)) clash(left, right);
    else clash(right, left);
  }

  function isWritten(expression: Expression): boolean {
    return expression.kind === 'literal' || reader.nameAt(expression)?.member === undefined;
  }

  /** An item that is looked for in a list, or compared with one value. */
  function search(item: Expression, list: Expression): void {
    if (!demand(item, ...scalars)) return;
    if (list.kind !== 'list') clash(item, list);
    else for (const { value } of list.items) clash(value, item);
  }

  /** A value, or an item of a list, that can never be the same as another. */
  function clash(blamed: Expression, other: Expression): void {
    const sorts = known(blamed, reader.ofItems(blamed));
    const others = known(other, reader.ofItems(other));
    if (!sorts || !others) return;
    const counted = new Set([...others].map((sort) => (sort === 'element' ? 'text' : sort)));
    if (![...sorts].some((sort) => counted.has(sort === 'element' ? 'text' : sort)))
      tell(blamed, sorts, counted);
  }

  function visitCall(call: NameExpression, args: readonly Expression[]): void {
    for (const arg of args) visit(arg);
    const [first, second] = args;
    switch (dotted(call)) {
      case 'starts_with':
      case 'ends_with':
      case 'contains':
      case 'downcase':
      case 'snake_case':
        for (const arg of args) demand(arg, 'text', 'element');
        break;
      case 'matches':
        demand(first, 'text', 'element');
        break;
      case 'length':
        demand(first, 'text', 'list');
        break;
      case 'name_of':
      case 'kind_of':
        if (first && isPlain(first) && leadsNowhere(first))
          tell(first, reader.of(first), new Set(['element']));
        break;
      case 'overlaps':
        if (first && second) clash(second, first);
        break;
      case 'exists':
      case 'all':
      case 'count':
        // Beside plain values, it is what they are compared with.
        if (first && second && reader.of(first)?.has('list') && !reader.nameAt(first)?.member?.type)
          demand(second, 'truth');
        break;
      default:
    }
  }

  /** A value that no element is called by. */
  function leadsNowhere(path: NameExpression): boolean {
    const member = reader.nameAt(path)?.member;
    const sorts = reader.of(path);
    return (
      member?.type !== undefined &&
      member.elements.length === 0 &&
      sorts !== undefined &&
      !sorts.has('element')
    );
  }

  visit(condition);
  demand(condition, 'truth');
  return found;
}

function inWords(sorts: Sorts = new Set()): string {
  if (scalars.every((sort) => sorts.has(sort))) return 'one value';
  // Elements count by their names where texts are asked for.
  const said = [...sorts].filter((sort) => sort !== 'element' || !sorts.has('text'));
  return said.map((sort) => sortWords[sort]).join(' or ');
}
