/** Rules on the data, with what they are about as names of the specification; those that compare say what with what. */
import type { Comparison, Constraint } from '../../model/specification.ts';
import type { ComparisonFact } from '../facts/comparisons.ts';
import type { Facts, Rule } from '../facts/facts.ts';
import { attributeName, type Names, pascalCase } from './names.ts';

/** The constraints of all statements, in their order. */
export function mergeConstraints(
  facts: readonly Facts[],
  chosen: ReadonlySet<string>,
  names: Names,
): readonly Constraint[] {
  const entityOf = (name: string | undefined): string | undefined => {
    const owner = name === undefined ? undefined : names.canonical(name);
    return owner !== undefined && chosen.has(owner) ? pascalCase(owner) : undefined;
  };
  return facts.flatMap(({ rules, comparisons }) => {
    const compared = comparisons.map((fact) => comparison(fact, entityOf));
    const texts = new Set(compared.map(({ text }) => text));
    return [
      ...rules.filter(({ text }) => !texts.has(text)).map((rule) => plain(rule, entityOf)),
      ...compared,
    ];
  });
}

type EntityOf = (name: string | undefined) => string | undefined;

function plain({ kind, text, entity, attribute, source }: Rule, entityOf: EntityOf): Constraint {
  const owner = entityOf(entity);
  return {
    kind,
    text,
    ...(owner === undefined ? {} : { entity: owner }),
    ...(attribute === undefined ? {} : { attribute: attributeName(attribute) }),
    sources: [source],
  };
}

function comparison(fact: ComparisonFact, entityOf: EntityOf): Constraint {
  const { attribute, operator, other, text, source } = fact;
  const [owner, otherOwner] = [entityOf(fact.owner), entityOf(fact.otherOwner)];
  const entity = owner ?? otherOwner;
  const compared: Comparison = {
    operator,
    attribute: attributeName(other),
    ...(otherOwner === undefined || otherOwner === owner ? {} : { entity: otherOwner }),
  };
  return {
    kind: 'comparison',
    text,
    ...(entity === undefined ? {} : { entity }),
    attribute: attributeName(attribute),
    comparison: compared,
    sources: [source],
  };
}
