/** Puts the sections of an element into the order in which its definition has them, each with its comments. */
import { applyEdits, type Edit } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { editsOf, type SparkRefactoring } from './action.ts';
import { isLineEnd, type StatementChunk, withComments } from './with-comments.ts';

/** For the element around the cursor. */
export const sortSections: SparkRefactoring = {
  kind: 'refactor.rewrite.sortSections',
  find: ({ document, path }) => {
    const element = path.findLast((node) => sectionsIn(node, document).length > 1);
    const edits = element ? ownEdits(element, document) : [];
    if (!element || edits.length === 0) return [];
    return [
      {
        title: `Sort the sections of \`${element.statement.keyword.text}\``,
        kind: sortSections.kind,
        edits: editsOf(document, edits),
      },
    ];
  },
};

/** For all elements of the document. */
export const sortAllSections: SparkRefactoring = {
  kind: 'source.sortSections',
  find: ({ document, bound }) => {
    const edits = bound.roots.flatMap((node) => allEdits(node, document));
    if (edits.length === 0) return [];
    return [{ title: 'Sort sections', kind: sortAllSections.kind, edits: editsOf(document, edits) }];
  },
};

interface Section extends StatementChunk {
  readonly node: Node;
}

function sectionsIn(node: Node, document: SparkDocument): readonly Section[] {
  return node.children
    .filter(({ schema }) => schema?.role === 'section')
    .map((child) => ({ ...withComments(child.statement.span, document), node: child }));
}

/** The sections as they should be, beside where they are; empty when nothing is to be moved, or nothing can be. */
function moves(
  node: Node,
  document: SparkDocument,
): readonly { readonly place: Section; readonly section: Section }[] {
  const places = sectionsIn(node, document);
  if (places.length < 2 || !node.schema) return [];
  const order = [...new Set([...node.schema.children.values()].map(({ keyword }) => keyword))];
  const rank = ({ node: { schema } }: Section) => order.indexOf(schema?.keyword ?? '');
  const sorted = [...places].sort((a, b) => rank(a) - rank(b));
  if (sorted.every((section, index) => section === places[index])) return [];
  // A comment that goes to the end of its line must not get to stand before anything.
  const openEnded = places.some((place) => place.openEnded);
  if (openEnded && !places.every(({ end }) => isLineEnd(document.text, end))) return [];
  return places.flatMap((place, index) => {
    const section = sorted[index];
    return section ? [{ place, section }] : [];
  });
}

/** One edit for each place whose section changes. */
function ownEdits(node: Node, document: SparkDocument): readonly Edit[] {
  return moves(node, document)
    .filter(({ place, section }) => place !== section)
    .map(({ place: { start, end }, section }) => ({
      span: { start, end },
      newText: document.text.slice(section.start, section.end),
    }));
}

/** The same for all elements inside, too, whose edits go along with the section that moves. */
function allEdits(node: Node, document: SparkDocument): readonly Edit[] {
  const moved = moves(node, document);
  const inner = (each: Node) => each.children.flatMap((child) => allEdits(child, document));
  if (moved.length === 0) return inner(node);
  const sections = new Set(moved.map(({ section }) => section.node));
  const others = node.children.filter((child) => !sections.has(child));
  return [
    ...others.flatMap((child) => allEdits(child, document)),
    ...moved.flatMap(({ place, section }) =>
      place === section
        ? inner(place.node)
        : [
            {
              span: { start: place.start, end: place.end },
              newText: sortedText(section, inner(section.node)),
            },
          ],
    ),
  ];

  function sortedText({ start, end }: Section, edits: readonly Edit[]): string {
    const shifted = edits.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    return applyEdits(document.text.slice(start, end), shifted);
  }
}
