/** What a check of the language is: the kinds of finding it makes, and how it looks for them. */
import type { Diagnostic, DiagnosticKind, Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Names } from '../../../dsl/names/names.ts';
import { nearest } from '../../../dsl/names/nearest.ts';
import type { BoundDocument, Node } from '../../../dsl/nodes/bind.ts';
import { eventsOfArguments } from '../../../dsl/values/arguments-value.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';

export interface CheckContext {
  readonly document: SparkDocument;
  readonly bound: BoundDocument;
  readonly names: Names;
  /** The nodes to look at, parents first. */
  readonly nodes: readonly Node[];
}

export interface SparkCheck {
  readonly kind: DiagnosticKind<never>;
  /** What is wrong inside of the statements that `nodes` are of, each at the top of the document: it is asked for each alone. */
  run?(context: CheckContext): readonly Diagnostic[];
  /** What is wrong with the document as a whole; `nodes` are the statements at its top. */
  whole?(context: CheckContext): readonly Diagnostic[];
}

/** What most statements come to. */
export const nothing: readonly Diagnostic[] = [];

/** What is found in the values of nodes, in their order. Runs for all of them with each key, so that it makes little. */
export function findInValues(
  nodes: readonly Node[],
  find: (event: ValueEvent, node: Node) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const node of nodes)
    for (const event of node.events) {
      if (event.event === 'arguments')
        for (const each of eventsOfArguments(event, node)) found.push(...find(each, node));
      else found.push(...find(event, node));
    }
  return found;
}

/** The nearest known name as a sentence for the message and as a fix, `spell`ed; both empty when none is near. */
export function suggest(
  word: string,
  span: Span,
  known: Iterable<string>,
  spell = quoteName,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const name = nearest(word, known);
  if (name === undefined) return { hint: '', fixes: [] };
  return {
    hint: ` Did you mean \`${name}\`?`,
    fixes: [{ title: `Change to \`${name}\``, edits: [{ span, newText: spell(name) }], preferred: true }],
  };
}
