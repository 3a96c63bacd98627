/** Whatever the document and whatever is corrected: what was added is there, is read again, and is not added twice. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refineSpecification } from '../../../server/src/app/refine-specification.ts';
import { specify } from '../../../server/src/factory/documents/specify.ts';
import { readCorrection } from '../../../server/src/requirements/index.ts';

const names = fc.constantFrom(
  'room',
  'bed',
  'guest',
  'e-mail',
  'date of birth',
  'PIN',
  'sales order',
  'é',
  '房间',
);
const line = fc.oneof(
  fc.tuple(names, names).map(([a, b]) => `${a} means ${b}`),
  fc.tuple(names, names).map(([a, b]) => `rename ${a} to ${b}`),
  fc
    .tuple(names, fc.constantFrom('is an entity', 'is not an entity', 'is an actor'))
    .map(([a, b]) => `${a} ${b}`),
  fc.tuple(names, names).map(([a, b]) => `${a} is an attribute of ${b}: one of x, y`),
  fc.tuple(names, names).map(([a, b]) => `${a} is a kind of ${b}`),
  fc
    .tuple(names, names, fc.constantFrom('many', 'at most 3', 'one'))
    .map(([a, b, n]) => `each ${a} has ${n} ${b}`),
);
const scrap = fc.constantFrom(
  ...[
    'R1: Each room has a bed.',
    '\n',
    '\r\n',
    '  ',
    '- ',
    '# Corrections',
    '# Rooms',
    'corrections {',
    '}',
    '// note',
  ],
  ...[
    'glossary {',
    'guest (visitor): a person',
    'bed is an entity',
    'guest means bed',
    '\ufeff',
    '```req\nR2: A bed is free.\n```\n',
    '|a|b|\n',
  ],
);

it('corrections survive any document', () => {
  fc.assert(
    fc.property(
      fc.array(scrap, { maxLength: 14 }),
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('a.req', 'a.req.md', 'a.md'),
      (scraps, lines, uri) => {
        const text = scraps.join('');
        const wanted = lines.filter((each) => readCorrection(each) !== undefined);
        const refined = refineSpecification({ uri, text }, wanted);
        assert.deepEqual(refined.unreadable, []);
        const { document } = specify({ uri, text: refined.text });
        // Where the end of a document is not read, it says so and stays as it is.
        if (refined.problem !== undefined) {
          assert.equal(refined.text, text);
          assert.ok(uri === 'a.md' || text.includes('```'), text);
        }
        for (const added of refined.added)
          assert.ok(
            document.corrections?.some((one) => one.text === added),
            `${added} is not in\n${refined.text}`,
          );
      },
    ),
    { seed: 3, numRuns: 400 },
  );
});
