/** What an optimiser would do to raise a score without making the model better: none of it may pay. */
import assert from 'node:assert/strict';
import type { Action, DomainModel, Resource } from '../../../server/src/model/domain-model.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { evaluateModel, metrics } from '../../../server/src/quality/index.ts';
import {
  removeResource,
  withoutAction,
  withoutAttribute,
} from '../../../server/src/synthesis/edit/remove.ts';
import { renameResource } from '../../../server/src/synthesis/edit/rename.ts';
import { withIdentity } from '../../../server/src/synthesis/realise/attribute.ts';
import { damage } from '../evolution/damage.ts';
import { clinic, library, shop } from '../synthesis/domains.ts';
import { modelOf } from './models.ts';

type Edit = (model: DomainModel, specification: Specification) => DomainModel;

const each =
  (change: (resource: Resource) => Resource): Edit =>
  (model) => ({ ...model, resources: model.resources.map(change) });
const without = (test: (action: Action) => boolean): Edit =>
  each((resource) =>
    resource.actions.filter(test).reduce((rest, { name }) => withoutAction(rest, name), resource),
  );
const roles = ({ actors }: Specification): readonly string[] => actors.map(({ name }) => name);

const edits: Record<string, Edit> = {
  'strips default actions that nobody asked for': without(
    ({ kind, name, satisfies }) => kind === name && satisfies.length === 0,
  ),
  'strips the default create': without(({ name }) => name === 'create'),
  'strips the default update and destroy': without(({ name }) => name === 'update' || name === 'destroy'),
  'strips all actions': without(() => true),
  'drops optional attributes': each((resource) =>
    resource.attributes
      .filter(({ allowNil }) => allowNil)
      .reduce((rest, { name }) => withoutAttribute(rest, name), resource),
  ),
  'drops all attributes': each((resource) =>
    resource.attributes.reduce((rest, { name }) => withoutAttribute(rest, name), resource),
  ),
  'merges everything into one resource': (model) => ({
    ...model,
    resources: model.resources.slice(0, 1).map((first) => ({
      ...first,
      attributes: unique(model.resources.flatMap(({ attributes }) => attributes)),
      actions: unique(model.resources.flatMap(({ actions }) => actions)).map((action) => ({
        ...action,
        accept: [],
      })),
      relationships: [],
      identities: [],
      policies: [],
      satisfies: model.resources.flatMap(({ satisfies }) => satisfies),
    })),
  }),
  'keeps one resource only': (model) =>
    model.resources.slice(1).reduce((rest, { name }) => removeResource(rest, name), model),
  'keeps the first half': (model) =>
    model.resources
      .slice(Math.ceil(model.resources.length / 2))
      .reduce((rest, { name }) => removeResource(rest, name), model),
  'renames resources to words of the statements': (model, { statements }) =>
    model.resources.reduce(
      (rest, { name }, index) => renameResource(rest, name, `${statements[index]?.id ?? 'X'}Record`),
      model,
    ),
  'forbids everything to everybody': (model, specification) =>
    each((resource) => ({
      ...resource,
      policies: [
        {
          actions: resource.actions.map(({ name }) => name),
          roles: roles(specification),
          effect: 'forbid_if',
          satisfies: resource.satisfies,
        },
      ],
    }))(model, specification),
  'lets one role do everything': each((resource) => ({
    ...resource,
    policies: [
      {
        actions: resource.actions.map(({ name }) => name),
        roles: ['administrator'],
        effect: 'authorize_if',
        satisfies: resource.satisfies,
      },
    ],
  })),
  'drops all policies': each((resource) => ({ ...resource, policies: [] })),
  'makes every attribute unique': each((resource) =>
    resource.attributes.reduce(
      (grown, { name, satisfies }) => withIdentity(grown, [name], satisfies),
      resource,
    ),
  ),
  'makes everything required': each((resource) => ({
    ...resource,
    attributes: resource.attributes.map((attribute) => ({ ...attribute, allowNil: false })),
    relationships: resource.relationships.map((relationship) =>
      relationship.kind === 'belongs_to' ? { ...relationship, allowNil: false } : relationship,
    ),
  })),
  'makes nothing required': each((resource) => ({
    ...resource,
    attributes: resource.attributes.map((attribute) => ({ ...attribute, allowNil: true })),
  })),
  'traces everything to every statement': (model, { statements }) =>
    each((resource) => traced(resource, () => statements.map(({ id }) => id)))(model, {
      statements,
    } as Specification),
  'traces everything to what its resource is traced to': each((resource) =>
    traced(resource, () => resource.satisfies),
  ),
  'traces nothing': each((resource) => traced(resource, () => [])),
  'drops state machines': each(({ stateMachine: _gone, ...resource }) => ({
    ...resource,
    actions: resource.actions.map(({ transitionTo: _to, ...action }) => action),
  })),
  'adds a resource that leads everywhere': (model) => ({
    ...model,
    resources: [
      ...model.resources,
      {
        name: 'Hub',
        extensions: [],
        attributes: [],
        identities: [],
        actions: [],
        policies: [],
        satisfies: [],
        relationships: model.resources.map(({ name }) => ({
          kind: 'belongs_to' as const,
          name: name.toLowerCase(),
          destination: name,
          allowNil: true,
          satisfies: [],
        })),
      },
    ],
  }),
  'gives every resource twenty flags': each((resource) => ({
    ...resource,
    attributes: [
      ...resource.attributes,
      ...Array.from({ length: 20 }, (_, n) => ({
        name: `flag_of_the_${'abcdefghijklmnopqrst'.charAt(n)}`,
        type: { name: 'boolean', constraints: {} },
        allowNil: false,
        public: true,
        default: false,
        satisfies: resource.satisfies,
      })),
    ],
  })),
};

const domains = { clinic, library, shop };

for (const [what, edit] of Object.entries(edits))
  it(`gains nothing when it ${what}`, () => {
    for (const [name, specification] of Object.entries(domains))
      for (const model of [modelOf(specification), damage(modelOf(specification), 3)]) {
        const before = evaluateModel(model, specification);
        const after = evaluateModel(edit(model, specification), specification);
        assert.ok(after.total <= before.total, `${name}: ${before.total} → ${after.total}`);
      }
  });

it('is worth nothing when it is empty', () => {
  for (const specification of Object.values(domains)) {
    const { total } = evaluateModel({ name: 'Empty', resources: [] }, specification);
    assert.equal(total, 0);
  }
});

it('is worth little when it is a model of something else, whatever its statements are called', () => {
  for (const [name, specification] of Object.entries(domains))
    for (const [other, wrong] of Object.entries(domains)) {
      if (wrong === specification) continue;
      const { total } = evaluateModel(modelOf(wrong), specification);
      assert.ok(total < 25, `${other} for ${name}: ${total}`);
    }
});

it('lets no metric vanish when what it measures is taken out', () => {
  for (const specification of Object.values(domains)) {
    const measured = (model: DomainModel) =>
      evaluateModel(model, specification).metrics.map(({ metric }) => metric);
    const all = measured(modelOf(specification));
    assert.equal(all.length, metrics.length);
    for (const edit of Object.values(edits))
      assert.deepEqual(measured(edit(modelOf(specification), specification)), all);
  }
});

function traced(resource: Resource, ids: () => readonly string[]): Resource {
  const trace = <T extends object>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, satisfies: ids() }));
  return {
    ...resource,
    satisfies: ids(),
    attributes: trace(resource.attributes),
    relationships: trace(resource.relationships),
    identities: trace(resource.identities),
    actions: trace(resource.actions),
    policies: trace(resource.policies),
  };
}

function unique<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}
