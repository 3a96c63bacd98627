/** Ways to break a definition: each is told once, on its words, and its documents are not told of it again. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';
import { findings, uri, wrong } from './definition-findings.ts';

/** What is in the block of a definition, what is said of it, and a document in which nothing is wrong for all that. */
type Broken = readonly [body: string, found: readonly string[], document: string];

const thing = (members: string) => `entity thing { arg name: atom { unique true }  ${members} }`;

const pair = (members: string) =>
  `entity whole { entity part { arg name: atom }  entity spare { arg size: integer  ${members} } }`;

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
      `mixin m { arg one: atom = b }\n${thing('include m  option one: atom')}`,
      ['definition-name "one"'],
      'thing a',
    ],
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
  'types that no value has, or that say the same twice': [
    [thing('option o: integer(min: 5, max: 1)'), ['definition-member "1"'], 'thing a { o 3 }'],
    [thing('option o: float(min: 5, max: -5)'), ['definition-member "-5"'], 'thing a { o 0.5 }'],
    [thing('option o: integer(min: 0.2, max: 0.8)'), ['definition-member "0.8"'], 'thing a { o 3 }'],
    [thing('option o: list(one_of([]))'), ['definition-member "[]"'], 'thing a { o [b] }'],
    [thing('option o: one_of([b, c, "b"])'), ['definition-member ""b""'], 'thing a { o b }'],
    [thing('option o: one_of([b, f(1)])'), ['definition-member "f(1)"'], 'thing a { o b }'],
    [thing('option o: any_of([])'), ['definition-member "[]"'], 'thing a { o 3 }'],
    [thing('option o: all_of([])'), ['definition-member "[]"'], 'thing a { o 3 }'],
    [thing('option o: tuple([])'), ['definition-member "[]"'], 'thing a { o [] }'],
    [thing('option o: map(keys: [])'), ['definition-member "[]"'], 'thing a { o [b: 3] }'],
  ],
  'types about what there is not': [
    [thing('option o: call(nohting)'), ['definition-kind "nohting"'], 'thing a { o b }'],
    [thing('option o: list(reference(nohting))'), ['definition-kind "nohting"'], 'thing a { o [b, c] }'],
    [thing('identifier [name, nmae]'), ['definition-kind "nmae"'], 'thing a'],
    [thing('identifier [name, name]'), ['definition-kind "name"'], 'thing a'],
    [thing('inverse tihng'), ['definition-kind "tihng"'], 'thing a'],
    [thing('option o: value(name)'), ['definition-kind "name"'], 'thing a { o b }'],
    [thing('option o: expression(returns: nohting)'), ['definition-kind "nohting"'], 'thing a { o 3 }'],
    [`function f: expression { returns nohting }\n${thing('')}`, ['definition-kind "nohting"'], 'thing a'],
    [
      thing('arg of: integer  option o: reference(thing, of: of)'),
      ['definition-kind "of"'],
      'thing a: 1 { o a }',
    ],
    [
      thing(
        'option to: reference(thing)  option o: reference(thing, of: to.form)  option from: reference(thing)',
      ),
      ['definition-kind "form"'],
      'thing a',
    ],
    [thing('option o: atom = ^nmae'), ['definition-kind "nmae"'], 'thing a'],
    [`function f: condition\n${thing('')}`, ['definition-kind "condition"'], 'thing a'],
    [`function f: option_type\n${thing('')}`, ['definition-kind "option_type"'], 'thing a'],
  ],
  circles: [
    [thing('option o: reference(thing, of: o)'), ['definition-cycle "o"'], 'thing a { o a }'],
    [
      thing('option o: list(reference(thing, of: p))  option p: reference(thing, of: o.name)'),
      ['definition-cycle "p"', 'definition-cycle "o"'],
      'thing a { o [a]  p a }',
    ],
    [thing('option o: value(o)'), ['definition-cycle "o"'], 'thing a { o 3 }'],
    [thing('option o: atom = ^o'), ['definition-cycle "o"'], 'thing a'],
    [
      `mixin m { include n }\nmixin n { include m }\n${thing('include m')}`,
      ['definition-cycle "m"', 'definition-cycle "n"'],
      'thing a',
    ],
    [`extends d\n${thing('')}`, ['definition-cycle "extends d"'], 'thing a'],
  ],
  'values that do not fit': [
    [thing('option o: list(integer) = [1, b]'), ['definition-member "b"'], 'thing a'],
    [`${thing('option o: list(call(act)) = [f, g]')}\nfunction f: act`, ['definition-member "g"'], 'thing a'],
    [thing('option o: map(keys: [b: atom]) = [c: d]'), ['definition-member "c"'], 'thing a'],
    [thing('option o: regex = "("'), ['definition-member ""(""'], 'thing a'],
    [thing('option o: reference(thing) = 3'), ['definition-member "3"'], 'thing a'],
    [thing('option o: integer  set o = b'), ['definition-member "b"'], 'thing a'],
    [thing('set o = 1  set o = 2'), ['definition-member "o"'], 'thing a'],
    [thing('arg o: integer = 1  set o = 2'), ['definition-member "o"'], 'thing a: 1'],
    [`arg o: atom\n${thing('')}`, ['definition-member "o"'], 'thing a'],
    [thing('option o: reference()'), ['missing-argument "reference()"'], 'thing a { o 3 }'],
  ],
  'members that exclude each other': [
    [thing('option o: atom = b { required true }'), ['definition-member "required true"'], 'thing a'],
    [
      thing('option o: atom { required true  deprecated "nobody needs it" }'),
      ['definition-member "deprecated "nobody needs it""'],
      '',
    ],
    ['entity line { arg a: atom { rest true }  arg b: atom }', ['definition-member "a"'], 'line c: d'],
    [
      'entity line { arg a: atom { assigned true }  arg b: atom { assigned true  required false } }',
      ['definition-member "b"'],
      '',
    ],
    [
      'entity line { arg a: atom { unique true }  arg b: atom { unique true } }',
      ['definition-member "b"'],
      'line c: d',
    ],
  ],
  'rules that do nothing, or what cannot be done': [
    [`${thing('')}\nverify "v" { each thing }`, ['definition-rule "verify"'], 'thing a'],
    [
      `${thing('')}\nverify "v" { each thing  expect length(name) < 3  fix "f" }`,
      ['definition-rule "fix"'],
      'thing a',
    ],
    [`${pair('')}\ntransform "t" { each part }`, ['definition-rule "transform"'], 'whole { part a }'],
    [
      `${pair('option o: boolean')}\ntransform "t" { each part  add { spare abc { o 3 } } }`,
      ['definition-rule "abc"', 'definition-rule "3"'],
      'whole { part a }',
    ],
    [
      `${pair('option o: boolean { required true }')}\ntransform "t" { each part  add { spare 1 } }`,
      ['definition-rule "spare"'],
      'whole { part a }',
    ],
    [
      `${pair('')}\ntransform "t" { each part  add { spare 1: 2 } }`,
      ['definition-rule "2"'],
      'whole { part a }',
    ],
    [
      `${thing('option o: integer')}\nverify "v" { each thing  expect length(name) < 3  fix "f" { set o = b } }`,
      ['definition-rule "b"'],
      'thing a',
    ],
    [
      `${thing('set o = 1')}\nverify "v" { each thing  expect length(name) < 3  fix "f" { set o = 2 } }`,
      ['definition-rule "o"'],
      'thing a',
    ],
    [
      `${thing('')}\nverify "v" { each thing  expect matches(name, "(") }`,
      ['definition-rule ""(""'],
      'thing a',
    ],
    [
      `${thing('')}\nverify "v" { each thing  expect lenght(name) > 3 }`,
      ['definition-rule "lenght"'],
      'thing a',
    ],
  ],
  'what says or does nothing': [
    [thing('option o: atom { doc " " }'), ['definition-member "" ""'], 'thing a { o b }'],
    [`function f: act { class number }\n${thing('')}`, ['definition-member "class"'], 'thing a'],
    [
      `${thing('')}\nverify "v" { each thing  expect length() > 3 and starts_with(name, "a", "b") }`,
      ['definition-rule "length()"', 'definition-rule ""b""'],
      'thing a',
    ],
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

it('lets options take the place of those that a mixin puts in', () => {
  assert.deepEqual(
    wrong(`dsl d { mixin m { option o: atom }  ${thing('include m  option o: integer')} }`),
    [],
  );
});

it('refuses a fragment of a definition', () => {
  const text = 'fragment d: dsl { entity more { arg name: atom } }';
  const [found] = checkSpark({ uri, text }, [{ uri: 'file:///d.spark', text: `dsl d { ${thing('')} }` }]);
  assert.equal(found?.code, 'spark/definition-patch');
  assert.equal(text.slice(found?.span.start, found?.span.end), 'dsl');
});

it('tells definitions of options that what they extend has as a block', () => {
  const base = 'dsl base { entity thing { arg name: atom } }\n';
  assert.deepEqual(wrong(`${base}dsl d { extends base  option thing: integer }`), [
    'definition-name "thing"',
  ]);
  assert.deepEqual(wrong(`${base}dsl d { extends base  entity thing { option o: integer } }`), []);
});

it('says what is missing where it is named, and not of all that would come of it', () => {
  const base =
    'dsl base { entity thing { arg name: atom { unique true }  option link: reference(thing) }  mixin noted { option note: string }  function act: act }';
  /** The findings of a document, beside `base` and another definition. */
  const beside = (definition: string, text: string) =>
    checkSpark({ uri, text }, [
      { uri: 'file:///base.spark', text: base },
      { uri: 'file:///d.spark', text: definition },
    ]).map(({ code, span }) => `${code.slice('spark/'.length)} ${text.slice(span.start, span.end)}`);
  assert.deepEqual(beside('', 'use bsae\nthing one { link two }\nthing two'), ['dangling-reference bsae']);
  assert.deepEqual(beside('', 'use base, bsae\nthing one { lnik two }'), [
    'dangling-reference bsae',
    'unknown-keyword lnik',
  ]);
  for (const [definition, found, text] of [
    [
      'dsl d { extends bsae  entity more { arg name: atom  include noted  option to: reference(thing)  option does: call(act) } }',
      'dangling-reference bsae',
      'use d\nthing one\nmore two { note "a"  to one  does act }',
    ],
    [
      'dsl d { extends base  patch thng { option size: atom  section inside { option key: atom } } }',
      'definition-patch thng',
      'use d\nthing one { size big  inside { key lost } }',
    ],
    [
      'dsl d { extends base  entity more { recursive true  arg name: atom  include ntoed } }',
      'dangling-reference ntoed',
      'use d\nmore one { note "a"  more two { note "b" } }',
    ],
    ['dsl { entity more { arg name: atom } }', 'missing-argument dsl', 'use base\nthing one'],
  ] as const) {
    assert.deepEqual(beside('', definition), [found], definition);
    assert.deepEqual(beside(definition, text), [], definition);
  }
  assert.deepEqual(beside('dsl d { entiy more {} }', 'use d\nmore one'), ['unknown-keyword more']);
});

it('tells patches of what they would take the place of, which stays', () => {
  const definition = (added: string) => `dsl base {
  entity thing { arg name: atom  option o: atom  section parts { patchable? true  option n: atom } }
}
dsl d { extends base  patch thing { ${added} } }`;
  for (const [added, ...found] of [
    ['option o: integer', 'definition-patch "o"'],
    ['option name: integer', 'definition-patch "name"'],
    ['entity o { arg n: integer }', 'definition-patch "o"'],
    ['option parts: atom', 'definition-patch "parts"'],
    ['section parts { option p: atom }'],
    ['option q: atom'],
  ] as const) {
    assert.deepEqual(wrong(definition(added)), found, added);
    assert.deepEqual(findings(definition(added), 'use d\nthing a { o b  parts {} }'), [], added);
  }
});

it('takes what is there twice out of a list', () => {
  const text = 'dsl d { option o: one_of([a, b, a, c]) }';
  assert.equal(
    applyEdits(text, checkSpark({ uri, text })[0]?.fixes[0]?.edits ?? []),
    'dsl d { option o: one_of([a, b, c]) }',
  );
});

it('lets an argument be given in spite of its default, because of those behind it', () => {
  const definition = 'dsl d { entity get { arg name: atom = id { required true }  arg action: atom } }';
  assert.deepEqual(findings(definition, 'use d\nget by: read'), []);
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
