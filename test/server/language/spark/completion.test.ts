import assert from 'node:assert/strict';
import { completeAt } from '../../../../server/src/language/spark/index.ts';
import { marked } from './marked.ts';
import { labels, snippet } from './offered.ts';

const resource = (body: string) => `use ash.resource, ash.state_machine\nresource Patient {\n${body}\n}`;

it('offers what may stand at the top', () => {
  assert.deepEqual(labels('use ash.domain\n<|>'), [
    'domain',
    'dsl',
    'enum_type',
    'fragment',
    'new_type',
    'typed_struct',
    'use',
    // Of definitions that are not in use yet.
    'reactor',
    'resource',
  ]);
});

it('offers the definitions that can be used', () => {
  const offered = labels('use ash.domain, <|>');
  assert.ok(offered.includes('ash.resource') && offered.includes('ash.graphql'), offered.join());
});

it('offers sections and options of a block that are not there yet', () => {
  const offered = labels(resource('description "x"\nattributes {}\n<|>'));
  assert.ok(!offered.includes('description') && !offered.includes('attributes'));
  assert.ok(
    offered.includes('actions') && offered.includes('satisfies') && offered.includes('state_machine'),
  );
});

it('offers what is required first', () => {
  assert.equal(labels(resource('state_machine { <|> }'))[0], 'initial_states');
});

it('offers elements again and again', () => {
  assert.ok(
    labels(resource('attributes { uuid_primary_key id  attribute a: string  <|> }')).includes('attribute'),
  );
});

it('offers types, with the word that is begun', () => {
  assert.ok(labels(resource('attributes { uuid_primary_key id  attribute a: str<|> }')).includes('string'));
  assert.ok(
    labels(resource('attributes { uuid_primary_key id  attribute a: <|>\n attribute b: string }')).includes(
      'utc_datetime',
    ),
  );
});

it('offers constraints of a type that are not given yet', () => {
  assert.deepEqual(
    labels(resource('attributes { uuid_primary_key id  attribute a: integer(min: 0, <|>) }')),
    ['max'],
  );
});

it('offers values of an enumeration and of a boolean', () => {
  assert.deepEqual(labels(resource('actions { defaults [create, <|>] }')), ['destroy', 'read', 'update']);
  assert.deepEqual(
    labels(resource('attributes { uuid_primary_key id  attribute a: string { public? <|> } }')),
    ['false', 'true'],
  );
});

it('offers values of the type for a default', () => {
  const text = resource(
    'attributes { uuid_primary_key id  attribute a: atom(one_of: [on, off]) { default <|> } }',
  );
  assert.deepEqual(
    labels(text).filter((label) => label.startsWith('o')),
    ['off', 'on'],
  );
});

it('offers names that a reference can mean, declared before or after', () => {
  const text = resource(
    'actions { create new { accept [a, <|>] } }\nattributes { uuid_primary_key id  attribute a: string  attribute b: string }',
  );
  assert.deepEqual(labels(text), ['b', 'id']);
});

it('offers names of the destination and of other documents', () => {
  const visit = 'use ash.resource\nresource Visit { relationships { belongs_to patient: Patient } }';
  const owner = { 'visit.spark': visit };
  assert.deepEqual(labels(resource('relationships { has_many visits: <|> }'), owner), ['Patient', 'Visit']);
  assert.deepEqual(
    labels(resource('relationships { has_many visits: Visit { destination_attribute <|> } }'), owner),
    ['patient_id'],
  );
});

it('offers states in a change', () => {
  const text = resource(
    'actions { update go { change transition_state(<|>) } }\nstate_machine { initial_states [here]  transitions { transition go { from here  to there } } }',
  );
  assert.deepEqual(labels(text), ['here', 'there']);
});

it('offers words of a definition in the workspace', () => {
  const api =
    'dsl api { section api { entity endpoint { arg path: string  option auth: one_of([on, off]) } } }';
  assert.deepEqual(labels('use api\napi { <|> }', { 'api.spark': api }), ['endpoint']);
  assert.deepEqual(labels('use api\napi { endpoint "/x" { auth <|> } }', { 'api.spark': api }), [
    'off',
    'on',
  ]);
});

it('offers words of the definition language', () => {
  assert.ok(labels('dsl api { entity endpoint { option auth: <|> } }').includes('one_of'));
});

it('works while blocks are not closed', () => {
  assert.ok(labels('use ash.resource\nresource Patient {\n  attributes {\n    <|>').includes('attribute'));
});

