import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { allNodes, elementName, withDerived } from '../../../../server/src/dsl/bind.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../../server/src/language/spark/index.ts';

const uri = 'file:///test.spark';

/** The findings of a document as `code "words"`, beside a definition in a file of its own. */
function findings(definition: string, text: string): readonly string[] {
  return checkSpark({ uri, text }, [{ uri: 'file:///definition.spark', text: definition }]).map(
    ({ code, span }) => `${code.replace('spark/', '')} "${text.slice(span.start, span.end)}"`,
  );
}

/** What is wrong with a definition itself. */
function wrong(definition: string): readonly string[] {
  return findings('', definition);
}

/** The names of all elements of a document, derived ones in parentheses. */
function elements(definition: string, text: string): readonly string[] {
  const documents = [parseSpark(text, uri), parseSpark(definition, 'file:///definition.spark')];
  const [document] = documents;
  assert.ok(document);
  const bound = createWorkspace(documents).bound(document);
  return [...withDerived(bound.roots)]
    .filter(({ schema }) => schema?.role === 'entity')
    .flatMap((node) => {
      const name = elementName(node);
      return name === undefined || node.schema?.definition === 'dsl' ? [] : node.origin ? `(${name})` : name;
    });
}

describe('arguments and options', () => {
  const api = `dsl api {
  entity endpoint {
    arg path: string { unique true }
    arg method: one_of([get, post]) = get
    option auth: one_of([required, none]) = required
    option tags: list(atom)
  }
}`;
  it('may be given behind a comma, or in the block', () => {
    assert.deepEqual(findings(api, 'use api\nendpoint "/a", auth: none, tags: [x]'), []);
    assert.deepEqual(findings(api, 'use api\nendpoint { path "/a"  method post }'), []);
    assert.deepEqual(findings(api, 'use api\nendpoint "/a": post, auth: nnoe'), ['wrong-value "nnoe"']);
    assert.deepEqual(findings(api, 'use api\nendpoint "/a", atuh: none'), ['unknown-keyword "atuh"']);
  });
  it('are not given twice, in whatever form', () => {
    assert.deepEqual(findings(api, 'use api\nendpoint "/a", auth: none { auth required }'), [
      'duplicate-option "auth"',
    ]);
  });
  it('name the element wherever they stand', () => {
    assert.deepEqual(
      findings(api, 'use api\nendpoint "/a"\nendpoint { path "/a" }'),
      ['duplicate-name "\\"/a\\""'].map((each) => each.replaceAll('\\"', '"')),
    );
  });
});

