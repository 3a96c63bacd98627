/** A name of something that has to be around the place, and is elsewhere. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { ReferenceEvent } from '../../../dsl/values/value-event.ts';
import { findInValues, nothing, type SparkCheck, suggest } from './check.ts';

const notAround = defineDiagnostic<{ readonly name: string; readonly hint: string }>({
  code: 'spark/not-around',
  severity: 'error',
  docs: {
    reason: 'What one round of a repetition is about is known only inside of it.',
    bad: 'use reactor\nreactor Sum {\n  input lines\n  map each_line {\n    source input(lines)\n    step add: Shop.Add { argument line: element(each_line) }\n  }\n  step after: Shop.Tell { argument line: element(each_line) }\n}',
    good: 'use reactor\nreactor Sum {\n  input lines\n  map each_line {\n    source input(lines)\n    step add: Shop.Add { argument line: element(each_line) }\n  }\n  step after: Shop.Tell { argument lines: result(each_line) }\n}',
  },
  message: ({ name, hint }) => `\`${name}\` is not around this place.${hint}`,
});

export const notAroundCheck: SparkCheck = {
  kind: notAround,
  run: ({ nodes, names }) =>
    findInValues(nodes, (event, node) => {
      if (event.event !== 'reference' || !event.type.around) return nothing;
      const target = names.resolve(node, event)?.node;
      if (!target || isInside(node, target)) return nothing;
      const { hint, fixes } = suggest(event.name, event.span, namesAround(node, event, names));
      return [notAround.at(event.span, { name: event.name, hint }, { fixes })];
    }),
};

function isInside(node: Node, target: Node): boolean {
  let current: Node | undefined = node.parent;
  while (current && current !== target) current = current.parent;
  return current !== undefined;
}

/** The names that could be meant. */
function namesAround(node: Node, event: ReferenceEvent, names: Names): readonly string[] {
  return (names.candidates(node, event) ?? [])
    .filter((candidate) => isInside(node, candidate.node))
    .map(({ name }) => name);
}
