/** Whether every element has a reason: a statement that asks for it, or a convention that explains it. */
import type { Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { type Element, elementsOf } from '../elements.ts';
import { remembered, rememberedFor } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, type Subject } from '../metric.ts';

/** What an element is worth that only a convention explains: right, but nobody asked for it. */
const byConvention = 0.5;
/** Without these two a record could not exist, so every statement on the resource asks for them. */
const implied: ReadonlySet<string> = new Set(['create', 'read']);
/** What an element is worth whose statements exist, but of whose `satisfies` some lead nowhere. */
const halfTraced = 0.5;

const conventionalAttributes: ReadonlySet<string> = new Set(
  'inserted_at updated_at archived_at state status created_at'.split(' '),
);
const conventionalActions: ReadonlySet<string> = new Set('create read update destroy'.split(' '));

export const traceability: Metric = {
  name: 'traceability',
  summary:
    'The share of elements that a statement asked for or a convention explains; statements named in `satisfies` must exist.',
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
        const traced = parts.reduce((sum, part) => sum + part.traced, 0);
        return [
          `${counted({ good: traced, all })} elements name a statement that exists.`,
          ...(unexplained.length > 0
            ? [`${unexplained.length} that nobody asked for: ${listed(unexplained)}.`]
            : []),
          ...(dangling.length > 0
            ? [`${dangling.length} name statements that do not exist: ${listed(dangling)}.`]
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

const tracesOf = rememberedFor((specification: Specification, resource: Resource) => {
  const known = statementIds(specification);
  const asked = resource.satisfies.some((id) => known.has(id));
  const unexplained: string[] = [];
  const dangling: string[] = [];
  let good = 0;
  let traced = 0;
  const elements = elementsOf(resource);
  for (const element of elements) {
    const found = element.satisfies.filter((id) => known.has(id)).length;
    if (found < element.satisfies.length)
      dangling.push(`${element.label} (${element.satisfies.filter((id) => !known.has(id)).join(', ')})`);
    if (found > 0) {
      traced += 1;
      good += found === element.satisfies.length ? 1 : halfTraced;
    } else if (element.satisfies.length === 0 && asked && isConvention(element))
      good += element.kind === 'action' && implied.has(element.name) ? 1 : byConvention;
    else if (element.satisfies.length === 0) unexplained.push(element.label);
  }
  return { good, all: elements.length, traced, unexplained, dangling };
});

function isConvention({ kind, name }: Element): boolean {
  if (kind === 'attribute') return conventionalAttributes.has(name);
  return kind === 'action' && conventionalActions.has(name);
}
