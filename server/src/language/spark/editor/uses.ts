/** Who uses what: every reference, keyword and call of a workspace with the place that declares it, found in one walk. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/bind.ts';
import type { Declaration } from '../../../dsl/names.ts';
import type { Place } from '../../../dsl/schema.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { definedWordsIn } from './defined-words.ts';
import { allBound } from './documents.ts';

/** A name that refers to a declared one. */
export interface Use {
  readonly node: Node;
  readonly span: Span;
  readonly target: Declaration;
}

/** A word that a definition declares: a keyword, a function or one of its arguments. */
export interface WordUse {
  readonly node: Node;
  readonly span: Span;
}

export interface Uses {
  /** The references that the values of a node make. */
  in(node: Node): readonly Use[];
  /** The references to names that a node declares or brings along. */
  of(node: Node): readonly Use[];
  /** The words that are defined at a place. */
  words(place: Place): readonly WordUse[];
}

const known = new WeakMap<SparkWorkspace, Uses>();

/** The uses in a workspace; computed when first asked for, and good for as long as the workspace is. */
export function usesOf(workspace: SparkWorkspace): Uses {
  let uses = known.get(workspace);
  if (!uses) {
    uses = collect(workspace);
    known.set(workspace, uses);
  }
  return uses;
}

function collect(workspace: SparkWorkspace): Uses {
  const byTarget = new Map<Node, Use[]>();
  const byWord = new Map<string, WordUse[]>();
  for (const { roots } of allBound(workspace, true)) {
    for (const node of allNodes(roots)) {
      for (const use of usesIn(workspace, node)) append(byTarget, writtenNode(use.target.node), use);
      for (const { span, place } of definedWordsIn(node)) append(byWord, keyOf(place), { node, span });
    }
  }
  return {
    in: (node) => usesIn(workspace, node),
    of: (node) => byTarget.get(writtenNode(node)) ?? [],
    words: (place) => byWord.get(keyOf(place)) ?? [],
  };
}

function usesIn(workspace: SparkWorkspace, node: Node): readonly Use[] {
  return node.events.flatMap((event): Use[] => {
    if (event.event !== 'reference') return [];
    const target = workspace.names.resolve(node, event);
    return target ? [{ node, span: event.span, target }] : [];
  });
}

/** The node in the document: itself, or for one that is brought along the element that brings it. */
export function writtenNode(node: Node): Node {
  return node.origin ? writtenNode(node.origin) : node;
}

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function keyOf({ uri, span }: Place): string {
  return `${uri}\0${span.start}`;
}
