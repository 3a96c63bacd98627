/** What is right stays right: no findings, and a layout that the formatter has nothing to add to. */
import assert from 'node:assert/strict';
import { formatSpark } from '../../../../../server/src/language/spark/index.ts';
import { asLines, fileOf, findingsIn, type Language } from './language.ts';

export function goodDocuments(language: Language): void {
  it('finds nothing in its definitions and documents', () => {
    assert.ok(language.definitions.length > 0 && language.documents.length >= 3);
    const uris = language.workspace.documents.map(({ uri }) => uri);
    assert.deepEqual(asLines(findingsIn(language.workspace, ...uris)), []);
  });

  it('leaves what is formatted alone, and lays out again what has lost its layout', () => {
    for (const { text } of language.workspace.documents) {
      assert.equal(formatSpark(text), text);
      const untidy = outsideTexts(text, (part) => part.replaceAll(/\n +/g, '\n').replaceAll(/ {2}/g, ' '));
      assert.equal(formatSpark(untidy), text);
    }
  });

  it('keeps every comment when it formats, once and for all', () => {
    for (const document of language.workspace.documents) {
      let count = 0;
      const commented = outsideTexts(document.text, (part) =>
        part.replaceAll(/(?<=\S)\n/g, () => ` // remark ${count++}\n`),
      );
      const formatted = formatSpark(commented);
      const remarks = (text: string) => [...text.matchAll(/\/\/ .*/g)].map(([remark]) => remark.trim());
      assert.deepEqual(remarks(formatted), remarks(commented), fileOf(document));
      assert.equal(formatSpark(formatted), formatted);
    }
  });
}

/** The text with a change of all that is not inside a text of several lines. */
function outsideTexts(text: string, change: (part: string) => string): string {
  return text
    .split('"""')
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('"""');
}
