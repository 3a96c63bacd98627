/** Several kinds of people with the same particulars are roles of one person. */
import type { Resource } from '../../model/domain-model.ts';
import { nameKey } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { listed } from '../../quality/metric.ts';
import { extractShared, sharedAttributes } from './extract-shared.ts';
import type { Pattern } from './pattern.ts';

/** Attributes that belong to a person rather than to a role. */
const personal =
  /^(?:(?:first_|last_|full_|middle_|given_|family_)?name|surname|date_of_birth|birth_?date|email|email_address|phone|phone_number|mobile|telephone|gender|title)$/;

/** With fewer common attributes a resource for the person costs more than it saves. */
const enough = 2;

export const partyRole: Pattern = {
  name: 'party-role',
  summary: 'People who share contact particulars become roles of one Person.',
  source: 'Party and role (Fowler, Analysis Patterns, 1997; Coad, 1992).',
  stage: 'attribute',
  apply(model, specification) {
    const subs = new Set(specification.generalizations.map(({ sub }) => nameKey(sub)));
    const people = model.resources.filter(
      (resource) => isPerson(resource, specification) && !subs.has(nameKey(resource.name)),
    );
    if (people.length < 2) return undefined;
    const attributes = sharedAttributes(people).filter((name) => personal.test(name));
    if (attributes.length < enough) return undefined;
    const owners = people.map(({ name }) => name);
    const sources = people.flatMap((person) =>
      person.attributes.flatMap(({ name, satisfies }) => (attributes.includes(name) ? satisfies : [])),
    );
    return {
      model: extractShared(model, { owners, attributes, into: 'Person', shared: false }),
      note: `${listed(owners)} are people with the same ${listed(attributes)}, so each belongs to one Person who has them`,
      sources,
    };
  },
};

/** Somebody acts under the resource's name, or it has a name and a way to be reached. */
function isPerson(resource: Resource, { actors }: Specification): boolean {
  if (actors.some(({ name }) => nameKey(name) === nameKey(resource.name))) return true;
  const has = (test: RegExp): boolean => resource.attributes.some(({ name }) => test.test(name));
  return has(/^date_of_birth$|^birth_?date$/) && has(/name$/);
}
