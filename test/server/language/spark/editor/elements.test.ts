import assert from 'node:assert/strict';
import {
  elementAt,
  incoming,
  type Leading,
  lensesOf,
  namedElementsOf,
  type OutlineEntry,
  outgoing,
  outlineOf,
  signaturesAt,
  usesAt,
} from '../../../../../server/src/language/spark/index.ts';
import { api, apiDefinition, ash, at, open } from './two-dsls.ts';

it('tells in the outline what fragments are of, and what elements without a name say', () => {
  const { workspace, document } = open(
    'play',
    `dsl play { entity scene { arg name: atom { unique true }  entity line { arg who: atom  arg words: string  option loud?: boolean } } }
use play
scene hall { line ghost: "Boo!", loud?: true }
fragment hall: scene { line king: "${'x'.repeat(80)}" }`,
  );
  const flat = ({ name, detail, nameSpan: { start, end }, children }: OutlineEntry): readonly string[] => [
    `${name} (${document.text.slice(start, end)}) ${detail}`,
    ...children.flatMap(flat),
  ];
  assert.deepEqual(outlineOf(workspace, document).flatMap(flat).slice(-4), [
    'hall (hall) scene',
    'line (line) ghost: "Boo!"',
    'hall (hall) fragment of scene',
    `line (line) king: "${'x'.repeat(52)}…`,
  ]);
});

it('names elements at any depth, with what they stand in', () => {
  const named = (name: string, text: string) => {
    const { workspace, document } = open(name, text);
    return namedElementsOf(workspace, document).map(({ name: each, container, top }) =>
      top ? each : `${each} in ${container}`,
    );
  };
  assert.deepEqual(named('ash', ash), [
    'Clinic',
    'Patient',
    'id in Patient',
    'email in Patient',
    'visits in Patient',
    'register in Patient',
    'Visit',
    'id in Visit',
    'patient in Visit',
  ]);
  assert.deepEqual(named('api', api), ['/users', '/orders']);
});

/** The lenses that have a count, as `name: count`. */
function lenses(name: string, text: string): readonly string[] {
  const { workspace, document } = open(name, text);
  return lensesOf(workspace, document).map(
    ({ start, end }) => `${document.text.slice(start, end)}: ${usesAt(workspace, document, start)?.title}`,
  );
}

it('counts references of top elements', () => {
  assert.deepEqual(lenses('ash', ash), [
    'Clinic: no references',
    'Patient: 2 references',
    'Visit: 2 references',
  ]);
  assert.deepEqual(lenses('api', api), ['"/users": 1 reference', '"/orders": no references']);
});

it('counts how often documents use what a definition defines', () => {
  const found = lenses('definition', apiDefinition);
  assert.deepEqual(found.slice(0, 3), ['api: 1 reference', 'documented: used once', 'api: used once']);
  for (const each of ['endpoint: used 3 times', 'token: used 2 times'])
    assert.ok(found.includes(each), `${each} in ${found.join(', ')}`);
});

it('counts the same after the definition was looked at with a word more in it', () => {
  const { workspace, document, offset } = open('definition', at(apiDefinition, 'auth: call'));
  const visit = ash.indexOf('Visit {');
  const model = workspace.documents.find(({ text }) => text === ash);
  assert.ok(model && workspace.bound(model));
  const before = workspace.bound(model);
  assert.ok(signaturesAt(workspace, document, offset).length > 0);
  assert.equal(workspace.bound(model), before);
  assert.equal(usesAt(workspace, model, visit)?.title, '2 references');
});

it('leads to every place that it counts', () => {
  const { workspace, document, offset } = open('definition', at(apiDefinition, 'auth: call'));
  const places = usesAt(workspace, document, offset)?.places ?? [];
  const texts = places.map(({ uri, span }) => {
    const of = workspace.documents.find((each) => each.uri === uri);
    return `${uri.split('/').at(-1)} ${of?.text.slice(span.start, span.end)}`;
  });
  assert.deepEqual(texts, ['api.spark auth', 'api.spark auth']);
});

/** What leads out of, and into, the element at the cursor. */
function hierarchy(name: string, marked: string): { readonly of?: string; in?: string[]; out?: string[] } {
  const { workspace, offset, document } = open(name, marked);
  const element = elementAt(workspace, document.uri, offset);
  if (!element) return {};
  const text = ({ element: { keyword, name: each }, spans }: Leading) => `${keyword} ${each} ${spans.length}`;
  return {
    of: `${element.keyword} ${element.name}`,
    in: incoming(workspace, element).map(text),
    out: outgoing(workspace, element).map(text),
  };
}

it('finds the resources that relationships lead to and from, from names and from uses', () => {
  const visit = {
    of: 'resource Visit',
    in: ['domain Clinic 1', 'resource Patient 2'],
    out: ['resource Patient 1'],
  };
  assert.deepEqual(hierarchy('ash', at(ash, 'Visit {')), visit);
  assert.deepEqual(hierarchy('ash', at(ash, 'Visit]')), visit);
});

it('stays within the element around for what stands side by side', () => {
  assert.deepEqual(hierarchy('ash', at(ash, 'email:')), {
    of: 'attribute email',
    in: ['create register 1'],
    out: [],
  });
  assert.deepEqual(hierarchy('api', at(api, '/users"')), {
    of: 'endpoint /users',
    in: ['endpoint /orders 1'],
    out: [],
  });
  assert.deepEqual(hierarchy('api', at(api, '/orders"')).out, ['endpoint /users 1']);
});

it('follows the results that steps of a workflow take from each other', () => {
  const reactor = `use reactor
reactor Signup {
  input email
  step find { run MyApp.Find  argument address: input(email) }
  step make { run MyApp.Make  argument user: result(find)  wait_for [find] }
  return make
}
`;
  assert.deepEqual(hierarchy('reactor', at(reactor, 'find {')), {
    of: 'step find',
    in: ['step make 2'],
    out: ['input email 1'],
  });
  assert.deepEqual(hierarchy('reactor', at(reactor, 'make {')).in, ['reactor Signup 1']);
  assert.deepEqual(hierarchy('reactor', at(reactor, 'Signup')), {
    of: 'reactor Signup',
    in: [],
    out: ['step make 1'],
  });
});

it('finds nothing where no element is', () => {
  assert.deepEqual(hierarchy('ash', at(ash, 'use')), {});
  assert.deepEqual(hierarchy('marked', 'nonsense <|>{'), {});
});
