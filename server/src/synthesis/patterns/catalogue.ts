/** A list of values that many resources use, or that is long, is data that people maintain, and no type. */
import type { Attribute, DomainModel, Resource } from '../../model/domain-model.ts';
import { resourceName } from '../../model/naming.ts';
import { oneOf } from '../../quality/correspondence/types.ts';
import { modelFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { addResource, emptyResource, mapResource, union, withAttribute } from '../edit/model-edit.ts';
import { withoutAttribute } from '../edit/remove.ts';
import { defaultActions } from '../realise/action.ts';
import { withIdentity } from '../realise/attribute.ts';
import { connect } from '../realise/relationship.ts';
import type { Pattern } from './pattern.ts';

/** Values beyond which a list changes more often than a program is released. */
const long = 6;
const classifying = /^(?:.*_)?(?:category|kind|genre|speciality|specialty|department|brand|species|topic)$/;
const lifecycle = /^(?:.*_)?(?:status|state|stage|phase)$/;

interface Use {
  readonly resource: Resource;
  readonly attribute: Attribute;
}

export const catalogue: Pattern = {
  name: 'catalogue',
  summary:
    'A long enumeration, or one that several resources use, becomes a resource that people can maintain.',
  source: 'Reference data (Hay, Data Model Patterns, 1996).',
  stage: 'attribute',
  apply(model) {
    const uses = new Map<string, Use[]>();
    for (const resource of model.resources)
      for (const attribute of resource.attributes) {
        if (lifecycle.test(attribute.name) || !lists(attribute)) continue;
        const same = uses.get(attribute.name);
        if (same === undefined) uses.set(attribute.name, [{ resource, attribute }]);
        else same.push({ resource, attribute });
      }
    const chosen = [...uses].filter(
      ([name, users]) =>
        !modelFacts(model).byName.has(resourceName(name)) &&
        (users.length > 1 || users.some(({ attribute }) => oneOf(attribute.type).length >= long)),
    );
    if (chosen.length === 0) return undefined;
    return {
      model: chosen.reduce((grown, [name, users]) => grow(grown, name, users), model),
      note: `The values of ${listed(chosen.map(([name]) => name))} are maintained as data, so they became resources of their own`,
      sources: chosen.flatMap(([, users]) => users.flatMap(({ attribute }) => attribute.satisfies)),
    };
  },
};

/** Whether the attribute takes its values from a list: an enumeration, or a string that classifies. */
function lists({ name, type }: Attribute): boolean {
  return oneOf(type).length > 0 || (type.name === 'string' && classifying.test(name));
}

function grow(model: DomainModel, attributeName: string, users: readonly Use[]): DomainModel {
  const name = resourceName(attributeName);
  const sources = users.reduce<readonly string[]>(
    (ids, { attribute }) => union(ids, attribute.satisfies),
    [],
  );
  const named = withAttribute(
    { ...emptyResource(name, sources), actions: defaultActions() },
    {
      name: 'name',
      type: { name: 'string', constraints: {} },
      allowNil: false,
      public: true,
      satisfies: sources,
    },
  );
  const added = addResource(model, withIdentity(named, ['name'], sources));
  return users.reduce((result, { resource, attribute }) => {
    const freed = mapResource(result, resource.name, (each) => withoutAttribute(each, attribute.name));
    return connect(freed, {
      holder: resource.name,
      target: name,
      many: true,
      required: !attribute.allowNil,
      sources: attribute.satisfies,
      name: attribute.name,
    });
  }, added);
}
