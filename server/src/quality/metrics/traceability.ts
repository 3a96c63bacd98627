/** Whether what was added to the conventions has a reason: a statement that speaks of it. */
import type { Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { isConventionalAttribute } from '../conventions.ts';
import { type Element, elementsOf } from '../elements.ts';
import { remembered, rememberedFor } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, type Subject } from '../metric.ts';
import { statementsOn } from '../traces.ts';

export const traceability: Metric = {
  name: 'traceability',
  summary:
    'The share of elements that a statement on their resource asks for; what convention explains counts neither way.',
  source:
    'Backward traceability (Gotel, Finkelstein, "An analysis of the requirements traceability problem", 1994).',
  weight: 12,
  measure({ facts, specification }: Subject): Measurement | undefined {
    if (specification === undefined || specification.statements.length === 0) return undefined;
    let good = 0;
    let all = 0;
    for (const resource of facts.model.resources) {
      const part = tracesOf(specification, resource);
      good += part.good;
      all += part.all;
    }
    return {
      value: all === 0 ? 0 : good / all,
      reasons: () => {
        const parts = facts.model.resources.map((resource) => tracesOf(specification, resource));
        const unexplained = parts.flatMap((part) => part.unexplained);
        const dangling = parts.flatMap((part) => part.dangling);
        const foreign = parts.flatMap((part) => part.foreign);
        return [
          `${counted({ good, all })} elements beyond the conventions are asked for by a statement on their resource.`,
          ...(unexplained.length > 0
            ? [`${unexplained.length} that nobody asked for: ${listed(unexplained)}.`]
            : []),
          ...(dangling.length > 0
            ? [`${dangling.length} name statements that do not exist: ${listed(dangling)}.`]
            : []),
          ...(foreign.length > 0
            ? [`${foreign.length} name statements that speak of something else: ${listed(foreign)}.`]
            : []),
        ];
      },
    };
  },
};

const statementIds = remembered(
  (specification: Specification): ReadonlySet<string> =>
    new Set(specification.statements.map(({ id }) => id)),
);

/** An element is as good as the share of its statements that exist and speak of its resource. */
const tracesOf = rememberedFor((specification: Specification, resource: Resource) => {
  const known = statementIds(specification);
  const own = statementsOn(specification, resource);
  const unexplained: string[] = [];
  const dangling: string[] = [];
  const foreign: string[] = [];
  let good = 0;
  let all = 0;
  for (const element of elementsOf(resource)) {
    const { satisfies, label } = element;
    const sound = satisfies.filter((id) => own.has(id)).length;
    if (sound === satisfies.length && isConvention(element, resource)) continue;
    all += 1;
    if (satisfies.length === 0) unexplained.push(label);
    else good += sound / satisfies.length;
    const lost = satisfies.filter((id) => !known.has(id));
    if (lost.length > 0) dangling.push(`${label} (${lost.join(', ')})`);
    const others = satisfies.filter((id) => known.has(id) && !own.has(id));
    if (others.length > 0) foreign.push(`${label} (${others.join(', ')})`);
  }
  return { good, all, unexplained, dangling, foreign };
});

function isConvention({ kind, name, isDefault }: Element, { stateMachine }: Resource): boolean {
  if (kind === 'attribute') return isConventionalAttribute(name) || name === stateMachine?.stateAttribute;
  return kind === 'action' && isDefault;
}
