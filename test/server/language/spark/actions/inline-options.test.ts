import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const toBlock = 'refactor.rewrite.optionsToBlock';
const inline = 'refactor.rewrite.optionsInline';
const others = {
  'api.spark': `dsl api {
  entity endpoint {
    arg path: string { unique true }
    arg note: string = ""
    option auth: atom
    option tags: list(atom)
    entity param { arg name: atom }
  }
}`,
};

function both(inlined: string, block: string): void {
  assert.equal(act(`use api\n<|>${inlined}\n`, toBlock, { others }).text, `use api\n${block}\n`);
  assert.equal(act(`use api\n<|>${block}\n`, inline, { others }).text, `use api\n${inlined}\n`);
}

it('goes from commas to a block and back', () => {
  both('endpoint "/a", auth: required', 'endpoint "/a" { auth required }');
  both(
    'endpoint "/a": "b", auth: required, tags: [a, b]',
    'endpoint "/a": "b" { auth required  tags: [a, b] }'.replace('tags:', 'tags'),
  );
});

it('puts options into the block that is there', () => {
  assert.equal(
    act('use api\n<|>endpoint "/a", auth: required {\n  param x\n}\n', toBlock, { others }).text,
    'use api\nendpoint "/a" {\n  param x\n  auth required\n}\n',
  );
});

it('leaves blocks that hold more than options, and comments', () => {
  assert.deepEqual(offered('use api\n<|>endpoint "/a" { auth required  param x }', inline, others), []);
  assert.deepEqual(offered('use api\n<|>endpoint "/a" {\n  // why\n  auth required\n}', inline, others), []);
  assert.deepEqual(offered('use api\n<|>endpoint "/a", /* why */ auth: required', toBlock, others), []);
});

it('does not make lines too long', () => {
  const tags = Array.from({ length: 20 }, (_, index) => `tag_${index}`).join(', ');
  assert.deepEqual(offered(`use api\n<|>endpoint "/a" {\n  tags [${tags}]\n}`, inline, others), []);
});
