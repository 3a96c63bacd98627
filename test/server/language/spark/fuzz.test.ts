/** Whatever is in a document, nothing throws, and what the formatter gives it gives again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkSpark,
  completeAt,
  createWorkspace,
  elementsOf,
  formatSpark,
  highlightsOf,
  hoverAt,
  outlineOf,
  parseSpark,
  placesOf,
  printModel,
  readModel,
  rename,
  symbolAt,
} from '../../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../../server/src/language/spark/prelude.ts';
import { clinicText } from './clinic.ts';

const api =
  'dsl api { section api { entity endpoint { arg path: string { unique true } option x: list(atom) } } }';
const sources = [
  // An operator where a value should be: the parser leaves an empty expression behind.
  'use 0,in, ash.resource\nresource A { doc ^ (  ) not }',
  clinicText(),
  `use api\n${api}\napi { endpoint "/a" { x [b] } } // end\n`,
];
const pieces = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ':',
  ',',
  '=',
  '"',
  '`',
  '^',
  '/*',
  '//',
  '-',
  '.',
  '\n',
  '\u{1f600}',
  '\0',
];

/** A document with parts of it replaced, left out or doubled. */
const mutated = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(12),
        insert: fc.oneof(
          fc.constantFrom(...pieces),
          fc.string({ maxLength: 8 }),
          fc.constantFrom('attribute', 'use '),
        ),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([source, edits]) =>
    edits.reduce((text, { at, length, insert }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + insert + text.slice(start + length);
    }, source),
  );

it('reads, checks, formats and outlines any document', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const document = parseSpark(text, 'file:///fuzz.spark');
      const workspace = createWorkspace([document]);
      for (const { span } of checkSpark(document))
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      readModel(text);
      elementsOf(document);
      outlineOf(workspace, document);
      highlightsOf(workspace, document);
      const once = formatSpark(document);
      assert.equal(formatSpark(once), once);
    }),
    { numRuns: 400 },
  );
});

it('completes, tells and renames at any place of any document', () => {
  fc.assert(
    fc.property(mutated, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
      const document = parseSpark(text, 'file:///fuzz.spark');
      const workspace = createWorkspace([document]);
      const offset = Math.floor(at * text.length);
      completeAt(workspace, document, offset);
      hoverAt(workspace, document, offset);
      const symbol = symbolAt(workspace, document, offset);
      if (symbol) placesOf(workspace, symbol);
      rename(workspace, document, offset, 'other');
    }),
    { numRuns: 200 },
  );
});

it('formats documents with comments anywhere so that nothing is lost', () => {
  const tokens = (text: string) => text.replace(/\s+/g, '');
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 5 }), fc.boolean(), (places, windows) => {
      const words = clinicText().split(/(?<=[\s])/);
      for (const place of places) words.splice(place % words.length, 0, '// why\n', '/* or */ ');
      const text = words.join('').replaceAll('\n', windows ? '\r\n' : '\n');
      const once = formatSpark(text);
      assert.equal(tokens(once), tokens(text));
      assert.equal(formatSpark(once), once);
    }),
    { numRuns: 100 },
  );
});

it('finds the prelude formatted', () => {
  for (const { text } of getPrelude().documents) assert.equal(formatSpark(text), text);
});

it('prints what it reads of any document so that it reads it again', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const [model] = readModel(text);
      assert.deepEqual(readModel(printModel(model))[0], model);
    }),
    { numRuns: 100 },
  );
});

it('refuses chains of operators that no parser could follow', () => {
  const chain = `use ash.resource\nresource A { actions { read r { filter a${' + a'.repeat(100_000)} } } }`;
  assert.ok(checkSpark({ uri: 'file:///deep.spark', text: chain }).length > 0);
});
