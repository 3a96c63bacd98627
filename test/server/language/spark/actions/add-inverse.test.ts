import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const kind = 'refactor.rewrite.addInverse';

const family = `dsl family {
  entity person {
    arg name: atom { unique true }
    section ties {
      entity child_of {
        kind tie
        inverse parent_of_many
        arg name: atom { unique true }
        arg person: reference(person)
      }
      entity parent_of_many {
        kind tie
        inverse child_of
        arg name: atom { unique true }
        arg person: reference(person)
        option key: reference(field, of: person)
      }
    }
    entity field { arg name: atom { unique true } }
  }
  transform "a tie has a field" { each child_of  add { field "{name}_key" } }
}
`;

it('leads back from the other document, in a section that it adds, by the name that was brought along', () => {
  const { others } = act('use family\nperson Anna { ties { chi<|>ld_of mother: Eve } }\n', kind, {
    others: { 'family.spark': family, 'eve.spark': 'use family\nperson Eve\n' },
  });
  assert.equal(
    others['eve.spark'],
    `use family
person Eve {
  ties {
    parent_of_many annas: Anna { key mother_key }
  }
}
`,
  );
});

it('gives each statement of a block on one line a line of its own', () => {
  const text = `use family
person Anna { ties { chi<|>ld_of mother: Eve } }
person Eve { field age  field hair /* grey */  field eyes }
`;
  const after = act(text, kind, { others: { 'family.spark': family } }).text;
  assert.equal(
    after.slice(after.indexOf('person Eve')),
    `person Eve {
  field age
  field hair /* grey */  field eyes
  ties {
    parent_of_many annas: Anna { key mother_key }
  }
}
`,
  );
});

it('goes on in the section that is there, and takes a free name', () => {
  const text = `use family
person Anna { ties { chi<|>ld_of mother: Eve } }
person Eve {
  ties {
    child_of annas: Ada
  }
}
person Ada {}
`;
  assert.match(
    act(text, kind, { others: { 'family.spark': family } }).text,
    /child_of annas: Ada\n {4}parent_of_many annas_2: Anna \{ key mother_key \}\n {2}\}/,
  );
});

it('offers nothing where one leads back already', () => {
  const others = { 'family.spark': family };
  const text =
    'use family\nperson A { ties { chi<|>ld_of b: B } }\nperson B { ties { parent_of_many as: A } }';
  assert.deepEqual(offered(text, kind, others), []);
  assert.deepEqual(offered('use family\nperson A { ties { chi<|>ld_of b: B } }', kind, others), []);
});

const clinic = (relationship: string, rest: string) => `use ash.resource
resource Visit {
  attributes { uuid_primary_key id }
  relationships { ${relationship} }
}
resource Patient { attributes { uuid_primary_key id }${rest} }
`;

for (const [from, title, to] of [
  ['belongs_to guest: Patient', 'has_many', 'has_many visits: Visit { destination_attribute guest_id }'],
  ['belongs_to guest: Patient', 'has_one', 'has_one visit: Visit { destination_attribute guest_id }'],
  ['has_many patients: Patient', 'belongs_to', 'belongs_to visit: Visit'],
  ['has_one patient: Patient { destination_attribute stay_id }', 'belongs_to', 'belongs_to stay: Visit'],
  [
    'many_to_many patients: Patient { through Stay  source_attribute_on_join_resource a }',
    'many_to_many',
    'many_to_many visits: Visit { through Stay  destination_attribute_on_join_resource a }',
  ],
] as const)
  it(`answers ${from} with ${to}`, () => {
    const { text } = act(clinic(`<|>${from}`, ''), kind, { title });
    assert.ok(text.endsWith(`{ uuid_primary_key id }\n  relationships {\n    ${to}\n  }\n}\n`), text);
  });
