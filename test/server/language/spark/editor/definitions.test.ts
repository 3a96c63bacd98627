import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import { conditionKind } from '../../../../../server/src/dsl/rules/condition-names.ts';
import { conditionFunctions } from '../../../../../server/src/dsl/rules/evaluate-function.ts';
import {
  builtInDocument,
  definitionAt,
  hoverAt,
  placesOf,
  rename,
  signaturesAt,
  symbolAt,
} from '../../../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../../../server/src/language/spark/prelude.ts';
import { api, apiDefinition, ash, at, open, uriOf } from './two-dsls.ts';

/** Where the word at the cursor is defined: document and the line there. */
function definition(name: string, marked: string): readonly string[] {
  const { workspace, document, offset } = open(name, marked);
  return (definitionAt(workspace, document, offset)?.places ?? []).map(({ uri, span }) => {
    const text =
      workspace.documents.find((each) => each.uri === uri)?.text ?? builtInDocument(uri)?.text ?? '';
    const start = text.lastIndexOf('\n', span.start) + 1;
    return `${uri.split('/').at(-1)}: ${text.slice(start).split('\n')[0]?.trim()}`;
  });
}

it('leads from words of the prelude into its documents', () => {
  assert.deepEqual(definition('ash', at(ash, 'attribute email')), ['ash.resource.spark: entity attribute {']);
  assert.match(definition('ash', at(ash, 'string {'))[0] ?? '', /^ash\.\w+\.spark: function string: type/);
  assert.match(definition('ash', at(ash, 'ash.domain'))[0] ?? '', /^ash\.domain\.spark: dsl ash\.domain/);
  assert.deepEqual(definition('definition', at(apiDefinition, 'entity')), ['dsl.spark: entity entity {']);
});

it('leads from words of a definition in the workspace to it, also from named arguments', () => {
  assert.match(definition('api', at(api, 'auth: token'))[0] ?? '', /^definition\.spark: option auth/);
  assert.match(definition('api', at(api, 'length: 3'))[0] ?? '', /^definition\.spark: option length/);
});

it('finds every use of a word of the prelude, and where it is defined', () => {
  const { workspace, document, offset } = open('ash', at(ash, 'attribute email'));
  const symbol = symbolAt(workspace, document, offset);
  assert.ok(symbol);
  const uris = placesOf(workspace, symbol).map(({ uri, declares }) => `${uri.split('/').at(-1)} ${declares}`);
  assert.equal(uris[0], 'ash.resource.spark true');
  assert.ok(uris.includes('ash.spark false'));
});

it('tells what words of a definition mean', () => {
  const { workspace, document, offset } = open('rules', at(rules, 'owner)'));
  assert.match(hoverAt(workspace, document, offset)?.markdown ?? '', /arg owner: reference\(item\)/);
});

it('works in the documents of the prelude themselves', () => {
  const { workspace } = open('ash', ash);
  const document = builtInDocument('spark-prelude:/ash.resource.spark');
  assert.ok(document);
  const offset = document.text.indexOf('entity attribute');
  assert.match(hoverAt(workspace, document, offset)?.markdown ?? '', /entity/);
  assert.match(definitionAt(workspace, document, offset)?.places[0]?.uri ?? '', /dsl\.spark$/);
});

/** All documents after a rename of the word at the cursor; else why it was refused. */
function renamed(name: string, marked: string, newName: string): Record<string, string> | string {
  const { workspace, document, offset } = open(name, marked);
  const edits = rename(workspace, document, offset, newName);
  if ('refused' in edits) return edits.refused;
  return Object.fromEntries(
    workspace.documents.map(({ uri, text }) => [uri, applyEdits(text, edits.get(uri) ?? [])]),
  );
}

/** Renames from the definition and from a use, and compares all documents. */
function renamesEverywhere(
  from: string,
  to: string,
  definitionPlace: string,
  usePlace: string,
  change: RegExp,
) {
  const expected = {
    [uriOf('definition')]: apiDefinition.replaceAll(change, to),
    [uriOf('ash')]: ash,
    [uriOf('api')]: api.replaceAll(change, to),
  };
  assert.deepEqual(renamed('definition', at(apiDefinition, definitionPlace), to), expected, from);
  assert.deepEqual(renamed('api', at(api, usePlace), to), expected, from);
}

it('renames an option in all documents, also where it is a named argument', () => {
  renamesEverywhere('option', 'guarded_by', 'auth: call', 'auth: token', /\bauth\b/g);
  renamesEverywhere('option', 'guarded_by', 'auth: call', 'auth token', /\bauth\b/g);
});

