/** An element that is there to be referred to, and that nothing refers to. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Names } from '../../../dsl/names/names.ts';
import { allNodes, elementName, type Node, nameOfNode } from '../../../dsl/nodes/bind.ts';
import { elementAround } from '../../../dsl/nodes/member.ts';
import type { ReferenceEvent } from '../../../dsl/values/value-event.ts';
import type { SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const unusedElement = defineDiagnostic<{
  readonly keyword: string;
  readonly name: string;
  readonly owner: string;
}>({
  code: 'spark/unused-element',
  severity: 'warning',
  tag: 'unnecessary',
  docs: {
    reason: 'Whoever runs the whole has to give something for it, and nothing becomes of what they give.',
    bad: 'use reactor\nreactor PlaceOrder {\n  input order\n  input coupon\n  step charge: Shop.Charge { argument order: input(order) }\n}',
    good: 'use reactor\nreactor PlaceOrder {\n  input order\n  step charge: Shop.Charge { argument order: input(order) }\n}',
  },
  message: ({ keyword, name, owner }) => `Nothing in \`${owner}\` uses the ${keyword} \`${name}\`.`,
});

export const unusedElementCheck: SparkCheck = {
  kind: unusedElement,
  run: ({ nodes, names, document }) =>
    nodes.flatMap((node) => {
      const { schema, statement } = node;
      const name = schema?.pointless ? elementName(node) : undefined;
      const owner = elementAround(node);
      if (name === undefined || !owner || isReferredTo(node, name, owner, names)) return [];
      const keyword = statement.keyword.text;
      return [
        unusedElement.at(
          nameOfNode(node)?.span ?? statement.keyword.span,
          { keyword, name, owner: elementName(owner) ?? owner.statement.keyword.text },
          { fixes: [removeStatement(`Remove the ${keyword}`, statement.span, document.text)] },
        ),
      ];
    }),
};

/** Also where a name of its kind leads nowhere: that is what is wrong, and may well mean this one. */
function isReferredTo(node: Node, name: string, owner: Node, names: Names): boolean {
  const kinds = node.schema?.kinds ?? [];
  const mayMean = (event: ReferenceEvent) =>
    [event.type, ...(event.or ?? [])].some(({ to }) => kinds.includes(to));
  return allNodes(names.partsOf(owner)).some((each) =>
    each.events.some(
      (event) =>
        event.event === 'reference' &&
        mayMean(event) &&
        (event.name === name ? names.resolve(each, event)?.node === node : !names.knows(each, event)),
    ),
  );
}
