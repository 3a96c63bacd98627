/** A change of a model in plain words, with the element's name and the statements that ask for it. */
import type { Resource } from '../model/domain-model.ts';
import { listed } from '../quality/metric.ts';
import { cite } from '../synthesis/strategy.ts';
import type { Part } from './change.ts';

/** `Add the attribute Room.floor (R12)`, `Change the type of Room.floor (R12)`. */
export function describeChange(
  verb: 'add' | 'change' | 'remove',
  noun: string,
  owner: string,
  part: Part | Resource,
  before?: Part,
): string {
  if (noun === 'resource') {
    const what = verb === 'change' ? 'Say what asks for' : 'Add';
    return `${what} the resource ${owner}${cite(part.satisfies)}`;
  }
  const label = labelOf(noun, owner, part);
  if (verb === 'remove') return `Remove ${label}${cite(part.satisfies)}`;
  if (verb === 'add') return `Add ${label}${cite(part.satisfies)}`;
  const facets = before === undefined ? [] : facetsOf(before, part);
  return `${facets.length === 0 ? 'Change' : `Change ${listed(facets)} of`} ${label}${cite(part.satisfies)}`;
}

function labelOf(noun: string, owner: string, part: Part | Resource): string {
  if ('roles' in part)
    return part.effect === 'forbid_if'
      ? `the rule that forbids ${listed(part.roles)} to ${listed(part.actions)} ${owner}`
      : `the rule that lets ${listed(part.roles)} ${listed(part.actions)} ${owner}`;
  if ('keys' in part)
    return `the identity of ${owner} by ${part.keys.map((key) => key.replace(/_id$/, '')).join(' and ')}`;
  return `the ${noun} ${owner}.${part.name}`;
}

const facets: Readonly<Record<string, string>> = {
  type: 'the type',
  allowNil: 'whether it is required',
  default: 'the default',
  accept: 'the fields',
  transitionTo: 'the state',
  satisfies: 'the statements',
  destination: 'the destination',
  kind: 'the kind',
  keys: 'the fields',
  roles: 'the roles',
  actions: 'the actions',
};

/** What differs between two versions of an element, as a person would call it. */
function facetsOf(before: object, after: object): readonly string[] {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  return Object.entries(facets)
    .filter(([name]) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
    .map(([, words]) => words);
}
