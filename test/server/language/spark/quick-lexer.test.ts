/** The tokens that are read by hand are those of the grammar. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quickTokens } from '../../../../server/src/language/spark/reading/quick-lexer.ts';
import { sparkCoreServices } from '../../../../server/src/language/spark/reading/services.ts';
import { corpus, runs, sparkText } from './texts.ts';

/** Tokens as the lexer of the grammar has them; nothing where it found errors. */
function ofGrammar(text: string) {
  const { tokens, errors } = sparkCoreServices().parser.Lexer.tokenize(text);
  if (errors.length > 0) return undefined;
  return tokens.map(({ image, startOffset, tokenType: { name } }) => ({
    image,
    start: startOffset,
    kind: ['ID', 'STRING', 'NUMBER'].includes(name) ? name : 'other',
  }));
}

function byHand(text: string) {
  const found = quickTokens(text);
  return found?.images.map((image, index) => ({
    image,
    start: found.starts[index],
    kind: found.kinds[index],
  }));
}

/** Pieces that begin or end tokens, next to each other in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'B_1',
        'in',
        'not',
        'nil',
        'nil?',
        'true!',
        'x!',
        '!',
        '=',
        '!=',
        '<',
        '>',
        '0',
        '1_0',
        '1.5',
        '.',
        'e3',
      ],
      ...[
        '"',
        '"""',
        '\\',
        '`',
        '`a.b`',
        "'",
        '/',
        '//',
        '/*',
        '*/',
        '*',
        '\n',
        '\r',
        ' ',
        '\u00a0',
        '\u2028',
        'é',
        '{',
        '}',
      ],
      ...['[', ']', '(', ')', '^', ':', ',', '-', '+', '#', '<>', '€', '😀'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

it('has the tokens of the grammar in all that is in order', () => {
  for (const text of corpus) assert.deepEqual(byHand(text), ofGrammar(text));
});

it('has the tokens of the grammar, whatever stands beside each other', () => {
  fc.assert(
    fc.property(fc.oneof(pieces, sparkText), (text) => {
      assert.deepEqual(byHand(text), ofGrammar(text));
    }),
    { numRuns: runs },
  );
});

it('leaves to the grammar what is too complex to be read', () => {
  assert.equal(quickTokens('a '.repeat(400_001).concat('['.repeat(50))), undefined);
  assert.equal(quickTokens(`x ${'1 + '.repeat(501)}1`), undefined);
  assert.equal(quickTokens('a'.repeat(1_000_001)), undefined);
  assert.notEqual(quickTokens(`x [${'1, '.repeat(2000)}1]`), undefined);
});
