/** Conditions about lists of references: names in them are those of the elements that are referred to. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import {
  completeAt,
  definitionAt,
  hoverAt,
  placesOf,
  rename,
  symbolAt,
} from '../../../../server/src/language/spark/index.ts';
import { findings, wrong } from './definition-findings.ts';
import { marked } from './marked.ts';

const museum = (rules: string) => `dsl museum {
  entity object {
    arg name: atom { unique true }
    option fragile?: boolean = false
    option weight: integer(min: 0)
    option lies_on: reference(object)
    option material: atom
  }
  entity room {
    arg name: atom { unique true }
    option objects: list(reference(object))
    option beside: wrap_list(reference(room))
    option shown: list(any_of([reference(object), one_of([nothing, posters])]))
    option highlight: reference(object)
    option doors: list(one_of([north, south]))
    entity label { arg of: atom  option long?: boolean }
  }
  ${rules}
}`;

const objects = `use museum
object vase { fragile? true  weight 3 }
object anvil { weight 90  material iron }
object bust { weight 40  lies_on anvil }
`;

/** Whether a condition is true of a room. */
function holds(condition: string, room: string): boolean {
  const rule = museum(`verify "v" { each room  expect ${condition} }`);
  const found = findings(rule, `${objects}room hall { ${room} }`);
  assert.ok(
    found.every((each) => each === 'verifier "room hall"'),
    found.join(),
  );
  return found.length === 0;
}

describe('a condition about a list of references', () => {
  const all = 'objects [vase, anvil, bust]';
  it('is asked of the elements that are referred to', () => {
    for (const [condition, room, expected] of [
      ['exists(objects, fragile? == true)', all, true],
      ['exists(objects, fragile? == true)', 'objects [anvil]', false],
      ['exists(objects, fragile?)', all, true],
      ['exists(objects, fragile?)', 'objects [anvil, bust]', false],
      ['all(objects, weight < 50)', all, false],
      ['all(objects, weight < 50)', 'objects [vase, bust]', true],
      ['count(objects, weight > 30) == 2', all, true],
      ['exists(objects, lies_on.weight > 80)', all, true],
      ['exists(objects, name == vase)', all, true],
      ['exists(objects, name == outer.name)', all, false],
      ['exists(objects, kind_of(this) == object)', all, true],
      // Nil in an element is no match, as in lists of elements.
      ['exists(objects, material == iron)', 'objects [vase]', false],
      ['all(objects, is_nil(material))', 'objects [vase, bust]', true],
      // One alone, and a reference that is no list.
      ['exists(highlight, fragile?)', 'highlight vase', true],
      ['exists(beside, exists(objects, fragile?))', 'objects [vase]  beside hall', true],
      ['count(beside, count(objects) > 1) == 0', 'objects [vase]  beside hall', true],
      // Without a condition, and of nothing.
      ['exists(objects)', 'objects []', false],
      ['count(objects) == 3', all, true],
      ['all(objects, fragile?)', '', true],
    ] as const)
      assert.equal(holds(condition, room), expected, `${condition} of ${room}`);
  });
  it('compares names where it comes to no truth value', () => {
    for (const [condition, room, expected] of [
      ['exists(objects, vase)', all, true],
      ['exists(objects, vase)', 'objects [anvil]', false],
      ['exists(objects, "vase")', all, true],
      ['all(objects, vase)', 'objects [vase]', true],
      ['count(objects, anvil) == 1', all, true],
      ['exists(beside, name)', 'beside [hall]', true],
      ['exists(objects, highlight)', `${all}  highlight bust`, true],
      ['exists(objects, highlight)', 'objects [vase]  highlight bust', false],
      ['exists(doors, north)', 'doors [north]', true],
      ['exists(shown, posters)', 'shown [vase, posters]', true],
      ['exists(shown, fragile?)', 'shown [posters, vase]', true],
      ['exists(shown, fragile?)', 'shown [posters]', false],
      ['unique(objects)', 'objects [vase, vase]', false],
      ['overlaps(objects, [vase, bust])', 'objects [bust]', true],
      ['overlaps(objects, highlight)', 'objects [bust]  highlight bust', true],
    ] as const)
      assert.equal(holds(condition, room), expected, `${condition} of ${room}`);
  });
  it('says nothing of what leads to nothing: that is wrong by itself', () => {
    const rules = museum(`verify "v" { each label  expect all(parent.objects, weight < 50) }
  verify "w" { each label  expect not exists(parent.objects, fragile?) }
  verify "x" { each label  expect count(parent.objects, weight < 50) == 1 }`);
    const labelled = (names: string) =>
      findings(rules, `${objects}room hall { objects [${names}]  label one }`);
    assert.deepEqual(labelled('bust, vsae'), ['dangling-reference "vsae"']);
    assert.deepEqual(labelled('bust'), []);
    // What is known is enough.
    assert.deepEqual(labelled('anvil'), ['verifier "label one"', 'verifier "label one"']);
    const named = museum('verify "v" { each label  expect exists(parent.objects, bust) }');
    assert.deepEqual(findings(named, `${objects}room hall { objects [vsae]  label one }`), [
      'dangling-reference "vsae"',
      'verifier "label one"',
    ]);
  });
  it('follows references into other documents and through paths', () => {
    const definition = `dsl roads {
  entity town {
    arg name: atom { unique true }
    entity road { arg name: atom { unique true }  arg destination: reference(town) }
    entity inn { arg name: atom { unique true }  option open?: boolean }
    option stays: list(reference(inn, through: road))
  }
  verify "v" { each town  expect all(stays, open?) }
}`;
    const text = (open: boolean) =>
      `use roads\ntown a { road r: b  stays [r.lamb, r.crown] }\ntown b { inn lamb { open? true }  inn crown { open? ${open} } }`;
    assert.deepEqual(findings(definition, text(true)), []);
    assert.deepEqual(findings(definition, text(false)), ['verifier "town a"']);
  });
  it('is told of names that the elements do not have', () => {
    const expecting = (condition: string) => wrong(museum(`verify "v" { each room  expect ${condition} }`));
    assert.deepEqual(expecting('exists(objects, fragil? == true)'), ['definition-word "fragil?"']);
    assert.deepEqual(expecting('exists(objects, fragil?)'), ['definition-word "fragil?"']);
    assert.deepEqual(expecting('exists(objects, lies_on.wieght > 3)'), ['definition-word "wieght"']);
    assert.deepEqual(expecting('exists(objects, lies_on.fragil?)'), ['definition-word "fragil?"']);
    assert.deepEqual(expecting('exists(objects, weight > 5 and weight < 3)'), [
      'constant-condition "weight > 5 and weight < 3"',
    ]);
    for (const condition of [
      'exists(objects, fragile?)',
      'exists(objects, vase) or exists(beside, name)',
      'all(beside, count(objects) > 1 and outer.name != name)',
      'exists(shown, posters) and exists(doors, north)',
    ])
      assert.deepEqual(expecting(condition), [], condition);
  });
  it('is told that transformers do not know what names lead to', () => {
    const where = (condition: string) =>
      wrong(museum(`transform "t" { each label  where ${condition}  add { label extra } }`));
    assert.deepEqual(where('exists(parent.objects, fragile?)'), ['definition-word "fragile?"']);
    assert.deepEqual(where('parent.highlight.weight > 3'), ['definition-word "weight"']);
    assert.deepEqual(where('exists(referring(room))'), ['definition-word "referring"']);
    assert.deepEqual(where('exists(parent.objects, vase) and parent.name == hall'), []);
    assert.deepEqual(where('count(parent.label, long?) == 0'), []);
  });
});