it('keeps silent in comments and strings', () => {
  assert.deepEqual(labels(resource('// att<|>')), []);
  assert.deepEqual(labels(resource('doc "att<|>"')), []);
});

it('inserts what an element needs', () => {
  assert.match(
    snippet(resource('attributes { <|> }'), 'attribute') ?? '',
    /^attribute \$\{1:name\}: \$\{2:type\}$/,
  );
  assert.match(
    snippet(resource('state_machine { transitions { <|> } }'), 'transition') ?? '',
    /^transition \$\{1:action\} \{\n\tfrom \$\{2:state\}\n\tto \$\{3:state\}\n\}$/,
  );
  assert.equal(snippet(resource('<|>'), 'identities'), 'identities {\n\t$0\n}');
});

it('offers what a definition would bring that is not in use yet, with the use that it needs', () => {
  const { workspace, document, offset } = marked('use ash.resource\nresource Patient {\n  json<|>\n}');
  const found = completeAt(workspace, document, offset).suggestions.find(({ label }) => label === 'json_api');
  assert.deepEqual(found?.edits, [{ span: { start: 16, end: 16 }, newText: ', ash.json_api' }]);
});

it('offers options by name behind a comma', () => {
  const text =
    'dsl api { entity endpoint { arg path: string  option auth: boolean } }\nuse api\nendpoint "/a", <|>';
  assert.equal(snippet(text, 'auth'), `auth: \${1|true,false|}`);
});

it('leaves out what may be there only once', () => {
  const definition = 'dsl page { entity head { singleton true  option x: atom } }\nuse page\n';
  assert.ok(labels(`${definition}<|>`).includes('head'));
  assert.ok(!labels(`${definition}head {}\n<|>`).includes('head'));
});

it('offers the names of what the name before the colon in a map means', () => {
  const found = labels(
    `use ash.resource, ash.graphql
resource A {
  actions { create add { argument title: string }  create other { argument more: string } }
  graphql { type a  argument_names [add: [<|>]] }
}`,
  );
  assert.deepEqual(found, ['title']);
});

it('offers values of the attribute that is named beside them in a call', () => {
  const found = labels(
    resource(`attributes { attribute kind: atom(one_of: [wheat, toString]) }
  actions { update grow { change set_attribute(kind, <|>) } }`),
  );
  assert.deepEqual(
    found.filter((label) => ['wheat', 'toString', 'arg'].includes(label)),
    ['arg', 'toString', 'wheat'],
  );
});

it('offers the names of a map in place of one that is there', () => {
  const text = (map: string) => `dsl odd { entity thing { arg name: atom { unique true }
  option more: map(keys: [constructor: integer, __proto__: string, toString: boolean])
  option steps: map(names: reference(thing), values: integer) } }
use odd
thing toString
thing __proto__
thing a { ${map} }`;
  assert.deepEqual(labels(text('more [toString: true, con<|>: 1]')), ['__proto__', 'constructor']);
  assert.equal(snippet(text('more [con<|>: 1]'), 'constructor'), 'constructor');
  assert.equal(snippet(text('more [con<|>]'), 'constructor'), 'constructor: ');
  assert.deepEqual(labels(text('steps [a: 1, t<|>: 2]')), ['__proto__', 'toString']);
});

