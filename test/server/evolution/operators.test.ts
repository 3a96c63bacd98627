import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../../server/src/base/random.ts';
import { crossover } from '../../../server/src/evolution/crossover.ts';
import { operators } from '../../../server/src/evolution/index.ts';
import { mendAll } from '../../../server/src/evolution/operators/mend-dangling.ts';
import { printModel, readModel } from '../../../server/src/language/spark/index.ts';
import type { DomainModel, Resource } from '../../../server/src/model/domain-model.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { modelFacts } from '../../../server/src/quality/facts.ts';
import { evaluateModel } from '../../../server/src/quality/index.ts';
import { structuralProblems } from '../../../server/src/quality/structure.ts';
import {
  removeRelationship,
  removeResource,
  withoutAction,
  withoutAttribute,
} from '../../../server/src/synthesis/edit/remove.ts';
import { renameAttribute, renameResource } from '../../../server/src/synthesis/edit/rename.ts';
import { change, modelOf } from '../quality/models.ts';
import { clinic, domains, library, shop } from '../synthesis/domains.ts';
import { specification } from '../synthesis/specification-builder.ts';
import { damage } from './damage.ts';

interface Case {
  readonly model: DomainModel;
  readonly specification?: Specification;
  /** What the operator says it did. */
  readonly says: RegExp;
  /** The metric that it must raise; none where only some places profit. */
  readonly raises?: string;
}

const whole = modelOf(clinic);
const edit = (name: string, change_: (resource: Resource) => Resource): DomainModel =>
  change(whole, name, change_);
const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  assert.ok(item !== undefined);
  return item;
};
const resource = (model: DomainModel, name: string): Resource =>
  first(model.resources.filter((each) => each.name === name));
const withoutFirstLink = (owner: string): DomainModel =>
  removeRelationship(whole, owner, first(resource(whole, owner).relationships));
const featureless = { ...whole, resources: whole.resources.map((each) => ({ ...each, extensions: [] })) };
const unique = specification({ entities: { Room: ['code: string'] } });
const ruled: Specification = {
  ...unique,
  constraints: [{ kind: 'unique', text: 'unique', entity: 'Room', attribute: 'code', sources: ['R1'] }],
};
const plain = (name: string, type = 'string') => ({
  name,
  type: { name: type, constraints: {} },
  allowNil: true,
  public: true,
  satisfies: ['R1'],
});
const enumerated = specification({
  entities: { Book: ['genre: prose|poetry'], Film: ['genre: prose|poetry'] },
});
const people = specification({
  entities: { Shop: ['street: string', 'city: string'], Guest: ['street: string', 'city: string'] },
});

