/** Moves sections of an element into a file of their own, as a fragment of it. */
import { type Edit, overlaps, type Span } from '../../../base/span.ts';
import { type BoundDocument, elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { fragmentKeyword } from '../../../dsl/schema/fragment.ts';
import { usesOf } from '../../../dsl/schema/vocabulary.ts';
import { neededDefinitions } from '../definitions-in-use.ts';
import { formatSpark } from '../layout/format.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { allowComments } from '../suppression/comments.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { type ActionContext, editsOf, type SparkRefactoring } from './action.ts';
import { removals } from './remove-chunk.ts';
import { replaceUses, useStatement } from './replace-uses.ts';
import { withComments } from './with-comments.ts';

export const extractFragment: SparkRefactoring = {
  kind: 'refactor.extract.fragment',
  find: (context) => {
    const { workspace, document, bound, path } = context;
    const [element] = path;
    if (element?.schema?.role !== 'entity' || element.schema.partial) return [];
    const { keyword } = element.schema;
    const name = elementName(element);
    if (name === undefined) return [];
    const sections = selectedSections(element, context.span);
    const [first] = sections;
    if (!first || isAllowedFromOutside(sections, document)) return [];
    const uses = usesOf(document.statements);
    const needed = neededDefinitions(uses, bound, sections, { anyway: [element.schema.definition] });
    const body = sections.map(({ statement }) => textOf(statement.span, document)).join('\n\n');
    const fragment = `${fragmentKeyword} ${quoteName(name)}: ${quoteName(keyword)} {\n${body}\n}\n`;
    const use = useStatement(uses.filter((each) => needed.has(each)));
    const uri = freeUri(workspace, document, name, first.statement.keyword.text);
    return [
      {
        title: `Move ${named(sections)} to ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}`,
        kind: extractFragment.kind,
        edits: editsOf(document, leave(sections, document, bound)),
        created: new Map([[uri, formatSpark(use === '' ? fragment : `${use}\n\n${fragment}`)]]),
      },
    ];
  },
};

/** Takes the sections out, and definitions that nothing else needed. */
function leave(sections: readonly Node[], document: SparkDocument, bound: BoundDocument): readonly Edit[] {
  const uses = usesOf(document.statements);
  const before = neededDefinitions(uses, bound, bound.roots);
  const after = neededDefinitions(uses, bound, bound.roots, { leftOut: new Set(sections) });
  const kept = uses.filter((each) => after.has(each) || !before.has(each));
  const chunks = sections.map(({ statement }) => withComments(statement.span, document));
  return [
    ...removals(chunks, document.text),
    ...(kept.length < uses.length ? replaceUses(document, kept) : []),
  ];
}

/** The sections that a selection touches; without one, the section whose keyword the cursor is at. */
function selectedSections(element: Node, span: Span): ActionContext['path'] {
  return element.children.filter(
    ({ schema, statement }) =>
      schema?.role === 'section' &&
      overlaps(span, span.start === span.end ? statement.keyword.span : statement.span),
  );
}

/** Whether a comment that does not come along allows what is found in the sections. */
function isAllowedFromOutside(sections: readonly Node[], document: SparkDocument): boolean {
  const comments = allowComments(document);
  return sections.some(({ statement: { span } }) =>
    comments.some(({ scope }) => scope && scope.start < span.start && span.end <= scope.end),
  );
}

function textOf(span: Span, document: SparkDocument): string {
  const { start, end } = withComments(span, document);
  return document.text.slice(start, end);
}

function named(sections: readonly Node[]): string {
  const [first] = sections;
  return sections.length === 1 && first
    ? `\`${first.statement.keyword.text}\``
    : `${sections.length} sections`;
}

/** `Patient.fragment.spark` beside the document; with the section in it where there is such a file already. */
function freeUri(
  { documents }: SparkWorkspace,
  { uri }: SparkDocument,
  name: string,
  section: string,
): string {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const taken = new Set(documents.map((document) => document.uri));
  const at = (stem: string) => `${folder}${encodeURIComponent(stem)}.fragment.spark`;
  for (let count = 0; ; count++) {
    const stem = count === 0 ? name : `${name}.${section}${count === 1 ? '' : count}`;
    if (!taken.has(at(stem))) return at(stem);
  }
}
