/** Names that are left out, that stand in conditions over others, or that could be values: what they lead to. */
import assert from 'node:assert/strict';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

function findings(text: string): readonly string[] {
  return checkSpark({ uri: 'file:///test.spark', text })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} "${text.slice(span.start, span.end)}"`);
}

const work = (filter: string) => `use ash.resource
resource Work {
  attributes { uuid_primary_key id }
  relationships { has_many reviews: Review }
  actions {
    read rated {
      argument stars: integer
      filter ${filter}
    }
  }
}
resource Review {
  attributes { uuid_primary_key id  attribute stars: integer }
  relationships { belongs_to work: Work }
}`;

it('finds the arguments of an action in conditions over related records', () => {
  assert.deepEqual(findings(work('exists(reviews, stars >= ^arg(stars))')), []);
  assert.deepEqual(findings(work('count(reviews, query: [filter: stars > ^arg(stars)]) > 1')), []);
  assert.deepEqual(findings(work('exists(reviews, stars >= ^arg(star))')), [
    'spark/dangling-reference "star"',
  ]);
});

it('looks up what ^ref names in the related records', () => {
  assert.deepEqual(findings(work('exists(reviews, ^ref(stars) > 1)')), []);
  assert.deepEqual(findings(work('exists(reviews, ^ref(reviews) > 1)')), [
    'spark/dangling-reference "reviews"',
  ]);
});

it('holds no attribute against a change whose resource is known only when it runs', () => {
  const step = (change: string) => `use ash.reactor
reactor Publish {
  input post
  change published: ${change} { initial input(post) }
}`;
  assert.deepEqual(findings(step('set_attribute(state, "published")')), []);
});

it('knows the values of an enumeration where it is the type of a field in an expression', () => {
  const text = (value: string) => `use ash.resource
enum_type Colour { value red  value green }
resource Box {
  attributes { uuid_primary_key id  attribute colour: custom(Colour) }
  calculations { calculate is_red: boolean, colour == ${value} }
}`;
  assert.deepEqual(findings(text('red')), []);
  assert.deepEqual(findings(text('rad')), ['spark/wrong-operand "rad"']);
});

it('takes embedded resources for types', () => {
  const text = (type: string) => `use ash.resource
resource Address {
  data_layer embedded
  attributes { attribute city: string }
}
resource Person {
  attributes { uuid_primary_key id  attribute address: custom(${type}) }
}`;
  assert.deepEqual(findings(text('Address')), []);
  assert.deepEqual(findings(text('Adress')), ['spark/dangling-reference "Adress"']);
});

it('takes the name of a function for its action when none is named', () => {
  const text = (define: string) => `use ash.domain, ash.resource
domain Library { resources { resource Loan { ${define} } } }
resource Loan {
  attributes { uuid_primary_key id }
  actions { create lend { argument days: integer } }
  code_interface { ${define} }
}`;
  assert.deepEqual(findings(text('define lend { args [days] }')), []);
  assert.deepEqual(findings(text('define lend { args [dais] }')), [
    'spark/dangling-reference "dais"',
    'spark/dangling-reference "dais"',
  ]);
  assert.equal(findings(text('define lent')).filter((each) => each.startsWith('spark/verifier')).length, 2);
});

it('takes the argument of manage_relationship for the name of the relationship when none is named', () => {
  const text = (action: string) => `use ash.resource
resource Work {
  attributes { uuid_primary_key id }
  relationships { has_many reviews: Review }
  actions {
    create record {
      argument reviews: array(map)
      change manage_relationship(reviews, type: create, on_no_match: [create, ${action}])
    }
  }
}
resource Review {
  attributes { uuid_primary_key id }
  relationships { belongs_to work: Work }
  actions { create write }
}`;
  assert.deepEqual(findings(text('write')), []);
  assert.deepEqual(findings(text('wirte')), ['spark/dangling-reference "wirte"']);
});

it('follows paths that stand before a colon', () => {
  assert.deepEqual(findings(sorted('`work.title`: asc')), []);
  assert.deepEqual(findings(sorted('`work.titel`: asc')), ['spark/dangling-reference "titel"']);
  assert.deepEqual(findings(sorted('`wrok.title`: asc')), ['spark/dangling-reference "wrok"']);
});

function sorted(order: string): string {
  return `use ash.resource
