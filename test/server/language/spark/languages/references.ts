/** Names that lead to what is declared: with a slip in them, to the declaration and back, and when that is renamed. */
import assert from 'node:assert/strict';
import {
  definitionAt,
  placesOf,
  rename,
  renameSpan,
  symbolAt,
} from '../../../../../server/src/language/spark/index.ts';
import { declarationsOf, misspelt, nodesOf, type PlacedReference, referencesOf, swapped } from './bound.ts';
import { asLines, edited, editedAt, fileOf, findingsIn, type Language } from './language.ts';

const place = ({ uri, start }: { uri: string; start: number }) => `${uri}:${start}`;

export function references(language: Language): void {
  const { workspace } = language;

  it('finds a slip in each name, on its own words, and knows the right one', () => {
    for (const { document, node, reference } of referencesOf(language)) {
      const { name, span, inExpression } = reference;
      // In an expression a name may stand for itself, and is only taken for a slip when it cannot be anything else.
      const slip = inExpression ? swapped(name) : misspelt(name);
      const code = inExpression ? 'spark/unknown-field' : 'spark/dangling-reference';
      const source = document.text.slice(span.start, span.end);
      const written = source.replace(name, slip);
      const after = editedAt(language, document, { span, newText: written });
      // Without its definition, or the element that it is a part of, a document means nothing to others.
      const isAlone = node.parent === undefined && (node.schema?.partial || reference.type.to === 'dsl');
      const uris = isAlone ? [document.uri] : [];
      const found = findingsIn(after, ...uris).filter((each) => each.code === code);
      const where = `${fileOf(document)}: ${slip}`;
      assert.deepEqual(
        found.map(({ uri, start, words }) => [uri, start, words]),
        [[document.uri, span.start, written]],
        where,
      );
      const [finding] = found;
      assert.ok(finding);
      assert.ok(finding.message.includes(`Did you mean \`${name}\`?`), `${where}: ${finding.message}`);
      assert.ok(
        finding.fixes.some(({ edits }) => edits[0]?.newText === source),
        where,
      );
    }
  });

  it('leads from each name to its declaration', () => {
    for (const { document, reference, target } of referencesOf(language)) {
      for (const offset of [reference.span.start, reference.span.end]) {
        const places = definitionAt(workspace, document, offset)?.places ?? [];
        assert.ok(
          places.some(
            ({ uri, span }) => uri === target.node.document.uri && span.start === target.span.start,
          ),
          `${fileOf(document)}: ${reference.name}`,
        );
      }
    }
  });

  it('lists the names that lead to each declaration, and no others', () => {
    const leading = new Map<string, Set<string>>();
    const add = ({ document, reference, target }: PlacedReference) => {
      const key = place({ uri: target.node.document.uri, start: target.span.start });
      const set = leading.get(key) ?? new Set();
      leading.set(key, set.add(place({ uri: document.uri, start: reference.span.start })));
    };
    referencesOf(language).forEach(add);
    for (const { document, declaration } of declarationsOf(language)) {
      const symbol = symbolAt(workspace, document, declaration.span.start);
      assert.ok(symbol, declaration.name);
      const found = placesOf(workspace, symbol)
        .filter(({ declares }) => !declares)
        .map(({ uri, span: { start } }) => place({ uri, start }));
      const expected = leading.get(place({ uri: document.uri, start: declaration.span.start })) ?? [];
      assert.deepEqual(found.sort(), [...expected].sort(), `${fileOf(document)}: ${declaration.name}`);
    }
  });

  it('renames each declaration everywhere, and nothing breaks', () => {
    for (const { document, declaration } of declarationsOf(language)) {
      const where = `${fileOf(document)}: ${declaration.name}`;
      const { span } = declaration;
      const quotes = /^["`]/.test(document.text.slice(span.start)) ? 1 : 0;
      const inside = { start: span.start + quotes, end: span.end - quotes };
      assert.deepEqual(renameSpan(workspace, document, span.start), inside, where);
      const edits = rename(workspace, document, declaration.span.start, 'something_new');
      assert.ok(edits instanceof Map, where);
      const after = edited(language, edits);
      assert.deepEqual(asLines(findingsIn(after)), [], where);
      const count = (name: string) =>
        after.documents.reduce((sum, { text }) => sum + text.split(name).length - 1, 0);
      const places = [...edits.values()].reduce((sum, { length }) => sum + length, 0);
      assert.equal(count('something_new'), places, where);
    }
  });

  it('says that a reserved or missing name cannot be renamed', () => {
    for (const { document, node } of nodesOf(language).slice(0, 1)) {
      const refused = rename(workspace, document, node.statement.span.start, '');
      assert.ok('refused' in refused);
    }
  });
}
