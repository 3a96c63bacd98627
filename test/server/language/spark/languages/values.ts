/** Values that have to be one of a few: with a slip in them, and what completion offers in their place. */
import assert from 'node:assert/strict';
import type { OptionType } from '../../../../../server/src/dsl/schema/schema.ts';
import { type Expression, nameText } from '../../../../../server/src/dsl/syntax/syntax.ts';
import { completeAt } from '../../../../../server/src/language/spark/index.ts';
import { misspelt, type PlacedValue, valuesOf } from './bound.ts';
import {
  afterFix,
  asLines,
  documentAt,
  editedAt,
  fileOf,
  findingsIn,
  type Language,
  only,
} from './language.ts';

export function values(language: Language): void {
  it('finds a slip in each word that has to be one of a few, and knows the right one', () => {
    const words = valuesOf(language).filter(
      ({ type, expression }) => type.kind === 'one_of' && (nameText(expression)?.length ?? 0) > 0,
    );
    assert.ok(words.length > 0);
    for (const { document, expression } of words) {
      const word = nameText(expression) ?? '';
      const source = document.text.slice(expression.span.start, expression.span.end);
      const newText = source.replace(word, misspelt(word));
      const after = editedAt(language, document, { span: expression.span, newText });
      const found = findingsIn(after).filter(({ code }) => code === 'spark/wrong-value');
      const where = `${fileOf(document)}: ${newText}`;
      const finding = only(found, where);
      assert.equal(finding.words, newText, where);
      assert.ok(finding.message.includes(`Did you mean \`${word}\`?`), `${where}: ${finding.message}`);
      const mended = afterFix(after, finding);
      assert.deepEqual([mended.text, asLines(mended.found)], [document.text, []], where);
    }
  });

  it('finds each value of another type', () => {
    for (const { document, expression, type } of valuesOf(language)) {
      const wrong = wrongFor(type);
      if (wrong === undefined) continue;
      const after = editedAt(language, document, { span: expression.span, newText: wrong });
      const found = findingsIn(after, document.uri).filter(({ words }) => words === wrong);
      assert.ok(
        found.some(({ code, start }) => code === 'spark/wrong-value' && start === expression.span.start),
        `${fileOf(document)}: ${wrong} for ${type.kind}`,
      );
    }
  });

  it('offers each word of a few as it has to be written', () => {
    for (const value of valuesOf(language))
      if (value.type.kind === 'one_of' && value.beside.length === 0) offersInPlaceOf(language, value);
  });

  it('offers what may stand in the place of each value, and nothing else', () => {
    let count = 0;
    for (const value of valuesOf(language)) {
      const expected = offered(language, value, value.type);
      if (!expected) continue;
      count++;
      const { document, expression, beside } = value;
      const present = new Set(beside.flatMap((each) => nameText(each) ?? []));
      const { span, suggestions } = completeAt(language.workspace, document, expression.span.start);
      assert.deepEqual(
        suggestions
          .filter(({ kind }) => kind === 'value' || kind === 'reference')
          .map(({ label }) => label)
          .sort(),
        [...new Set(expected)].filter((label) => !present.has(label)).sort(),
        `${fileOf(document)}: ${document.text.slice(expression.span.start, expression.span.end)}`,
      );
      assert.equal(span.start, expression.span.start);
    }
    assert.ok(count > 0);
  });
}

/** What is offered where a value was taken away; each of it is taken for a value of the type. */
function offersInPlaceOf(language: Language, { document, expression: { span }, type }: PlacedValue): void {
  const after = editedAt(language, document, { span, newText: '' });
  const { suggestions } = completeAt(after, documentAt(after, document.uri), span.start);
  if (type.kind !== 'one_of') return;
  const where = `${fileOf(document)}: ${document.text.slice(span.start, span.end)}`;
  const offers = suggestions.filter(({ kind }) => kind === 'value');
  assert.deepEqual(offers.map(({ label }) => label).sort(), type.values.map(String).sort(), where);
  for (const { snippet } of offers) {
    const filled = editedAt(language, document, { span, newText: snippet });
    const found = findingsIn(filled, document.uri);
    assert.ok(!found.some(({ code }) => /syntax|wrong-value/.test(code)), `${where}: ${snippet}`);
  }
}

/** A value that is of another type, as far as there is one. */
function wrongFor({ kind }: OptionType): string | undefined {
  switch (kind) {
    case 'string':
    case 'file':
    case 'regex':
      return '17';
    case 'boolean':
    case 'number':
      return '"seventeen"';
    case 'duration':
      return '"some time"';
    case 'atom':
      return '17';
    default:
      return undefined;
  }
}

/** The words that the type allows at a value; nothing where they cannot be listed. */
function offered(language: Language, value: PlacedValue, type: OptionType): readonly string[] | undefined {
  if (isText(value.expression)) return undefined;
  switch (type.kind) {
    case 'boolean':
      return ['true', 'false'];
    case 'one_of':
      return type.values.map(String);
    case 'reference': {
      const { node, expression } = value;
      const reference = node.events.find(
        (event) => event.event === 'reference' && event.span.start === expression.span.start,
      );
      if (reference?.event !== 'reference') return undefined;
      return language.workspace.names.candidates(node, reference)?.map(({ name }) => name);
    }
    case 'any_of': {
      const all = type.types.map((each) => offered(language, value, each));
      return all.every((each) => each === undefined) ? undefined : all.flatMap((each) => each ?? []);
    }
    default:
      return undefined;
  }
}

/** Inside quotes no word of the language stands. */
function isText(expression: Expression): boolean {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}
