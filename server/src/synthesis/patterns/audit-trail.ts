/** Where changes must be recorded, every record knows when it was made and changed; what is deleted is archived. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { asksForAudit } from '../../quality/correspondence/extensions.ts';
import { mapResources, takenFields } from '../edit/model-edit.ts';
import type { Pattern } from './pattern.ts';

const deleting = /^(?:delete|remove|destroy|erase)$/;

export const auditTrail: Pattern = {
  name: 'audit-trail',
  summary:
    'Where the text asks for an audit, records keep their times, and what may be deleted is archived instead.',
  source: 'Audit log and temporal property (Fowler, Patterns for Things That Change with Time, 2004).',
  stage: 'action',
  apply(model, specification) {
    const sources = specification.features.flatMap((feature) =>
      asksForAudit(feature) ? feature.sources : [],
    );
    if (sources.length === 0) return undefined;
    const deletes = deletionStatements(specification);
    const result = mapResources(model, (resource) => {
      if (resource.attributes.length === 0) return resource;
      const stamps = [hidden('inserted_at', sources), hidden('updated_at', sources)];
      const archived = resource.actions.some(
        ({ kind, satisfies }) => kind === 'destroy' && satisfies.some((id) => deletes.includes(id)),
      );
      return withHidden(resource, archived ? [...stamps, hidden('archived_at', sources)] : stamps);
    });
    return {
      model: result,
      note: 'Changes must be recorded, so records keep when they were made, changed and archived',
      sources,
    };
  },
};

function deletionStatements({ statements }: Specification): readonly string[] {
  return statements
    .filter(({ actions }) => actions.some(({ verb }) => deleting.test(verb)))
    .map(({ id }) => id);
}

/** Written by the system, so nobody may set it. */
function hidden(name: string, satisfies: readonly string[]): Attribute {
  return { name, type: { name: 'utc_datetime', constraints: {} }, allowNil: true, public: false, satisfies };
}

function withHidden(resource: Resource, attributes: readonly Attribute[]): Resource {
  const taken = takenFields(resource);
  return {
    ...resource,
    attributes: [...resource.attributes, ...attributes.filter(({ name }) => !taken.has(name))],
  };
}