describe('option types', () => {
  /** What is said of values of a type. */
  const of = (type: string, ...values: readonly string[]) =>
    values.map((value) => findings(`dsl d { option x: ${type} }`, `use d\nx ${value}`).length === 0);
  it('take what they say', () => {
    assert.deepEqual(of('duration', '"5 minutes"', '"PT5M"', '1000', 'infinity', '"soon"', '-1'), [
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    assert.deepEqual(of('regex', '"^a+$"', '"("', 'a'), [true, false, false]);
    assert.deepEqual(of('tuple([atom, integer])', '[a, 1]', '[a]', '[1, a]'), [true, false, false]);
    assert.deepEqual(of('map(keys: [min: integer])', '[min: 1]', '[max: 1]', '[min: a]'), [
      true,
      false,
      false,
    ]);
    assert.deepEqual(of('literal(infinity)', 'infinity', 'never'), [true, false]);
    assert.deepEqual(of('list(atom, min: 1)', '[a]', '[]'), [true, false]);
    assert.deepEqual(of('all_of([string, regex])', '"a"', '"("'), [true, false]);
    assert.deepEqual(of('code(elixir)', '"fn x -> x end"', 'MyApp.Change', '5'), [true, true, false]);
    assert.deepEqual(of('module', 'MyApp.Repo', '5'), [true, false]);
  });
  it('take texts of several lines', () => {
    const definition = 'dsl d { option x: string }';
    assert.deepEqual(findings(definition, 'use d\nx """\n  one "two"\n    three\n  """'), []);
  });
});

describe('structure', () => {
  it('comes with mixins, also those of extended definitions', () => {
    const definition = `dsl base { mixin dated { option on: string } }
dsl diary { extends base  entity entry { arg title: string { unique true }  include dated } }`;
    assert.deepEqual(findings(definition, 'use diary\nentry "a" { on "Monday" }'), []);
  });
  it('lets top-level sections be left out', () => {
    const definition = 'dsl d { section parts { top_level? true  entity part { arg name: atom } } }';
    assert.deepEqual(findings(definition, 'use d\npart a\nparts { part b }'), []);
  });
  it('holds singletons and identities to one', () => {
    const definition = `dsl d {
  entity head { singleton true  option x: atom }
  entity route { arg method: atom  arg path: string  identifier [method, path] }
}`;
    assert.deepEqual(findings(definition, 'use d\nhead {}\nhead {}'), ['singleton "head"']);
    assert.deepEqual(findings(definition, 'use d\nroute get: "/"\nroute post: "/"\nroute get: "/"'), [
      'singleton "route"',
    ]);
  });
  it('nests recursive elements, and looks names up outwards', () => {
    const definition = `dsl flow {
  entity step { arg name: atom { unique true }  option after: reference(step) }
  entity group { kind step  recursive true  arg name: atom { unique true } }
}`;
    assert.deepEqual(
      findings(
        definition,
        'use flow\nstep a\ngroup g { step b { after a }  group h { step c { after b } } }',
      ),
      [],
    );
    assert.deepEqual(findings(definition, 'use flow\ngroup g { step b }\nstep c { after b }'), [
      'dangling-reference "b"',
    ]);
  });
  it('decides auto-set options', () => {
    const definition = 'dsl d { entity counter { arg name: atom  option type: atom  set type = integer } }';
    assert.deepEqual(findings(definition, 'use d\ncounter a { type string }'), ['fixed-option "type"']);
  });
  it('is patched where sections allow it', () => {
    const definition = `dsl page { section head { patchable? true  option title: string } }
dsl tracking { patch head { option pixel: string } }`;
    assert.deepEqual(findings(definition, 'use page, tracking\nhead { title "a"  pixel "b" }'), []);
    assert.deepEqual(findings(definition, 'use page\nhead { pixel "b" }'), ['unknown-keyword "pixel"']);
  });
  it('is split over fragments, whose names belong together', () => {
    const definition = `dsl model {
  entity thing {
    arg name: atom { unique true }
    section fields { entity field { arg name: atom { unique true } } }
    option title: reference(field)
  }
}`;
    const documents = [
      'use model\nthing Book { title name }',
      'use model\nfragment Book: thing { fields { field name } }',
    ];
    for (const text of documents) {
      const others = [definition, ...documents.filter((each) => each !== text)];
      const found = checkSpark(
        { uri, text },
        others.map((each, index) => ({ uri: `file:///${index}.spark`, text: each })),
      );
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );
    }
    const shelf =
      'dsl shelf { section boxes { top_level? true  entity box { arg name: atom { unique true }  entity label { arg text: atom { unique true } }  option shown: reference(label) } } }';
    for (const box of ['box crate { shown red }', 'boxes { box crate { shown red } }'])
      assert.deepEqual(findings(shelf, `use shelf\n${box}\nfragment crate: box { label red }`), []);
    assert.deepEqual(findings(definition, 'use model\nfragment Boook: thing {}'), [
      'dangling-reference "Boook"',
    ]);
  });
  it('speaks of former names', () => {
    const definition = 'dsl d { option heading: string { renamed_from title } }';
    const [found] = checkSpark({ uri, text: 'use d\ntitle "a"' }, [
      { uri: 'file:///d.spark', text: definition },
    ]);
    assert.equal(found?.code, 'spark/deprecated');
    assert.equal(applyEdits('use d\ntitle "a"', found?.fixes[0]?.edits ?? []), 'use d\nheading "a"');
  });
});

describe('references', () => {
  const definition = `dsl model {
  entity thing {
    arg name: atom { unique true }
    entity field { arg name: atom { unique true } }
    entity link {
      arg name: atom { unique true }
      arg destination: reference(thing)
    }
    option shows: list(reference(field, through: link))
    option opposite: reference(link)
    option by: reference(field, of: opposite.destination)
  }
}`;
  const book =
    'thing Book { field title  link author: Person }\nthing Person { field name  link home: City }\nthing City { field zip }\n';
  it('follow paths', () => {
    assert.deepEqual(
      findings(
        definition,
        `use model\n${book}thing A { link book: Book  shows [book.title, book.author.home.zip] }`,
      ),
      [],
    );
    assert.deepEqual(
      findings(
        definition,
        `use model\n${book}thing A { link book: Book  shows [book.author.hoem.zip, book.zip] }`,
      ),
      ['dangling-reference "hoem"', 'dangling-reference "zip"'],
    );
  });
  it('go on from what another one names', () => {
    assert.deepEqual(
      findings(definition, `use model\n${book}thing A { link book: Book  opposite book  by title }`),
      [],
    );
    assert.deepEqual(
      findings(definition, `use model\n${book}thing A { link book: Book  opposite book  by name }`),
      ['dangling-reference "name"'],
    );
  });
  it('go on from the name before a colon, and say where nothing was found', () => {
    const maps = `dsl maps {
  entity table { arg name: atom { unique true }  entity column { arg name: atom { unique true } }
    entity join { arg name: atom { unique true }  option through: reference(table) }
    option shown: map(names: reference(join), values: list(reference(column, of: key.through)))
  }
}
use maps
table links { column order }
`;
    const text = (column: string) =>
      `${maps}table books { join authors { through links }  shown [authors: [${column}]] }`;
    assert.deepEqual(checkSpark({ uri, text: text('order') }), []);
    assert.match(
      checkSpark({ uri, text: text('odrer') })[0]?.message ?? '',
      /^`links` has no column `odrer`. Did you mean `order`\?$/,
    );
  });
});

describe('transformers', () => {
  const definition = `dsl model {
  entity thing {
    arg name: atom { unique true }
    section fields { entity field { arg name: atom { unique true }  arg type: atom = text } }
    entity link { arg name: atom { unique true }  option key: atom = number }
    option shows: list(reference(field))
  }
  transform "a link has a key" { each link  add { fields { field "{name}_id": ^key } } }
}`;
  it('bring elements along, which names lead to', () => {
    const text = 'use model\nthing A { link b  shows [b_id] }';
    assert.deepEqual(findings(definition, text), []);
    assert.deepEqual(elements(definition, text), ['A', 'b', '(b_id)']);
  });
  it('leave alone what is there', () => {
    const text = 'use model\nthing A { fields { field b_id: text }  link b }';
    assert.deepEqual(elements(definition, text), ['A', 'b_id', 'b']);
  });
});

describe('verifiers', () => {
  const definition = `dsl api {
  entity endpoint {
    arg path: string { unique true }
    option auth: one_of([required, none]) = required
    option middleware: list(atom)
    entity param { arg name: atom { unique true } }
  }
  verify "open endpoints are limited" {
    each endpoint  where auth == none  expect middleware has rate_limit
    message "\`{path}\` has no limit."
    fix "Add one" { set middleware = [rate_limit] }
  }
  verify "few parameters" { each endpoint  expect count(param) <= 2  severity hint }
}`;
  it('say what does not hold, and mend it', () => {
    const text = 'use api\nendpoint "/a" { auth none }';
    const [found] = checkSpark({ uri, text }, [{ uri: 'file:///d.spark', text: definition }]);
    assert.equal(found?.message, '`/a` has no limit. (api)');
    const mended = applyEdits(text, found?.fixes[0]?.edits ?? []);
    assert.deepEqual(findings(definition, mended), []);
  });
  it('do not judge what is missing or leads nowhere, and the rest all the same', () => {
    const shop = `dsl shop {
  entity item {
    arg name: atom { unique true }
    option price: number { required true }
    option like: reference(item)
  }
  verify "cheap" { each item  expect price < 100 }
  verify "short" { each item  expect length(name) < 3 }
}`;
    assert.deepEqual(findings(shop, 'use shop\nitem long {}'), [
      'missing-option "item"',
      'verifier "item long"',
    ]);
    assert.deepEqual(findings(shop, 'use shop\nitem a { price 500  like b }'), ['dangling-reference "b"']);
    assert.deepEqual(findings(shop, 'use shop\nitem a { price 500  like a }'), ['verifier "item a"']);
  });
  it('see the order of what stands in a block, what is reached, and who refers to an element', () => {
    const line = `dsl line {
  entity track {
    arg name: atom
    entity stop {
      arg name: atom { unique true }
      option next: wrap_list(reference(stop))
      option first?: boolean = false
    }
  }
  entity city { arg name: atom { unique true } }
  entity trip { arg name: atom { unique true }  option to: wrap_list(reference(city)) }
  verify "the first is first" { each stop  where first? == true  expect count(preceding(stop)) == 0 and exists(following(stop)) }
  verify "somebody goes there" { each city  expect exists(referring(trip)) }
  entity network {
    arg name: atom
    option start: atom
    entity leg { arg from: atom  arg to: atom }
  }
  verify "all legs are used" { each leg  expect overlaps(from, reachable(parent.start, parent.leg, reached has from, to)) }
}`;
    const fine = `use line
track t { stop toString { first? true }  stop constructor }
city __proto__
trip a { to [__proto__] }
network n { start x  leg x: y  leg z: __proto__  leg y: z }`;
    assert.deepEqual(findings(line, fine), []);
    const bad = fine
      .replace('stop constructor', 'stop constructor { first? true }')
      .replace('to [__proto__]', 'to []')
      .replace('leg y: z', 'leg v: z');
    assert.deepEqual(findings(line, bad), [
      'verifier "stop constructor"',
      'verifier "city __proto__"',
      'verifier "leg z"',
      'verifier "leg v"',
    ]);
  });
  it('count inner elements', () => {
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { param a  param b }'), []);
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { param a  param b  param c }'), [
      'verifier "endpoint "/a""',
    ]);
  });
  it('hold only when they are true, and not when nobody knows', () => {
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { auth none  middleware [cors] }'), [
      'verifier "endpoint "/a""',
    ]);
  });
});

