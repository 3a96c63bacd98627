/** How a document looks and is moved through: outline, colours, folds, growing selections. */
import assert from 'node:assert/strict';
import { elementName } from '../../../../../server/src/dsl/nodes/bind.ts';
import {
  foldsOf,
  highlightsOf,
  type OutlineEntry,
  outlineOf,
  selectionsAt,
} from '../../../../../server/src/language/spark/index.ts';
import { declarationsOf, nodesOf, referencesOf } from './bound.ts';
import { fileOf, type Language } from './language.ts';

export function shape(language: Language): void {
  const { workspace, documents } = language;

  it('has every section and element in the outline', () => {
    const flat = (entries: readonly OutlineEntry[]): readonly string[] =>
      entries.flatMap(({ name, nameSpan, children }) => [`${nameSpan.start} ${name}`, ...flat(children)]);
    for (const document of documents) {
      const expected = nodesOf(language).flatMap(({ document: own, node }) => {
        const { keyword } = node.statement;
        if (own !== document || node.schema?.role === 'option' || keyword.text === 'use') return [];
        return [elementName(node) ?? (node.schema?.partial ? [] : keyword.text)].flat();
      });
      const found = flat(outlineOf(workspace, document));
      for (const name of expected)
        assert.ok(
          found.some((entry) => entry.endsWith(` ${name}`)),
          name,
        );
      assert.ok(found.length >= expected.length, fileOf(document));
    }
  });

  it('colours each keyword and each name', () => {
    const places = [
      ...nodesOf(language).map(({ document, node }) => ({ document, span: node.statement.keyword.span })),
      ...declarationsOf(language).map(({ document, declaration: { span } }) => ({ document, span })),
      ...referencesOf(language).map(({ document, reference: { span } }) => ({ document, span })),
    ];
    const coloured = new Map(
      documents.map((document) => [
        document,
        new Set(highlightsOf(workspace, document).map(({ span: { start, end } }) => `${start}-${end}`)),
      ]),
    );
    for (const { document, span } of places)
      assert.ok(
        coloured.get(document)?.has(`${span.start}-${span.end}`),
        `${fileOf(document)}: ${document.text.slice(span.start, span.end)}`,
      );
  });

  it('folds each block of several lines', () => {
    for (const { document, node } of nodesOf(language)) {
      const { body } = node.statement;
      if (!body || !document.text.slice(body.span.start, body.span.end).includes('\n')) continue;
      assert.ok(
        foldsOf(document).some(({ span }) => span.start === body.span.start && span.end === body.span.end),
        `${fileOf(document)}: ${node.statement.keyword.text}`,
      );
    }
  });

  it('grows a selection step by step, from each word to the whole document', () => {
    for (const { document, node } of nodesOf(language)) {
      const { keyword, span } = node.statement;
      const spans = selectionsAt(document, keyword.span.start + 1);
      assert.deepEqual(spans.at(-1), { start: 0, end: document.text.length });
      assert.ok(spans.some((each) => each.start === keyword.span.start && each.end === keyword.span.end));
      assert.ok(spans.some((each) => each.start === span.start && each.end === span.end));
      spans.slice(1).forEach((outer, index) => {
        const inner = spans[index];
        assert.ok(inner && outer.start <= inner.start && inner.end <= outer.end);
      });
    }
  });
}
