import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark, checks, syntaxError } from '../../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../../server/src/language/spark/prelude.ts';

const uri = 'file:///test.spark';

/** The findings as `code "words"`, each with the words it sits on. */
function findings(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const beside = Object.entries(others).map(([name, other]) => ({ uri: name, text: other }));
  return checkSpark({ uri, text }, beside).map(
    ({ code, span }) => `${code} "${text.slice(span.start, span.end)}"`,
  );
}

/** The text after the preferred fix of its only finding, or of the only one with a code. */
function fixed(text: string, code?: string): string {
  const all = checkSpark({ uri, text }).filter((each) => code === undefined || each.code === code);
  assert.equal(all.length, 1, JSON.stringify(all));
  const fix = all[0]?.fixes.find(({ preferred }) => preferred) ?? all[0]?.fixes[0];
  assert.ok(fix, 'there is no fix');
  return applyEdits(text, fix.edits);
}

for (const { code, docs } of [syntaxError, ...checks.map(({ kind }) => kind)]) {
  it(`${code}: its documentation has the finding, and the mended text has none`, () => {
    assert.ok(checkSpark({ uri, text: docs.bad }).some((diagnostic) => diagnostic.code === code));
    assert.deepEqual(findings(docs.good), []);
  });
}

it('has codes of its own for every check', () => {
  const codes = checks.map(({ kind }) => kind.code);
  assert.equal(new Set(codes).size, codes.length);
});

it('finds nothing in the prelude, which is written in the language itself', () => {
  for (const document of getPrelude().documents) assert.deepEqual(checkSpark(document), []);
});

const resource = (body: string) => `use ash.resource\nresource Patient {\n${body}\n}`;

it('mends a misspelt option', () => {
  assert.equal(
    fixed(resource('attributes { uuid_primary_key id  attribute email: string { alow_nil? false } }')),
    resource('attributes { uuid_primary_key id  attribute email: string { allow_nil? false } }'),
  );
});

it('adds the definition that knows a section', () => {
  assert.match(fixed(resource('policies {}')), /^use ash\.resource, ash\.policies\n/);
});

it('adds the definition that knows a function', () => {
  const text = 'use ash.resource\nresource A { actions { update go { change next_state } } }';
  assert.match(fixed(text), /^use ash\.resource, ash\.state_machine\n/);
});

it('asks for a first use statement when there is none', () => {
  assert.match(fixed('domain Clinic {}'), /^use ash\.domain\n\ndomain Clinic/);
});

it('mends values of the wrong type', () => {
  assert.equal(fixed(resource('description Person')), resource('description "Person"'));
  assert.equal(
    fixed(resource('attributes { uuid_primary_key id  attribute a: string { public? yes } }')),
    resource('attributes { uuid_primary_key id  attribute a: string { public? true } }'),
  );
  assert.equal(
    fixed(
      resource(
        'attributes { uuid_primary_key id  attribute a: string }  actions { create new { satisfies R1 } }',
      ),
    ),
    resource(
      'attributes { uuid_primary_key id  attribute a: string }  actions { create new { satisfies [R1] } }',
    ),
  );
});

it('says what was expected', () => {
  const text = resource('attributes { uuid_primary_key id  attribute age: integer(min: "x") }');
  assert.match(
    checkSpark({ uri, text })[0]?.message ?? '',
    /^Expected a whole number, but found a string\.$/,
  );
});

it('says what is wrong with values of the right kind, and where a name is hidden', () => {
  const definition = `dsl a {
  option parts: list(atom, min: 1)
  option pair: tuple([atom, atom])
  option phone: regex
  entity room { arg name: atom { unique true }  recursive true }
  entity desk { arg at: reference(room) }
}
use a
`;
  const message = (text: string) => checkSpark({ uri, text: definition + text })[0]?.message ?? '';
  assert.match(message('parts []'), /of at least one item, each item a name, but found an empty list\.$/);
  assert.match(message('pair [a]'), /, but found a list of one item\.$/);
  assert.match(message('phone "["'), /, but found `"\["`\.$/);
  assert.match(message('room big { room small }\ndesk small'), /There is one inside of `big`/);
});