const cases: Record<string, Case> = {
  add_missing_entity: {
    model: removeResource(whole, 'Room'),
    says: /^Add entity Room \(R12\)/,
    raises: 'coverage',
  },
  add_missing_attribute: {
    model: edit('Room', (each) => withoutAttribute(each, 'floor')),
    says: /^Add attribute Room\.floor \(R14\)/,
    raises: 'coverage',
  },
  add_missing_relationship: {
    model: withoutFirstLink('InvoiceLine'),
    says: /^Add relationship Invoice has InvoiceLine/,
    raises: 'coverage',
  },
  add_missing_generalization: {
    model: withoutFirstLink('Nurse'),
    says: /^Add generalization Nurse is a Practitioner/,
    raises: 'coverage',
  },
  add_missing_action: {
    model: edit('Invoice', (each) => withoutAction(each, 'export')),
    says: /^Add action export Invoice/,
    raises: 'coverage',
  },
  add_missing_permission: {
    model: edit('Diagnosis', (each) => ({ ...each, policies: [] })),
    says: /^Add permission: (?:practitioner may write|receptionist must not read) Diagnosis/,
    raises: 'coverage',
  },
  add_missing_state_change: {
    model: edit('Invoice', (each) => withoutAction(each, 'pay')),
    says: /^Add state change Invoice: pay \(paid\)/,
    raises: 'coverage',
  },
  add_missing_constraint: {
    model: modelOf(unique),
    specification: ruled,
    says: /^Add unique rule on Room\.code/,
    raises: 'coverage',
  },
  add_missing_feature: { model: featureless, says: /^Add feature rest_api/, raises: 'coverage' },
  add_inverse: {
    model: edit('Patient', (each) => ({ ...each, relationships: [] })),
    says: /^Add Patient\.appointments, the inverse of Appointment\.patient/,
    raises: 'relationships',
  },
  add_identity: {
    model: edit('Practitioner', (each) => ({ ...each, identities: [] })),
    says: /^Identify (?:Practitioner by licence_number|Diagnosis by code)/,
    raises: 'constraints',
  },
  add_transition: {
    model: edit('Appointment', (each) => withoutAction(each, 'complete')),
    says: /^Let Appointment become completed/,
    raises: 'behaviour',
  },
  align_transition: {
    model: edit('Appointment', (each) => ({
      ...each,
      actions: each.actions.map(({ transitionTo: _gone, ...action }) => action),
    })),
    says: /^Let Appointment\.\w+ and its transition both lead to/,
    raises: 'behaviour',
  },
  complete_actions: {
    model: edit('Room', (each) => withoutAction(each, 'create')),
    says: /^Let Room be made/,
    raises: 'behaviour',
  },
  tighten_type: {
    model: edit('Diagnosis', (each) => ({
      ...each,
      attributes: each.attributes.map((own) => ({ ...plain(own.name) })),
    })),
    says: /^Make Diagnosis\.\w+ what the text says/,
    raises: 'constraints',
  },
  apply_pattern: {
    model: edit('Practitioner', (each) => ({ ...each, identities: [] })),
    says: /^Apply the pattern (?:contact|money|natural-key): /,
    raises: 'constraints',
  },
  rename_to_convention: {
    model: renameResource(removeResource(whole, 'PractitionerRoom'), 'Invoice', 'Invoices'),
    says: /^Rename (?:Invoices to Invoice|Room\.room_number to number)/,
  },
  rename_to_specification: {
    model: edit('Room', (each) => renameAttribute(each, 'floor', 'storey')),
    says: /^Rename Room\.storey to floor, as the text calls it \(R14\)/,
    raises: 'coverage',
  },
  retrace: {
    model: edit('Room', (each) => ({ ...each, satisfies: ['GONE'] })),
    says: /^Trace entity Room to R12/,
    raises: 'traceability',
  },
  remove_untraced: {
    model: edit('Room', (each) => ({
      ...each,
      attributes: [...each.attributes, { ...plain('shoe_size'), satisfies: [] }],
    })),
    says: /^Remove the attribute shoe_size of Room, which no statement asks for/,
    raises: 'traceability',
  },
  mend_dangling: {
    model: edit('Room', (each) => ({
      ...each,
      identities: [{ name: 'x', keys: ['nothing'], satisfies: [] }],
    })),
    says: /^Remove names that lead nowhere.* from Room/,
    raises: 'validity',
  },
  merge_duplicates: {
    model: edit('Room', (each) => ({ ...each, attributes: [...each.attributes, plain('floors')] })),
    says: /^Merge Room\.floors into Room\.floor/,
    raises: 'naming',
  },
  merge_policies: {
    model: edit('Appointment', (each) => ({
      ...each,
      policies: [
        ...each.policies,
        { actions: ['cancel'], roles: ['boss'], effect: 'authorize_if', satisfies: [] },
      ],
    })),
    says: /^Let each role of an action of Appointment pass on its own/,
    raises: 'access',
  },
  move_attribute: {
    model: edit('Appointment', (each) => ({
      ...each,
      attributes: [...each.attributes, plain('patient_nickname')],
    })),
    says: /^Move Appointment\.patient_nickname to Patient\.nickname/,
  },
  reify_many_to_many: {
    model: removeResource(whole, 'PractitionerRoom').resources.reduce<DomainModel>(
      (model, { name }) =>
        name !== 'Room'
          ? model
          : change(model, name, (each) => ({
              ...each,
              relationships: [
                { kind: 'many_to_many', name: 'nurses', destination: 'Nurse', allowNil: true, satisfies: [] },
              ],
            })),
      removeResource(whole, 'PractitionerRoom'),
    ),
    says: /^Store the many-to-many relationship of Room and Nurse/,
  },
  extract_enumeration: { model: modelOf(enumerated), specification: enumerated, says: /genre/ },
  extract_shared: { model: modelOf(people), specification: people, says: /share an Address/ },
  split_god_resource: {
    model: edit('Room', (each) => ({
      ...each,
      attributes: Array.from({ length: 12 }, (_, n) => plain(n < 4 ? `door_part_${n}` : `x${n}`)),
    })),
    says: /^Split 4 attributes door_… of Room into RoomDoor/,
    raises: 'simplicity',
  },
};

