import assert from 'node:assert/strict';
import { smells } from '../../../../server/src/requirements/benchmark/smells.ts';
import { degreeOf } from '../../../../server/src/requirements/lexicons/degrees.ts';

/** The smelly words of a text as `type: words`, types without words left out. */
function show(text: string): string {
  const [prediction] = smells.predict([{ id: 'a', text }]);
  const found = prediction?.['smells'] as Record<string, readonly string[]>;
  return Object.entries(found)
    .filter(([, words]) => words.length > 0)
    .map(([type, words]) => `${type}: ${words.join(' ')}`)
    .sort()
    .join('; ');
}

const cases: readonly (readonly [string, string])[] = [
  ['The till prints a receipt.', ''],
  ['The till should be user-friendly.', 'subjective: user-friendly; uncertainVerb: should'],
  ['The gate shall not open.', 'negative: not'],
  ['If a card is not read, the gate shall beep.', ''],
  ['The gate shall beep for guests who do not pay.', ''],
  ['The new pump shall be quieter.', 'comparative: quieter; subjective: new'],
  ['The pump must keep at least two bars and be the cheapest.', 'superlative: cheapest'],
  ['Mail is often sent to another printer.', 'ambiguous: often; vaguePronoun: another'],
  ['The text about plain paper takes about 3 pages.', 'ambiguous: about; subjective: plain'],
  ['The shop shall offer various drinks, if possible.', 'nonverifiable: various if possible'],
];

for (const [text, expected] of cases)
  it(`flags in “${text}”: ${expected}`, () => assert.equal(show(text), expected));

it('tells degrees by the form of a word', () => {
  for (const word of ['larger', 'bigger', 'easier', 'safer', 'better'])
    assert.equal(degreeOf(word), 'comparative');
  for (const word of ['largest', 'earliest', 'worst']) assert.equal(degreeOf(word), 'superlative');
  for (const word of ['number', 'user', 'order', 'test', 'request', 'er', 'est', ''])
    assert.equal(degreeOf(word), undefined);
});
