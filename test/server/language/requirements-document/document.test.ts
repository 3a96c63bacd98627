/** What stands around the statements: headers, groups, glossaries and fields. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';

const read = (text: string, uri = 'file:///a/city%20clinic.req') => readRequirements(text, uri)[0];

it('takes the name of the project from its header, its title, or its file', () => {
  const names: Readonly<Record<string, string>> = {
    'project "City Clinic"\nA.': 'City Clinic',
    'project: City Clinic // ours\nA.': 'City Clinic',
    'Project Clinic\nA.': 'Clinic',
    '# City Clinic\n\n## Rooms\nA.': 'City Clinic',
    '# One\nA.\n# Two\nB.': 'city clinic',
    'Project managers create tasks.': 'city clinic',
    'R1: One.\nproject "Late"': 'city clinic',
  };
  for (const [text, name] of Object.entries(names)) assert.equal(read(text).project, name, text);
  assert.equal(read('', 'untitled:Untitled-1').project, 'Untitled-1');
});

it('takes the domain from its header only', () => {
  assert.equal(read('domain healthcare\nA.').domain, 'healthcare');
  assert.equal(read('Domain experts review the model.').domain, undefined);
});

it('groups statements by the heading they stand under', () => {
  const { statements } = read('A.\n# One\nB.\n## Two ##\nC.\nThree:\n- D.\nFeature: Four\nE.');
  assert.deepEqual(
    statements.map(({ group, text }) => `${group ?? '-'}: ${text}`),
    ['-: A.', 'One: B.', 'Two: C.', 'Three: D.', 'Four: E.'],
  );
});

const entries = [
  { term: 'patient', synonyms: ['client', 'sick person'], definition: 'a person who is treated' },
  { term: 'slot', synonyms: [], definition: 'a span of time' },
];

const glossaries: Readonly<Record<string, string>> = {
  'in braces':
    'glossary {\n  patient (client, sick person): a person\n    who is treated\n  slot: a span of time\n}\nR1: One.',
  'under a heading':
    '# Glossary\n\npatient (client, sick person): a person who is treated\n- **slot**: a span of time\n\n# Next\nR1: One.',
  'with other marks':
    '## 2. Terms\npatient (client, sick person) = a person who is treated\nslot – a span of time\n# Next\nR1: One.',
};

for (const [name, text] of Object.entries(glossaries))
  it(`reads a glossary ${name}`, () => {
    const { glossary, statements } = read(text);
    assert.deepEqual(
      glossary.map(({ span, entry: whole, ...entry }) => {
        assert.equal(whole?.start, span.start);
        assert.match(text.slice(whole.start, whole.end), /treated$|time$/);
        assert.equal(text.slice(span.start, span.end), entry.term);
        return entry;
      }),
      entries,
    );
    assert.deepEqual(
      statements.map(({ id }) => id),
      ['R1'],
    );
  });

it('reads fields under their statement, in the spellings that people use', () => {
  const [first, second, third] = read(`R1: One.
    priority: must
    acceptance:
      - It is quick.
      - It is cheap.
    Source: Ann

    rationale: because it
      is so
R2: Two.
Priority: should
**Owner:** Bob
- Three.
  - Status: draft
`).statements.filter(({ parent }) => parent === undefined);
  assert.deepEqual(
    [...(first?.fields ?? [])],
    [
      ['priority', 'must'],
      ['acceptance', '- It is quick.\n      - It is cheap.'],
      ['source', 'Ann'],
      ['rationale', 'because it\n      is so'],
    ],
  );
  assert.deepEqual(
    [...(second?.fields ?? [])],
    [
      ['priority', 'should'],
      ['owner', 'Bob'],
    ],
  );
  assert.deepEqual([...(third?.fields ?? [])], [['status', 'draft']]);
});
