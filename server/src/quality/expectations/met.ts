/** How far a model meets all expectations at once: what one resource decides is remembered with the resource. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { modelFacts, remembered, rememberedFor } from '../facts.ts';
import type { Expectation } from './expectation.ts';
import { expectationsOf } from './registry.ts';

/** An expectation and how far it is met, less than 1. */
export interface Unmet {
  readonly expectation: Expectation;
  readonly met: number;
}

export interface Fulfilment {
  /** Sums of weights. */
  readonly good: number;
  readonly all: number;
  readonly unmet: readonly Unmet[];
}

/** Remembered for each model, since evolution asks for the unmet ones again when it mends the model. */
export const fulfilment = rememberedFor((specification: Specification, model: DomainModel): Fulfilment => {
  const facts = modelFacts(model);
  const { groups, others, weight } = grouped(specification);
  const unmet: Unmet[] = [];
  let good = 0;
  const look = (expectation: Expectation): void => {
    const met = expectation.met(facts);
    good += expectation.weight * met;
    if (met < 1) unmet.push({ expectation, met });
  };
  for (const group of groups) {
    const resource = facts.byKey.get(group.owner);
    if (resource === undefined)
      for (const expectation of group.expectations) unmet.push({ expectation, met: 0 });
    else {
      const own = metLocally(group, resource);
      good += own.good;
      for (const expectation of own.open) look(expectation);
    }
  }
  for (const expectation of others) look(expectation);
  return { good, all: weight, unmet };
});

/** What the specification asks for and the model does not have, or has in part only. */
export function unmetExpectations(specification: Specification, model: DomainModel): readonly Expectation[] {
  return fulfilment(specification, model).unmet.map(({ expectation }) => expectation);
}

interface Group {
  readonly owner: string;
  readonly expectations: readonly Expectation[];
}

const grouped = remembered((specification: Specification) => {
  const byOwner = new Map<string, Expectation[]>();
  const others: Expectation[] = [];
  let weight = 0;
  for (const expectation of expectationsOf(specification)) {
    weight += expectation.weight;
    const owner = expectation.local?.owner;
    if (owner === undefined) others.push(expectation);
    else byOwner.set(owner, [...(byOwner.get(owner) ?? []), expectation]);
  }
  const groups = [...byOwner].map(([owner, expectations]): Group => ({ owner, expectations }));
  return { groups, others, weight };
});

const metLocally = rememberedFor((group: Group, resource: Resource) => {
  let good = 0;
  const open: Expectation[] = [];
  for (const expectation of group.expectations) {
    if (expectation.local?.met(resource) === 1) good += expectation.weight;
    else open.push(expectation);
  }
  return { good, open };
});