resource Work { attributes { uuid_primary_key id  attribute title: string } }
resource Review {
  attributes { uuid_primary_key id }
  relationships { belongs_to work: Work }
  preparations { prepare build(sort: [${order}]) }
}`;
}

it('takes no misspelt name for a value of a type that has no names', () => {
  const text = (other: string) => `use ash.resource
resource Stay {
  attributes { uuid_primary_key id  attribute from_day: date  attribute to_day: date  attribute note: string }
  validations {
    validate compare(to_day, greater_than: ${other})
    validate compare(note, is_not_equal: none)
  }
}`;
  assert.deepEqual(findings(text('from_day')), []);
  assert.deepEqual(findings(text('form_day')), ['spark/dangling-reference "form_day"']);
});

it('takes a name for a field where a function asks for a text, a number or a range', () => {
  const text = (calculation: string) => `use ash.resource
resource Task {
  attributes {
    uuid_primary_key id
    attribute title: string
    attribute mood: atom(one_of: [good, bad])
    attribute time: range(inner_type: date)
  }
  calculations { calculate result: ${calculation} }
}`;
  assert.deepEqual(findings(text('boolean, contains(titl, "x")')), ['spark/unknown-field "titl"']);
  assert.deepEqual(findings(text('string, string_trim(nothing)')), ['spark/unknown-field "nothing"']);
  assert.deepEqual(findings(text('boolean, range_contains(day, today())')), ['spark/unknown-field "day"']);
  assert.deepEqual(findings(text('string, fragment("lower(? || ?)", title, nothing)')), [
    'spark/unknown-field "nothing"',
  ]);
  assert.deepEqual(findings(text('boolean, if(title == "x", good, bad) == mood')), []);
});

it('knows the inputs of the action that a step of a reactor runs', () => {
  const text = (input: string) => `use ash.reactor
reactor Pay {
  input amount
  create payment: Payment, take { inputs [${input}: input(amount)] }
}
resource Payment {
  attributes { uuid_primary_key id  attribute amount: decimal }
  actions { create take { accept [amount]  argument note: string } }
}`;
  assert.deepEqual(findings(text('amount')), []);
  assert.deepEqual(findings(text('note')), []);
  assert.deepEqual(findings(text('amonut')), ['spark/dangling-reference "amonut"']);
});

it('takes a name without a capital for no module', () => {
  const text = (layer: string) => `use ash.resource
resource Payment {
  data_layer ${layer}
  attributes { uuid_primary_key id }
}`;
  assert.deepEqual(findings(text('postgres')), []);
  assert.deepEqual(findings(text('MyApp.DataLayer')), []);
  assert.deepEqual(findings(text('postgers')), ['spark/wrong-value "postgers"']);
});

const served = (names: string, more = '') => `use ash.resource, ash.graphql, ash.json_api
resource A {
  extensions [json_api, graphql, ash.pub_sub, My.Thing, "Alone"${more}]
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { many_to_many others: B { through C } }
  calculations { calculate x: string, name { argument by: integer } }
  actions {
    create add {
      argument title: string
      argument others: list(uuid)
      change manage_relationship(others, type: append, join_keys: [${names}])
    }
  }
  graphql { type a  argument_names [add: [${names}: label]]  argument_input_types [add: [${names}: string]] }
  json_api { type "a"  argument_names [add: [${names}: label]]  calculation_argument_names [x: [${names}: label]] }
}
resource B { attributes { uuid_primary_key id } }
resource C { attributes { uuid_primary_key id  attribute title: string  attribute by: string } }`;

it('knows whose names the names in a map are by the name before the colon', () => {
  const named = (name: string) => findings(served(name)).filter((each) => each.includes(`"${name}"`)).length;
  assert.deepEqual(
    ['title', 'by', 'neither', 'toString', '__proto__'].map((name) => [name, named(name)]),
    [
      ['title', 1],
      ['by', 3],
      ['neither', 5],
      ['toString', 5],
      ['__proto__', 5],
    ],
  );
});

it('knows the extensions that definitions name, and modules', () => {
  assert.deepEqual(
    findings(served('title', ', jsn_api')).filter((each) => !each.includes('title')),
    ['spark/dangling-reference "jsn_api"'],
  );
});

it('looks up in the join resource what JSON:API shows of a link', () => {
  const text = (option: string) => `use ash.resource, ash.json_api
