/** Arbitrary domain models for properties: any shape and any names, with references that lead somewhere or not. */
import fc from 'fast-check';
import type {
  Action,
  Attribute,
  DomainModel,
  Identity,
  Literal,
  Policy,
  Relationship,
  Resource,
  StateMachine,
} from '../../../../server/src/model/domain-model.ts';

const plainName = fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/);
const anyName = fc.oneof(
  { weight: 9, arbitrary: plainName },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const ids = fc.array(
  fc.oneof(
    fc.stringMatching(/^R[0-9]{1,3}$/),
    fc.stringMatching(/^FR-[0-9]{3}$/),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 3 },
);
const names = fc.array(anyName, { maxLength: 4 });
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);

const literal: fc.Arbitrary<Literal> = fc.letrec<{ literal: Literal }>((tie) => ({
  literal: fc.oneof(
    { maxDepth: 2 },
    fc.string(),
    number,
    fc.boolean(),
    fc.constant(null),
    anyName.map((atom) => ({ atom })),
    fc.array(tie('literal'), { maxLength: 4 }),
  ),
})).literal;

const constraints = fc
  .uniqueArray(fc.tuple(anyName, literal), { maxLength: 3, selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries));

const attribute: fc.Arbitrary<Attribute> = fc.record(
  {
    name: anyName,
    type: fc.record({ name: anyName, constraints }, { noNullPrototype: true }),
    allowNil: fc.boolean(),
    public: fc.boolean(),
    default: literal,
    satisfies: ids,
  },
  { noNullPrototype: true, requiredKeys: ['name', 'type', 'allowNil', 'public', 'satisfies'] },
);

const relationship: fc.Arbitrary<Relationship> = fc.record(
  {
    kind: fc.constantFrom('belongs_to', 'has_one', 'has_many', 'many_to_many'),
    name: anyName,
    destination: anyName,
    allowNil: fc.boolean(),
    destinationAttribute: anyName,
    through: anyName,
    satisfies: ids,
  },
  { noNullPrototype: true, requiredKeys: ['kind', 'name', 'destination', 'allowNil', 'satisfies'] },
);

const identity: fc.Arbitrary<Identity> = fc.record(
  { name: anyName, keys: names, satisfies: ids },
  { noNullPrototype: true },
);

const action: fc.Arbitrary<Action> = fc.record(
  {
    kind: fc.constantFrom('create', 'read', 'update', 'destroy'),
    name: anyName,
    accept: names,
    transitionTo: anyName,
    satisfies: ids,
  },
  { noNullPrototype: true, requiredKeys: ['kind', 'name', 'accept', 'satisfies'] },
);

const policy: fc.Arbitrary<Policy> = fc.record(
  { actions: names, roles: names, effect: fc.constantFrom('authorize_if', 'forbid_if'), satisfies: ids },
  { noNullPrototype: true },
);

const transition = fc.record(
  { action: anyName, from: names, to: anyName, satisfies: ids },
  { noNullPrototype: true },
);

const stateMachine: fc.Arbitrary<StateMachine> = fc.record(
  {
    initialStates: names,
    defaultInitialState: anyName,
    stateAttribute: anyName,
    transitions: fc.array(transition, { maxLength: 3 }),
  },
  { noNullPrototype: true },
);

const resource: fc.Arbitrary<Resource> = fc.record(
  {
    name: anyName,
    doc: fc.string(),
    extensions: names,
    attributes: fc.array(attribute, { maxLength: 4 }),
    relationships: fc.array(relationship, { maxLength: 3 }),
    identities: fc.array(identity, { maxLength: 2 }),
    actions: fc.array(action, { maxLength: 3 }),
    policies: fc.array(policy, { maxLength: 2 }),
    stateMachine,
    satisfies: ids,
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'name',
      'extensions',
      'attributes',
      'relationships',
      'identities',
      'actions',
      'policies',
      'satisfies',
    ],
  },
);

/** Any model that the types allow. */
export const anyModel: fc.Arbitrary<DomainModel> = fc.record(
  { name: anyName, requirements: fc.string(), resources: fc.array(resource, { maxLength: 4 }) },
  { noNullPrototype: true, requiredKeys: ['name', 'resources'] },
);
