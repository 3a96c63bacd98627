/** Keywords: with a slip in them, what the editor says of them, and where they are defined. */
import assert from 'node:assert/strict';
import { definitionAt, hoverAt } from '../../../../../server/src/language/spark/index.ts';
import { keywordsOf, misspelt, nodesOf } from './bound.ts';
import { afterFix, asLines, editedAt, fileOf, findingsIn, type Language, only } from './language.ts';

export function keywords(language: Language): void {
  const { workspace, definitions } = language;

  it('finds a slip in each keyword, and knows the right one', () => {
    for (const { document, node } of keywordsOf(language)) {
      const { text, span } = node.statement.keyword;
      const slip = misspelt(text);
      const after = editedAt(language, document, { span, newText: slip });
      const found = findingsIn(after, document.uri).filter(({ words }) => words === slip);
      const finding = only(found, `${fileOf(document)}: ${slip}`);
      assert.equal(finding.code, 'spark/unknown-keyword');
      assert.ok(finding.message.includes(`Did you mean \`${text}\`?`), finding.message);
      assert.deepEqual(asLines(afterFix(after, finding).found), []);
    }
  });

  it('says what each keyword is for', () => {
    for (const { document, node } of keywordsOf(language)) {
      const { text, span } = node.statement.keyword;
      const hover = hoverAt(workspace, document, span.start + 1);
      const { doc = '' } = node.schema ?? {};
      assert.ok(doc !== '', `${text} has no documentation`);
      assert.ok(hover, text);
      assert.ok(hover.markdown.includes(doc), `${text}: ${hover.markdown}`);
      assert.deepEqual(hover.span, span);
    }
  });

  it('leads from each keyword to where it is defined', () => {
    for (const { document, node } of nodesOf(language)) {
      const { keyword } = node.statement;
      const places = definitionAt(workspace, document, keyword.span.start)?.places ?? [];
      const [place] = places;
      assert.equal(places.length, 1, `${fileOf(document)}: ${keyword.text}`);
      const definition = definitions.find(({ uri }) => uri === place?.uri);
      const isCore = keyword.text === 'use' || keyword.text === 'fragment';
      assert.equal(definition === undefined, isCore, keyword.text);
      const words = definition?.text.slice(place?.span.start, place?.span.end);
      if (!isCore) assert.equal(words, keyword.text);
    }
  });

  it('takes a former keyword for the present one, and says so', () => {
    const renamed = keywordsOf(language).filter(({ node }) => node.schema?.renamedFrom);
    assert.ok(renamed.length > 0, 'no document has a keyword with a former name');
    for (const { document, node } of renamed) {
      const { text, span } = node.statement.keyword;
      const former = node.schema?.renamedFrom?.[0] ?? '';
      const after = editedAt(language, document, { span, newText: former });
      const finding = only(findingsIn(after), former);
      assert.deepEqual([finding.code, finding.words], ['spark/deprecated', former]);
      const mended = afterFix(after, finding);
      assert.deepEqual([mended.text, asLines(mended.found)], [document.text, []], text);
    }
  });
}
