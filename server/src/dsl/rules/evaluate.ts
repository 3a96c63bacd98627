/**
 * Conditions of transformers and verifiers, evaluated over elements. Nil is "not known", as in SQL's three-valued
 * logic: comparisons with it are nil, `nil or true` is true, `nil and false` is false. (Kleene 1952)
 *
 * Each is made into a function once and called for every element: they run in all documents with every key that is pressed.
 */
import { Kept } from '../../base/kept.ts';
import { and, not, operate, or, type Truth, truthOf } from '../expressions/three-valued.ts';
import type { Names } from '../names/names.ts';
import { elementName, type Node } from '../nodes/bind.ts';
import { memberCalled, type Value } from '../nodes/member.ts';
import { dotted, type Expression, type Name, type NameExpression } from '../syntax/syntax.ts';
import { conditionFunctions } from './evaluate-function.ts';

/** Made by {@link evaluationOf} only, so that V8 knows one shape of it. */
export interface Evaluation {
  /** The element whose arguments, options and inner elements the names are. */
  readonly element: Node;
  /** Follows references; without it they are the names as written. */
  readonly names: Names | undefined;
  /** The evaluation around it, for names that the element does not know. */
  readonly outer: Evaluation | undefined;
  /** The values reached so far, in a condition of `reachable`. */
  readonly reached: readonly Value[] | undefined;
  /** The outermost: told when a condition is about what a name leads to, and there is nothing. */
  readonly onNothing: (() => void) | undefined;
}

export function evaluationOf(
  element: Node,
  names?: Names,
  outer?: Evaluation,
  reached?: readonly Value[],
  onNothing?: () => void,
): Evaluation {
  return { element, names, outer, reached, onNothing };
}

/** An expression made into a function. */
export type Evaluator = (evaluation: Evaluation) => Value;

/** Whether a condition is true; nil is not. */
export function isTrue(condition: Expression, evaluation: Evaluation): boolean {
  return evaluatorOf(condition)(evaluation) === true;
}

export function evaluate(expression: Expression, evaluation: Evaluation): Value {
  return evaluatorOf(expression)(evaluation);
}

const evaluators = new Kept<Expression, Evaluator>();

/** The function of an expression, the same each time. */
export function evaluatorOf(expression: Expression): Evaluator {
  let evaluator = evaluators.get(expression);
  if (!evaluator) {
    evaluator = compile(expression);
    evaluators.set(expression, evaluator);
  }
  return evaluator;
}

/** The function that gives the element which a path leads to, references followed to the end. */
export function elementEvaluatorOf(expression: Expression): Evaluator {
  return expression.kind === 'name' && expression.args === undefined
    ? compilePath(expression.path, true)
    : evaluatorOf(expression);
}

function compile(expression: Expression): Evaluator {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'list': {
      const items = expression.items.map(({ name, value }) => ({
        name: name?.text,
        evaluator: evaluatorOf(value),
      }));
      const list: Evaluator = (evaluation) =>
        items.map(({ name, evaluator }) => {
          const value = evaluator(evaluation);
          return name === undefined ? value : { entry: name, value };
        });
      if (!expression.items.every(({ value }) => value.kind === 'literal')) return list;
      let same: Value | undefined;
      return (evaluation) => {
        same ??= list(evaluation);
        return same;
      };
    }
    case 'template':
      return evaluatorOf(expression.target);
    case 'name':
      return expression.args ? compileCall(expression) : compilePath(expression.path, false);
    case 'operation':
      return compileOperation(expression.operator, expression.operands);
  }
}

const nil: Evaluator = () => null;

/** Nil where there is no function of that name. */
function compileCall(call: NameExpression): Evaluator {
  const args = (call.args ?? []).map(({ value }) => value);
  return conditionFunctions.get(dotted(call))?.(args) ?? nil;
}

function compilePath(path: readonly Name[], follow: boolean): Evaluator {
  const [first, ...others] = path.map(({ text }) => text);
  if (first === undefined) return nil;
  const last = others.length;
  const start = compileName(first, follow || last > 0);
  if (last === 0) return start;
  const members = others.map(memberCalled);
  return (evaluation) => {
    let value = start(evaluation);
    let index = 0;
    for (const member of members) {
      const name = others[index++] ?? '';
      value = isElement(value)
        ? (member(value, evaluation.names, follow || index < last) ?? null)
        : keyIn(value, name);
      if (value === null) return null;
    }
    return value;
  };
}

/** The value of a key in a map. */
function keyIn(map: Value, key: string): Value {
  if (!Array.isArray(map)) return null;
  for (const each of map as readonly Value[])
    if (typeof each === 'object' && each !== null && 'entry' in each && each.entry === key) return each.value;
  return null;
}

/** A name that no element around knows is a plain value: `auth == none`. */
function compileName(name: string, follow: boolean): Evaluator {
  if (name === 'this') return ({ element }) => element;
  if (name === 'outer') return ({ outer }) => outer?.element ?? null;
  const own = memberCalled(name);
  const around = memberCalled(name);
  return (evaluation) => {
    let member = own;
    for (let at: Evaluation | undefined = evaluation; at; at = at.outer) {
      if (at.reached && name === 'reached') return at.reached;
      const value = member(at.element, at.names, follow);
      if (value !== undefined) return value;
      member = around;
    }
    return name;
  };
}

export function isElement(value: Value): value is Node {
  return typeof value === 'object' && value !== null && 'statement' in value;
}

/** What a value is in comparisons: elements count by their names, entries of maps by theirs. */
export function comparable(value: Value): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value;
  if (isElement(value)) return elementName(value) ?? null;
  if ('entry' in value) return value.entry;
  return null;
}

function compileOperation(operator: string, operands: readonly Expression[]): Evaluator {
  const [left, right] = operands.map(evaluatorOf);
  if (!left) return nil;
  if (operator === 'not') return (evaluation) => not(truthOf(left(evaluation)));
  if (!right)
    return (evaluation) => {
      const value = left(evaluation);
      if (operator === 'and' && value === false) return false;
      if (operator === 'or' && value === true) return true;
      return operator === '-' && typeof value === 'number' ? -value : null;
    };
  switch (operator) {
    case 'and':
      return (evaluation) => {
        const value = left(evaluation);
        return value === false ? false : and(truthOf(value), truthOf(right(evaluation)));
      };
    case 'or':
      return (evaluation) => {
        const value = left(evaluation);
        return value === true ? true : or(truthOf(value), truthOf(right(evaluation)));
      };
    case 'in':
      return (evaluation) => contains(right(evaluation), left(evaluation));
    case 'has':
      return (evaluation) => contains(left(evaluation), right(evaluation));
    // Most conditions are of these two.
    case '==':
      return (evaluation) => {
        const value = comparable(left(evaluation));
        const other = value === null ? null : comparable(right(evaluation));
        return other === null ? null : value === other;
      };
    case '!=':
      return (evaluation) => {
        const value = comparable(left(evaluation));
        const other = value === null ? null : comparable(right(evaluation));
        return other === null ? null : value !== other;
      };
    default:
      return (evaluation) => operate(operator, comparable(left(evaluation)), comparable(right(evaluation)));
  }
}

/** Whether a list, or one value in place of it, holds a value. */
export function contains(list: Value, item: Value): Truth {
  const wanted = comparable(item);
  if (list === null || wanted === null) return null;
  if (!Array.isArray(list)) return comparable(list) === wanted;
  for (const each of list as readonly Value[]) if (comparable(each) === wanted) return true;
  return false;
}
