/** Adds the relationship that leads back, where the definition says that relationships of the kind come in pairs. */

import { allNodes, elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkWorkspace } from '../workspace.ts';
import type { SparkAction, SparkRefactoring } from './action.ts';
import { insertStatement } from './insert-statement.ts';
import { inverseName, inverseOptions } from './inverse-details.ts';
import { inSections, placeFor } from './place-for.ts';

export const addInverse: SparkRefactoring = {
  kind: 'refactor.rewrite.addInverse',
  find: ({ workspace, path }) => {
    const node = path.findLast(({ schema }) => schema?.inverse !== undefined);
    const owner = node && ownerOf(node);
    const other = node && owner && leadsTo(workspace, node, owner);
    const inverse = node?.schema?.inverse ?? [];
    if (!owner || !other || leadsBack(workspace, other, owner, inverse)) return [];
    return inverse.flatMap((keyword) => add({ workspace, node, owner, other, keyword }) ?? []);
  },
};

/** The element that a relationship belongs to. */
function ownerOf({ parent }: Node): Node | undefined {
  let current = parent;
  while (current && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

/** The reference of a relationship to an element of the same kind as its owner. */
function referenceIn(node: Node, owner: Node) {
  return node.events.find(
    (event) => event.event === 'reference' && owner.schema?.kinds.includes(event.type.to) === true,
  );
}

function leadsTo({ names }: SparkWorkspace, node: Node, owner: Node): Node | undefined {
  const reference = referenceIn(node, owner);
  if (reference?.event !== 'reference') return undefined;
  const target = names.resolve(node, reference)?.node;
  return target?.schema?.keyword === owner.schema?.keyword ? target : undefined;
}

function leadsBack(workspace: SparkWorkspace, other: Node, owner: Node, inverse: readonly string[]): boolean {
  return [...allNodes(other.children)].some(
    (node) =>
      inverse.includes(node.schema?.keyword ?? '') &&
      ownerOf(node) === other &&
      leadsTo(workspace, node, other) === owner,
  );
}

interface Missing {
  readonly workspace: SparkWorkspace;
  readonly node: Node;
  readonly owner: Node;
  /** The element that is to lead back to `owner`. */
  readonly other: Node;
  readonly keyword: string;
}

function add({ workspace, node, owner, other, keyword }: Missing): SparkAction | undefined {
  const document = workspace.documents.find(({ uri }) => uri === other.document.uri);
  const ownerName = elementName(owner);
  const otherName = elementName(other);
  const place = placeFor(other, (schema) => schema.keyword === keyword);
  if (!document || ownerName === undefined || otherName === undefined || !place) return undefined;
  const name = inverseName({ node, other, schema: place.schema }, ownerName);
  const statement = `${keyword} ${quoteName(name)}: ${quoteName(ownerName)}${inverseOptions({ node, owner, schema: place.schema })}`;
  const edits = insertStatement(place.within.statement, inSections(statement, place.missing), document.text);
  return {
    title: `Add \`${keyword} ${name}\` to \`${otherName}\``,
    kind: addInverse.kind,
    edits: new Map([[document.uri, edits]]),
  };
}
