import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { reservedWords } from '../../../../server/src/language/spark/reading/escape.ts';
import { sparkCoreServices } from '../../../../server/src/language/spark/reading/services.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../../syntaxes/${name}`, import.meta.url), 'utf8');

/** The words among the grammar's keywords. */
const words = Object.keys(sparkCoreServices().parser.Lexer.definition).filter((name) =>
  /^[a-z]+$/.test(name),
);

it('reserves the words of the grammar', () => {
  assert.deepEqual([...reservedWords].sort(), words.sort());
});

it('colours the words of the grammar', () => {
  const text = read('spark.tmLanguage.json');
  const coloured = [...text.matchAll(/\\\\b\(\?:([a-z|]+)\)\\\\b/g)].flatMap(
    (match) => match[1]?.split('|') ?? [],
  );
  assert.deepEqual(coloured.sort(), words.sort());
});

it('has expressions that JavaScript reads, too', () => {
  const patterns = [...read('spark.tmLanguage.json').matchAll(/"(?:match|begin|end)": ("(?:\\.|[^"\\])*")/g)];
  assert.ok(patterns.length > 15);
  for (const pattern of patterns) new RegExp(JSON.parse(pattern[1] ?? '""'));
});

it('has a language configuration with the brackets of the grammar', () => {
  const { brackets } = JSON.parse(read('spark.language-configuration.json'));
  assert.deepEqual(brackets.flat().sort(), ['(', ')', '[', ']', '{', '}']);
});
