/** Ways to break a definition: each is told once, on its words, and its documents are not told of it again. */
import assert from 'node:assert/strict';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';
import { findings, wrong } from './definition-findings.ts';

/** What is in the block of a definition, what is said of it, and a document in which nothing is wrong for all that. */
type Broken = readonly [body: string, found: readonly string[], document: string];

const thing = (members: string) => `entity thing { arg name: atom { unique true }  ${members} }`;

const broken: Readonly<Record<string, readonly Broken[]>> = {
  'names that mean two things': [
    [thing('option name: string'), ['definition-name "name"'], 'thing a'],
    [
      thing('option part: atom  entity part { arg n: atom }'),
      ['definition-name "part"'],
      'thing a { part b }',
    ],
    ['section thing {}\nentity thing { arg name: atom }', ['definition-name "thing"'], 'thing a'],
    [
      `function f: act { arg a: atom  option a: string }\n${thing('option o: call(act)')}`,
      ['definition-name "a"'],
      'thing a { o f(b) }',
    ],
    [thing('option one: atom  option one: string'), ['duplicate-name "one"'], 'thing a { one b }'],
    [
      `mixin m { option one: atom }\nmixin m { option two: atom }\n${thing('include m')}`,
      ['duplicate-name "m"'],
      'thing a { one b }',
    ],
    [
      'section parts { top_level? true  option one: atom }\noption one: integer',
      ['definition-name "one"'],
      'one 3',
    ],
    [
      'section a { top_level? true  option one: atom }\nsection b { top_level? true  option one: atom }',
      ['definition-name "one"'],
      'one c',
    ],
  ],
  'former names that mean something': [
    [
      thing('option one: atom { renamed_from two }  option two: integer'),
      ['definition-name "two"'],
      'thing a { two 3 }',
    ],
    [thing('option one: atom { renamed_from one }'), ['definition-name "one"'], 'thing a { one b }'],
    [
      thing('option one: atom { renamed_from [old, older] }  option two: atom { renamed_from old }'),
      ['definition-name "old"'],
      'thing a',
    ],
    [thing('option one: atom { renamed_from name }'), ['definition-name "name"'], 'thing a'],
    [`${thing('renamed_from item')}\nentity item { arg n: atom }`, ['definition-name "item"'], 'item a'],
  ],
  'names that no document could write, or that are taken everywhere': [
    ['entity a.b { arg name: atom }', ['definition-name "a.b"'], ''],
    [`entity use { arg name: atom }\n${thing('')}`, ['definition-name "use"'], 'thing a'],
    [
      `entity fragment { arg name: atom }\n${thing('')}`,
      ['definition-name "fragment"'],
      'thing a\nfragment a: thing {}',
    ],
    [`section dsl {}\n${thing('')}`, ['definition-name "dsl"'], 'thing a'],
  ],
};

for (const [what, cases] of Object.entries(broken))
  it(`tells definitions of ${what}, and leaves their documents alone`, () => {
    for (const [body, found, document] of cases) {
      const definition = `dsl d {\n${body}\n}`;
      assert.deepEqual(wrong(definition), found, body);
      assert.deepEqual(
        findings(definition, `use d\n${document}`).filter((each) => !each.startsWith('unused-use')),
        [],
        body,
      );
    }
  });

it('lets an argument and a block have one name', () => {
  const definition = 'dsl d { entity route { arg step: atom = a  entity step { arg n: atom } } }';
  assert.deepEqual(findings(definition, 'use d\nroute b { step c }'), []);
});

it('keeps the language of definitions from being taken away', () => {
  const sources = [
    'dsl dsl { entity thing { arg name: atom } }',
    'dsl d { option one: atom }',
    'use d\none a',
  ].map((text, index) => ({ uri: `file:///${index}.spark`, text }));
  const found = sources.map((source) =>
    checkSpark(
      source,
      sources.filter((other) => other !== source),
    ).map(({ code }) => code),
  );
  assert.deepEqual(found, [['spark/definition-name'], [], []]);
});

it('reads documents by the definition that comes first by its address, where two have one name', () => {
  const [first, second] = ['one', 'two'].map((name, index) => ({
    uri: `file:///${index}.spark`,
    text: `dsl d { option ${name}: atom }`,
  }));
  assert.ok(first && second);
  const document = { uri: 'file:///2.spark', text: 'use d\none a' };
  for (const others of [
    [first, second],
    [second, first],
  ])
    assert.deepEqual(checkSpark(document, others), []);
  assert.deepEqual(
    checkSpark(second, [document, first]).map(({ code }) => code),
    ['spark/duplicate-name'],
  );
});
