/** Which statements a document has: labels, bullets, paragraphs, what goes on over lines, and what does not. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';

/** `id|text` of each statement; an id that the author wrote has a star. */
function statements(text: string): string[] {
  const [{ statements: found }] = readRequirements(text, 'file:///a/clinic.req');
  for (const { text: own, span } of found) assert.equal(own.length, span.end - span.start);
  return found.map(({ id, idSpan, text: own }) => {
    if (idSpan) assert.equal(text.slice(idSpan.start, idSpan.end), id);
    return `${id}${idSpan ? '*' : ''}|${own}`;
  });
}

const labels: Readonly<Record<string, string>> = {
  'R1: It works.': 'R1*|It works.',
  'REQ-12: It works.': 'REQ-12*|It works.',
  'REQ-12 The clinic is open.': 'REQ-12*|The clinic is open.',
  'REQ-13 WHEN it rains THE SYSTEM SHALL wait': 'REQ-13*|WHEN it rains THE SYSTEM SHALL wait',
  'REQ-3.1.2 The clinic is open.': 'REQ-3.1.2*|The clinic is open.',
  '[FR-001] It works.': 'FR-001*|It works.',
  '[FR-001]: It works.': 'FR-001*|It works.',
  '(US-3) It works.': 'US-3*|It works.',
  '**FR-001**: It works.': 'FR-001*|It works.',
  '**FR-001:** It works.': 'FR-001*|It works.',
  '- **FR-001**: It works.': 'FR-001*|It works.',
  'R1. It works.': 'R1*|It works.',
  'R1) It works.': 'R1*|It works.',
  'R1 - It works.': 'R1*|It works.',
  'R1 – It works.': 'R1*|It works.',
  'REQ.SEC.004: It works.': 'REQ.SEC.004*|It works.',
  '1. It works.': '1*|It works.',
  '2) It works.': '2*|It works.',
  '1.2.3 It works.': '1.2.3*|It works.',
  '1.2.3. It works.': '1.2.3*|It works.',
  '- It works.': 'S1|It works.',
  '* It works.': 'S1|It works.',
  '• It works.': 'S1|It works.',
  'It works.': 'S1|It works.',
  // What only looks like a label.
  'A4 paper is used.': 'S1|A4 paper is used.',
  '1.5 hours are enough.': 'S1|1.5 hours are enough.',
  'UTF-8 is used.': 'S1|UTF-8 is used.',
  'Note: it works.': 'S1|Note: it works.',
  '**Login**: it works.': 'S1|Login\u2009\u2009: it works.',
  '12:30 is noon.': 'S1|12:30 is noon.',
};

for (const [text, expected] of Object.entries(labels))
  it(`reads ${text}`, () => assert.deepEqual(statements(`${text}\n`), [expected]));

const documents: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
  'goes on over indented lines': [
    'R1: Given a visit\n    When it ends\n    Then it is paid\nR2: Next.',
    ['R1*|Given a visit\n    When it ends\n    Then it is paid', 'R2*|Next.'],
  ],
  'goes on over hard-wrapped lines until the sentence ends': [
    'R1: Each patient has\na name.\nEach room has a number.',
    ['R1*|Each patient has\na name.', 'S2|Each room has a number.'],
  ],
  'keeps the steps of a scenario together': [
    'Given a visit.\nWhen it ends.\nThen it is paid.\nAnd archived.',
    ['S1|Given a visit.\nWhen it ends.\nThen it is paid.\nAnd archived.'],
  ],
  'cuts a paragraph into sentences': [
    'Each patient has a name, e.g. Ann. Version 1.5 is out! Dr. Who asks: why? He\nleaves.',
    [
      'S1|Each patient has a name, e.g. Ann.',
      'S2|Version 1.5 is out!',
      'S3|Dr. Who asks: why?',
      'S4|He\nleaves.',
    ],
  ],
  'begins a statement where a form begins on a new line': [
    'When a visit ends, it is paid\nWhen it is paid, it is archived\nIf not, then a reminder is sent',
    [
      'S1|When a visit ends, it is paid',
      'S2|When it is paid, it is archived',
      'S3|If not, then a reminder is sent',
    ],
  ],
  'leaves an id’d statement whole': ['R1: One. Two. Three.', ['R1*|One. Two. Three.']],
  'takes fragments into the sentence that announces them': [
    'R1: A patient has:\n  - a name\n  - a date of birth\n\nA room has:\n\n- a number\n- a floor\n',
    ['R1*|A patient has:\n  - a name\n  - a date of birth', 'S2|A room has:\n\n- a number\n- a floor'],
  ],
  'leaves sentences under a title alone': [
    'Functional requirements:\n- Each patient has a name.\n- Each room has a number.',
    ['S1|Each patient has a name.', 'S2|Each room has a number.'],
  ],
  'takes the paragraph below a label that stands alone': [
    'R1:\n\nIt works.\n\nIt stays.',
    ['R1*|It works.', 'S2|It stays.'],
  ],
  'leaves comments, rules and markup of comments out': [
    '// no\nR1: It works.\n// no\n/* no\nno */\n---\n<!-- no -->\nSo it does.',
    ['R1*|It works.', 'S2|So it does.'],
  ],
  'takes a list number that comes again for a list mark': [
    '# A\n1. One.\n2. Two.\n# B\n1. Three.',
    ['1*|One.', '2*|Two.', 'S3|Three.'],
  ],
  'gives ids by position that nobody wrote': ['S2: One.\nTwo.', ['S2*|One.', 'S2a|Two.']],
  'knows Windows line ends': ['R1: One\r\n  more.\r\nR2: Two.\r\n', ['R1*|One\r\n  more.', 'R2*|Two.']],
  'knows a byte order mark': ['\uFEFFR1: One.', ['R1*|One.']],
};

for (const [name, [text, expected]] of Object.entries(documents))
  it(name, () => assert.deepEqual(statements(text), expected));
