import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import {
  createWorkspace,
  hoverAt,
  parseSpark,
  placesOf,
  rename,
  symbolAt,
} from '../../../../../server/src/language/spark/index.ts';

const texts = {
  base: `dsl base {
  entity part { kind [part, thing]  arg name: atom { unique true } }
  entity item {
    arg name: atom { unique true }
    acyclic thing
    option parts: list(reference(thing))
    option runs: list(call(deed))
    option marks: list(declares(mark))
  }
  function go: deed { arg mark: reference(mark) }
  verify "v" { each part  expect count(referring(item)) > 0  severity hint }
}
`,
  more: `dsl more {
  extends base
  entity tool { kind [tool, thing]  arg name: atom { unique true } }
  function stop: deed
  patch item { option main: reference(thing)  option by: call(deed) }
}
`,
  // It has nothing to do with the others.
  other: `dsl other {
  entity thing { arg name: atom { unique true }  option next: reference(thing) }
  function run: deed
}
`,
  document: `use more
part p
tool t
item i { parts [p, t]  runs [go(a), stop]  marks [a]  main t  by stop }
`,
  beside: `use other
thing a { next a }
`,
};

const uriOf = (name: string) => `file:///${name}.spark`;
const workspace = createWorkspace(Object.entries(texts).map(([name, text]) => parseSpark(text, uriOf(name))));

/** A document, and the place of the nth word in it. */
function at(name: keyof typeof texts, word: string, nth = 1) {
  const document = workspace.find(uriOf(name));
  const offset = [...texts[name].matchAll(new RegExp(`\\b${word}\\b`, 'g'))][nth - 1]?.index;
  assert.ok(document && offset !== undefined, word);
  return { document, offset };
}

/** The texts that a rename changes; else why it was refused. */
function renamed(
  { document, offset }: ReturnType<typeof at>,
  newName: string,
): Record<string, string> | string {
  const edits = rename(workspace, document, offset, newName);
  if ('refused' in edits) return edits.refused;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const after = applyEdits(text, edits.get(uriOf(name)) ?? []);
      return after === text ? [] : [[name, after]];
    }),
  );
}

describe('a kind', () => {
  it('is one in definitions that extend each other, whatever others are called', () => {
    const things = {
      base: texts.base.replaceAll('thing', 'piece'),
      more: texts.more.replaceAll('thing', 'piece'),
    };
    for (const place of [
      at('base', 'thing'),
      at('base', 'thing', 3),
      at('more', 'thing'),
      at('more', 'thing', 2),
    ])
      assert.deepEqual(renamed(place, 'piece'), things);
    const deeds = { base: texts.base.replaceAll('deed', 'act'), more: texts.more.replaceAll('deed', 'act') };
    for (const place of [at('base', 'deed'), at('more', 'deed'), at('more', 'deed', 2)])
      assert.deepEqual(renamed(place, 'act'), deeds);
    assert.deepEqual(renamed(at('base', 'mark', 3), 'sign'), {
      base: texts.base.replaceAll('(mark)', '(sign)'),
    });
  });

  it('is the name of the element, where that does not say otherwise', () => {
    assert.deepEqual(renamed(at('other', 'thing', 2), 'stuff'), {
      other: texts.other.replaceAll('thing', 'stuff'),
      beside: texts.beside.replace('thing', 'stuff'),
    });
    assert.deepEqual(renamed(at('base', 'item', 2), 'ware'), {
      base: texts.base.replaceAll('item', 'ware'),
      more: texts.more.replace('item', 'ware'),
      document: texts.document.replace('item', 'ware'),
    });
    assert.deepEqual(renamed(at('base', 'part'), 'piece'), {
      base: texts.base.replace('entity part', 'entity piece').replace('each part', 'each piece'),
      document: texts.document.replace('part p', 'piece p'),
    });
  });

  it('tells all its places, and whose kind it is', () => {
    const { document, offset } = at('more', 'thing', 2);
    const symbol = symbolAt(workspace, document, offset);
    assert.ok(symbol);
    assert.deepEqual(
      placesOf(workspace, symbol).map(({ uri, declares }) => `${uri} ${declares}`),
      [
        'file:///base.spark true',
        'file:///base.spark false',
        'file:///base.spark false',
        'file:///more.spark false',
        'file:///more.spark false',
      ],
    );
    assert.match(
      hoverAt(workspace, document, offset)?.markdown ?? '',
      /^\*\*`thing`\*\* · kind of entity `part`/,
    );
  });

  it('may be left to those that extend the definition', () => {
    const all = createWorkspace(
      [
        'dsl open { entity job { arg name: atom  option by: call(action) } }',
        'dsl filled { extends open  function run: action  function walk: action }',
        'use filled  job a { by walk }',
      ].map((text, index) => parseSpark(text, uriOf(`${index}`))),
    );
    const [first] = all.documents;
    assert.ok(first);
    // Ash has actions, too; nothing leads to those here.
    const edits = rename(all, first, first.text.indexOf('action'), 'deed');
    assert.ok(!('refused' in edits));
    assert.deepEqual(
      all.documents.map(({ uri }) => edits.get(uri)?.length),
      [1, 2, undefined],
    );
  });

  it('does not become another kind, nor one that the factory knows', () => {
    assert.match(
      String(renamed(at('base', 'mark', 3), 'thing')),
      /would mean `kind \[part, thing\]` in line 2/,
    );
    assert.match(
      String(renamed(at('base', 'deed'), 'type')),
      /^The factory knows what is of the kind `type`/,
    );
    const text = 'dsl d { function money: ty<|>pe { value string } }';
    const document = parseSpark(text.replace('<|>', ''), 'file:///d.spark');
    const refused = rename(createWorkspace([document]), document, text.indexOf('<|>'), 'sort');
    assert.ok('refused' in refused);
  });
});
