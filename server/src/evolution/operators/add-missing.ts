/** One operator for each kind of expectation: realises one that the model does not meet. */
import type { ExpectedKind } from '../../quality/expectations/expectation.ts';
import { unmetExpectations } from '../../quality/expectations/met.ts';
import { mapResources } from '../../synthesis/edit/model-edit.ts';
import { fromEarlier } from '../../synthesis/patterns/lifecycle.ts';
import { realise } from '../../synthesis/realise/expectation.ts';
import { leaveReachableStates } from '../../synthesis/realise/reachable-states.ts';
import { cite } from '../../synthesis/strategy.ts';
import { choose, type Operator } from '../operator.ts';

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
    const unmet = unmetExpectations(specification, model);
    const chosen = choose(
      random,
      unmet.filter(({ item }) => item.kind === kind),
    );
    const realised = chosen && realise(model, chosen, fromEarlier);
    const grown = realised && mapResources(realised, leaveReachableStates);
    if (chosen === undefined || grown === undefined || grown === model) return undefined;
    return { model: grown, description: `Add ${chosen.label}${cite(chosen.sources)}` };
  },
}));