for (const operator of operators)
  it(`${operator.name} finds its place, says what it did, and breaks nothing`, () => {
    const example = cases[operator.name];
    assert.ok(example, `no example for ${operator.name}`);
    const spec = example.specification ?? clinic;
    const mutation = operator.apply(example.model, { random: createRandom(1), specification: spec });
    assert.ok(mutation);
    assert.match(mutation.description, example.says);
    assert.notEqual(mutation.model, example.model);
    assert.ok(problems(mutation.model) <= problems(example.model));
    const { raises } = example;
    if (raises === undefined) return;
    const score = (model: DomainModel): number =>
      evaluateModel(model, spec).metrics.find(({ metric }) => metric === raises)?.value ?? -1;
    assert.ok(score(mutation.model) > score(example.model));
  });

it('leaves models valid through any series of operators and crossovers', () => {
  const anyDomain = fc.constantFrom(...Object.values(domains));
  fc.assert(
    fc.property(anyDomain, fc.integer(), fc.integer({ min: 1, max: 25 }), (spec, seed, length) => {
      const random = createRandom(seed);
      const origin = mendAll(damage(modelOf(spec), seed));
      let model = origin;
      const done: string[] = [];
      for (let n = 0; n < length; n++) {
        const operator = random.pick(operators);
        model = operator.apply(model, { random, specification: spec })?.model ?? model;
        done.push(operator.name);
        if (n % 5 === 4) model = crossover(model, origin, random) ?? model;
        const found = structuralProblems(modelFacts(model));
        assert.deepEqual(found, [], done.join(', '));
      }
      const [read, diagnostics] = readModel(printModel(model));
      assert.deepEqual(read, model);
      assert.deepEqual(
        diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
        done.join(', '),
      );
    }),
    { numRuns: 30 },
  );
});

it('crosses two models by resource, and takes out names that lead nowhere', () => {
  const a = modelOf(shop);
  const b = removeResource(a, 'Supplier');
  const crossing = crossover(a, b, createRandom(3));
  const other = crossover(a, modelOf(library), createRandom(3));
  assert.ok(crossing !== undefined && other !== undefined);
  for (const model of [crossing, other]) assert.equal(problems(model), 0);
  assert.equal(crossover(a, a, createRandom(1)), undefined);
});

it('rests without a specification when it repairs by one', () => {
  const guided = operators.filter(({ name }) =>
    /^add_missing|tighten|pattern|specification|retrace|untraced/.test(name),
  );
  assert.ok(guided.length > 8);
  for (const operator of guided)
    assert.equal(operator.apply(damage(whole, 1), { random: createRandom(1) }), undefined, operator.name);
});

function problems(model: DomainModel): number {
  return structuralProblems(modelFacts(model)).length;
}
