/** Names that elements bring along (`patient_id` from `patient`), and what becomes of them when others are renamed. */
import type { Span } from '../../../base/span.ts';
import { type Declaration, declaredAt } from '../../../dsl/names/names.ts';
import { withDerived } from '../../../dsl/nodes/bind.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { wordsOf, writtenNode } from './document-words.ts';
import { movedOffset, type WorkspaceEdits } from './edited.ts';

/** A place that says the old one of two names. */
export interface PlaceOfMadeName {
  readonly uri: string;
  readonly span: Span;
  readonly newName: string;
}

/** The places of names that are made from others, where edits of those make other names of them. */
export function placesOfMadeNames(
  workspace: SparkWorkspace,
  after: SparkWorkspace,
  edits: WorkspaceEdits,
): readonly PlaceOfMadeName[] {
  const renamed = new Map<string, string>();
  const oldNames = new Set<string>();
  for (const [index, document] of workspace.documents.entries()) {
    const next = after.documents[index];
    if (!next || next === document) continue;
    const now = broughtIn(after, next);
    for (const [start, before] of broughtIn(workspace, document)) {
      const made = now.get(movedOffset(edits, document.uri, start)) ?? [];
      for (const [place, declaration] of before.entries()) {
        const newName = made[place]?.name;
        if (newName === undefined || newName === declaration.name) continue;
        renamed.set(keyOf(declaration), newName);
        oldNames.add(declaration.name);
      }
    }
  }
  if (renamed.size === 0) return [];
  return workspace.documents.flatMap((document) => {
    const { references } = wordsOf(workspace.bound(document));
    return [...oldNames]
      .flatMap((name) => references.get(name) ?? [])
      .flatMap(({ node, reference }): readonly PlaceOfMadeName[] => {
        const target = workspace.names.resolve(node, reference);
        const newName = target && !target.written ? renamed.get(keyOf(target)) : undefined;
        return newName === undefined ? [] : [{ uri: document.uri, span: reference.span, newName }];
      });
  });
}

/** The names that the elements of a document bring along, by where the keywords of these start, in the order of coming. */
export function broughtIn(
  workspace: SparkWorkspace,
  document: SparkDocument,
): ReadonlyMap<number, readonly Declaration[]> {
  const found = new Map<number, Declaration[]>();
  for (const node of withDerived(workspace.bound(document).roots)) {
    if (!node.origin) continue;
    const { start } = writtenNode(node).statement.keyword.span;
    const known = found.get(start);
    if (known) known.push(...declaredAt(node));
    else found.set(start, [...declaredAt(node)]);
  }
  return found;
}

function keyOf({ node, kind, name }: Declaration): string {
  const { document, statement } = writtenNode(node);
  return `${document.uri}\0${statement.keyword.span.start}\0${kind}\0${name}`;
}
