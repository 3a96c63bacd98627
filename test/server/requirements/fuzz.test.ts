/**
 * Whatever is in a document: nothing throws, nothing points outside of it, its fixes leave a document, and what is remembered from before
 * an edit changes nothing of what is found after it.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../server/src/base/span.ts';
import { applyEdits } from '../../../server/src/base/span.ts';
import { specify } from '../../../server/src/factory/documents/specify.ts';
import { readRequirements } from '../../../server/src/language/requirements-document/index.ts';
import { createReader } from '../../../server/src/requirements/analysed-statement.ts';
import { analyze, assess, requirementFindings } from '../../../server/src/requirements/index.ts';
import { runs } from '../language/spark/texts.ts';
import { documentOf } from './read.ts';

const uri = 'file:///fuzz.req';

/** Also the kinds that are off by default. */
const enabled = new Set(requirementFindings.map(({ kind }) => kind.code));

const SEEDS = [
  'Each patient has a name, an e-mail address and a date of birth.',
  'As a camp leader, I want to create, edit and delete groups, so that everybody has a place.',
  'WHEN a user submits the form THE SYSTEM SHALL store its data quickly and/or easily, etc.',
  'Given a booked slot, when the patient cancels it, then its status changes from booked to cancelled.',
  'If it fails, then the system should be able to retry (at most 3 times) as soon as possible.',
  'R7: The LIS (laboratory system) shall not be used by more than 5 doctors at 20 kg, TBD.',
  '- **Priority**: high\n  rationale: it is either small, large or huge.',
  '| Field | Type | Notes |\n|---|---|---|\n| name | text | required |\n| born | date | |',
  'glossary {\n  patient (client): a person who is treated\n}',
  'corrections {\n  patient is an actor\n  merge visit into appointment\n}',
  'A slot is a kind of interval. It belongs to exactly one room and consists of two or more parts.',
];

const noise = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...[
      '',
      'the',
      'of',
      '(',
      '"',
      'shall',
      'whose',
      "'s",
      'or',
      'not',
      '\u0000',
      '\ud800',
      '\n',
      '\n# ',
      '\n- ',
      '|',
    ],
    ...[
      '{',
      '}',
      'R1:',
      'and/or',
      '3,5',
      'its',
      'which',
      ':',
      '…',
      '```',
      '\r\n',
      '\u202e',
      '<!--',
      '// ',
      'SHALL NOT',
    ],
  ),
);

/** A seed with words dropped, doubled, swapped or replaced by anything. */
const mutated = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(fc.tuple(fc.nat(30), noise), { maxLength: 6 }))
  .map(([seed, changes]) => {
    const words = seed.split(' ');
    for (const [at, word] of changes) words.splice(at % words.length, at % 3, word);
    return words.join(' ');
  });

const anything = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 4, arbitrary: mutated },
);

function assertInside(text: string, { start, end }: Span): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}…${end} of ${text.length}`);
}

/** Reads a text and looks at all that is said of it. */
function understood(text: string): ReturnType<typeof specify> {
  const all = specify({ uri, text });
  const { document, specification, diagnostics } = all;
  for (const { span } of [...document.statements, ...document.glossary, ...specification.statements])
    assertInside(text, span);
  for (const { span, related } of diagnostics) {
    assertInside(text, span);
    for (const one of related ?? []) assertInside(text, one.span);
  }
  const { total } = assess(specification, diagnostics);
  assert.ok(total >= 0 && total <= 100);
  return all;
}

it('never throws, keeps places inside of the text, and can read what any fix leaves', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), fc.nat(), (lines, which) => {
      const text = lines.join('\n');
      const fixes = understood(text).diagnostics.flatMap((diagnostic) => diagnostic.fixes);
      for (const { edits } of fixes) {
        for (const { span } of edits) assertInside(text, span);
        applyEdits(text, edits);
      }
      const chosen = fixes[which % Math.max(1, fixes.length)];
      if (chosen !== undefined) understood(applyEdits(text, chosen.edits));
    }),
    { numRuns: runs, seed: 7 },
  );
});

it('finds after any edits what it would find from scratch', () => {
  const edits = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('change', 'remove', 'add', 'move'), anything), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 1, maxLength: 6 }), edits, (start, changes) => {
      const remembering = createReader(12);
      const lines = [...start];
      const compare = (): void => {
        const [document] = readRequirements(lines.join('\n'), uri);
        const found = analyze(document, { enabled }, remembering);
        assert.deepEqual(found, analyze(document, { enabled }, createReader(1000)));
        for (const { span } of found[1]) assertInside(lines.join('\n'), span);
      };
      compare();
      for (const [at, how, text] of changes) {
        const line = at % (lines.length + 1);
        if (how === 'move') lines.push(...lines.splice(line, 1));
        else lines.splice(line, how === 'add' ? 0 : 1, ...(how === 'remove' ? [] : [text]));
        compare();
      }
    }),
    { numRuns: Math.ceil(runs / 5), seed: 9 },
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
    { numRuns: Math.ceil(runs / 3), seed: 8 },
  );
});

it('reads a single word of a megabyte, and a sentence of a hundred thousand words', () => {
  for (const text of ['a'.repeat(1_000_000), 'the clerk and '.repeat(33_000)])
    assert.equal(analyze(documentOf(text))[0].statements.length, 1);
});
