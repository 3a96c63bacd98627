/** What is kept from one reading of a document to the next: an edit reads what it touches, and finds what would be found from scratch. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRequirements } from '../../../server/src/language/requirements-document/index.ts';
import { createReader, type ReadOne } from '../../../server/src/requirements/analysed-statement.ts';
import { analyze, examine, requirementFindings } from '../../../server/src/requirements/index.ts';
import { runs } from '../language/spark/texts.ts';

const uri = 'file:///kept.req';
const enabled = new Set(requirementFindings.map(({ kind }) => kind.code));
/** Kinds that look at several statements at once, and that the lines below can have. */
const across = requirementFindings.filter(({ inDocument }) => inDocument).map(({ kind }) => kind.code);

/** Lines that say things of each other, whichever of them stand together. */
const LINES = [
  'A doctor has at most 20 appointments.',
  'A doctor has at most 12 appointments.',
  'Only a clerk may cancel an order.',
  'A nurse may cancel an order.',
  'A clerk may not cancel an order.',
  'When an order is approved, the system shall send an invoice.',
  'A clerk approves an order.',
  'The status of an order is either open, paid or archived.',
  'When a customer pays an order, the system shall set the status of the order to settled.',
  'Each parcel has a weight in kilograms.',
  'The weight of a parcel is at most 30 lb.',
  'The system shall store the name, the address and the telephone number of each customer of the shop.',
  'The system shall store the name, the address and the telephone number of each client of the shop.',
  'The name, the address and the telephone number of each customer of the shop are stored by the system.',
  'A customer may cancel an order.',
  'A client may cancel an order.',
  'Each customer has an e-mail address.',
  'The system shall send an email to the customer.',
  'Results are imported from the LIS.',
  'Results are imported from the LIS (laboratory information system).',
  'Each complaint has a text and a severity.',
  'A clerk records a complaint.',
  'A clerk searches for a complaint.',
  'It has a date and belongs to one clerk',
  'As a clerk, I want to upload a photo, so that it is there.',
  'See R3, which may be quickly and/or easily done.',
  'Each Tenant has a Service Window.',
  'The system shall install updates in a Service Window.',
  'A clerk calls a custmer.',
];
const FIELDS = [
  '    depends on: R2',
  '    depends on: R77',
  '    priority: must',
  '    priority: high',
  '    acceptance: It is so.',
];
const AROUND = [
  '# Orders',
  '# Customers',
  'glossary {\n  customer (client): a person who orders\n}',
  'glossary {\n  Tenant: a customer\n}',
];

const said = fc
  .tuple(fc.constantFrom('', 'R1: ', 'R2: ', 'R3: ', 'R4: ', 'R5: ', 'REQ-9: '), fc.constantFrom(...LINES))
  .map(([id, line]) => id + line);
const line = fc.oneof(
  { weight: 12, arbitrary: said },
  { weight: 2, arbitrary: fc.constantFrom(...FIELDS) },
  { weight: 1, arbitrary: fc.constantFrom(...AROUND) },
);

it('finds what it would find from scratch, whatever is edited', () => {
  const edit = fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom('change', 'remove', 'add', 'swap'), line);
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 4, maxLength: 25 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      (start, edits) => {
        const kept = createReader(1000);
        const lines = [...start];
        const compare = (): void => {
          const [document] = readRequirements(lines.join('\n'), uri);
          const found = analyze(document, { enabled }, kept);
          assert.deepEqual(found, analyze(document, { enabled }, createReader(1000)));
          for (const { code } of found[1]) seen.add(code);
        };
        compare();
        for (const [a, b, how, text] of edits) {
          const [from, to] = [a % lines.length, b % lines.length];
          if (how === 'swap') [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
          else if (how === 'change') lines[from] = text;
          else
            lines.splice(from, how === 'add' ? 0 : 1, ...(how === 'add' || lines.length === 1 ? [text] : []));
          compare();
        }
      },
    ),
    { numRuns: Math.ceil(runs / 10), seed: 21 },
  );
  const met = across.filter((code) => seen.has(code));
  assert.ok(met.length >= 18, `only ${met.join(', ')}`);
});

it('finds the same when two documents are read by turns', () => {
  const kept = createReader(1000);
  const texts = [LINES.slice(0, 14), LINES.slice(8)].map((lines) => lines.join('\n\n'));
  for (const text of [...texts, ...texts]) {
    const [document] = readRequirements(text, uri);
    assert.deepEqual(analyze(document, {}, kept), analyze(document, {}, createReader(1000)));
  }
});

it('reads no statement again that an edit does not touch', () => {
  const read: string[] = [];
  const reader = createReader(1000);
  const counting: ReadOne = (source) => {
    read.push(source.text);
    return reader(source);
  };
  const lines = LINES.map((text, i) => `R${i + 1}: ${text}`);
  const readNow = (): readonly string[] => {
    read.length = 0;
    void examine(readRequirements(lines.join('\n'), uri)[0], {}, counting).diagnostics;
    return [...read];
  };
  assert.equal(readNow().length, LINES.length);
  assert.deepEqual(readNow(), []);
  lines[3] = 'R4: A nurse may cancel a large order.';
  assert.deepEqual(readNow(), ['A nurse may cancel a large order.']);
  lines.splice(10, 1);
  assert.ok(readNow().length <= 1);
  lines.splice(5, 0, 'R99: A nurse records a complaint.', 'R98: Each nurse has a badge.');
  assert.ok(readNow().length <= 3);
  lines.push(...lines.splice(0, 1));
  assert.ok(readNow().length <= 2);
});

it('reads a scenario outline anew when a row of its examples changed', () => {
  const outline = (word: string): string =>
    `Scenario Outline: Repairs
Given a scooter in state <old>
When a mechanic <does> the scooter
Then the scooter is in state <new>

Examples:
| old    | does    | new     |
| broken | repairs | working |
| dirty  | ${word} | working |
`;
  const readOne = createReader(100);
  const verbs = (text: string): readonly string[] =>
    examine(readRequirements(text, uri)[0], {}, readOne).specification.actors.flatMap(({ permissions }) =>
      permissions.map(({ action }) => action.verb),
    );
  assert.deepEqual(verbs(outline('cleans')), ['repair', 'clean']);
  assert.deepEqual(verbs(outline('washes')), ['repair', 'wash']);
});
