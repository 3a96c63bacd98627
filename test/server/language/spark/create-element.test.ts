import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

/** The document after the fix that creates an element, and what is found then. */
function created(text: string, title: string, definition?: string): readonly [string, readonly string[]] {
  const others = definition === undefined ? [] : [{ uri: 'file:///dsl.spark', text: definition }];
  const findings = (each: string) => checkSpark({ uri: 'file:///a.spark', text: each }, others);
  const fix = findings(text)
    .flatMap(({ fixes }) => fixes)
    .find((each) => each.title === title);
  assert.ok(fix, JSON.stringify(findings(text)));
  assert.ok(!fix.preferred, 'nothing is created without being asked for');
  const after = applyEdits(text, fix.edits);
  return [after, findings(after).map(({ code }) => code)];
}

it('creates the resource that a name speaks of', () => {
  const text = 'use ash.domain, ash.resource\ndomain Clinic { resources [Patient] }\n';
  assert.equal(created(text, 'Create `resource Patient`')[0], `${text}\nresource Patient {}\n`);
});

const shop = `dsl shop {
  entity store {
    arg name: atom { unique true }
    arg size: integer(min: 1)
    option city: one_of([north, south]) { required true }
  }
  entity order {
    arg name: atom { unique true }
    option from: reference(store) { required true }
    option after: reference(order)
  }
}`;

it('gives it what its definition requires', () => {
  const text = 'use shop\norder first { from `the mall` }';
  assert.deepEqual(created(text, 'Create `store the mall`', shop), [
    `${text}\n\nstore \`the mall\`: 1 { city north }\n`,
    [],
  ]);
});

it('gives it a name that is there, where one is required', () => {
  const text = 'use shop\nstore mall: 1 { city north }\norder first { from mall  after second }';
  assert.deepEqual(created(text, 'Create `order second`', shop), [
    `${text}\n\norder second { from mall }\n`,
    [],
  ]);
});

it('creates nothing that would need a name that is nowhere, nor where a name is near', () => {
  const titles = (text: string, definition = shop) =>
    checkSpark({ uri: 'file:///a.spark', text }, [{ uri: 'file:///dsl.spark', text: definition }]).flatMap(
      ({ fixes }) => fixes.map(({ title }) => title),
    );
  const store = 'use shop\nstore mall: 1 { city north }\n';
  const lost = shop
    .replace('from: reference(store)', 'from: reference(owner)')
    .replace('dsl shop {', 'dsl shop {\n  entity owner { arg name: atom { unique true } }');
  assert.deepEqual(titles(`${store}order first { from nobody  after second }`, lost), [
    'Create `owner nobody`',
  ]);
  assert.deepEqual(titles(`${store}order first { from mal }`), ['Change to `mall`']);
});

it('creates what belongs to an element in the section for it', () => {
  const text = `use ash.resource
resource Patient {
  identities { identity once: [email] }
}
`;
  const title = 'Create `attribute email` in `Patient`';
  assert.equal(
    created(text, title)[0],
    `use ash.resource
resource Patient {
  identities { identity once: [email] }
  attributes {
    attribute email: string
  }
}
`,
  );
  const there = text.replace('  identities', '  attributes { uuid_primary_key id }\n  identities');
  assert.deepEqual(created(there, title), [
    there.replace('key id }', 'key id  attribute email: string }'),
    [],
  ]);
});

it('creates it beside others of its kind, and not inside of one', () => {
  const definition =
    'dsl talk { entity scene { arg name: atom { unique true }  entity choice { recursive true  arg name: atom { unique true }  option goto: reference(choice) } } }';
  const text = 'use talk\nscene hall {\n  choice enter { choice wait { goto outside } }\n}\n';
  assert.deepEqual(created(text, 'Create `choice outside` in `hall`', definition), [
    'use talk\nscene hall {\n  choice enter { choice wait { goto outside } }\n  choice outside\n}\n',
    [],
  ]);
});
