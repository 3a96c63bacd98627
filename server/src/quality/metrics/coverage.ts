/** How much of what the statements ask for the model has. */
import { fulfilment } from '../expectations/met.ts';
import { expectationsOf } from '../expectations/registry.ts';
import { counted, listed, type Measurement, type Metric, type Subject } from '../metric.ts';

export const coverage: Metric = {
  name: 'coverage',
  summary:
    'The share of the entities, attributes, relationships, actions, permissions and state changes of the requirements that the model has.',
  source: 'Requirements coverage (ISO/IEC/IEEE 29148:2018, traceability); weights are ours.',
  weight: 24,
  measure({ facts, specification }: Subject): Measurement | undefined {
    if (specification === undefined) return undefined;
    const expectations = expectationsOf(specification);
    if (expectations.length === 0) return undefined;
    const { good, all, unmet } = fulfilment(specification, facts.model);
    return {
      value: good / all,
      reasons: () => {
        const kinds = [...new Set(expectations.map(({ item }) => item.kind))];
        const counts = kinds.map((kind) => {
          const ofKind = expectations.filter(({ item }) => item.kind === kind);
          const met = ofKind.reduce((sum, expectation) => sum + expectation.met(facts), 0);
          return `${kind} ${counted({ good: met, all: ofKind.length })}`;
        });
        const missing = [...unmet]
          .sort((a, b) => b.expectation.weight * (1 - b.met) - a.expectation.weight * (1 - a.met))
          .map(
            ({ expectation: { label, sources }, met }) =>
              `${met > 0 ? 'in part ' : ''}${label} (${listed(sources, 3)})`,
          );
        return [
          `The model has of what the statements ask for: ${counts.join(', ')}.`,
          ...(missing.length > 0 ? [`Missing: ${listed(missing)}.`] : []),
        ];
      },
    };
  },
};
