import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/base/span.ts';
import { analyze, assess } from '../../../server/src/requirements/index.ts';
import { documentOf } from './read.ts';

const SEEDS = [
  'Each patient has a name, an e-mail address and a date of birth.',
  'As a camp leader, I want to create, edit and delete groups, so that everybody has a place.',
  'WHEN a user submits the form THE SYSTEM SHALL store its data quickly and/or easily, etc.',
  'Given a booked slot, when the patient cancels it, then its status changes from booked to cancelled.',
  'If it fails, then the system should be able to retry (at most 3 times) as soon as possible.',
];

/** Statements with words dropped, doubled, swapped or replaced by anything. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.tuple(
        fc.nat(30),
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('', 'the', 'of', '(', '"', 'shall', 'whose', "'s", 'or', 'not', '\u0000', '\ud800'),
        ),
      ),
    ),
  )
  .map(([seed, changes]) => {
    const words = seed.split(' ');
    for (const [at, word] of changes) words.splice(at % words.length, at % 3, word);
    return words.join(' ');
  });

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  mutated,
);

it('never throws, keeps spans inside the document and gives the same result twice', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), (lines) => {
      const text = lines.join('\n');
      const document = documentOf(text);
      const [specification, diagnostics] = analyze(document);
      for (const { span, fixes } of diagnostics) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        for (const { edits } of fixes) applyEdits(text, edits);
      }
      const { total } = assess(specification, diagnostics);
      assert.ok(total >= 0 && total <= 100);
      assert.deepEqual(analyze(document), [specification, diagnostics]);
    }),
    { numRuns: 300, seed: 7 },
  );
});

it('reads names in the form the models need', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const [{ entities, actors }] = analyze(documentOf(text));
      for (const { name, attributes, confidence } of entities) {
        assert.match(name, /^[\p{L}][\p{L}\p{N}]*$/u);
        assert.ok(confidence >= 0 && confidence <= 1);
        for (const attribute of attributes) assert.match(attribute.name, /^[\p{L}][\p{L}\p{N}_]*$/u);
      }
      for (const { name } of actors) assert.match(name, /^[\p{L}][\p{L}\p{N}_]*$/u);
    }),
    { numRuns: 300, seed: 8 },
  );
});

it('reads a single word of a megabyte, and a sentence of a hundred thousand words', () => {
  for (const text of ['a'.repeat(1_000_000), 'the clerk and '.repeat(33_000)])
    assert.equal(analyze(documentOf(text))[0].statements.length, 1);
});
