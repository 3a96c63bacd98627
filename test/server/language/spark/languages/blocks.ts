/** What completion offers in each block: what the definition lets stand there and is not there yet. */
import assert from 'node:assert/strict';
import type { Node } from '../../../../../server/src/dsl/nodes/bind.ts';
import { nameText } from '../../../../../server/src/dsl/syntax/syntax.ts';
import { completeAt } from '../../../../../server/src/language/spark/index.ts';
import { nodesOf } from './bound.ts';
import { documentAt, editedAt, fileOf, findingsIn, type Language } from './language.ts';

export function blocks(language: Language): void {
  const all = nodesOf(language).filter(({ node }) => node.statement.body && node.schema);

  it('offers in each block what may come next, what is required first', () => {
    assert.ok(all.length > 0);
    for (const { document, node } of all) {
      const { workspace } = language;
      const end = (node.statement.body?.span.end ?? 0) - 1;
      const own = node.children.map(({ schema }) => schema?.keyword);
      const present = new Set([...own, ...inOtherParts(node, language)]);
      const expected = [...(node.schema?.children.values() ?? [])].filter(
        ({ role, keyword, singleton }) => (role === 'entity' && !singleton) || !present.has(keyword),
      );
      const suggestions = completeAt(workspace, document, end).suggestions.filter(({ edits }) => !edits);
      const where = `${fileOf(document)}: ${node.statement.keyword.text}`;
      const labels = suggestions.map(({ label }) => label);
      assert.deepEqual([...labels].sort(), expected.map(({ keyword }) => keyword).sort(), where);
      const required = expected.filter((schema) => schema.required).map(({ keyword }) => keyword);
      assert.deepEqual(labels.slice(0, required.length).sort(), required.sort(), where);
    }
  });

  it('offers only what is known where it is put, with its documentation', () => {
    for (const { document, node } of all) {
      const end = (node.statement.body?.span.end ?? 0) - 1;
      const { suggestions } = completeAt(language.workspace, document, end);
      for (const { label, snippet, doc, edits } of suggestions) {
        if (edits) continue;
        assert.ok((doc?.length ?? 0) > label.length, label);
        const newText = ` ${filledIn(snippet)} `;
        const after = editedAt(language, document, { span: { start: end, end }, newText });
        const where = `${fileOf(document)}: ${newText}`;
        assert.deepEqual(documentAt(after, document.uri).problems, [], where);
        const unknown = findingsIn(after, document.uri).filter(
          ({ code }) => code === 'spark/unknown-keyword',
        );
        assert.deepEqual(unknown, [], where);
      }
    }
  });
}

/** What other parts of an element that is split over files hold, but for sections, which each may have. */
function inOtherParts(part: Node, language: Language): readonly (string | undefined)[] {
  if (part.parent) return [];
  const nameOf = ({ statement: { args } }: Node) => (args[0] ? nameText(args[0]) : undefined);
  const keywordOf = ({ schema, statement: { keyword, args } }: Node) =>
    schema?.partial ? args[1] && nameText(args[1]) : keyword.text;
  return nodesOf(language).flatMap(({ node }) =>
    !node.parent && node !== part && nameOf(node) === nameOf(part) && keywordOf(node) === keywordOf(part)
      ? node.children.flatMap(({ schema }) => (schema?.role === 'section' ? [] : [schema?.keyword]))
      : [],
  );
}

/** A snippet as it is when nobody changes what it begins with. */
function filledIn(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replaceAll(/\$\{?\d+\}?/g, '');
}
