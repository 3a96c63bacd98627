/** The types in the expressions of a document, worked out once for all checks of one run. */

import { Kept } from '../../../base/kept.ts';
import { type Inference, inferTypes } from '../../../dsl/expressions/infer.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { CheckContext } from './check.ts';

interface TypedNode {
  readonly node: Node;
  readonly inference: Inference;
}

const runs = new Kept<CheckContext, readonly TypedNode[]>();

/** The statements of the document that have expressions, with the types in them. */
export function typedNodes(context: CheckContext): readonly TypedNode[] {
  let typed = runs.get(context);
  if (!typed) {
    typed = context.nodes
      .filter(({ events }) => events.some(({ event }) => event === 'expression'))
      .map((node) => ({ node, inference: inferTypes(node, context.names) }));
    runs.set(context, typed);
  }
  return typed;
}
