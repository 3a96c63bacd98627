/** Our definitions have everything that Ash's have: the same names, arguments, defaults and compatible types. */
import { deepEqual, equal, fail } from 'node:assert/strict';
import { defineDsls } from '../../../server/src/dsl/schema/define.ts';
import type { DslSchema } from '../../../server/src/dsl/schema/schema.ts';
import { createVocabulary } from '../../../server/src/dsl/schema/vocabulary.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../server/src/language/spark/prelude.ts';
import { compareModule } from './ash/compare.ts';
import { readUpstream, type UpstreamModule } from './ash/upstream.ts';

/** The schema of documents that use all of these definitions. */
function documentOf(schemas: ReadonlyMap<string, DslSchema>) {
  return createVocabulary([...schemas.keys()], schemas).document;
}

const modules = readUpstream();
const document = documentOf(getPrelude().schemas);

for (const module of modules) {
  it(`our definitions have what ${module.module} has`, () => {
    const { differences } = compareModule(module, document);
    if (differences.length > 0)
      fail(
        `${differences.length} differences from Ash:\n${differences.map((each) => `- ${each}`).join('\n')}`,
      );
  });
}

it('nothing of Ash is left out of the comparison', () => {
  const all = modules.map((module) => compareModule(module, document));
  const sum = (part: 'sections' | 'entities' | 'options') =>
    all.reduce((total, compared) => total + compared[part], 0);
  equal(modules.length, 15);
  equal(sum('sections'), 49);
  equal(sum('entities'), 334);
  equal(sum('options'), 2392);
});

/** The differences between a section `demo` of Ash and one of ours, given by what its block holds. */
function differences(section: Partial<UpstreamModule['sections'][number]>, ours: string): readonly string[] {
  const source = `dsl demo { entity resource { section demo { ${ours} } } }`;
  const schemas = defineDsls(parseSpark(source).statements, 'memory:demo.spark');
  const module = { module: 'Demo', sections: [{ name: 'demo', ...section }] };
  return compareModule(module, documentOf(new Map(schemas.map((schema) => [schema.name, schema]))))
    .differences;
}

it('the comparison notices options that are missing, additional or different', () => {
  const limit = (more: object) => ({ options: { limit: { type: ':pos_integer', ...more } } });
  const ours = 'option limit: integer(min: 1)';
  deepEqual(differences(limit({}), ours), []);
  deepEqual(differences(limit({ required: true }), ours), ['resource.demo: limit is not required']);
  deepEqual(differences(limit({ default: '5' }), `${ours} = 5`), []);
  deepEqual(differences(limit({ default: '5' }), `${ours} = 6`), [
    'resource.demo: the default of limit is 6, not 5',
  ]);
  deepEqual(differences(limit({}), 'option limit: integer'), [
    'resource.demo: limit is a whole number, not :pos_integer',
  ]);
  deepEqual(differences(limit({}), 'option max: integer'), [
    'resource.demo: the option limit is missing',
    "resource.demo: has max, which Ash's has not",
  ]);
});

it('the comparison takes types apart', () => {
  const fits = (theirs: string, ours: string) =>
    differences({ options: { x: { type: theirs } } }, `option x: ${ours}`).length === 0;
  equal(fits('{:wrap_list, :atom}', 'wrap_list(reference(action))'), true);
  equal(fits('{:wrap_list, :atom}', 'list(reference(action))'), false);
  equal(fits('{:one_of, [:a, :b]}', 'one_of([a, b])'), true);
  equal(fits('{:one_of, [:a, :b]}', 'one_of([a])'), false);
  equal(fits('{:one_of, [:a, :b]}', 'one_of([a, b, c])'), false);
  equal(fits('{:or, [:boolean, {:fun, 2}]}', 'any_of([boolean, code(elixir)])'), true);
  equal(fits('{:or, [:boolean, {:fun, 2}]}', 'boolean'), false);
  equal(
    fits(
      '{:or, [literal: :all, tuple: [{:literal, :only}, :atom]]}',
      'any_of([literal(all), tuple([literal(only), atom])])',
    ),
    true,
  );
});

it('the comparison notices how entities are made up', () => {
  const step = {
    name: 'step',
    args: '[:name, {:optional, :impl}]',
    options: { name: { type: ':atom', required: true }, impl: { type: ':module' } },
  };
  const ours = 'arg name: atom { unique true }  arg impl: module { required false }';
  const found = (more: object, block: string) =>
    differences({ entities: [{ ...step, ...more }] }, `entity step { ${block} }`);
  deepEqual(found({ identifier: ':name' }, ours), []);
  deepEqual(found({ recursive_as: 'steps' }, ours), ['resource.demo.step: is not recursive']);
  deepEqual(found({}, `${ours} singleton true`), ["resource.demo.step: is singleton, which Ash's is not"]);
  deepEqual(found({ auto_set: '[kind: :one]' }, `${ours} set kind = one`), []);
  deepEqual(found({}, 'arg impl: module { required false }  arg name: atom'), [
    'resource.demo.step: has the arguments [impl, name], not [name, impl]',
  ]);
  deepEqual(differences({ entities: [{ ...step, entities: [{ name: 'wait', options: {} }] }] }, ''), [
    'resource.demo.step: the entity is missing',
  ]);
});
