/**
 * The difference between two models as separate changes, each of which can be made on its own: what is left of an
 * evolution when everything that was undone again is forgotten.
 */
import type { DomainModel, Resource } from '../model/domain-model.ts';
import { renameResource } from '../synthesis/edit/rename.ts';
import { describeChange } from './describe-change.ts';

/** The lists of a resource whose items have a name or mean the same when they speak of the same. */
export const sections = ['attributes', 'relationships', 'identities', 'actions', 'policies'] as const;
export type Section = (typeof sections)[number];
export type Part = Resource[Section][number];

export interface Change {
  /** snake_case: what was done, such as `add_attribute`. */
  readonly kind: string;
  /** Name of the resource it is made in. */
  readonly resource: string;
  /** What was done, as a person would say it. */
  readonly description: string;
  apply(model: DomainModel): DomainModel;
}

/** What makes `after` of `before`, resource by resource; applied in this order, all changes give the parts of `after`. */
export function changesBetween(before: DomainModel, after: DomainModel): readonly Change[] {
  const changes: Change[] = [];
  const old = new Map(before.resources.map((resource) => [resource.name, resource]));
  const gone = new Map([...old].filter(([name]) => !after.resources.some((each) => each.name === name)));
  for (const resource of after.resources) {
    const known = old.get(resource.name);
    if (known === resource) continue;
    const renamed =
      known === undefined ? [...gone.values()].find((each) => isAlike(each, resource)) : undefined;
    if (renamed !== undefined) {
      gone.delete(renamed.name);
      changes.push(renaming(renamed, resource.name));
    }
    const origin = known ?? (renamed && { ...renamed, name: resource.name });
    if (origin === undefined) changes.push(addition(resource));
    else changes.push(...changesOf(origin, resource));
  }
  for (const { name } of gone.values()) changes.push(removal(name));
  return changes;
}

/** Whether one resource is the other under a new name: most of its attributes are there. */
function isAlike(a: Resource, b: Resource): boolean {
  const names = new Set(b.attributes.map(({ name }) => name));
  const shared = a.attributes.filter(({ name }) => names.has(name)).length;
  return shared > 0 && shared * 2 > Math.max(a.attributes.length, b.attributes.length);
}

function renaming({ name }: Resource, to: string): Change {
  return {
    kind: 'rename_resource',
    resource: to,
    description: `Rename ${name} to ${to}`,
    apply: (model) => renameResource(model, name, to),
  };
}

function addition(resource: Resource): Change {
  return {
    kind: 'add_resource',
    resource: resource.name,
    description: describeChange('add', 'resource', resource.name, resource),
    apply: (model) => ({ ...model, resources: [...model.resources, resource] }),
  };
}

function removal(name: string): Change {
  return {
    kind: 'remove_resource',
    resource: name,
    description: `Remove the resource ${name}`,
    apply: (model) => ({ ...model, resources: model.resources.filter((each) => each.name !== name) }),
  };
}

function changesOf(before: Resource, after: Resource): readonly Change[] {
  const { name } = after;
  const inside = (kind: string, description: string, change: (resource: Resource) => Resource): Change => ({
    kind,
    resource: name,
    description,
    apply: (model) => ({
      ...model,
      resources: model.resources.map((each) => (each.name === name ? change(each) : each)),
    }),
  });
  const changes = sections.flatMap((section) => sectionChanges(before, after, section, inside));
  const { stateMachine } = after;
  if (stateMachine !== before.stateMachine)
    changes.push(
      inside(
        'change_states',
        `Change how ${name} moves between its states`,
        ({ stateMachine: _old, ...rest }) => (stateMachine === undefined ? rest : { ...rest, stateMachine }),
      ),
    );
  const { satisfies, extensions, doc } = after;
  if (satisfies !== before.satisfies || extensions !== before.extensions || doc !== before.doc)
    changes.push(
      inside(
        'trace_resource',
        describeChange('change', 'resource', name, after),
        ({ doc: _old, ...rest }) => ({
          ...rest,
          satisfies,
          extensions,
          ...(doc === undefined ? {} : { doc }),
        }),
      ),
    );
  return changes;
}

type Inside = (kind: string, description: string, change: (resource: Resource) => Resource) => Change;

function sectionChanges(before: Resource, after: Resource, section: Section, inside: Inside): Change[] {
  const old = new Map(before[section].map((part) => [keyOf(part), part]));
  const now = new Map(after[section].map((part) => [keyOf(part), part]));
  const order = [...now.keys()];
  /** Items are put where `after` has them, so that all changes together give its order. */
  const withPart =
    (key: string, part: Part | undefined) =>
    (resource: Resource): Resource => {
      const others = (resource[section] as readonly Part[]).filter((each) => keyOf(each) !== key);
      const position = (each: Part): number => {
        const index = order.indexOf(keyOf(each));
        return index < 0 ? order.length : index;
      };
      const parts = part === undefined ? others : [...others, part].sort((a, b) => position(a) - position(b));
      return { ...resource, [section]: parts };
    };
  const noun =
    section === 'identities' ? 'identity' : section === 'policies' ? 'policy' : section.slice(0, -1);
  const changes: Change[] = [];
  for (const [key, part] of old)
    if (!now.has(key))
      changes.push(
        inside(`remove_${noun}`, describeChange('remove', noun, after.name, part), withPart(key, undefined)),
      );
  for (const [key, part] of now) {
    const known = old.get(key);
    if (known === part || (known !== undefined && JSON.stringify(known) === JSON.stringify(part))) continue;
    const verb = known === undefined ? 'add' : 'change';
    changes.push(
      inside(`${verb}_${noun}`, describeChange(verb, noun, after.name, part, known), withPart(key, part)),
    );
  }
  return changes;
}

function keyOf(part: Part): string {
  return 'name' in part ? part.name : `${part.effect} ${part.roles.join(' ')}`;
}
