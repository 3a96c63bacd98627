/** Any text: read without an exception, in time that grows with its length, with spans that hold. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  maximumLength,
  maximumTokens,
  readRequirements,
} from '../../../../server/src/language/requirements-document/index.ts';

const scraps = fc.constantFrom(
  ...[
    'R1: ',
    'R2. ',
    '- ',
    '* ',
    '# ',
    '## ',
    '\n',
    '\r\n',
    '\n\n',
    '  ',
    '\t',
    ': ',
    'glossary {\n',
    '}',
    'priority: x',
  ],
  ...[
    'project "',
    'domain ',
    '// ',
    '/*',
    '*/',
    '<!--',
    '-->',
    'Given ',
    'When ',
    'Then ',
    '. ',
    '? ',
    'etc. ',
    'A',
    'b',
  ],
  ...[
    '1. ',
    '1.2 ',
    '[R3] ',
    '**R4**: ',
    '---\n',
    'Feature: ',
    'Glossary:\n',
    'term (a, b): c\n',
    '"',
    '…',
    '\u200b',
    '😀',
    '| a | b |\n',
    '| ID | Requirement |\n|---|---|\n',
    '| Field | Type |\n|--|--|\n',
    '```\n',
    '```req\n',
    '> ',
    '**b** ',
    '[x](y) ',
    '[must] ',
    '(should)',
    'acceptance:\n',
    'a) ',
    'Examples:\n',
    '#### Acceptance Criteria\n',
    '### Requirement 1\n',
    '## R3: T\n',
    '**T**\n',
    '===\n',
    '* ',
    'component: ',
    'response: ',
  ],
);
const texts = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(''));

/** Whether a text says what stands there, with nothing but blanks in the place of marks. */
function isReadingOf(said: string, written: string): boolean {
  const same = (char: string, index: number): boolean => /\s/.test(char) || char === written[index];
  return said.length === written.length && said.split('').every(same);
}

it('reads any text, and every span is where it says', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const [{ statements, glossary }, diagnostics] = readRequirements(text, 'file:///a.req');
      let end = 0;
      for (const statement of statements) {
        assert.ok(isReadingOf(statement.text, text.slice(statement.span.start, statement.span.end)));
        assert.ok(
          statement.span.start >= end && statement.text.trim() === statement.text && statement.text !== '',
        );
        if (statement.idSpan)
          assert.equal(text.slice(statement.idSpan.start, statement.idSpan.end), statement.id);
        end = statement.span.end;
      }
      for (const { term, span } of glossary) assert.equal(text.slice(span.start, span.end), term);
      for (const { span } of diagnostics)
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      assert.ok(diagnostics.every(({ message }) => !message.includes('not expected here')));
      const ids = statements.map(({ id }) => id);
      const duplicates = diagnostics.some(({ code }) => code === 'req/duplicate-id');
      assert.ok(duplicates || new Set(ids).size === ids.length);
    }),
    { numRuns: 500, seed: 7 },
  );
});

it('reads the same from arbitrary strings without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      readRequirements(text, text);
    }),
    { seed: 7 },
  );
});

const tooLarge: Readonly<Record<string, string>> = {
  'ten megabytes of prose': 'This is a sentence of a requirement. '.repeat(280_000),
  'more parts than Langium reads in time': 'R1: A.\n'.repeat(maximumTokens),
};

for (const [name, text] of Object.entries(tooLarge))
  it(`refuses ${name} with one finding that says what to do`, () => {
    const [{ statements }, diagnostics] = readRequirements(text, 'file:///a.req');
    assert.deepEqual(statements, []);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['req/document-too-large'],
    );
    assert.match(diagnostics[0]?.message ?? '', /Split it into one \.req file/);
  });

/** Texts that would keep a scanner with a square in it busy until the test runner gives up. */
const unit = [
  '.',
  '. ',
  '.\n',
  ' ',
  '\n',
  '#',
  '*',
  '(',
  '["',
  '?"',
  'a:',
  '- a:\n- b\n',
  'R',
  '1.',
  '\u200b',
  '/*',
  '<!--',
  ': ',
  '\r',
  '|',
  '|a',
  '| a |\n',
  '|-',
  '`',
  '```\n',
  '**',
  '*a ',
  '_',
  '[',
  '[a](',
  '<',
  '<b ',
  '> ',
  'a)\n',
  '(must) ',
  '[must] ',
  '\\',
  'Given a\n* ',
];
/** A fifth of what is read at most: a square in it would show, and what is linear takes no time to speak of. */
const length = maximumLength / 5;
for (const part of unit)
  it(`reads much of ${JSON.stringify(part)} in time`, () => {
    readRequirements(part.repeat(Math.floor(length / part.length)), 'file:///a.req');
  });
