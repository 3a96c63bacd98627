/** Tables of fields: what each row says of the entity that the table is about. */
import assert from 'node:assert/strict';
import { specify } from '../../../../server/src/factory/documents/specify.ts';

const read = (text: string) => specify({ uri: 'file:///a.req.md', text }).specification;

const table = `| Field | Type | Required | Unique | Default | Values |
|:------|------|:--------:|--------|---------|--------|
| name | string(50) | yes | | | |
| **email** | e-mail | Y | Y | | |
| dateOfBirth | date | no | | | |
| status | enum(active, archived) | x | | active | |
| colour | string | | | - | red, green or blue |
| places | int | O | | 4 | |
| lamp | on / off | | | | |
| note | string \\| null | | | | |
| rooms | list of Room | | | | |
`;

const expected = [
  'name: string required',
  'email: email required unique',
  'date_of_birth: date',
  'status: enumeration(active|archived) required =active',
  'colour: enumeration(red|green|blue)',
  'places: integer =4',
  'lamp: enumeration(on|off)',
  'note: string',
];

const captions: Readonly<Record<string, string>> = {
  'a heading': '## Guest\n\n',
  'a heading with a number': '## 2.1 Fields of a guest\n\n',
  'a heading that says what is listed': '### Guest attributes\n\n',
  'a sentence that announces them': 'R1: Each guest has the following fields:\n\n',
  'a line that announces them': 'Attributes of guests:\n',
  'a line in bold': '**Entity: Guest**\n\n',
};

for (const [name, caption] of Object.entries(captions))
  it(`reads a table of fields under ${name}`, () => {
    const { entities, relationships } = read(caption + table);
    const guest = entities.find((entity) => entity.name === 'Guest');
    assert.deepEqual(
      guest?.attributes.map(
        (one) =>
          `${one.name}: ${one.type}${one.values ? `(${one.values.join('|')})` : ''}${one.required ? ' required' : ''}` +
          `${one.unique ? ' unique' : ''}${one.default === undefined ? '' : ` =${one.default}`}`,
      ),
      expected,
    );
    assert.ok(relationships.some(({ from, to }) => from === 'Guest' && to === 'Room'));
  });

it('says nothing against the rows, which are no sentences', () => {
  const { diagnostics, specification } = specify({ uri: 'file:///a.req', text: `# Guest\n\n${table}` });
  assert.deepEqual(
    diagnostics.filter(({ code }) => code !== 'req/missing-id'),
    [],
  );
  assert.equal(specification.statements.length, 9);
});
