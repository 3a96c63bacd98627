import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import {
  createWorkspace,
  definitionAt,
  hoverAt,
  parseSpark,
  placesOf,
  rename,
  symbolAt,
} from '../../../../../server/src/language/spark/index.ts';

const definition = `dsl orders {
  entity order {
    arg name: atom { unique true }
    arg via: one_of([
      web, // in the shop on the net
      // Where people come in.
      // With a till.
      store,
      phone
    ]) = web {
      doc "How it came."
    }
    option channels: any_of([list(one_of([web, store, phone])), literal(none)]) = [web]
    option size: map(keys: [width: integer, unit: one_of([mm, cm])]) = [unit: mm]
    option sort: one_of([big, small])
    set sort = big
    option how: call(how) = ship(rail, speed: fast)
  }
  function ship: how { arg by: one_of([road, rail])  option speed: one_of([fast, slow]) = slow }
  verify "v" {
    each order
    where via == web and channels has web
    expect count(channels, web) > 0 or via in [web, store]
    message "Not by {via}: web."
    fix "Sell it in the store" { set via = store }
    fix "Another" { add { order "x": phone, channels: [phone] { size [width: 1, unit: cm]  how ship(road, speed: slow) } } }
  }
}
`;
const document = `use orders
order a: web { channels [web, store]  size [width: 5, unit: cm]  how ship(road, speed: fast) }
order b { channels none  via phone }
order c, via: store, size: [unit: mm]
order web { }
`;

const uris = { definition: 'file:///definition.spark', document: 'file:///document.spark' };
const workspace = createWorkspace([
  parseSpark(definition, uris.definition),
  parseSpark(document, uris.document),
]);

/** A document, and the place of the nth word in it. */
function at(name: keyof typeof uris, word: string, nth = 1) {
  const found = workspace.find(uris[name]);
  assert.ok(found);
  const places = [...found.text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))];
  const offset = places[nth - 1]?.index;
  assert.ok(offset !== undefined, word);
  return { document: found, offset };
}

/** Both texts after a rename; else why it was refused. */
function renamed(place: ReturnType<typeof at>, newName: string): readonly string[] | string {
  const edits = rename(workspace, place.document, place.offset, newName);
  if ('refused' in edits) return edits.refused;
  return workspace.documents.map(({ uri, text }) => applyEdits(text, edits.get(uri) ?? []));
}

/** The text with the nth places of a word changed, counted from 1. */
function changed(text: string, word: string, newName: string, ...nth: readonly number[]): string {
  let count = 0;
  return text.replace(new RegExp(`\\b${word}\\b`, 'g'), (found) => (nth.includes(++count) ? newName : found));
}

describe('a value that a type lists', () => {
  it('is led to from documents, and leads to all its places', () => {
    const { document: source, offset } = at('document', 'web');
    const [place, ...others] = definitionAt(workspace, source, offset)?.places ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual(place?.span.start, at('definition', 'web').offset);
    for (const from of [at('document', 'web'), at('definition', 'web'), at('definition', 'web', 4)]) {
      const symbol = symbolAt(workspace, from.document, from.offset);
      assert.ok(symbol);
      const places = placesOf(workspace, symbol);
      assert.deepEqual(
        places.map(
          ({ uri, declares }) => `${uri === uris.definition ? 'definition' : 'document'} ${declares}`,
        ),
        ['definition true', ...Array(3).fill('definition false'), 'document false'],
      );
    }
  });

  it('is renamed in all documents, in defaults, conditions, fixes and additions, and nothing else is', () => {
    const expected = [
      changed(definition, 'web', 'online', 1, 2, 5, 8),
      changed(document, 'web', 'online', 1),
    ];
    assert.deepEqual(renamed(at('definition', 'web'), 'online'), expected);
    assert.deepEqual(renamed(at('document', 'web'), 'online'), expected);
    // The channels of an order are listed by themselves.
    assert.deepEqual(renamed(at('document', 'web', 2), 'on line'), [
      changed(definition, 'web', '`on line`', 3, 4, 6, 7),
      changed(document, 'web', '`on line`', 2),
    ]);
    assert.deepEqual(renamed(at('document', 'none'), 'nowhere'), [
      definition.replace('none', 'nowhere'),
      document.replace('none', 'nowhere'),
    ]);
    assert.deepEqual(renamed(at('definition', 'rail'), 'train'), [
      definition.replaceAll('rail', 'train'),
      document,
    ]);
    assert.deepEqual(renamed(at('document', 'fast'), 'quick'), [
      definition.replaceAll('fast', 'quick'),
      document.replaceAll('fast', 'quick'),
    ]);
    assert.deepEqual(renamed(at('definition', 'big'), 'large'), [
      definition.replaceAll('big', 'large'),
      document,
    ]);
  });

  it('is not called as another of its list', () => {
    assert.match(
      String(renamed(at('document', 'web'), 'store')),
      /^`store` is taken: it is listed in `arg via: one_of\(.* in line 8 of `definition\.spark`\.$/,
    );
  });

  it('says whose value it is, and what the comment at it says', () => {
    const hover = (place: ReturnType<typeof at>) =>
      hoverAt(workspace, place.document, place.offset)?.markdown ?? '';
    assert.match(
      hover(at('document', 'web')),
      /^\*\*`web`\*\* · value of arg `via`\n\nin the shop on the net\n/,
    );
    assert.match(
      hover(at('document', 'store', 2)),
      /value of arg `via`\n\nWhere people come in\. With a till\.\n/,
    );
    assert.match(hover(at('document', 'store', 2)), /How it came\.[\s\S]*Used \d times, in/);
    assert.match(hover(at('document', 'phone')), /value of arg `via`\n\n```spark\narg via/);
    assert.match(hover(at('document', 'cm')), /^\*\*`cm`\*\* · value of option `size`/);
  });
});

describe('a key of a map', () => {
  it('is led to, renamed everywhere, and not called as another', () => {
    const { document: source, offset } = at('document', 'unit');
    assert.equal(
      definitionAt(workspace, source, offset)?.places[0]?.span.start,
      at('definition', 'unit').offset,
    );
    assert.deepEqual(renamed(at('document', 'unit'), 'measure'), [
      definition.replaceAll('unit', 'measure'),
      document.replaceAll('unit', 'measure'),
    ]);
    assert.match(String(renamed(at('document', 'unit'), 'width')), /^`width` is taken: it is listed in/);
    assert.match(
      hoverAt(workspace, source, offset)?.markdown ?? '',
      /^\*\*`unit`\*\* · key of option `size`/,
    );
  });
});

describe('a value that the prelude lists', () => {
  it('is led to and counted, and stays as it is', () => {
    const text =
      'dsl d { entity e { arg name: atom }  verify "v" { each e  expect name != x  severity warning } }';
    const source = parseSpark(text, 'file:///d.spark');
    const all = createWorkspace([source]);
    const offset = text.indexOf('warning');
    assert.match(definitionAt(all, source, offset)?.places[0]?.uri ?? '', /^spark-prelude:.*dsl\.spark$/);
    const refused = rename(all, source, offset, 'caution');
    assert.ok('refused' in refused && /part of the prelude/.test(refused.refused));
  });
});