it('renames an entity, a section, a function, its arguments and a definition', () => {
  renamesEverywhere('entity', 'route', 'endpoint {', 'endpoint "/users"', /\bendpoint\b/g);
  renamesEverywhere('function', 'secret', 'token: guard', 'token("X-Order")', /\btoken\b/g);
  renamesEverywhere('argument', 'size', 'length: integer', 'length: 3', /\blength\b/g);
  renamesEverywhere('section', 'web', 'api {\n    doc', 'api {\n', /(?<=section )api|(?<=\n)api(?= \{)/g);
  renamesEverywhere('dsl', 'web', 'api {', 'api\n', /(?<=dsl |use )api/g);
});

const rules = `dsl shop {
  mixin priced { option amount: integer }
  entity item {
    kind [item, ware]
    identifier [name, maker]
    arg name: atom
    arg maker: atom
    set hidden? = true
    option hidden?: boolean
    entity price {
      arg owner: reference(item)
      option part: reference(price, of: owner)
      include priced
    }
  }
  transform "a price has a part" {
    each price
    where amount > 0 and not is_nil(part)
    add { bonus ^amount  label "{amount} of {owner}"  \`{amount}_each\` 1 }
  }
  verify "prices are right" {
    each price
    expect amount < 9
    message "\`{amount}\` is too much."
    fix "Lower it" { set amount = 8 }
    fix "Take it away" { remove [amount] }
  }
}
dsl more {
  patch item.price { option bonus: integer }
}
`;

it('renames what parts of a definition say of each other', () => {
  const after = (place: string, to: string) => {
    const all = renamed('rules', at(rules, place), to);
    return typeof all === 'string' ? all : all[uriOf('rules')];
  };
  assert.equal(after('amount:', 'sum'), rules.replaceAll('amount', 'sum'));
  assert.equal(after('amount > 0', 'sum'), rules.replaceAll('amount', 'sum'));
  assert.equal(after('owner:', 'of'), rules.replaceAll('owner', 'of'));
  assert.equal(after('maker:', 'brand'), rules.replaceAll('maker', 'brand'));
  assert.equal(after('hidden?:', 'secret?'), rules.replaceAll('hidden?', 'secret?'));
  assert.equal(after('bonus:', 'gift'), rules.replaceAll('bonus', 'gift'));
  const price = /price(?=[ ,]\{|[,\n]| \{)/g;
  assert.equal(after('price {', 'cost'), rules.replaceAll(price, 'cost'));
  // The kind of an item is said to be `item`, whatever its keyword.
  assert.equal(
    after('item {', 'thing'),
    rules.replace('entity item', 'entity thing').replace('patch item', 'patch thing'),
  );
});

it('renames what conditions reach behind a dot', () => {
  const house = `dsl house {
  entity floor {
    arg name: atom
    section rooms { entity room { arg label: atom  option leads_to: reference(room)  option wide?: boolean } }
  }
  verify "v" {
    each floor
    expect count(rooms.room) > 0 and all(rooms.room, leads_to.wide? and parent.name == top and count(preceding(room)) < 9)
  }
  verify "w" {
    each room
    expect wide?
    message "{label} on {parent.name} leads to {leads_to.label}."
    fix "Name it" { set label = ^leads_to.label }
  }
}
`;
  for (const [place, word] of [
    ['room {', /\broom\b/g],
    ['rooms.room', /\brooms\b/g],
    ['room, ', /\broom\b/g],
    ['wide? and', /wide\?/g],
    ['leads_to.', /leads_to/g],
    ['name ==', /\bname\b/g],
    ['label} on', /\blabel\b/g],
    ['label }', /\blabel\b/g],
  ] as const) {
    const all = renamed('house', at(house, place), 'other');
    assert.equal(typeof all === 'string' ? all : all[uriOf('house')], house.replaceAll(word, 'other'), place);
  }
});

it('tells what functions of conditions are for, and of each of them', () => {
  const functions = getPrelude().schemas.get('dsl')?.functions ?? [];
  assert.deepEqual(
    functions.flatMap(({ kind, name }) => (kind === conditionKind ? [name] : [])).sort(),
    [...conditionFunctions.keys()].sort(),
  );
  const text =
    'dsl house { entity room { arg name: atom }  verify "v" { each room  expect length(name) > 3 } }';
  const { workspace, document, offset } = open('house', at(text, 'length('));
  assert.match(hoverAt(workspace, document, offset)?.markdown ?? '', /How many characters a text has/);
  assert.deepEqual(definition('house', at(text, 'length(')), ['dsl.spark: function length: condition {']);
  const inside = open('house', at(text, 'name) >'));
  assert.deepEqual(
    signaturesAt(inside.workspace, inside.document, inside.offset).map(
      ({ label, active }) => `${label} ${active}`,
    ),
    ['length(value) 0'],
  );
});

it('takes a mixin from its own definition and from those that it extends, whatever others are called', () => {
  const shows = `dsl base { mixin described { option blurb: string } }
dsl other { mixin described { option note: string } }
dsl play {
  extends base
  entity act { include described }
}
`;
  assert.deepEqual(definition('play', at(shows, 'described }')), [
    'play.spark: dsl base { mixin described { option blurb: string } }',
  ]);
  const all = renamed('play', at(shows, 'described'), 'told');
  assert.ok(typeof all !== 'string');
  assert.equal(
    all[uriOf('play')],
    shows.replace('base { mixin described', 'base { mixin told').replace('include described', 'include told'),
  );
});

it('leads to a name once, also where its own document declares it for all', () => {
  assert.deepEqual(definition('ash', at(ash, 'Patient, Visit')), ['ash.spark: resource Patient {']);
});

it('refuses words of the prelude, with a reason', () => {
  for (const place of ['attribute email', 'string {', 'ash.domain', 'resources ['])
    assert.match(String(renamed('ash', at(ash, place), 'x')), /part of the prelude/);
  const { workspace } = open('ash', ash);
  const document = builtInDocument('spark-prelude:/ash.resource.spark');
  assert.ok(document);
  const offset = document.text.indexOf('attribute {');
  assert.ok('refused' in rename(workspace, document, offset, 'x'));
});
