/** What all names of a document mean: to compare before and after a change. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import type { ReferenceEvent } from '../../../dsl/values/value-event.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { definedWordsIn } from './defined-words.ts';
import { ruleOf } from './definition-words.ts';

/** A name that is declared elsewhere, or could be. */
export interface Meaning {
  readonly span: Span;
  /** Where what it means is declared; `undefined` when it leads nowhere. */
  readonly place: Place | undefined;
  /** It needs no declaration: it may stand for itself, as `open` does in `status == open`. */
  readonly mayBeValue: boolean;
}

/** The names of a document that are declared elsewhere, by where they start. */
export function meaningsIn(workspace: SparkWorkspace, document: SparkDocument): ReadonlyMap<number, Meaning> {
  const found = new Map<number, Meaning>();
  for (const node of allNodes(workspace.bound(document).roots)) {
    const mayBeValue = ruleOf(node) !== undefined;
    for (const { span, place } of definedWordsIn(node)) found.set(span.start, { span, place, mayBeValue });
    for (const event of node.events) {
      if (event.event !== 'reference') continue;
      const { span } = event;
      const place = meantBy(workspace, node, event);
      // What is a word of a definition, too, is that where it leads nowhere else.
      if (place || !found.has(span.start)) found.set(span.start, { span, place, mayBeValue: isFree(event) });
    }
  }
  return found;
}

function meantBy(workspace: SparkWorkspace, node: Node, reference: ReferenceEvent): Place | undefined {
  const target = workspace.names.resolve(node, reference);
  return target && { uri: target.node.document.uri, span: target.span };
}

function isFree({ inExpression, orValue, orTyped }: ReferenceEvent): boolean {
  return inExpression === true || orValue === true || orTyped !== undefined;
}
