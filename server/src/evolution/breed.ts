/** Makes one generation from the one before. */
import type { Host } from '../base/host.ts';
import type { Random } from '../base/random.ts';
import type { DomainModel } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { rememberedFor } from '../quality/facts.ts';
import { type Credits, chancesOf, noteGain, ordered, type Rewards } from './credit.ts';
import { crossover } from './crossover.ts';
import { byScore, type Individual } from './individual.ts';
import type { Operator } from './operator.ts';
import { tournament } from './selection.ts';

export interface Breeding {
  readonly fitness: (model: DomainModel) => { readonly total: number };
  readonly specification?: Specification;
  readonly operators: readonly Operator[];
  readonly size: number;
  readonly elites: number;
  readonly tournament: number;
  /** How many children in ten come from two parents. */
  readonly crossedInTen: number;
  readonly host: Host;
}

/** Individuals between two pauses: a few milliseconds of work on a large model. */
const pauseEvery = 8;

/** A generation in the making: by whom operators are chosen, and what they bring. */
interface Litter {
  /** By operator; see {@link chancesOf}. */
  readonly chances: readonly number[];
  readonly rewards: Rewards;
}

export interface Generation {
  /** Best first. */
  readonly population: readonly Individual[];
  readonly rewards: Rewards;
}

/** The population that evolution begins with: the seed, and children of it by one operator each. */
export async function firstGeneration(
  seed: DomainModel,
  random: Random,
  breeding: Breeding,
): Promise<Generation> {
  const litter: Litter = { chances: chancesOf(breeding.operators, {}), rewards: new Map() };
  const origin: Individual = {
    id: '0.0',
    model: seed,
    score: breeding.fitness(seed).total,
    operator: 'seed',
    parents: [],
  };
  const population = [origin];
  while (population.length < breeding.size) {
    if (population.length % pauseEvery === 0) await breeding.host.pause();
    population.push(mutate(origin, `0.${population.length}`, random, breeding, litter));
  }
  return { population: population.sort(byScore), rewards: litter.rewards };
}

/** The next population, best first. `parents` is sorted. */
export async function nextGeneration(
  generation: number,
  parents: readonly Individual[],
  credits: Credits,
  random: Random,
  breeding: Breeding,
): Promise<Generation> {
  const litter: Litter = { chances: chancesOf(breeding.operators, credits), rewards: new Map() };
  const children: Individual[] = parents.slice(0, breeding.elites).map((elite, index) => ({
    ...elite,
    id: `${generation}.${index}`,
    operator: 'elite',
    parents: [elite.id],
  }));
  while (children.length < breeding.size) {
    if (children.length % pauseEvery === 0) await breeding.host.pause();
    const id = `${generation}.${children.length}`;
    const parent = tournament(parents, breeding.tournament, random);
    const child =
      random.int(10) < breeding.crossedInTen ? cross(parent, parents, id, random, breeding) : undefined;
    children.push(child ?? mutate(parent, id, random, breeding, litter));
  }
  return { population: children.sort(byScore), rewards: litter.rewards };
}

function cross(
  first: Individual,
  parents: readonly Individual[],
  id: string,
  random: Random,
  breeding: Breeding,
): Individual | undefined {
  const second = tournament(parents, breeding.tournament, random);
  const crossing = second === first ? undefined : crossover(first.model, second.model, random);
  if (crossing === undefined) return undefined;
  const score = breeding.fitness(crossing).total;
  return { id, model: crossing, score, operator: 'crossover', parents: [first.id, second.id] };
}

const noSpecification = {};

/** Operators that found nothing to do with a model; parents are chosen many times. */
const idleOperators = rememberedFor((_specification: object, _model: DomainModel) => new Set<Operator>());

/** A child by the first operator, in an order of chance and credit, that finds something to do; a copy when none does. */
function mutate(
  parent: Individual,
  id: string,
  random: Random,
  breeding: Breeding,
  litter: Litter,
): Individual {
  const { specification, operators } = breeding;
  const idle = idleOperators(specification ?? noSpecification, parent.model);
  for (const operator of ordered(operators, litter.chances, random, idle)) {
    // A stream of its own, so that a run that remembers the idle ones and a resumed one that does not stay the same.
    const own = random.fork(operator.name);
    const context = specification === undefined ? { random: own } : { random: own, specification };
    const mutation = operator.apply(parent.model, context);
    if (mutation === undefined || mutation.model === parent.model) {
      idle.add(operator);
      continue;
    }
    const { model } = mutation;
    const score = breeding.fitness(model).total;
    noteGain(litter.rewards, operator.name, score - parent.score);
    return { id, model, score, operator: operator.name, parents: [parent.id] };
  }
  return { ...parent, id, operator: 'elite', parents: [parent.id] };
}
