/** The functions that conditions of transformers and verifiers may call. */

import { snakeCase } from '../../model/naming.ts';
import { and, or, type Truth } from '../expressions/three-valued.ts';
import { isFollowed } from '../names/dependencies.ts';
import { elementsReferringTo } from '../names/referring.ts';
import { elementName, type Node } from '../nodes/bind.ts';
import { partsWith, type Value } from '../nodes/member.ts';
import { dotted, type Expression } from '../syntax/syntax.ts';
import {
  comparable,
  contains,
  type Evaluator,
  elementEvaluatorOf,
  evaluatorOf,
  isElement,
} from './evaluate.ts';
import { argumentOf, isCall } from './evaluate-call.ts';
import { listOf, turning, walkOf } from './evaluate-items.ts';

/** Makes a call with these arguments into a function. */
type ConditionFunction = (args: readonly Expression[]) => Evaluator;

/** A function of values that are known; nil otherwise. */
const ofText =
  (apply: (...texts: string[]) => Value): ConditionFunction =>
  (args) => {
    const evaluators = args.map(evaluatorOf);
    return (evaluation) => {
      const texts = evaluators.map((evaluator) => comparable(evaluator(evaluation)));
      return texts.every((text) => typeof text === 'string') ? apply(...texts) : null;
    };
  };

/** The elements of a keyword in the same block, in the parts of its element that stand in fragments, too, by their order. */
const siblings =
  (isWanted: (at: number, own: number) => boolean): ConditionFunction =>
  ([keyword]) => {
    if (keyword?.kind !== 'name') return () => null;
    const wanted = dotted(keyword);
    return ({ element, names }) => {
      const { parent } = element;
      // At the top of documents, the order means nothing.
      if (!parent) return [];
      const blocks = names ? partsWith(parent, names) : [parent];
      const all = blocks.flatMap(({ children, derived }) => [...children, ...derived]);
      const own = all.indexOf(element);
      return all.filter((each, at) => each.schema?.keyword === wanted && isWanted(at, own));
    };
  };

/**
 * What is reached from the values of `start` along elements: one for which `condition` is true of what is `reached` so far
 * leads to its `value`. The least fixed point.
 */
const reachable: ConditionFunction = (args) => {
  const [start, elements, leads, value] = args.map(evaluatorOf);
  if (!start || !elements || !leads || !value) return () => null;
  return (evaluation) => {
    const from = start(evaluation);
    if (from === null) return null;
    const reached = [...listOf(from)];
    const at = turning(evaluation, reached);
    let waiting = listOf(elements(evaluation)).filter(isElement);
    for (;;) {
      const open = waiting.filter((element) => leads(at(element)) === true);
      if (open.length === 0) return reached;
      for (const element of open) reached.push(...listOf(value(at(element))));
      waiting = waiting.filter((element) => !open.includes(element));
    }
  };
};

/** A function of the element that its argument leads to. */
const ofElement =
  (apply: (element: Node) => Value): ConditionFunction =>
  ([arg]) => {
    const evaluator = arg && elementEvaluatorOf(arg);
    return (evaluation) => {
      const value = evaluator ? evaluator(evaluation) : null;
      return isElement(value) ? apply(value) : null;
    };
  };

/** Nothing for what is no pattern. */
function regexOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** By name, for the checks of definitions, too. */
export const conditionFunctions: ReadonlyMap<string, ConditionFunction> = new Map(
  Object.entries({
    count: (args) => {
      const walk = walkOf(args);
      return (evaluation) => {
        let count: number | null = 0;
        walk(evaluation, (isMatch) => {
          if (isMatch === null) count = null;
          else if (isMatch && count !== null) count++;
          return count === null;
        });
        return count;
      };
    },
    exists: (args) => {
      const walk = walkOf(args);
      return (evaluation) => {
        let found: Truth = false;
        walk(evaluation, (isMatch) => {
          found = or(found, isMatch);
          return found === true;
        });
        return found;
      };
    },
    all: (args) => {
      const walk = walkOf(args);
      return (evaluation) => {
        let holds: Truth = true;
        walk(evaluation, (isMatch) => {
          holds = and(holds, isMatch);
          return holds === false;
        });
        return holds;
      };
    },
    unique: ([list]) => {
      const items = list && evaluatorOf(list);
      return (evaluation) => {
        const value = items ? items(evaluation) : null;
        const found = value === null ? [] : listOf(value).map(comparable);
        return new Set(found).size === found.length;
      };
    },
    is_nil: ([arg]) => {
      const evaluator = arg && evaluatorOf(arg);
      return (evaluation) => !evaluator || evaluator(evaluation) === null;
    },
    length: ([arg]) => {
      const evaluator = arg && evaluatorOf(arg);
      return (evaluation) => {
        const value = evaluator ? evaluator(evaluation) : null;
        return typeof value === 'string' || Array.isArray(value) ? value.length : null;
      };
    },
    name_of: ofElement((element) => elementName(element) ?? null),
    kind_of: ofElement(({ statement }) => statement.keyword.text),
    is_followed:
      () =>
      ({ element, names }) =>
        names === undefined
          ? null
          : (element.schema?.kinds ?? []).some((kind) => isFollowed(element, kind, names)),
    following: siblings((at, own) => at > own),
    preceding: siblings((at, own) => at < own),
    reachable,
    overlaps: ([one, other]) => {
      const [left, right] = [one, other].map((arg) => arg && evaluatorOf(arg));
      if (!left || !right) return () => null;
      return (evaluation) => {
        const items = left(evaluation);
        const others = right(evaluation);
        if (items === null || others === null) return null;
        return listOf(items).some((item) => contains(others, item) === true);
      };
    },
    referring: ([kind, to]) => {
      if (kind?.kind !== 'name') return () => null;
      const target = to && elementEvaluatorOf(to);
      return (evaluation) => {
        const { element, names } = evaluation;
        const found = target ? target(evaluation) : element;
        return names && isElement(found) ? elementsReferringTo(found, dotted(kind), names) : null;
      };
    },
    starts_with: ofText((text, start) => text?.startsWith(start ?? '') ?? null),
    ends_with: ofText((text, end) => text?.endsWith(end ?? '') ?? null),
    contains: ofText((text, part) => text?.includes(part ?? '') ?? null),
    matches: (args) => {
      // A pattern is almost always the same for all elements.
      let known: { readonly pattern: string; readonly regex: RegExp | undefined } | undefined;
      return ofText((text, pattern = '') => {
        if (known?.pattern !== pattern) known = { pattern, regex: regexOf(pattern) };
        return known.regex?.test((text ?? '').slice(0, 1000)) ?? null;
      })(args);
    },
    downcase: ofText((text) => text?.toLowerCase() ?? null),
    snake_case: ofText((text) => (text === undefined ? null : snakeCase(text))),
    is_call: ([option, kind]) => {
      if (option?.kind !== 'name' || kind?.kind !== 'name') return () => null;
      return ({ element }) => isCall(element, dotted(option), dotted(kind));
    },
    argument_of: ([option, name]) => {
      if (option?.kind !== 'name' || name?.kind !== 'name') return () => null;
      return ({ element, names }) => argumentOf(element, dotted(option), dotted(name), names);
    },
  } satisfies Record<string, ConditionFunction>),
);
