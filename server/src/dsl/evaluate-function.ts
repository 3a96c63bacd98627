/** The functions that conditions of transformers and verifiers may call. */

import { elementName, type Node } from './bind.ts';
import { isFollowed } from './dependencies.ts';
import {
  comparable,
  contains,
  type Evaluation,
  evaluate,
  evaluateElement,
  isElement,
  isTrue,
  partsWith,
  type Value,
} from './evaluate.ts';
import { elementsReferringTo } from './referring.ts';
import { dotted, type Expression, type NameExpression } from './syntax.ts';

type ConditionFunction = (args: readonly Expression[], evaluation: Evaluation) => Value;

/** A function of values that are known; nil otherwise. */
const ofText =
  (apply: (...texts: string[]) => Value): ConditionFunction =>
  (args, evaluation) => {
    const texts = args.map((arg) => comparable(evaluate(arg, evaluation)));
    return texts.every((text) => typeof text === 'string') ? apply(...texts) : null;
  };

/** The elements of the list for which the condition is true; with a `nil` answer for the others kept apart. */
function matching([list, condition]: readonly Expression[], evaluation: Evaluation) {
  const value = list ? evaluate(list, evaluation) : null;
  if (value === null) return undefined;
  const all: readonly Value[] = Array.isArray(value) ? value : [value];
  const matched = all.filter((each) =>
    isElement(each) && condition
      ? isTrue(condition, {
          element: each,
          outer: evaluation,
          ...(evaluation.names ? { names: evaluation.names } : {}),
        })
      : condition === undefined || comparable(each) === comparable(evaluate(condition, evaluation)),
  );
  return { all, matched };
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

/** The elements of a keyword in the same block, in the parts of its element that stand in fragments, too, by their order. */
function siblings(
  keyword: Expression | undefined,
  { element, names }: Evaluation,
  isWanted: (at: number, own: number) => boolean,
): Value {
  if (keyword?.kind !== 'name') return null;
  const { parent } = element;
  // At the top of documents, the order means nothing.
  if (!parent) return [];
  const blocks = names ? partsWith(parent, names) : [parent];
  const all = blocks.flatMap(({ children, derived }) => [...children, ...derived]);
  const own = all.indexOf(element);
  return all.filter((each, at) => each.schema?.keyword === dotted(keyword) && isWanted(at, own));
}

/**
 * What is reached from the values of `start` along elements: one for which `condition` is true of what is `reached` so far
 * leads to its `value`. The least fixed point.
 */
function reachable(
  [start, elements, condition, value]: readonly Expression[],
  evaluation: Evaluation,
): Value {
  const from = start ? evaluate(start, evaluation) : null;
  if (from === null || !elements || !condition || !value) return null;
  const reached = [...listOf(from)];
  let waiting = listOf(evaluate(elements, evaluation)).filter(isElement);
  for (;;) {
    const inner = (element: Node): Evaluation => ({
      element,
      outer: evaluation,
      reached,
      ...(evaluation.names ? { names: evaluation.names } : {}),
    });
    const open = waiting.filter((element) => isTrue(condition, inner(element)));
    if (open.length === 0) return reached;
    for (const element of open) reached.push(...listOf(evaluate(value, inner(element))));
    waiting = waiting.filter((element) => !open.includes(element));
  }
}

/** By name, for the checks of definitions, too. */
export const conditionFunctions: ReadonlyMap<string, ConditionFunction> = new Map(
  Object.entries({
    count: (args, evaluation) => matching(args, evaluation)?.matched.length ?? 0,
    exists: (args, evaluation) => (matching(args, evaluation)?.matched.length ?? 0) > 0,
    all: (args, evaluation) => {
      const found = matching(args, evaluation);
      return found === undefined || found.matched.length === found.all.length;
    },
    unique: (args, evaluation) => {
      const found = matching(args.slice(0, 1), evaluation)?.all.map(comparable) ?? [];
      return new Set(found).size === found.length;
    },
    is_nil: ([arg], evaluation) => arg === undefined || evaluate(arg, evaluation) === null,
    length: ([arg], evaluation) => {
      const value = arg ? evaluate(arg, evaluation) : null;
      return typeof value === 'string' || Array.isArray(value) ? value.length : null;
    },
    name_of: ([arg], evaluation) => {
      const value = arg ? evaluateElement(arg, evaluation) : null;
      return isElement(value) ? (elementName(value) ?? null) : null;
    },
    kind_of: ([arg], evaluation) => {
      const value = arg ? evaluateElement(arg, evaluation) : null;
      return isElement(value) ? value.statement.keyword.text : null;
    },
    is_followed: (_, { element, names }) =>
      names === undefined
        ? null
        : (element.schema?.kinds ?? []).some((kind) => isFollowed(element, kind, names)),
    following: ([keyword], evaluation) => siblings(keyword, evaluation, (at, own) => at > own),
    preceding: ([keyword], evaluation) => siblings(keyword, evaluation, (at, own) => at < own),
    reachable: (args, evaluation) => reachable(args, evaluation),
    overlaps: ([one, other], evaluation) => {
      const [left, right] = [one, other].map((arg) => (arg ? evaluate(arg, evaluation) : null));
      if (left == null || right == null) return null;
      return listOf(left).some((item) => contains(right, item) === true);
    },
    referring: ([kind, to], evaluation) => {
      const { element, names } = evaluation;
      const target = to ? evaluateElement(to, evaluation) : element;
      if (!names || kind?.kind !== 'name' || !isElement(target)) return null;
      return elementsReferringTo(target, dotted(kind), names);
    },
    starts_with: ofText((text, start) => text?.startsWith(start ?? '') ?? null),
    ends_with: ofText((text, end) => text?.endsWith(end ?? '') ?? null),
    contains: ofText((text, part) => text?.includes(part ?? '') ?? null),
    matches: ofText((text, pattern) => {
      try {
        return new RegExp(pattern ?? '', 'u').test((text ?? '').slice(0, 1000));
      } catch {
        return null;
      }
    }),
    downcase: ofText((text) => text?.toLowerCase() ?? null),
  } satisfies Record<string, ConditionFunction>),
);

/** Calls a function; nil when there is none of that name. */
export function callFunction(call: NameExpression, evaluation: Evaluation): Value {
  const args = (call.args ?? []).map(({ value }) => value);
  return conditionFunctions.get(dotted(call))?.(args, evaluation) ?? null;
}
