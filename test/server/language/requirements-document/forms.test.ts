/** The forms of Markdown and of other templates: tables, fences, quotes, marks, priorities, criteria, structured fields. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import type { StatementText } from '../../../../server/src/model/requirements.ts';

const read = (text: string, uri = 'file:///a.req.md') => readRequirements(text, uri);
const statements = (text: string) => read(text)[0].statements;
const squeezed = (text: string) => text.replace(/\s+/g, ' ');
const structured = new Set(['scope', 'condition', 'component', 'shall', 'timing', 'response']);
const show = ({ id, text, parent, fields }: StatementText) =>
  `${id}${parent === undefined ? '' : `<${parent}`}|${squeezed(text)}${[...fields]
    .filter(([name]) => !structured.has(name))
    .map(([name, value]) => ` {${name}: ${squeezed(value)}}`)
    .join('')}`;

const forms: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
  'front matter': ['---\ntitle: Clinic\ntags:\n  - a\n---\nR1: It works.\n', ['R1|It works.']],
  'a rule at the top, which is no front matter': [
    '---\nR1: It works.\n---\nR2: It stays.\n',
    ['R1|It works.', 'R2|It stays.'],
  ],
  'code, which is left out, and requirements in a fence': [
    '```js\nR1: no\n```\n\n```req\nR2: It works.\n```\n~~~\nno\n~~~\nR3: It stays.\n',
    ['R2|It works.', 'R3|It stays.'],
  ],
  'marks and links': [
    'R1: The system **shall** open [the `door`](a.md) ~~now~~ for <b>each</b> guest_name \\*.\n',
    ['R1|The system shall open the door now for each guest_name *.'],
  ],
  quotes: ['> R1: It works\n> and stays.\n>\n> R2: It ends.\n', ['R1|It works and stays.', 'R2|It ends.']],
  'lines of EARS in capitals without full stops': [
    'WHILE it is on WHEN a guest pays\nTHE TILL SHALL print\nIF it fails THEN THE TILL SHALL beep\nTHE TILL SHALL stop\nWHEN it rains\n',
    [
      'S1|WHILE it is on WHEN a guest pays THE TILL SHALL print',
      'S2|IF it fails THEN THE TILL SHALL beep',
      'S3|THE TILL SHALL stop WHEN it rains',
    ],
  ],
  'an id in bold before a dash': [
    '**US-1** – As a guest, I want to pay.\n',
    ['US-1|As a guest, I want to pay.'],
  ],
  'task lists': ['- [ ] R1: It works.\n- [x] It stays.\n', ['R1|It works.', 'S2|It stays.']],
  'letters and small numbers': [
    'a) It works.\n(b) It stays.\n(iv) It ends.\n',
    ['S1|It works.', 'S2|It stays.', 'S3|It ends.'],
  ],
  'headings with lines below': [
    'Rooms\n=====\nR1: It works.\n\nBeds\n---\nR2: It stays.\n',
    ['R1|It works.', 'R2|It stays.'],
  ],
  priorities: [
    "R1 [must]: It works.\nR2: (S) It stays.\n- [could] It ends.\nR4: It goes. (Priority: P1)\n**R5 (won't)**: It rings.\n",
    [
      'R1|It works. {priority: must}',
      'R2|It stays. {priority: should}',
      'S3|It ends. {priority: could}',
      'R4|It goes. {priority: P1}',
      'R5|It rings. {priority: won’t}',
    ],
  ],
  'what only looks like a priority': [
    'R1: It is for a room (size M).\n- (M) It works.\n',
    ['R1|It is for a room (size M).', 'S2|It works. {priority: must}'],
  ],
  'a table of requirements': [
    '| No. | Priority | **Requirement** |\n|:-|-|-:|\n| FR-1 | high | It *works* \\| stays. |\n| | | It ends. |\n',
    ['FR-1|It works | stays. {priority: high}', 'S2|It ends.'],
  ],
  'a table without bars around it': [
    'ID | Requirement\n---|---\nR1 | It works.\n\nR2: It stays.\n',
    ['R1|It works.', 'R2|It stays.'],
  ],
  'criteria in a list': [
    'R1: It works.\n  Acceptance criteria:\n    - It is quick.\n      Really.\n    - Given a, when b, then c\n  priority: must\n',
    [
      'R1|It works. {acceptance criteria: - It is quick. Really. - Given a, when b, then c} {priority: must}',
      'R1.1<R1|It is quick. Really.',
      'R1.2<R1|Given a, when b, then c',
    ],
  ],
  'criteria with labels, once and again': [
    'R1: A.\n**Acceptance Criteria:**\n1. B.\n2. C.\nR2: D.\nacceptance:\n- AC1: E.\nR3: F.\nacceptance:\n- AC1: G.\n- AC7: H.\n',
    ['R1', 'R1.1<R1|B.', 'R1.2<R1|C.', 'R2', 'R2.AC1<R2|E.', 'R3', 'R3.AC1<R3|G.', 'AC7<R3|H.'],
  ],
  'criteria under a heading, with the numbers of their requirement': [
    '### Requirement 4: Doors\n\n**User Story:** As a guest, I want a door.\n\n#### Acceptance Criteria\n\n1. WHEN a DO b\n2. IF c\n\n### Other\n\n1. D.\n',
    ['4|As a guest, I want a door.', '4.1<4|WHEN a DO b', '4.2<4|IF c', '1|D.'],
  ],
  'a number in a heading, once': [
    '## US-01: Offers\n\nIt works.\n\nIt stays.\n\n## US-01 again\n\nIt ends.\n\n## US-2\n\nUS-2: It goes.\n',
    ['US-01|It works.', 'S2|It stays.', 'S3|It ends.', 'US-2|It goes.'],
  ],
  'criteria of a requirement without a text, and remarks before criteria': [
    '### Requirement 1\n\n#### Acceptance Criteria\n\n1. A.\n2. B.\n\n### Requirement 2\n\nC.\n\nSee D.\n\n#### Acceptance Criteria\n\n1. E.\n',
    ['1.1|A.', '1.2|B.', '2|C.', 'S4|See D.', '2.1<2|E.'],
  ],
  'groups of criteria below headings': [
    '### Requirement 1\n\nA.\n\n#### Acceptance Criteria\n\n##### AC1: B\n\n1. C.\n\n##### AC2: D\n\n1. E.\n',
    ['1|A.', '1.AC1.1<1|C.', '1.AC2.1<1|E.'],
  ],
  'fields in bold below a blank line': [
    'R1: It works.\n\n**Priority:** high\n**Effort:** 3\n',
    ['R1|It works. {priority: high} {effort: 3}'],
  ],
  'list items that ask for something, apart from those that complete a sentence': [
    '1. **Speed**\n   - It must be quick.\n   - It must be cheap.\n2. A room has:\n   - Beds\n   - Lamps\n',
    ['1|Speed', 'S2|It must be quick.', 'S3|It must be cheap.', '2|A room has: - Beds - Lamps'],
  ],
  'short items below a blank line, which complete the sentence that announces them': [
    'R1: A room has:\n\n- Beds\n- A lamp\n\nR2: Each lamp:\n\n- It must be on.\n',
    ['R1|A room has: - Beds - A lamp', 'R2|Each lamp:', 'S3|It must be on.'],
  ],
  'text behind a comment, and notes': [
    '<!-- a --> It works.\n\n> [!NOTE]\n> It stays.\n',
    ['S1|It works.', 'S2|It stays.'],
  ],
  'HTML and pictures, which are left out': [
    '<details>\n\n![A door](a.png)\n\nR1: It works.\n\n</details>\n',
    ['R1|It works.'],
  ],
  'fields of a structured requirement': [
    'R1:\n  scope: in night mode\n  condition: when the door opens\n  component: the lamp\n  timing: within 2 seconds\n  response: be on\nREQ-2\n  component: the lamp\n  shall: shall\n  response: be red\n',
    [
      'R1|in night mode when the door opens the lamp within 2 seconds shall be on',
      'REQ-2|the lamp shall be red',
    ],
  ],
  'a scenario with steps, values and a table in a step': [
    'Scenario Outline: Fees\n  Given these guests:\n    | name |\n    | Ann |\n  * a <room>\n  When one leaves\n  Then she pays\n\n  Examples:\n    | room |\n    | 12 |\nScenario: Next\n  Given a\n  When b\n  Then c\n',
    [
      'S1|Given these guests: | name | | Ann | * a 12 When one leaves Then she pays',
      'S2|Given a When b Then c',
    ],
  ],
};

for (const [name, [text, expected]] of Object.entries(forms))
  it(`reads ${name}`, () => {
    const found = statements(text).map(show);
    assert.deepEqual(
      found.map((line, index) => (expected[index]?.includes('|') ? line : line.split('|')[0])),
      expected,
    );
    for (const { text: said, span } of statements(text)) assert.equal(said.length, span.end - span.start);
    assert.deepEqual(
      read(text)[1].filter(({ severity }) => severity !== 'info'),
      [],
    );
  });

const glossaries: Readonly<Record<string, string>> = {
  'a table':
    '## Glossary\n\n| Term | Also called | Definition |\n|-|-|-|\n| guest | visitor | a person who stays |\n',
  'a table under another heading':
    '## Words\n\n| Term | Synonyms | Meaning |\n|-|-|-|\n| **guest** | visitor | a person who stays |\n',
  'a list of definitions': '## Glossary\n\nguest\n: a person who stays\n\n**bed**\n: a thing\n',
  'a list of definitions with other names':
    '## Glossary\n\n**guest** (visitor, lodger)\n: a person who stays\n',
};

for (const [name, text] of Object.entries(glossaries))
  it(`reads a glossary from ${name}`, () => {
    const [{ glossary }] = read(`${text}\n# Next\nR1: It works.\n`);
    assert.equal(glossary[0]?.term, 'guest');
    assert.equal(glossary[0]?.definition, 'a person who stays');
    assert.equal(text.slice(glossary[0]?.span.start, glossary[0]?.span.end), 'guest');
  });

it('knows the other names of a term above its definition', () => {
  const text = '## Glossary\n\n**guest** (visitor, lodger)\n: a person who stays\n\n# Next\nR1: It works.\n';
  assert.deepEqual(read(text)[0].glossary[0]?.synonyms, ['visitor', 'lodger']);
});

it('names the project of a file by its name without both ends', () => {
  assert.equal(read('A.', 'file:///a/city%20clinic.req.md')[0].project, 'city clinic');
});

it('reads of ordinary Markdown only what stands in its fences, where it stands', () => {
  const text =
    '# A\n\nR1: no\n\n```req\nR2: It works.\n```\n\n```\nR3: no\n```\n\n~~~gherkin\nGiven a\nWhen b\nThen c\n~~~\n';
  const [{ statements: found }, diagnostics] = read(text, 'file:///a.md');
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    ['It works.', 'Given a\nWhen b\nThen c'],
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(read('# A\n\nR1:\nR1:\n', 'file:///a.md')[1], []);
});
