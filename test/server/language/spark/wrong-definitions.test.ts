/** What is wrong with a definition itself, and that its documents still open. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { allNodes } from '../../../../server/src/dsl/nodes/bind.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../../server/src/language/spark/index.ts';
import { uri, wrong } from './definition-findings.ts';

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
    option height: integer(min: 1) = 2
    option leads_to: reference(door)
    option beside: list(reference(door))
    option near: wrap_list(reference(door))
    option size: map(keys: [height: integer, depth: integer])
    option marks: list(one_of([red, blue]))
    section inside { entity key { arg name: atom  option spare?: boolean } }
  }
  entity safe { arg name: atom  option serial: integer { required true } }
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
  it('is told of parts that a value does not have', () => {
    for (const [condition, word] of [
      ['name.length > 3', 'length'],
      ['lock.turns > 3', 'turns'],
      ['parent.width > 3', 'width'],
      ['size.heigth > 3', 'heigth'],
      ['beside.width > 3', 'width'],
    ] as const)
      assert.deepEqual(expecting(condition), [`definition-word "${word}"`], condition);
    for (const condition of ['size.height > 3', 'is_nil(parent)', 'near.width > 3'])
      assert.deepEqual(expecting(condition), [], condition);
    assert.deepEqual(expecting('size.height == "tall"'), ['wrong-operand ""tall""']);
  });
  it('is told of values in conditions that do not fit', () => {
    for (const [condition, ...words] of [
      ['width == "wide"', '"wide"'],
      ['"wide" == width', '"wide"'],
      ['state > 3', '3'],
      ['marks == red', 'marks'],
      ['marks has 3', '3'],
      ['width in [1, "two"]', '"two"'],
      ['state in [open, 3]', '3'],
      ['leads_to == 3', '3'],
      ['leads_to.width == "wide"', '"wide"'],
      ['width', 'width'],
      ['not width or state', 'width', 'state'],
      ['count(key)', 'count(key)'],
      ['count(key) == "one"', '"one"'],
      ['exists(key, name)', 'name'],
      ['all(key, spare? == 1)', '1'],
      ['width + name > 3', 'name'],
      ['length(width) > 3', 'width'],
      ['starts_with(width, "3")', 'width'],
      ['name_of(width) == front', 'width'],
      ['overlaps(marks, width)', 'width'],
      ['exists(leads_to, width == "wide")', '"wide"'],
    ] as const)
      assert.deepEqual(
        expecting(condition),
        words.map((word) => `wrong-operand "${word}"`),
        condition,
      );
    const [found] = checkSpark({ uri, text: guarded('verify "v" { each door  expect marks == red }') });
    assert.equal(
      found?.message,
      'Expected one value, but found `marks` (a list). `has`, `exists` and `count` look into it.',
    );
    for (const condition of [
      'parent == outer_wall or leads_to.width == width * 2 - 1',
      'leads_to == name and "front" <= name and marks has leads_to',
      'name <> since == "ab" and overlaps(state, marks)',
      'all(key, spare?) and exists(marks, red) and exists(leads_to, leads_to)',
      'name_of(leads_to) == front and kind_of(parent) != "door"',
      'reachable(name, key, reached has name, name) has name',
    ])
      assert.deepEqual(expecting(condition), [], condition);
  });
  it('is told of one equals sign for two', () => {
    const text = guarded('verify "v" { each door  expect state = open }');
    const found = checkSpark({ uri, text }).find(({ code }) => code === 'spark/definition-rule');
    assert.equal(
      applyEdits(text, found?.fixes[0]?.edits ?? []),
      guarded('verify "v" { each door  expect state == open }'),
    );
  });
  it('is told of names that only some of the elements know', () => {
    const both = (condition: string) =>
      wrong(guarded(`verify "v" { each [door, safe]  expect ${condition} }`));
    assert.deepEqual(both('width > 3'), ['definition-word "width"']);
    assert.deepEqual(both('length(name) > 3 and (kind_of(this) == door or name != front)'), []);
    assert.deepEqual(wrong(guarded('verify "v" { each width  expect name != x }')), [
      'definition-rule "width"',
    ]);
  });
  it('is told of keywords and kinds that there are not', () => {
    assert.deepEqual(expecting('count(preceding(dor)) > 0'), ['definition-word "dor"']);
    assert.deepEqual(expecting('exists(following(dor), wdith > 3)'), ['definition-word "dor"']);
    assert.deepEqual(expecting('exists(referring(dor))'), ['definition-word "dor"']);
    assert.deepEqual(expecting('count(preceding("door")) > 0'), ['definition-rule ""door""']);
    assert.deepEqual(expecting('kind_of(this) == dor'), ['definition-word "dor"']);
    assert.deepEqual(expecting('kind_of(leads_to) in [door, wall]'), ['definition-word "wall"']);
    assert.deepEqual(expecting('all(key, kind_of(this) == "key" and kind_of(outer) == door)'), []);
    assert.deepEqual(expecting('exists(referring(door)) and exists(preceding(inside))'), []);
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
    for (const condition of [
      'width > 10 and width < 5',
      'width > 4 and width < 5',
      'count(key) > 3 and count(key) == 2',
      'length(name) > 3 and not (length(name) > 2)',
      'leads_to.width < 1 and leads_to.width > 1',
      'height < 1',
      'height >= 1',
      'count(key) >= 0',
      'is_nil(height)',
      'is_nil(key)',
    ])
      assert.deepEqual(expecting(condition), [`constant-condition "${condition}"`], condition);
    assert.deepEqual(expecting('exists(key, spare? == true and spare? == false)'), [
      'constant-condition "spare? == true and spare? == false"',
    ]);
    for (const condition of [
      'count(key) > 0',
      'height > 1',
      'is_nil(width)',
      'not is_nil(name)',
      'not is_nil(inside)',
      'length(since) >= 0',
      'leads_to.height >= 1',
    ])
      assert.deepEqual(expecting(condition), [], condition);
  });
  it('is told of conditions that exclude each other', () => {
    const [found] = checkSpark({
      uri,
      text: guarded(
        'verify "v" { each door  where width > 10  where state == open  where width < 5  expect height > 1 }',
      ),
    });
    assert.equal(found?.message, 'This is never true: another `where` of the rule excludes it.');
    assert.deepEqual(wrong(guarded('verify "v" { each door  expect width > 10  expect width < 5 }')), [
      'constant-condition "width < 5"',
    ]);
    assert.deepEqual(wrong(guarded('verify "v" { each door  where width > 10  expect width < 50 }')), []);
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
  it('is told of what a rule expects of what it chooses by that', () => {
    const chosen = (where: string, expected: string) =>
      wrong(guarded(`verify "v" { each door  where ${where}  expect ${expected} }`));
    for (const [where, expected] of [
      ['width > 10', 'width > 5'],
      ['state == open', 'state == open'],
      ['width in [1, 2]', 'width < 3'],
      ['width > 10 and state == open', 'not is_nil(width)'],
      ['is_nil(width)', 'is_nil(width)'],
      ['state != open', 'not (state == open)'],
    ] as const)
      assert.deepEqual(
        chosen(where, expected),
        [`constant-condition "${expected}"`],
        `${where}: ${expected}`,
      );
    for (const [where, expected] of [
      ['width > 5', 'width > 10'],
      ['is_nil(width)', 'width > 5'],
      ['state == open', 'state == shut'],
      ['leads_to.width > 10', 'width > 5'],
    ] as const)
      assert.deepEqual(chosen(where, expected), [], `${where}: ${expected}`);
  });
  it('is told of paths in messages, fixes and additions', () => {
    assert.deepEqual(
      wrong(
        guarded(`verify "v" {
    each key
    expect parent.width > 3
    message "{name} of {parent.nmae} at {parent.leads_to.name}, {this} {name.part}"
    fix "f" { set name = ^parent.leads }
  }`),
      ),
      ['nmae', 'part', 'leads'].map((word) => `definition-word "${word}"`),
    );
    const adding = (added: string) => wrong(guarded(`transform "t" { each key  add { ${added} } }`));
    assert.deepEqual(adding('inside { key "{parent.name}_{name}" }'), []);
    assert.deepEqual(adding('inside { key "{parent.leads_to.name}_key" }'), ['definition-word "name"']);
  });
  it('is told of fixes that set and take away what they cannot', () => {
    const fixing = (fix: string, each = 'door') =>
      wrong(guarded(`verify "v" { each ${each}  expect length(name) > 3  fix "f" { ${fix} } }`));
    assert.deepEqual(fixing('set inside = 4'), ['definition-word "inside"']);
    assert.deepEqual(fixing('remove name'), ['definition-word "name"']);
    assert.deepEqual(fixing('remove key'), ['definition-word "key"']);
    assert.deepEqual(fixing('remove serial', 'safe'), ['definition-word "serial"']);
    assert.deepEqual(fixing('set name = main  set width = 4  remove [inside, since]'), []);
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
