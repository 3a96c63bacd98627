import assert from 'node:assert/strict';
import type { Attribute, DomainModel } from '../../../server/src/model/domain-model.ts';
import { evaluateModel, metrics } from '../../../server/src/quality/index.ts';
import { clinic, library } from '../synthesis/domains.ts';
import { specification } from '../synthesis/specification-builder.ts';
import { change, modelOf } from './models.ts';

const model = modelOf(clinic);

const attribute = (name: string, type = 'string', satisfies: readonly string[] = ['R1']): Attribute => ({
  name,
  type: { name: type, constraints: {} },
  allowNil: true,
  public: true,
  satisfies,
});

/** A damage that a metric must see, and the words with which it must say so. */
interface Damage {
  readonly metric: string;
  readonly what: string;
  readonly damaged: DomainModel;
  readonly says: RegExp;
}

const damages: readonly Damage[] = [
  {
    metric: 'coverage',
    what: 'a lost attribute',
    damaged: change(model, 'Room', ({ attributes }) => ({
      attributes: attributes.filter(({ name }) => name !== 'floor'),
    })),
    says: /Missing: .*attribute Room\.floor \(R14\)/,
  },
  {
    metric: 'coverage',
    what: 'a permission that is turned round',
    damaged: change(model, 'Practitioner', ({ policies }) => ({
      policies: policies.map((policy) => ({ ...policy, effect: 'forbid_if' as const })),
    })),
    says: /permission: administrator may add Practitioner/,
  },
  {
    metric: 'validity',
    what: 'a relationship to nothing',
    damaged: { ...model, resources: model.resources.filter(({ name }) => name !== 'Patient') },
    says: /Appointment\.patient leads to Patient, which does not exist/,
  },
  {
    metric: 'traceability',
    what: 'an element that nobody asked for',
    damaged: change(model, 'Room', ({ attributes }) => ({
      attributes: [...attributes, attribute('shoe_size', 'integer', [])],
    })),
    says: /nobody asked for: attribute Room\.shoe_size/,
  },
  {
    metric: 'traceability',
    what: 'a statement that does not exist',
    damaged: change(model, 'Room', () => ({ satisfies: ['R999'] })),
    says: /do not exist: resource Room \(R999\)/,
  },
  {
    metric: 'relationships',
    what: 'a resource that is related to nothing',
    damaged: { ...model, resources: [...model.resources, { ...emptyLike('Island') }] },
    says: /Related to nothing: Island/,
  },
  {
    metric: 'relationships',
    what: 'a relationship without an inverse',
    damaged: change(model, 'Patient', () => ({ relationships: [] })),
    says: /not so Appointment\.patient/,
  },
  {
    metric: 'relationships',
    what: 'a resource that knows everything',
    damaged: change(model, 'Patient', ({ relationships }) => ({
      relationships: [
        ...relationships,
        ...model.resources
          .filter(({ name }) => name !== 'Patient')
          .map(({ name }) => ({
            kind: 'has_many' as const,
            name: `all_${name.toLowerCase()}s`,
            destination: name,
            destinationAttribute: 'id',
            allowNil: true,
            satisfies: [],
          })),
      ],
    })),
    says: /Coupled to more than 7 others: Patient \(8\)/,
  },
  {
    metric: 'constraints',
    what: 'a bound that the text gives',
    damaged: change(model, 'Diagnosis', ({ attributes }) => ({
      attributes: attributes.map((each) =>
        each.name === 'severity' ? { ...each, type: { name: 'integer', constraints: {} } } : each,
      ),
    })),
    says: /Diagnosis\.severity is at most 5/,
  },
  {
    metric: 'constraints',
    what: 'an identity that the text gives',
    damaged: change(model, 'Patient', () => ({ identities: [] })),
    says: /Patient\.email is unique/,
  },
  {
    metric: 'constraints',
    what: 'a type that holds anything',
    damaged: change(model, 'Invoice', ({ attributes }) => ({
      attributes: attributes.map((each) => ({ ...each, type: { name: 'string', constraints: {} } })),
    })),
    says: /Invoice\.amount is money/,
  },
  {
    metric: 'naming',
    what: 'names outside the conventions',
    damaged: change(model, 'Room', ({ attributes }) => ({
      attributes: [...attributes, attribute('Room Size')],
    })),
    says: /Room\.Room Size is not snake_case/,
  },
  {
    metric: 'naming',
    what: 'names that are nearly the same',
    damaged: { ...model, resources: [...model.resources, emptyLike('Practitoner')] },
    says: /Practitioner and Practitoner are hard to tell apart/,
  },
  {
    metric: 'access',
    what: 'actions without a policy',
    damaged: change(model, 'Appointment', () => ({ policies: [] })),
    says: /Open to everybody: .*Appointment\.cancel/,
  },
  {
    metric: 'access',
    what: 'policies that nobody passes',
    damaged: change(model, 'Appointment', ({ policies }) => ({
      policies: [
        ...policies,
        { actions: ['cancel'], roles: ['nobody'], effect: 'authorize_if', satisfies: [] },
      ],
    })),
    says: /Nobody passes the policies of Appointment\.cancel/,
  },
  {
    metric: 'behaviour',
    what: 'a state that nothing leads to',
    damaged: change(model, 'Appointment', ({ stateMachine }) =>
      stateMachine === undefined
        ? {}
        : {
            stateMachine: {
              ...stateMachine,
              transitions: stateMachine.transitions.filter(({ to }) => to !== 'completed'),
            },
          },
    ),
    says: /Appointment never becomes completed/,
  },
  {
    metric: 'behaviour',
    what: 'records that cannot be made',
    damaged: change(model, 'Room', ({ actions }) => ({
      actions: actions.filter(({ kind }) => kind !== 'create'),
    })),
    says: /no action makes a Room/,
  },
  {
    metric: 'behaviour',
    what: 'a required field that cannot be given',
    damaged: change(model, 'Room', ({ actions }) => ({
      actions: actions.map((each) => ({ ...each, accept: [] })),
    })),
    says: /Room\.create cannot be given room_number/,
  },
  {
    metric: 'completeness',
    what: 'a thing that nothing tells one from another of',
    damaged: change(model, 'Patient', () => ({ identities: [] })),
    says: /Nothing is said of what tells one from another: .*Patient/,
  },
  {
    metric: 'simplicity',
    what: 'a resource with far too many attributes',
    damaged: change(model, 'Room', ({ attributes }) => ({
      attributes: [...attributes, ...Array.from({ length: 20 }, (_, n) => attribute(`field_${n}`))],
    })),
    says: /With more than 15 attributes: Room \(22\)/,
  },
];

