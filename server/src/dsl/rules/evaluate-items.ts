/** Conditions about the items of a list: the elements in it, those that its references lead to, or plain values. */

import type { Truth } from '../expressions/three-valued.ts';
import { type Node, valueIn } from '../nodes/bind.ts';
import { type Member, memberCalled, type Value } from '../nodes/member.ts';
import { type Expression, isPlain, type Name } from '../syntax/syntax.ts';
import { isFirm } from '../values/value-event.ts';
import {
  comparable,
  type Evaluation,
  type Evaluator,
  elementEvaluatorOf,
  evaluationOf,
  evaluatorOf,
  isElement,
} from './evaluate.ts';

export function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

/** The evaluation of conditions about the elements of a list, one after the other. */
export function turning(outer: Evaluation, reached?: readonly Value[]) {
  const inner = evaluationOf(outer.element, outer.names, outer, reached);
  return (element: Node): Evaluation => {
    // Nothing holds an evaluation longer than it takes, so that one does for all.
    (inner as { element: Node }).element = element;
    return inner;
  };
}

/** Goes through the items of a list, until it is told that it has seen enough. */
export type Walk = (
  evaluation: Evaluation,
  /** Told of each item whether it matches, nil of one that leads to nothing; it answers whether that is enough. */
  isEnough: (isMatch: Truth) => boolean,
) => void;

/**
 * A condition is asked of elements, and of what references lead to. Where it comes to no truth value, and beside plain
 * values, an item matches that is called so. Without a condition all match. A list that is nil has none.
 */
export function walkOf([list, condition]: readonly Expression[]): Walk {
  const items = list && evaluatorOf(list);
  const isMatch = condition && evaluatorOf(condition);
  const targetsOf = list && isPlain(list) && condition?.kind !== 'literal' ? targetsAt(list.path) : undefined;
  return (evaluation, isEnough) => {
    const value = items ? items(evaluation) : null;
    if (value === null) return;
    const all = listOf(value);
    // Lists hold elements, or what is written: those lead nowhere else.
    const targets = isMatch && !isElement(all[0] ?? null) ? targetsOf?.(evaluation) : undefined;
    const at = turning(evaluation);
    for (let index = 0; index < all.length; index++) {
      const each = all[index] ?? null;
      const matches =
        !isMatch ||
        (isElement(each)
          ? isMatch(at(each)) === true
          : isNamed(each, targets?.[index], isMatch, evaluation, at));
      if (isEnough(matches)) return;
    }
  };
}

function isNamed(
  name: Value,
  target: Target,
  isMatch: Evaluator,
  evaluation: Evaluation,
  at: (element: Node) => Evaluation,
): Truth {
  const ofElement = target ? isMatch(at(target)) : null;
  if (typeof ofElement === 'boolean') return ofElement;
  const wanted = comparable(isMatch(evaluation));
  if (target === null && (wanted === null || typeof wanted === 'boolean')) {
    tellOfNothing(evaluation);
    return null;
  }
  return comparable(name) === wanted;
}

function tellOfNothing(evaluation: Evaluation): void {
  let first = evaluation;
  while (first.outer) first = first.outer;
  first.onNothing?.();
}

/** The element that an item leads to; nil when it leads to nothing, though it should. */
type Target = Node | null | undefined;

/** What the references lead to in the value at the end of a path, item by item. */
function targetsAt(path: readonly Name[]): (evaluation: Evaluation) => readonly Target[] | undefined {
  const last = path.at(-1);
  const before = path.slice(0, -1);
  const [first] = before;
  if (!last) return () => undefined;
  const member = memberCalled(last.text);
  const holder = first && elementEvaluatorOf({ kind: 'name', path: before, span: first.span });
  return (evaluation) => {
    const element = holder ? holder(evaluation) : nearestWith(member, evaluation);
    return isElement(element) ? targetsIn(element, last.text, evaluation) : undefined;
  };
}

/** The nearest element around that knows a name. */
function nearestWith(member: Member, evaluation: Evaluation): Node | null {
  for (let at: Evaluation | undefined = evaluation; at; at = at.outer)
    if (member(at.element, at.names, false) !== undefined) return at.element;
  return null;
}

function targetsIn(element: Node, name: string, { names }: Evaluation): readonly Target[] | undefined {
  const value = valueIn(element, name);
  if (!names || !value || element.schema?.fixed.has(name)) return undefined;
  const { node, expression } = value;
  const references = node.events.filter((event) => event.event === 'reference');
  if (references.length === 0) return undefined;
  const items = expression.kind === 'list' ? expression.items : [{ span: expression.span }];
  let next = 0;
  return items.map(({ span }): Target => {
    let found: Target;
    // They stand in the order of the items; of a path, the last name counts.
    for (let event = references[next]; event && event.span.start < span.end; event = references[++next]) {
      if (event.span.start < span.start) continue;
      const target = names.resolve(node, event)?.node;
      found = target
        ? target.schema?.role === 'entity'
          ? target
          : undefined
        : isFirm(event)
          ? null
          : undefined;
    }
    return found;
  });
}
