/** What may be there only once, twice. */
import assert from 'node:assert/strict';
import { nameParameter } from '../../../../../server/src/dsl/schema/schema.ts';
import { nodesOf, type Placed } from './bound.ts';
import { afterFix, asLines, editedAt, fileOf, findingsIn, type Language, only } from './language.ts';

export function duplicates(language: Language): void {
  const seen = new Set<string>();
  /** Of statements that are alike, one in each document; none of those behind a comma. */
  const statements = nodesOf(language).filter(({ document, node: { parent, statement, schema } }) => {
    if (parent && !parent.statement.body?.statements.includes(statement)) return false;
    const key = `${document.uri} ${parent?.statement.keyword.text} ${schema?.keyword}`;
    return !seen.has(key) && seen.add(key);
  });

  /** The findings of a kind when the statement is there twice; the fix takes the second one away again. */
  function twice({ document, node }: Placed, code: string): void {
    const { span, keyword } = node.statement;
    const copy = document.text.slice(span.start, span.end);
    const after = editedAt(language, document, {
      span: { start: span.end, end: span.end },
      newText: `\n${copy}`,
    });
    const where = `${fileOf(document)}: ${keyword.text} twice`;
    const found = findingsIn(after).filter((each) => each.code === code);
    const second = found.find(({ start }) => start > span.end && start < span.end + copy.length + 1);
    assert.ok(second, where);
    assert.deepEqual(asLines(afterFix(after, second).found), [], where);
  }

  it('finds each option that is set twice', () => {
    const options = statements.filter(({ node: { schema } }) => schema?.role === 'option');
    assert.ok(options.length > 0);
    for (const each of options) twice(each, 'spark/duplicate-option');
  });

  it('finds each option that is set twice behind commas', () => {
    for (const { document, node } of nodesOf(language)) {
      for (const { span } of node.statement.named ?? []) {
        const copy = `, ${document.text.slice(span.start, span.end)}`;
        const after = editedAt(language, document, {
          span: { start: span.end, end: span.end },
          newText: copy,
        });
        const found = only(findingsIn(after), `${fileOf(document)}${copy}`);
        assert.equal(found.code, 'spark/duplicate-option');
        assert.equal(afterFix(after, found).text, document.text);
      }
    }
  });

  it('finds each element that is there twice under one name', () => {
    const elements = statements.filter(
      ({ node: { schema } }) =>
        schema?.role === 'entity' && nameParameter(schema)?.unique === true && schema.kinds.length > 0,
    );
    assert.ok(elements.length > 0);
    for (const each of elements) twice(each, 'spark/duplicate-name');
  });

  it('finds each element that is there twice where only one may be', () => {
    const elements = statements.filter(({ node: { schema } }) => schema?.singleton);
    assert.ok(elements.length > 0);
    for (const each of elements) twice(each, 'spark/singleton');
  });
}