resource Room {
  attributes { uuid_primary_key id }
  relationships { many_to_many guests: Guest { through Stay  public? true } }
  json_api { type "room"  ${option} }
}
resource Guest { attributes { uuid_primary_key id } }
resource Stay {
  attributes { uuid_primary_key id  attribute nights: integer }
  relationships { belongs_to room: Room  belongs_to guest: Guest }
}`;
  for (const option of ['relationship_meta_in', 'relationship_meta_out']) {
    assert.deepEqual(findings(text(`${option} [guests: [length: nights]]`)), []);
    assert.deepEqual(findings(text(`${option} [guests: [length: night]]`)), [
      'spark/dangling-reference "night"',
    ]);
    assert.deepEqual(findings(text(`${option} [guest: [length: nights]]`)), [
      'spark/dangling-reference "guest"',
    ]);
  }
});

it('holds bounds of comparisons to the type of what is compared, and not to its limits', () => {
  const text = (validation: string) => `use ash.resource
resource Box {
  attributes { uuid_primary_key id  attribute weight: integer(min: 1, max: 9) }
  validations { validate ${validation} }
}`;
  assert.deepEqual(findings(text('compare(weight, greater_than: 0, less_than: 10)')), []);
  assert.deepEqual(findings(text('numericality(weight, less_than_or_equal_to: "x")')), [
    'spark/wrong-value ""x""',
  ]);
  assert.deepEqual(findings(text('compare(weight, is_equal: 10)')), ['spark/wrong-value "10"']);
});

it('looks up the actions by which records are related in the related and in the joining resource', () => {
  const text = (relationship: string, lookup: string) => `use ash.resource
resource Work {
  attributes { uuid_primary_key id }
  relationships { many_to_many tags: Tag { through Mark }  has_many marks: Mark }
  actions { create add { argument given: array(map)  change manage_relationship(given, ${relationship}, on_lookup: [relate, ${lookup}]) } }
}
resource Tag { attributes { uuid_primary_key id }  actions { update touch } }
resource Mark {
  attributes { uuid_primary_key id }
  relationships { belongs_to work: Work  belongs_to tag: Tag }
  actions { create join  update move }
}`;
  assert.deepEqual(findings(text('tags', 'touch')), []);
  assert.deepEqual(findings(text('tags', 'join')), []);
  assert.deepEqual(findings(text('tags', 'joyn')), ['spark/dangling-reference "joyn"']);
  assert.deepEqual(findings(text('marks', 'move')), []);
  assert.deepEqual(findings(text('marks', 'touch')), ['spark/dangling-reference "touch"']);
});

it('says what is wrong inside of named values, where something else could stand, too', () => {
  const text = (options: string) => `use ash.resource
resource Box {
  attributes { uuid_primary_key id  attribute weight: integer }
  relationships { has_many boxes: Box { destination_attribute id  sort ${options} } }
}`;
  assert.deepEqual(findings(text('[weight: desc]')), []);
  assert.deepEqual(findings(text('[weight: descending]')), ['spark/wrong-value "descending"']);
  assert.deepEqual(findings(text('[wait: desc]')), ['spark/dangling-reference "wait"']);
});

it('holds constraints beside a type to what the type takes', () => {
  const text = (attribute: string) => `use ash.resource
enum_type Colour { value red }
new_type Short: string { constraints [max_length: 3] }
resource Box {
  attributes { uuid_primary_key id  attribute ${attribute} }
  actions { read all { argument most: integer { constraints [max: 9] } } }
}`;
  assert.deepEqual(findings(text('size: integer { constraints [min: 1, max: 9] }')), []);
  assert.deepEqual(findings(text('names: array(string) { constraints [items: [max_length: 2]] }')), []);
  assert.deepEqual(findings(text('code: custom(Short) { constraints [max_length: 2] }')), []);
  assert.deepEqual(findings(text('size: integer { constraints [minimum: 1] }')), [
    'spark/surplus-argument "minimum"',
  ]);
  assert.deepEqual(findings(text('size: integer { constraints [min: "1"] }')), ['spark/wrong-value ""1""']);
  assert.deepEqual(findings(text('size: boolean { constraints [min: 1] }')), [
    'spark/surplus-argument "min"',
  ]);
});
