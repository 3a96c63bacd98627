import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const kind = 'source.organizeImports';

it('removes what is not used, adds what is missing, and sorts, on one line', () => {
  const text = `<|>use ash.resource, ash.policies
use ash.state_machine, ash.domain

domain Clinic { resources [Patient] }
resource Patient { policies {}  graphql { type patient } }
`;
  assert.equal(
    act(text, kind).text,
    `use ash.domain, ash.graphql, ash.policies, ash.resource

domain Clinic { resources [Patient] }
resource Patient { policies {}  graphql { type patient } }
`,
  );
});

it('adds nothing where it would be a guess', () => {
  const dsl = (name: string) => `dsl ${name} { entity page { arg name: atom } }`;
  const others = { 'a.spark': dsl('a'), 'b.spark': dsl('b') };
  assert.deepEqual(offered('<|>page One', kind, others), []);
  assert.equal(act('<|>page One', kind, { others: { 'a.spark': dsl('a') } }).text, 'use a\n\npage One');
});

it('keeps what only derives or verifies, and what is named', () => {
  const others = {
    'a.spark': 'dsl a { entity page { arg name: atom  option extensions: list(atom) } }',
    'b.spark': 'dsl b { verify "pages" { each page  expect name != x } }',
    'c.spark': 'dsl c { extends a }',
    'd.spark': 'dsl my.d { entity other {} }',
  };
  assert.deepEqual(offered('<|>use a, b, my.d\npage One { extensions [d] }', kind, others), []);
  assert.deepEqual(offered('<|>use c\npage One', kind, others), []);
});

it('keeps the order where it decides what a keyword means', () => {
  const others = {
    'a.spark': 'dsl a { entity page { arg name: atom  option color: atom } }',
    'b.spark': 'dsl b { entity page { arg name: atom }  entity book { arg name: atom } }',
  };
  assert.deepEqual(offered('<|>use b, a\npage One { color red }\nbook Two', kind, others), []);
});

it('adds what adds to what it added', () => {
  const others = {
    'a.spark': 'dsl a { entity page { arg name: atom } }',
    'b.spark': 'dsl b { patch page { option color: atom } }',
  };
  assert.equal(act('<|>page One { color red }', kind, { others }).text, 'use a, b\n\npage One { color red }');
});
