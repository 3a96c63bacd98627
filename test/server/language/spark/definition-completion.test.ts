import assert from 'node:assert/strict';
import { cursorAt } from '../../../../server/src/language/spark/editor/cursor.ts';
import { marked } from './marked.ts';
import { labels, snippet } from './offered.ts';

describe('in definitions', () => {
  const shop = (rest: string) => `dsl shop {
  entity item {
    arg name: atom { unique true }
    option price: number
    option toString: wrap_list(atom)
    entity part { option weight: number }
    ${rest.startsWith('verify') ? '' : rest}
  }
  function red: colour {}
  ${rest.startsWith('verify') ? rest : ''}
}`;
  const offered = (rest: string, ...wanted: readonly string[]) => {
    const found = labels(shop(rest));
    return wanted.filter((each) => found.includes(each));
  };

  it('leaves definitions as they are while a word is half typed, and reads those that only the word makes whole', () => {
    const schemas = (text: string) => {
      const { workspace, document, offset } = marked(text);
      return [workspace.schemas, cursorAt(workspace, document, offset)?.workspace.schemas];
    };
    const [before, whole] = schemas(shop('option co<|>lour: string'));
    assert.equal(whole, before);
    const [, mended] = schemas(shop('option colour: <|> }\n entity shelf {'));
    assert.ok(JSON.stringify(mended?.get('shop')).includes('shelf'));
  });

  it('offers what a rule can be about', () =>
    assert.deepEqual(labels(shop('verify "v" { each <|> }')), ['item', 'part']));

  it('offers what the conditions of a rule can speak of', () => {
    const words = ['price', 'part', 'toString', 'parent', 'exists', 'weight', 'item'];
    assert.deepEqual(offered('verify "v" { each item  expect pr<|> }', ...words), words.slice(0, 5));
    assert.deepEqual(
      offered('verify "v" { each item  where exists(part, we<|> > 1) }', ...words),
      words.slice(0, 6),
    );
    assert.deepEqual(labels(shop('verify "v" { each item  fix "f" { remove <|> } }')), [
      'name',
      'part',
      'price',
      'toString',
    ]);
  });

  const house = (rule: string) => `dsl house {
  entity floor {
    arg name: atom
    option state: one_of([open, shut])
    section rooms { patchable? true  entity room { arg label: atom  option wide?: boolean  option leads_to: reference(floor) } }
    section stairs { option steep?: boolean }
  }
  ${rule}
}`;
  const inHouse = (rule: string) => labels(house(rule));

  it('offers the values of what a condition compares with first', () => {
    assert.deepEqual(inHouse('verify "v" { each floor  expect state == <|> }').slice(0, 3), [
      'open',
      'shut',
      'name',
    ]);
    assert.deepEqual(inHouse('verify "v" { each floor  expect exists(room, wide? != <|>) }').slice(0, 2), [
      'false',
      'true',
    ]);
  });

  it('offers behind a dot what stands before it has, and nothing else', () => {
    assert.deepEqual(inHouse('verify "v" { each floor  expect count(rooms.<|>) > 0 }'), ['room']);
    assert.deepEqual(inHouse('verify "v" { each room  expect leads_to.<|> == open }'), [
      'name',
      'room',
      'rooms',
      'stairs',
      'state',
    ]);
  });

  it('offers in additions what may stand there, and the values of what brings it', () => {
    assert.deepEqual(inHouse('transform "t" { each room  add { <|> } }'), ['rooms', 'stairs', 'state']);
    assert.deepEqual(inHouse('transform "t" { each room  add { rooms { <|> } } }'), ['room']);
    assert.deepEqual(inHouse('transform "t" { each room  add { rooms { room "x" { label y  <|> } } } }'), [
      'leads_to',
      'wide?',
    ]);
    assert.deepEqual(inHouse('transform "t" { each room  add { room ^<|> } }'), [
      'label',
      'leads_to',
      'wide?',
    ]);
    assert.deepEqual(inHouse('verify "v" { each room  fix "f" { add { <|> } } }'), ['leads_to', 'wide?']);
  });

  it('offers what can be patched, and mixins of the definition and of what it extends', () => {
    const more = (rest: string) => `${house('mixin described {}')}\ndsl more { extends house  ${rest} }`;
    assert.equal(labels(more('patch <|> {}'))[0], 'floor');
    assert.deepEqual(labels(more('patch floor.<|> {}')), ['rooms']);
    assert.deepEqual(labels(more('mixin own {}  entity hut { include <|> }')), ['described', 'own']);
  });

  it('offers elements that can be split, each with its keyword', () => {
    const text = (fragment: string) => `${house('')}\nuse house\nfloor first\nfloor second\n${fragment}`;
    assert.deepEqual(labels(text('fragment <|>')), ['first', 'second']);
    assert.deepEqual(labels(text('fragment second: <|>')), ['floor']);
    assert.equal(snippet(text('fragment <|>'), 'first'), 'first: floor {\n\t$0\n}');
  });

  it('offers kinds of its own first', () => {
    assert.deepEqual(inHouse('entity hut { option at: reference(<|>) }').slice(0, 4), [
      'floor',
      'hut',
      'room',
      'action',
    ]);
  });

  it('offers what a section holds that can be left out, and quotes around what needs them', () => {
    const text = (rest: string) =>
      `dsl stage { section people { top_level? true  entity actor { arg name: atom  option phone: regex  option lasts: duration } } }\n${rest}`;
    assert.ok(labels(text('use stage\n<|>')).slice(0, 2).includes('actor'));
    assert.ok(labels(text('<|>')).includes('actor'));
    assert.equal(snippet(text('use stage\nactor x { <|> }'), 'phone'), 'phone "$1"');
    assert.equal(snippet(text('use stage\nactor x { <|> }'), 'lasts'), 'lasts "$1"');
  });

  it('offers what a default can be, and what a fix may set', () => {
    assert.deepEqual(labels(shop('option size: one_of([small, large]) = <|>')), ['large', 'small']);
    assert.deepEqual(labels(shop('option open?: boolean = <|>')), ['false', 'true']);
    assert.deepEqual(labels(shop('option label: string = <|>')), []);
    assert.ok(labels(shop('option label: any = <|>')).includes('nil'));
    assert.deepEqual(inHouse('verify "v" { each floor  fix "f" { set state = <|> } }'), ['open', 'shut']);
    assert.deepEqual(labels(shop('entity shelf { option depth: one_of([deep, flat])  set depth = <|> }')), [
      'deep',
      'flat',
    ]);
  });

  it('offers kinds, keywords, types and what mixins bring', () => {
    assert.deepEqual(offered('entity shelf { kind [<|>] }', 'item', 'part', 'price', '__cursor__'), [
      'item',
      'part',
    ]);
    assert.deepEqual(offered('entity shelf { inverse <|> }', 'item', 'part', 'price'), ['item', 'part']);
    assert.deepEqual(offered('option next: declares(<|>)', 'item', 'price'), ['item']);
    assert.deepEqual(labels(shop('option next: reference(item, <|>)')), [
      'around',
      'inherits',
      'of',
      'through',
    ]);
    assert.deepEqual(
      labels(
        'dsl d { mixin m { option more: atom  entity x {} }  entity e { arg one: atom  include m  identifier [<|>] } }',
      ),
      ['more', 'one'],
    );
    const functions = (rest: string) =>
      labels(`dsl d { function size: type {}  function of: size { arg it: any  ${rest} } }`);
    assert.deepEqual(functions('returns <|>').slice(0, 2), ['it', 'size']);
    assert.deepEqual(functions('option a: expression(returns: <|>)').slice(0, 2), ['it', 'size']);
    assert.deepEqual(labels('dsl d { function a: colour  function b: <|> }')[0], 'colour');
  });

  it('offers kinds and neighbours where types of options name them', () => {
    assert.deepEqual(offered('option next: reference(<|>)', 'item', 'price'), ['item']);
    assert.deepEqual(offered('option next: list(any_of([reference(<|>)]))', 'item', 'price'), ['item']);
    assert.deepEqual(labels(shop('option next: reference(part, of: <|>)')), ['name', 'price', 'toString']);
    assert.deepEqual(offered('option next: call(<|>)', 'colour', 'item'), ['colour']);
    assert.deepEqual(labels(shop('identifier [<|>]')), ['name', 'price', 'toString']);
    assert.deepEqual(offered('option next: wrap_list(<|>)', 'reference', 'item'), ['reference']);
  });
});