it('holds defaults to the type and its constraints', () => {
  const attribute = (type: string, value: string) =>
    findings(resource(`attributes { uuid_primary_key id  attribute a: ${type} { default ${value} } }`));
  assert.deepEqual(attribute('atom(one_of: [on, off])', 'of'), ['spark/wrong-value "of"']);
  assert.deepEqual(attribute('integer(min: 1)', '0'), ['spark/wrong-value "0"']);
  assert.deepEqual(attribute('boolean', 'maybe'), ['spark/wrong-value "maybe"']);
  assert.deepEqual(attribute('string', '5'), ['spark/wrong-value "5"']);
  for (const [type, value] of [
    ['atom(one_of: [on, off])', 'off'],
    ['integer(min: 1)', '1'],
    ['decimal', '"0.10"'],
    ['string', 'nil'],
    ['utc_datetime', 'now()'],
    ['map', '[a: 1]'],
  ] as const)
    assert.deepEqual(attribute(type, value), [], type);
});

it('inserts an option that has to be there', () => {
  const text = 'use ash.resource, ash.state_machine\nresource A { state_machine {} }';
  assert.match(fixed(text, 'spark/missing-option'), /state_machine \{ initial_states \[state\] \}/);
});

it('inserts names that are there and functions that are in use, and leaves the choice to people', () => {
  const definition = `dsl play {
  entity actor { arg name: atom { unique true }  option voice: call(sound) { required true } }
  entity scene {
    arg name: atom { unique true }
    arg lead: reference(actor)
    option cast: list(reference(actor), min: 1) { required true }
  }
  function recorded: sound { arg file: string }
  function live: sound
}
use play
actor ann { voice live }
`;
  const scene = 'scene hall: ann { cast [ann] }';
  assert.equal(fixed(`${definition}scene hall: ann {}`), `${definition}scene hall: ann { cast [ann] }`);
  assert.equal(fixed(`${definition}scene hall { cast [ann] }`), `${definition}${scene}`);
  assert.equal(fixed(`${definition}actor bob`), `${definition}actor bob { voice live }`);
  const preferred = (text: string) =>
    checkSpark({ uri, text }).flatMap(({ fixes }) => fixes.map((fix) => fix.preferred === true));
  assert.deepEqual(preferred(`${definition}scene hall: ann {}`), [true]);
  assert.deepEqual(preferred(`${definition}actor bob { voice live }\nscene hall: ann {}`), [false]);
});

it('finds names that lead nowhere, for every kind of reference', () => {
  const text = `use ash.domain, ash.resource, ash.policies, ash.state_machine
domain Clinic { resources [Patient, Docter] }
resource Patient {
  attributes { uuid_primary_key id  attribute email: string }
  relationships {
    has_many visits: Visit { destination_attribute patiend_id }
    many_to_many doctors: Doctor { through Visit  source_attribute_on_join_resource patient_ }
  }
  identities { identity unique_email: [emial] }
  actions {
    create register { accept [email, phone]  argument reason: string  change set_attribute(email, ^arg(reasn)) }
    update cancel { change transition_state(canceled) }
  }
  policies { policy [cancle] { authorize_if relates_to_actor_via(docters) } }
  state_machine { initial_states [booked]  transitions { transition cancel { from [bookd]  to cancelled } } }
}
resource Doctor { attributes { uuid_primary_key id } }
resource Visit {
  attributes { uuid_primary_key id }
  relationships { belongs_to patient: Patient  belongs_to doctor: Doctor }
}`;
  const wrong = [
    'Docter',
    'patiend_id',
    'patient_',
    'emial',
    'phone',
    'reasn',
    'canceled',
    'cancle',
    'docters',
    'bookd',
  ];
  assert.deepEqual(
    findings(text),
    wrong.map((name) => `spark/dangling-reference "${name}"`),
  );
});