describe('a definition that is wrong', () => {
  it('is told of circles', () => {
    assert.deepEqual(wrong('dsl a { extends b }\ndsl b { extends a }'), [
      'definition-cycle "extends b"',
      'definition-cycle "extends a"',
    ]);
    assert.deepEqual(wrong('dsl a { mixin m { include m } }'), ['definition-cycle "m"']);
  });
  it('is told of two arguments of one name', () => {
    assert.deepEqual(wrong('dsl a { entity e { arg x: atom  arg x: string } }'), ['duplicate-name "x"']);
  });
  it('is told of references to nothing', () => {
    assert.deepEqual(wrong('dsl a { entity e { arg x: reference(nohting) } }'), [
      'definition-kind "nohting"',
    ]);
    assert.deepEqual(wrong('dsl a { entity e { arg x: call(nohting) } }'), ['definition-kind "nohting"']);
    assert.deepEqual(wrong('dsl a { entity e { include nohting } }'), ['dangling-reference "nohting"']);
    assert.deepEqual(wrong('dsl a { entity e { include m } }\ndsl b { mixin m }'), [
      'dangling-reference "m"',
    ]);
    assert.deepEqual(
      wrong('dsl a { extends b  entity e { include m } }\ndsl b { extends c }\ndsl c { mixin m }'),
      [],
    );
  });
  it('is told of patches that meet nothing', () => {
    assert.deepEqual(wrong('dsl a { patch nohting { option x: atom } }'), ['definition-patch "nohting"']);
    const [found] = checkSpark({
      uri,
      text: 'dsl a { entity play { option lasts: atom  section cast { patchable? true } }  patch play.casts {} }',
    });
    assert.match(found?.message ?? '', /Did you mean `cast`\?$/);
  });
  it('is told of rules about nothing', () => {
    assert.deepEqual(wrong('dsl a { entity e { arg x: atom }  verify "v" { each f  expect x == y } }'), [
      'definition-rule "f"',
    ]);
    assert.deepEqual(
      wrong('dsl a { entity e { arg x: atom }  verify "v" { each e  expect lenght(x) > 1 } }'),
      ['definition-rule "lenght"'],
    );
  });
  const guarded = (rule: string) =>
    `dsl a {
  entity door {
    arg name: atom { unique true }
    option state: one_of([open, shut]) = open
    option lock: call(lock)
    option since: atom
    option width: integer
    option leads_to: reference(door)
    option marks: list(one_of([red, blue]))
    section inside { entity key { arg name: atom  option spare?: boolean } }
  }
  function bolt: lock
  ${rule}
}`;
  const expecting = (condition: string) => wrong(guarded(`verify "v" { each door  expect ${condition} }`));
  it('is told of names in conditions that mean nothing to the elements', () => {
    for (const [condition, ...words] of [
      ['wdith > 3', 'wdith'],
      ['state == opne', 'opne'],
      ['state in [open, shutt]', 'shutt'],
      ['marks has blu', 'blu'],
      ['lock == blot', 'blot'],
      ['not is_nil(sinc)', 'sinc'],
      ['state == open and ajar?', 'ajar?'],
      ['count(inside.kye) > 0', 'kye'],
      ['exists(key, spaer? == true and width > 3)', 'spaer?'],
      ['leads_to.stat == open', 'stat'],
      ['all(key, parent.widht > 3)', 'widht'],
      ['stat == opne', 'stat'],
      // The items of a value are names, and no elements.
      ['exists(leads_to, widht > 3)', 'widht'],
      ['exists(marks, spare? == true)', 'spare?'],
    ] as const)
      assert.deepEqual(
        expecting(condition),
        words.map((word) => `definition-word "${word}"`),
        condition,
      );
  });
  it('is told nothing of values that may be, and of names that are known', () => {
    for (const condition of [
      'since == yesterday',
      'state == open and lock == bolt and marks has red',
      'exists(marks, blue) or all(key, spare? and outer.width > 3 and this.name == main)',
      'name in [front, back] and kind_of(this) == door',
      'count(referring(door), leads_to == here) == 0 and starts_with(name, front)',
      'overlaps([open], state) and count(preceding(door)) < 9',
    ])
      assert.deepEqual(expecting(condition), [], condition);
  });
  it('is told nothing of what other definitions add', () => {
    const more =
      '\ndsl b { extends a  patch door { option ajar?: boolean } }\ndsl c { verify "v" { each door  expect ajar? } }';
    assert.deepEqual(wrong(guarded('verify "v" { each door  expect ajar? }') + more), []);
    assert.deepEqual(wrong(guarded('verify "v" { each door  expect ajr? }') + more), [
      'definition-word "ajr?"',
    ]);
  });
  it('is told of conditions that never hold', () => {
    assert.deepEqual(expecting('state == open and state == shut'), [
      'constant-condition "state == open and state == shut"',
    ]);
    assert.deepEqual(expecting('width == nil'), ['compare-nil "width == nil"']);
    assert.deepEqual(expecting('state == open or state == shut'), []);
  });
  it('is told of names in messages and fixes', () => {
    assert.deepEqual(
      wrong(
        guarded(`verify "v" {
    each door
    expect width > 3
    message "{nmae} is narrow, {really}."
    fix "Widen" { set widht = 4 }
    fix "Forget" { remove [since, leads] }
    fix "Open" { add { insid {}  inside { key spare { spaer? true } }  key main } }
  }`),
      ),
      ['nmae', 'widht', 'leads', 'insid', 'spaer?', 'key'].map((word) => `definition-word "${word}"`),
    );
  });
  it('is told of what is added where nothing takes it', () => {
    const adding = (added: string, each = 'key') =>
      wrong(guarded(`transform "t" { each ${each}  add { ${added} } }`));
    assert.deepEqual(adding('inside { key "{nmae}_copy" { spaer? ^spaer? } }'), [
      'definition-word "nmae"',
      'definition-word "spaer?"',
      'definition-word "spaer?"',
    ]);
    assert.deepEqual(adding('key "{name}_copy"'), ['definition-word "key"']);
    const text = guarded('transform "t" { each key  add { key "{name}_copy" { spare? true } } }');
    assert.equal(
      applyEdits(text, checkSpark({ uri, text })[0]?.fixes[0]?.edits ?? []),
      guarded('transform "t" { each key  add { inside { key "{name}_copy" { spare? true } } } }'),
    );
    assert.deepEqual(adding('inside {}', 'door'), ['definition-word "add"']);
    assert.deepEqual(adding('inside { key "{name}_copy" { spare? ^spare? } }'), []);
  });
  it('is told of neighbours that there are not', () => {
    const type = (text: string) =>
      wrong(guarded(`entity wall { option opening: reference(door)  option next: ${text} }`));
    assert.deepEqual(type('reference(key, of: openin)'), ['definition-kind "openin"']);
    assert.deepEqual(type('value(widht)'), ['definition-kind "widht"']);
    assert.deepEqual(type('reference(key, of: opening)'), []);
    assert.deepEqual(
      wrong(
        'dsl a { mixin m { option x: value(kind_of_it) }  entity e { arg kind_of_it: atom  include m } }',
      ),
      [],
    );
  });
  it('is told of defaults that do not fit, and of arguments out of order', () => {
    assert.deepEqual(wrong('dsl a { option x: integer = "one" }'), ['definition-member ""one""']);
    assert.deepEqual(wrong('dsl a { entity e { arg x: atom = a  arg y: atom } }'), ['definition-member "y"']);
  });
  it('still opens its documents', () => {
    const definition =
      'dsl a { extends a  mixin m { include m }  entity e { arg name: reference(nohting)  include m, n } }';
    const documents = [parseSpark('use a\ne x {}', uri), parseSpark(definition, 'file:///definition.spark')];
    const [document] = documents;
    assert.ok(document);
    const [, element] = [...allNodes(createWorkspace(documents).bound(document).roots)];
    assert.equal(element?.schema?.keyword, 'e');
  });
});
