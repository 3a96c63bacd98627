/** Where it helps to see how often something is used: top elements, and what definitions define with a block of its own. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { namedElement } from './elements.ts';
import { placesOf, type SymbolPlace, symbolAt } from './symbol.ts';

/** Options and arguments are left to hovers: a line above each of their lines would make a definition twice as long. */
const defining: ReadonlySet<string> = new Set(['section', 'entity', 'function', 'mixin']);

/** The names to count, cheaply: nothing is looked up yet. */
export function lensesOf(workspace: SparkWorkspace, document: SparkDocument): readonly Span[] {
  return [...allNodes(workspace.bound(document).roots)].flatMap((node) => {
    const element = namedElement(node);
    return element && (element.top || isPartOfDefinition(node)) ? [element.span] : [];
  });
}

function isPartOfDefinition({ schema, statement }: Node): boolean {
  return schema?.definition === metaLanguage && defining.has(statement.keyword.text);
}

/** The name of the kind of elements that can be run, as definitions of workflows call it. */
const runnable = 'reactor';

/** The elements that can be run, with the places of their names. */
export function runnablesOf(
  workspace: SparkWorkspace,
  document: SparkDocument,
): readonly { readonly name: string; readonly span: Span }[] {
  return workspace.bound(document).roots.flatMap((node) => {
    const element = node.schema?.kinds.includes(runnable) ? namedElement(node) : undefined;
    return element ? [{ name: element.name, span: element.span }] : [];
  });
}

export interface UsesOfName {
  readonly title: string;
  /** Without the declaration itself. */
  readonly places: readonly SymbolPlace[];
}

/** How often the name at an offset is used, in words, and where. */
export function usesAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): UsesOfName | undefined {
  const symbol = symbolAt(workspace, document, offset);
  const declaration = symbol?.declarations[0];
  if (!symbol || !declaration) return undefined;
  const places = placesOf(workspace, symbol).filter(({ declares }) => !declares);
  const count = places.length;
  const title = namedElement(declaration.node)?.top
    ? `${count === 0 ? 'no' : count} reference${count === 1 ? '' : 's'}`
    : count === 0
      ? 'not used'
      : `used ${count === 1 ? 'once' : `${count} times`}`;
  return { title, places };
}
