/** The order in which expectations are realised, which every strategy shares: each stands on those before it. */
import type { DomainModel } from '../model/domain-model.ts';
import { nameKey } from '../model/naming.ts';
import type { Specification } from '../model/specification.ts';
import { rangeOf } from '../quality/correspondence/multiplicity.ts';
import type { Expectation, ExpectedKind } from '../quality/expectations/expectation.ts';
import { expectationsOf } from '../quality/expectations/registry.ts';
import { mapKept, mapResources } from './edit/model-edit.ts';
import { acceptable } from './realise/action.ts';
import { realise } from './realise/expectation.ts';
import { leaveReachableStates } from './realise/reachable-states.ts';
import { frame } from './realise/resources.ts';
import type { OriginRule } from './realise/state-machine.ts';

/** Links come before attributes, so that «an invoice has a patient» gives a link and no text field `patient`. */
const order: readonly ExpectedKind[] = [
  'generalization',
  'relationship',
  'attribute',
  'state change',
  'action',
  'permission',
  'constraint',
  'feature',
];

/** Where a strategy steps in. */
export interface Composition {
  readonly specification: Specification;
  readonly requirementsFile: string | undefined;
  /** Changes the model after the expectations of one kind were realised. */
  readonly after?: (kind: ExpectedKind | 'entity', model: DomainModel) => DomainModel;
  /** Whether an expectation is to be realised; all are by default. */
  readonly wanted?: (expectation: Expectation, model: DomainModel) => boolean;
  readonly origins?: OriginRule;
}

export function compose(composition: Composition): DomainModel {
  const { specification, requirementsFile, after = (_kind, model) => model, wanted, origins } = composition;
  const expectations = expectationsOf(specification);
  let model = after('entity', frame(specification, requirementsFile));
  for (const kind of order) {
    const ofKind = expectations.filter(({ item }) => item.kind === kind);
    for (const expectation of kind === 'relationship' ? [...ofKind].sort(byPrecision) : ofKind) {
      if (namesALink(expectation, model) || wanted?.(expectation, model) === false) continue;
      model = realise(model, expectation, origins);
    }
    model = after(kind, model);
  }
  return acceptAll(mapResources(model, leaveReachableStates));
}

/** The most precise multiplicities first, since later links between the same two only confirm. */
function byPrecision(a: Expectation, b: Expectation): number {
  const precision = ({ item }: Expectation): number => {
    if (item.kind !== 'relationship') return 0;
    const { fromMultiplicity, toMultiplicity } = item.relationship;
    return [fromMultiplicity, toMultiplicity].reduce((sum, multiplicity) => {
      const { min, max } = rangeOf(multiplicity);
      return sum + (max === Infinity ? 0 : 2) + (min > 0 ? 1 : 0);
    }, 0);
  };
  return precision(b) - precision(a);
}

/** Whether an attribute is named like a resource that its owner is linked with: then it speaks of that link. */
function namesALink({ item }: Expectation, model: DomainModel): boolean {
  if (item.kind !== 'attribute') return false;
  const key = nameKey(item.attribute.name);
  const owner = nameKey(item.entity.name);
  return model.resources.some(
    (resource) =>
      nameKey(resource.name) === owner &&
      resource.relationships.some(({ destination }) => nameKey(destination) === key),
  );
}

/** Create and the default update accept every field that a caller may set, now that all of them are known. */
function acceptAll(model: DomainModel): DomainModel {
  return mapResources(model, (resource) => {
    const all = acceptable(resource);
    const actions = mapKept(resource.actions, (action) => {
      const open = action.kind === 'create' || (action.kind === 'update' && action.name === 'update');
      return open ? { ...action, accept: all } : action;
    });
    return { ...resource, actions };
  });
}
