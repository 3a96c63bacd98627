import assert from 'node:assert/strict';
import { broughtAlongIn, checkIn, hoverAt } from '../../../../../server/src/language/spark/index.ts';
import { at, open } from './two-dsls.ts';

/** What the elements of a document bring along, behind their heads. */
function broughtAlong(text: string, definition?: string): readonly string[] {
  const { workspace, document } = open('marked', definition ? `${definition}\n${text}` : text);
  return broughtAlongIn(workspace, document).map(
    ({ head, statements }) => `${document.text.slice(head.start, head.end)} + ${statements.join(' + ')}`,
  );
}

it('says what attribute a relationship brings along', () => {
  const [found] = broughtAlong(`use ash.resource
resource Visit {
  attributes { uuid_primary_key id }
  relationships { belongs_to doctor: Doctor }
}`);
  assert.match(found ?? '', /^belongs_to doctor: Doctor \+ attribute doctor_id: /);
});

it('says what timestamps bring along, and nothing of what is written', () => {
  const text = (rest: string) => `use ash.resource
resource Visit {
  attributes { uuid_primary_key id  timestamps { public? true }  ${rest} }
  identities { identity one: [inserted_at, updated_at] }
}`;
  assert.deepEqual(
    broughtAlong(text('')).map((each) => each.replaceAll('{ public? true }', '').trim()),
    ['timestamps + create_timestamp inserted_at + update_timestamp updated_at'],
  );
  assert.deepEqual(broughtAlong(text('attribute updated_at: date')), [
    'timestamps + create_timestamp inserted_at',
  ]);
  const { workspace, document } = open('marked', text(''));
  assert.deepEqual(checkIn(workspace, document), []);
});

const definition = `dsl shop {
  entity item {
    arg name: atom { unique true }
    section prices { entity price { arg of: atom { unique true }  option amount: integer  option tax?: boolean } }
    section discounts { entity discount { arg code: atom { unique true } } }
  }
  transform "a discount has a price" {
    each discount
    add { prices { price "{code}_price" { amount 5  tax? true } } }
  }
}
`;

it('says what transformers of a definition in the workspace add, and nothing that is written', () => {
  assert.deepEqual(
    broughtAlong(
      'use shop\nitem Pen { discounts { discount half  discount full }  prices { price full_price } }',
      definition,
    ),
    ['discount half + price half_price'],
  );
});

it('says what is inside, too', () => {
  const { workspace, document } = open(
    'marked',
    `${definition}use shop\nitem Pen { discounts { discount half } }`,
  );
  assert.equal(
    broughtAlongIn(workspace, document)[0]?.text,
    'price half_price {\n  amount 5\n  tax? true\n}',
  );
});

it('tells under the pointer what is brought along, and what brings it', () => {
  const text = `use ash.resource
resource Visit {
  attributes { uuid_primary_key id }
  relationships { belongs_to doctor: Doctor { public? true } }
  identities { identity one: [doctor_id] }
}`;
  const { workspace, document, offset } = open('marked', at(text, 'doctor_id]'));
  const lines = hoverAt(workspace, document, offset)?.markdown.split('\n') ?? [];
  assert.match(lines[1] ?? '', /^attribute doctor_id: uuid$/);
  assert.ok(lines.includes('Comes with `belongs_to doctor: Doctor`.'), lines.join('\n'));
});
