import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';
import { findings, uri } from './definition-findings.ts';

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
  it('know a slip in a word that may stand in their place', () => {
    const text =
      'dsl d { entity place { arg name: atom  option aim: any_of([reference(place), literal(nothing)]) } }\nuse d\nplace a { aim nothig }';
    assert.match(checkSpark({ uri, text })[0]?.message ?? '', /Did you mean `nothing`\?$/);
  });
  it('lead to names that stand in maps and tuples', () => {
    const lamps = `dsl lamps {
  entity signal {
    arg name: atom { unique true }
    entity lamp {
      arg name: atom
      option aspects: map(names: declares(aspect), values: atom)
      option pair: tuple([declares(aspect), integer])
    }
    option usual: reference(aspect)
  }
}
`;
    const text = 'use lamps\nsignal a { lamp b { aspects [stop: red]  pair [go, 1] }  usual stop }';
    assert.deepEqual(findings(lamps, text), []);
    assert.deepEqual(findings(lamps, text.replace('usual stop', 'usual go')), []);
    assert.deepEqual(findings(lamps, text.replace('usual stop', 'usual red')), ['dangling-reference "red"']);
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
