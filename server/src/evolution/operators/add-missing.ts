/** One operator for each kind of expectation: realises one that the model does not meet. */
import type { ExpectedKind } from '../../quality/expectations/expectation.ts';
import { unmetExpectations } from '../../quality/expectations/met.ts';
import { mapResources } from '../../synthesis/edit/model-edit.ts';
import { fromEarlier } from '../../synthesis/patterns/lifecycle.ts';
import { realise } from '../../synthesis/realise/expectation.ts';
import { leaveReachableStates } from '../../synthesis/realise/reachable-states.ts';
import { cite } from '../../synthesis/strategy.ts';
import type { Operator } from '../operator.ts';

const kinds: readonly ExpectedKind[] = [
  'entity',
  'attribute',
  'relationship',
  'generalization',
  'action',
  'permission',
  'state change',
  'constraint',
  'feature',
];

export const addMissing: readonly Operator[] = kinds.map((kind) => ({
  name: `add_missing_${kind.replace(' ', '_')}`,
  summary: `Adds one ${kind} that the statements ask for and the model does not have.`,
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const ofKind = unmetExpectations(specification, model).filter(({ item }) => item.kind === kind);
    // What cannot be realised yet (an attribute of a missing resource) must not keep the others from it.
    for (const chosen of random.shuffle(ofKind)) {
      const realised = realise(model, chosen, fromEarlier);
      if (realised === model) continue;
      const description = `Add ${chosen.label}${cite(chosen.sources)}`;
      return { model: mapResources(realised, leaveReachableStates), description };
    }
    return undefined;
  },
}));
