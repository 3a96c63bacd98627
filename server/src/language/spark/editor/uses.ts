/** Who uses what: the references, keywords and calls of a workspace that lead to a declaration, looked up by its name. */
import { Kept } from '../../../base/kept.ts';
import type { Span } from '../../../base/span.ts';
import type { Declaration } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { keyOfPlace, type WrittenReference, wordsOf, writtenNode } from './document-words.ts';
import { allBound, boundOf } from './documents.ts';
import type { ImpliedName } from './implied-names.ts';

/** A name that refers to a declared one. */
export interface Use {
  readonly node: Node;
  readonly span: Span;
  readonly target: Declaration;
  /** It is meant there, but not written. */
  readonly implied?: ImpliedName;
}

/** A word that a definition declares: a keyword, a function or one of its arguments. */
export interface WordUse {
  readonly node: Node;
  readonly span: Span;
}

/** The references that the values of a node make, to whatever they mean. */
export function usesIn(workspace: SparkWorkspace, node: Node): readonly Use[] {
  return node.events.flatMap((event) =>
    event.event === 'reference' ? resolved(workspace, { node, reference: event }) : [],
  );
}

const known = new Kept<SparkWorkspace, Map<Node, readonly Use[]>>();

/** The references to names that a node declares or brings along. */
export function usesOf(workspace: SparkWorkspace, node: Node): readonly Use[] {
  const owner = writtenNode(node);
  const ofWorkspace = known.get(workspace) ?? new Map<Node, readonly Use[]>();
  known.set(workspace, ofWorkspace);
  let uses = ofWorkspace.get(owner);
  if (!uses) {
    uses = findUses(workspace, owner);
    ofWorkspace.set(owner, uses);
  }
  return uses;
}

function findUses(workspace: SparkWorkspace, owner: Node): readonly Use[] {
  const home = boundOf(workspace, owner.document.uri);
  const names = [...((home && wordsOf(home).declared.get(owner)) ?? [])];
  if (names.length === 0) return [];
  return [...allBound(workspace)].flatMap((document) => {
    const { references, implied } = wordsOf(document);
    const written = names
      .flatMap((name) => references.get(name) ?? [])
      .flatMap((reference) => resolved(workspace, reference));
    const meant = names
      .flatMap((name) => implied.get(name) ?? [])
      // Nobody looks for what is meant all over the place.
      .filter(({ byDefault }) => !byDefault)
      .flatMap((each) => resolved(workspace, each).map((use): Use => ({ ...use, implied: each })));
    return [...written, ...meant].filter(({ target }) => writtenNode(target.node) === owner);
  });
}

function resolved(workspace: SparkWorkspace, { node, reference }: WrittenReference): readonly Use[] {
  const target = workspace.names.resolve(node, reference);
  return target ? [{ node, span: reference.span, target }] : [];
}

/** The words that are defined at a place. What leads to a declared name is no word, though it may be called as one. */
export function wordsAt(workspace: SparkWorkspace, place: Place): readonly WordUse[] {
  const key = keyOfPlace(place);
  return [...allBound(workspace)].flatMap((document) =>
    (wordsOf(document).words.get(key) ?? []).flatMap(({ node, word: { span } }) =>
      usesIn(workspace, node).some((use) => use.span.start === span.start) ? [] : [{ node, span }],
    ),
  );
}
