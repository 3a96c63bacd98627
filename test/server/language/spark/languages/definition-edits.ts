/** A definition that changes: its documents follow at once, and renaming a part of it renames it in all of them. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import { elementName } from '../../../../../server/src/dsl/nodes/bind.ts';
import {
  createWorkspace,
  hoverAt,
  parseSpark,
  rename,
} from '../../../../../server/src/language/spark/index.ts';
import { declarationsOf, keywordsOf, misspelt, nodesOf } from './bound.ts';
import {
  asLines,
  changed,
  documentAt,
  editedAt,
  type Found,
  fileOf,
  findingsIn,
  type Language,
} from './language.ts';
import { brokenTexts } from './violations.ts';

export function definitionEdits(language: Language): void {
  const { workspace } = language;
  const definition = { ...language, documents: language.definitions };
  const ownKeywords = keywordsOf(language).filter(
    ({ node: { schema } }) => schema?.place && !schema.place.uri.startsWith('spark-prelude:'),
  );

  it('checks its documents anew when a keyword of the definition changes', () => {
    for (const { node } of ownKeywords) {
      const { place, keyword = '' } = node.schema ?? {};
      assert.ok(place);
      const newText = misspelt(keyword);
      const after = editedAt(language, place, { span: place.span, newText });
      const found = findingsIn(after, ...language.documents.map(({ uri }) => uri)).filter(
        ({ code, words }) => code === 'spark/unknown-keyword' && words === keyword,
      );
      assert.ok(found.length > 0, keyword);
      for (const { message } of found) assert.match(message, /Did you mean|It is part of/);
    }
  });

  it('says what the definition says now', () => {
    const docs = new Map(nodesOf(definition).map(({ node }) => [node.statement.span.start, node]));
    for (const { document, node } of ownKeywords.slice(0, 5)) {
      const { doc = '', place } = node.schema ?? {};
      assert.ok(place && docs.size > 0);
      const source = documentAt(workspace, place.uri);
      const start = source.text.indexOf(`"${doc}"`, place.span.start) + 1;
      const span = { start, end: start + doc.length };
      const after = editedAt(language, place, { span, newText: 'Something else now.' });
      const { keyword } = node.statement;
      const hover = hoverAt(after, documentAt(after, document.uri), keyword.span.start);
      assert.ok(hover?.markdown.includes('Something else now.'), keyword.text);
    }
  });

  it('renames each part of its definitions in all documents, and its rules go on to hold', () => {
    const broken = changed(language, brokenTexts(language));
    const rulesBroken = codesOf(findingsIn(broken));
    assert.ok(rulesBroken.some((each) => each.endsWith('spark/verifier')));
    let renamed = 0;
    for (const [index, { document, declaration, node }] of declarationsOf(definition).entries()) {
      const where = `${fileOf(document)}: ${node.statement.keyword.text} ${elementName(node)}`;
      const edits = rename(broken, document, declaration.span.start, 'something_new');
      if ('refused' in edits && /what narrows a data type/.test(edits.refused)) {
        assert.match(elementName(node) ?? '', /^(min|max|one_of)$/, where);
        continue;
      }
      assert.ok(edits instanceof Map, where);
      const after = createWorkspace(
        broken.documents.map((each) => {
          const changes = edits.get(each.uri);
          return changes ? parseSpark(applyEdits(each.text, changes), each.uri) : each;
        }),
      );
      // Definitions take longer to check than all that is written in them: now and then is enough.
      const uris = index % 12 === 0 ? [] : language.documents.map(({ uri }) => uri);
      const found = findingsIn(after, ...uris);
      assert.deepEqual(codesOf(found), rulesBroken, `${where}\n${asLines(found).join('\n')}`);
      if (edits.size > 1) renamed++;
    }
    assert.ok(renamed > 20, `${renamed}`);
  });
}

/** Where there is a finding, and of what kind. */
function codesOf(found: readonly Found[]): readonly string[] {
  return found.map(({ uri, code }) => `${uri} ${code}`).sort();
}