describe('in the place of what is there', () => {
  const definition = `dsl play {
  entity line {
    arg who: atom { unique true }
    option mood: one_of([calm, \`in tears\`, \`a,b|c\`])
    option loud?: boolean
    option note: string { required true }
    option cue: one_of([now, later]) { required true }
    option on: list(reference(line), min: 1) { required true }
    option by: call(sound)
    option other: map(names: reference(line), values: integer)
    option any: any_of([reference(line), list(reference(line))])
    option all: any_of([literal(\`*\`), list(atom)])
  }
  function bell: sound { arg times: integer  option pitch: one_of([high, low]) { required true } }
}
use play
`;
  const at = (text: string) => {
    const { workspace, document, offset } = marked(definition + text);
    const { span, suggestions } = completeAt(workspace, document, offset);
    const replaced = document.text.slice(span.start, span.end);
    return { replaced, found: new Map(suggestions.map((each) => [each.label, each])), suggestions, document };
  };

  it('replaces the whole of a name with dots, and offers none that is given already', () => {
    for (const text of ['use ash.domain, ash.<|>', 'use ash.domain, ash.re<|>']) {
      const { workspace, document, offset } = marked(text);
      const { suggestions } = completeAt(workspace, document, offset);
      const found = suggestions.find(({ label }) => label === 'ash.resource');
      assert.equal(found?.start, text.lastIndexOf('ash.'));
      assert.ok(!suggestions.some(({ label }) => label === 'ash.domain'));
    }
    const text = resource('relationships { belongs_to other: Shop.<|> }');
    const { workspace, document, offset } = marked(text, {
      'b.spark': 'use ash.resource\nresource Shop.Item {}',
    });
    const [, item] = completeAt(workspace, document, offset).suggestions;
    assert.deepEqual([item?.snippet, item?.start], ['Shop.Item', text.indexOf('Shop.')]);
  });

  it('replaces a name with its back quotes, closed or not', () => {
    assert.equal(at('line a { mood `in te<|>ars` }').replaced, '`in tears`');
    assert.equal(at('line a { mood `in <|>').replaced, '`in ');
    assert.equal(at('line a { mood `in tears`  lo<|> }').replaced, 'lo');
    assert.equal(at('line a { note "`in <|>" }').suggestions.length, 0);
  });

  it('keeps values, blocks and brackets that are there', () => {
    assert.equal(at('line a { mo<|>od calm }').found.get('mood')?.snippet, 'mood');
    assert.equal(at('line a { mo<|>  loud? true }').found.get('mood')?.snippet.startsWith('mood '), true);
    assert.equal(at('line a { mo<|>\n"x" }').found.get('mood')?.snippet.startsWith('mood '), true);
    assert.equal(at('li<|>ne a { }').found.get('line')?.snippet, 'line');
    assert.equal(at('line a { by be<|>ll(2, pitch: low) }').found.get('bell')?.snippet, 'bell');
    assert.equal(at('line a { by bell(2, pi<|>tch: low) }').found.get('pitch')?.snippet, 'pitch');
    const named = at('line a, lo<|>: true');
    assert.deepEqual([named.found.get('loud?')?.snippet, named.found.has('line')], ['loud?', false]);
  });

  it('offers no statement inside of a list', () => {
    assert.deepEqual(at('line a { on [a <|>] }').suggestions, []);
    assert.deepEqual(at('line a { on [a <|>').suggestions, []);
    assert.ok(at('line a { on [a]  <|> }').found.has('mood'));
  });

  it('offers values to choose from, and stops between quotes and brackets', () => {
    assert.equal(at('line a { <|> }').found.get('mood')?.snippet, `mood \${1|calm,"in tears","a\\,b\\|c"|}`);
    assert.equal(
      at('<|>').found.get('line')?.snippet,
      `line \${1:who} {\n\tnote "\${2}"\n\tcue \${3|now,later|}\n\ton [\${4:line}]\n}`,
    );
  });

  it('gives a keyword without a value its block, so that it does not take the next word for one', () => {
    const text = (rest: string) =>
      `dsl d { entity bare {}  entity noted { option note: string }  entity raw { opaque true }  entity one { arg name: atom } }\nuse d\n${rest}`;
    assert.deepEqual(
      ['bare', 'noted', 'raw', 'one'].map((label) => snippet(text('<|>'), label)),
      ['bare {}', 'noted {\n\t$0\n}', 'raw {\n\t$0\n}', `one \${1:name}`],
    );
  });

  it('offers each value once, and what a map has no more', () => {
    const { suggestions } = at('line a\nline b { any <|> }');
    assert.deepEqual(
      suggestions.map(({ snippet }) => snippet),
      ['a', '[a]', 'b', '[b]'],
    );
    assert.deepEqual([...at('line a\nline b { other [a: 1, <|>] }').found.keys()], ['b']);
    assert.equal(at('line b { all <|> }').found.get('*')?.snippet, '*');
  });

  it('offers what stands at a position before what is named', () => {
    const text = resource(
      'actions { read r { filter string_length(<|>) } }\nattributes { attribute a: string }',
    );
    assert.equal(labels(text)[0], 'a');
    assert.equal(
      labels(resource('attributes { attribute zz: string }\nactions { read r { filter <|> } }'))[0],
      'zz',
    );
  });
});

it('leaves out what another part of the element has', () => {
  const definition = `dsl play {
  entity scene {
    arg name: atom { unique true }
    option title: string { required true }
    option note: string
    section lines { entity line { arg text: string } }
  }
}`;
  const others = {
    'play.spark': definition,
    'a.spark': 'use play\nscene gate { title "Gate"  lines { line "Hm." } }',
    'b.spark': 'use play\nfragment hall: scene { note "Large." }',
  };
  assert.deepEqual(labels('use play\nfragment gate: scene { <|> }', others), ['lines', 'note']);
  assert.deepEqual(labels('use play\nscene hall { <|> }', others), ['title', 'lines']);
});
