/** Moves sections of an element into a file of their own, as a fragment of it. */
import { applyEdits, overlaps, type Span } from '../../../base/span.ts';
import { bindDocument, elementName, type Node } from '../../../dsl/bind.ts';
import { fragmentKeyword } from '../../../dsl/fragment.ts';
import { usesOf } from '../../../dsl/vocabulary.ts';
import { unusedDefinitions } from '../definitions-in-use.ts';
import { quoteName } from '../escape.ts';
import { formatSpark } from '../format.ts';
import { parseSpark, type SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import type { ActionContext, SparkRefactoring } from './action.ts';
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
    if (!first) return [];
    const { available } = bound.vocabulary;
    const needed = (text: string) => {
      const tree = parseSpark(text, document.uri);
      const unused = unusedDefinitions(bindDocument(tree, available), tree.statements);
      return usesOf(tree.statements).filter((each) => !unused.has(each));
    };
    const uses = usesOf(document.statements);
    const body = sections.map(({ statement }) => textOf(statement.span, document)).join('\n\n');
    const block = `${fragmentKeyword} ${quoteName(name)}: ${quoteName(keyword)} {\n${body}\n}\n`;
    const created = (names: readonly string[]) => [useStatement(names), block].join('\n\n').trimStart();
    const removed = removals(
      sections.map(({ statement }) => withComments(statement.span, document)),
      document.text,
    );
    const left = applyEdits(document.text, removed);
    const unusedBefore = unusedDefinitions(bound, document.statements);
    const neededStill = new Set(needed(left));
    const kept = uses.filter((each) => neededStill.has(each) || unusedBefore.has(each));
    const edits = [...removed, ...(kept.length < uses.length ? replaceUses(document, kept) : [])];
    const uri = freeUri(workspace, document, name, first.statement.keyword.text);
    return [
      {
        title: `Move ${named(sections)} to ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}`,
        kind: extractFragment.kind,
        edits: new Map([[document.uri, edits]]),
        created: new Map([[uri, formatSpark(created(needed(created(uses))))]]),
      },
    ];
  },
};

/** The sections that a selection touches; without one, the section whose keyword the cursor is at. */
function selectedSections(element: Node, span: Span): ActionContext['path'] {
  return element.children.filter(
    ({ schema, statement }) =>
      schema?.role === 'section' &&
      overlaps(span, span.start === span.end ? statement.keyword.span : statement.span),
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
