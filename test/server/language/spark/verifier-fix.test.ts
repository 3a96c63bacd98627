import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

const definition = `dsl alarm {
  entity alarm {
    arg name: atom { unique true }
    arg level: one_of([low, high]) = low
    option sound: boolean = false
  }
  verify "what is loud is important" {
    each alarm
    where sound == true
    expect level == high
    fix "Make it important" { set level = high }
  }
}
use alarm
`;

/** The statement after the fix of the one finding about it. */
function mended(statement: string): string {
  const text = definition + statement;
  const [finding, ...others] = checkSpark({ uri: 'file:///alarm.spark', text });
  assert.deepEqual([finding?.code, others], ['spark/verifier', []]);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []).slice(definition.length);
}

it('sets a value where it is written: as an argument, behind a comma, in the block, or nowhere yet', () => {
  assert.equal(mended('alarm fire: low { sound true }'), 'alarm fire: high { sound true }');
  assert.equal(mended('alarm fire, level: low, sound: true'), 'alarm fire, level: high, sound: true');
  assert.equal(mended('alarm fire { level low  sound true }'), 'alarm fire { level high  sound true }');
  assert.equal(mended('alarm fire { sound true }'), 'alarm fire { level high  sound true }');
});

it('goes by the layout of the block', () => {
  assert.equal(
    mended('alarm fire {  // loud\n  // so that all hear\n  sound true\n}'),
    'alarm fire {  // loud\n  level high\n  // so that all hear\n  sound true\n}',
  );
  assert.equal(mended('alarm fire { sound true\n}'), 'alarm fire { level high  sound true\n}');
  assert.equal(
    mended('  alarm fire {\r\n    sound true\r\n  }'),
    '  alarm fire {\r\n    level high\r\n    sound true\r\n  }',
  );
});

it('sets what stands at the end of a path', () => {
  const house = `dsl house {
  entity floor {
    arg name: atom { unique true }
    option colour: string = "white"
    option main: reference(door)
    entity door { arg name: atom { unique true }  option colour: string  option like: reference(door)  option of: atom }
  }
  verify "doors are as the floor is" {
    each door
    expect colour == parent.colour
    fix "Paint it" { set colour = ^parent.colour  set of = ^parent.main  set like = ^parent.main.like }
  }
}
use house
`;
  const text = `${house}floor a {
  main front
  door front { colour "white"  like front }
  door back { colour "red" }
}`;
  const [finding] = checkSpark({ uri: 'file:///house.spark', text });
  assert.equal(
    applyEdits(text, finding?.fixes[0]?.edits ?? []).slice(house.length),
    text.slice(house.length).replace('{ colour "red" }', '{ of front  like front  colour "white" }'),
  );
});

it('takes away an option, an element and an argument that can be left out', () => {
  const letters = `dsl letters {
  entity letter {
    arg to: atom { required false }
    arg via: atom { required false }
    option stamp: atom
    entity page { arg number: integer }
  }
  verify "letters are short" { each letter  expect is_nil(via) and is_nil(stamp)  fix "Shorten it" { remove [via, stamp, page] } }
  verify "letters go to somebody" { each letter  expect to != nobody  fix "Ask" { remove to } }
}
use letters
`;
  for (const [statement, shorter] of [
    ['letter a: b { stamp c }', 'letter a { }'],
    ['letter a: b', 'letter a'],
    ['letter nobody', 'letter {}'],
    ['letter nobody { }', 'letter { }'],
    ['letter a, via: b', 'letter a'],
    ['letter a {\n  via b\n  page 1\n  page 2\n}', 'letter a {\n}'],
  ] as const) {
    const text = letters + statement;
    const [finding] = checkSpark({ uri: 'file:///letters.spark', text });
    assert.equal(applyEdits(text, finding?.fixes[0]?.edits ?? []).slice(letters.length), shorter);
  }
});