describe('a name in a condition about a list of references', () => {
  const rule = (condition: string) => museum(`verify "v" { each room  expect ${condition} }`);
  const cursor = (condition: string) => marked(rule(condition));
  it('is what the elements have', () => {
    for (const condition of ['exists(objects, <|>fragile? == true)', 'exists(objects, <|>fragile?)']) {
      const { workspace, document, offset } = cursor(condition);
      assert.match(hoverAt(workspace, document, offset)?.markdown ?? '', /fragile\?: boolean/);
      const [place] = definitionAt(workspace, document, offset)?.places ?? [];
      assert.equal(place && document.text.slice(place.span.start, place.span.end), 'fragile?');
      const symbol = symbolAt(workspace, document, offset);
      assert.equal(symbol && placesOf(workspace, symbol).length, 2);
      const edits = rename(workspace, document, offset, 'brittle?');
      assert.ok(!('refused' in edits));
      assert.equal(
        applyEdits(document.text, edits.get(document.uri) ?? []),
        document.text.replaceAll('fragile?', 'brittle?'),
      );
    }
  });
  it('is offered', () => {
    for (const condition of [
      'exists(objects, <|>)',
      'exists(objects, fra<|>)',
      'exists(objects, <|> == true)',
      'all(beside, exists(objects, <|>))',
    ]) {
      const { workspace, document, offset } = cursor(condition);
      const offered = completeAt(workspace, document, offset).suggestions.map(({ label }) => label);
      assert.ok(
        offered.includes('fragile?') && offered.includes('objects'),
        `${condition}: ${offered.join()}`,
      );
    }
    const { workspace, document, offset } = cursor('exists(objects, lies_on.<|>)');
    const offered = completeAt(workspace, document, offset).suggestions.map(({ label }) => label);
    assert.ok(offered.includes('weight') && !offered.includes('objects'), offered.join());
  });
});