for (const { metric, what, damaged, says } of damages)
  it(`${metric} sees ${what}, and names it`, () => {
    const of = (each: DomainModel) =>
      evaluateModel(each, clinic).metrics.find((score) => score.metric === metric);
    const [before, after] = [of(model), of(damaged)];
    assert.ok(before && after);
    assert.ok(after.value < before.value, `${before.value} → ${after.value}`);
    assert.match(after.reasons.join('\n'), says);
    assert.doesNotMatch(before.reasons.join('\n'), says);
  });

it('has a damage for every metric', () => {
  assert.deepEqual(
    metrics.map(({ name }) => name).filter((name) => !damages.some(({ metric }) => metric === name)),
    [],
  );
});

it('tells models apart: the wrong domain scores far below the right one', () => {
  const right = evaluateModel(model, clinic).total;
  const wrong = evaluateModel(modelOf(library), clinic).total;
  assert.ok(right > 90, String(right));
  assert.ok(wrong < 25, String(wrong));
});

it('meets an expectation by another good shape, too', () => {
  const spec = specification({
    entities: { Student: [], Course: [], Enrolment: [], Room: ['room_number: integer!'] },
    relationships: ['Student * takes * Course'],
  });
  const direct = modelOf(spec);
  const belongs = (destination: string, name: string) =>
    ({ kind: 'belongs_to', name, destination, allowNil: false, satisfies: [] }) as const;
  const reified = change(
    change(
      change(
        change(direct, 'Enrolment', () => ({
          relationships: [belongs('Student', 'student'), belongs('Course', 'course')],
        })),
        'Student',
        () => ({ relationships: [] }),
      ),
      'Course',
      () => ({ relationships: [] }),
    ),
    'Room',
    ({ attributes }) => ({ attributes: attributes.map((each) => ({ ...each, name: 'number' })) }),
  );
  const coverage = (each: DomainModel): number | undefined => evaluateModel(each, spec).metrics[0]?.value;
  assert.equal(coverage(direct), 1);
  assert.equal(coverage(reified), 1);
});

function emptyLike(name: string): DomainModel['resources'][number] {
  return {
    name,
    extensions: [],
    attributes: [attribute('label')],
    relationships: [],
    identities: [],
    actions: [],
    policies: [],
    satisfies: ['R1'],
  };
}
