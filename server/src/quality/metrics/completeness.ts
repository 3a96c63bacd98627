/** What an analyst would still ask: of each thing that the statements name, what it has, what identifies it, and who deals with it. */

import type { Resource } from '../../model/domain-model.ts';
import { nameKey } from '../../model/naming.ts';
import type { Entity, Specification } from '../../model/specification.ts';
import { attributeKey } from '../expectations/attribute.ts';
import { entityKey } from '../expectations/entity.ts';
import type { Expectation, ExpectedKind } from '../expectations/expectation.ts';
import { expectationsOf } from '../expectations/registry.ts';
import { isCertain } from '../expectations/uncertain.ts';
import { remembered, rememberedFor, resourceFacts } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, ratio, type Subject } from '../metric.ts';

/** A question to each thing; `open` is how it reads before a list of those that leave it open. */
interface Question {
  readonly open: string;
  answered(thing: Thing, resource: Resource): boolean;
}

/** An entity with what the statements say of it. */
interface Thing {
  readonly key: string;
  readonly entity: Entity;
  readonly expectations: readonly Expectation[];
}

const questions: readonly Question[] = [
  {
    open: 'Nothing is said of what it has',
    answered: (thing, resource) => meets(thing, 'attribute', resource),
  },
  {
    open: 'Nothing is said of what tells one from another',
    answered: ({ entity }, { identities }) => {
      const keys = new Set(identities.flatMap((identity) => identity.keys.map(nameKey)));
      return entity.attributes
        .filter(({ unique, type }) => unique || type === 'identifier')
        .some((attribute) => keys.has(attributeKey(attribute, entity.name)));
    },
  },
  {
    open: 'Nothing is said of who may do what with it',
    answered: (thing, resource) => meets(thing, 'permission', resource),
  },
];

/**
 * What is asked is given by the statements, and so is what counts as an answer: inventing answers, or leaving out what is thin,
 * does not pay. A low value sends its reader to the requirements rather than to the model.
 */
export const completeness: Metric = {
  name: 'completeness',
  summary:
    'The share of basic questions that are answered for each thing: what it has, what identifies it, who deals with it.',
  source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (complete sets of requirements).',
  weight: 14,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const things = specification === undefined ? [] : thingsOf(specification);
    if (things.length === 0) return undefined;
    const answers = things.map(({ key }) => {
      const resource = facts.byKey.get(key);
      return resource && specification ? answersOf(specification, resource) : undefined;
    });
    const share = {
      good: answers.flatMap((each) => each?.filter(Boolean) ?? []).length,
      all: things.length * questions.length,
    };
    return {
      value: ratio(share),
      reasons: () => [
        `${counted(share)} questions to the things of the statements are answered.`,
        ...questions.flatMap(({ open }, question) => {
          const names = things
            .filter((_, thing) => !answers[thing]?.[question])
            .map(({ entity }) => entity.name);
          return names.length > 0 ? [`${open}: ${listed(names)}.`] : [];
        }),
      ],
    };
  },
};

function meets({ expectations }: Thing, kind: ExpectedKind, resource: Resource): boolean {
  return expectations.some(({ item, local }) => item.kind === kind && (local?.met(resource) ?? 0) > 0);
}

const answersOf = rememberedFor((specification: Specification, resource: Resource): readonly boolean[] => {
  const { key } = resourceFacts(resource);
  const thing = thingsOf(specification).find((each) => each.key === key);
  return questions.map(({ answered }) => thing !== undefined && answered(thing, resource));
});

const thingsOf = remembered((specification: Specification): readonly Thing[] => {
  const expectations = expectationsOf(specification);
  return specification.entities.filter(isCertain).map((entity) => {
    const key = entityKey(entity.name);
    return { key, entity, expectations: expectations.filter(({ local }) => local?.owner === key) };
  });
});