describe('of an element in several parts', () => {
  const play = `dsl play {
  entity scene {
    arg name: atom { unique true }
    option title: string { required true }
    option mood: atom
    section lines {}
  }
  option stage: atom
}
`;

  it('knows a slip in what a fragment is of, and what is no element', () => {
    const hall = `${play}use play\nscene hall { title "Hall" }\n`;
    assert.equal(
      fixed(`${hall}fragment hall: scen { lines {} }`),
      `${hall}fragment hall: scene { lines {} }`,
    );
    assert.deepEqual(findings(`${hall}fragment hall: stage {}`), ['spark/unknown-keyword "stage"']);
    assert.equal(
      fixed('use ash.domain\nfragment A: resource {}', 'spark/unknown-keyword'),
      'use ash.domain, ash.resource\nfragment A: resource {}',
    );
  });

  it('takes what is required from any part, and each option from one', () => {
    const others = {
      'file:///play.spark': play,
      'file:///a.spark': 'use play\nfragment hall: scene { title "Hall" }',
      'file:///b.spark': 'use play\nscene attic {  title "Attic" }',
    };
    assert.deepEqual(findings('use play\nscene hall {}', others), []);
    assert.deepEqual(findings('use play\nscene cellar {}', others), ['spark/missing-option "scene"']);
    assert.deepEqual(findings('use play\nfragment attic: scene { mood dark  title "Loft" }', others), [
      'spark/duplicate-option "title"',
    ]);
  });
});

it('takes what is too much out of a call, with its comma', () => {
  const definition = `dsl d {
  entity e { option c: call(f) }
  function one: f { arg count: integer }
  function named: f { option tint: atom }
}
use d
`;
  const text = (call: string) => `${definition}e { c ${call} }`;
  assert.equal(fixed(text('one(1, 2)')), text('one(1)'));
  assert.equal(fixed(text('named(1, tint: red)')), text('named(tint: red)'));
  assert.equal(fixed(text('named(1)')), text('named()'));
  assert.equal(fixed(text('one(1, colour: red)')), text('one(1)'));
});

it('finds what is given twice under one name', () => {
  const definition = `dsl tax {
  entity rate {
    arg name: atom { unique true }
    option limits: map(keys: [low: integer, high: integer])
    option shares: map(names: reference(rate), values: integer)
    option rounds: call(rounding)
    option orders: list(any_of([atom, map]))
  }
  function digits: rounding { arg count: integer  option up?: boolean }
}
use tax
`;
  const text = (inner: string) => `${definition}rate a { ${inner} }`;
  assert.equal(fixed(text('limits [low: 1, high: 2, low: 3]')), text('limits [low: 1, high: 2]'));
  assert.equal(fixed(text('shares [a: 1, `a`: 3]')), text('shares [a: 1]'));
  assert.equal(fixed(text('rounds digits(1, up?: true, up?: false)')), text('rounds digits(1, up?: true)'));
  assert.equal(fixed(text('rounds digits(1, count: 2)')), text('rounds digits(1)'));
  // A list of maps of one entry.
  assert.deepEqual(findings(text('orders [by: a, by: b]')), []);
});

it('sees the names of other documents', () => {
  const visit =
    'use ash.resource\nresource Visit { attributes { uuid_primary_key id  attribute patient_id: uuid } }';
  const text = resource('relationships { has_many visits: Visit { destination_attribute patient_id } }');
  assert.deepEqual(findings(text), ['spark/dangling-reference "Visit"']);
  assert.deepEqual(findings(text, { 'file:///visit.spark': visit }), []);
});

const api = `dsl api {
  section api {
    entity endpoint {
      arg path: string { unique true }
      option auth: one_of([required, optional, none]) = required
      option middleware: list(one_of([rate_limit, cors, log]))
      option retries: integer(min: 0, max: 5)
    }
  }
}`;

it('checks documents against a definition of the workspace', () => {
  const text = `use api
api {
  endpoint "/users" { auth requird  middleware [rate_limit, cros]  retries 9 }
  endpoint "/users" {}
  endpont "/x" {}
}`;
  assert.deepEqual(findings(text, { 'file:///api.spark': api }), [
    'spark/wrong-value "requird"',
    'spark/wrong-value "cros"',
    'spark/wrong-value "9"',
    'spark/duplicate-name ""/users""',
    'spark/unknown-keyword "endpont"',
  ]);
  const edited = api
    .replace('option auth', 'option timeout: integer  option auth')
    .replace('[required,', '[requird,');
  assert.ok(!findings(text, { 'file:///api.spark': edited }).includes('spark/wrong-value "requird"'));
});

it('begins what a rule does where it does nothing', () => {
  const rule = (inner: string) => `dsl d {\n  entity e { arg a: atom }\n  ${inner}\n}`;
  assert.equal(fixed(rule('transform "t" { each e }')), rule('transform "t" { each e  add {} }'));
  assert.equal(
    fixed(rule('verify "v" {\n    each e\n  }'), 'spark/definition-rule'),
    rule('verify "v" {\n    each e\n    expect true\n  }'),
  );
});

it('checks definitions themselves', () => {
  assert.deepEqual(findings('dsl x { entity y { arg name: atm  optoin z: string } }'), [
    'spark/unknown-function "atm"',
    'spark/unknown-keyword "optoin"',
  ]);
});

it('reports a name that two fields share once', () => {
  const text = resource(
    'attributes { uuid_primary_key id  attribute a: string }  relationships { has_one a: Patient }',
  );
  const duplicates = findings(text).filter((each) => each.includes('duplicate'));
  assert.deepEqual(duplicates, ['spark/duplicate-name "a"']);
});

it('does not follow an unknown keyword into its block', () => {
  assert.deepEqual(findings(resource('attrs { nonsense 1 }')), ['spark/unknown-keyword "attrs"']);
});

it('survives nesting that no parser can follow', () => {
  const deep = `use ash.resource\nresource A { doc ${'['.repeat(200_000)} }`;
  assert.ok(findings(deep).length > 0);
});

it('reads no more than a person can mean', () => {
  const prose = 'The clinic keeps a record of each patient. '.repeat(10_000);
  assert.ok(
    checkSpark({ uri, text: prose }).some(({ message }) => message.includes('the rest was left out')),
  );
  const all = checkSpark({ uri, text: 'x {} '.repeat(2000) });
  assert.equal(all.length, 1001);
  assert.equal(all.at(-1)?.code, 'spark/more-findings');
  assert.deepEqual(findings('x'.repeat(10_000_000)), ['spark/syntax "x"']);
});

it('reports a definition that another document has, in the later of the two', () => {
  const text = 'dsl page { option x: atom }';
  assert.deepEqual(findings(text, { 'file:///a.spark': text }), ['spark/duplicate-name "page"']);
  assert.deepEqual(findings(text, { 'file:///z.spark': text }), []);
});

it('lets every model of a workspace have names of its own', () => {
  const text = 'use ash.resource\nresource User {}';
  assert.deepEqual(findings(text, { 'file:///a.spark': text }), []);
});

it('lets a definition of the workspace take the place of one that ships with the extension', () => {
  assert.deepEqual(findings('dsl ash.pub_sub { doc "Another one." }'), []);
});

it('offers no block behind a comma', () => {
  const text =
    'dsl shop { entity store { arg name: atom  section staff { entity person } } }\nuse shop\nstore a, staff: south';
  const [found] = checkSpark({ uri, text });
  assert.equal(found?.code, 'spark/surplus-argument');
  assert.deepEqual(found?.fixes, []);
});
