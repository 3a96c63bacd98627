/**
 * What an evolution came to: the way from the seed to the best has detours, steps that were undone and steps that did
 * nothing. Changes without which the model is as good are taken back (delta debugging: Zeller, Hildebrandt, 2002), and
 * those that are left become the steps that people read.
 */
import type { DomainModel } from '../model/domain-model.ts';
import { modelFacts } from '../quality/facts.ts';
import { structuralProblems } from '../quality/structure.ts';
import { type Change, changesBetween } from './change.ts';
import type { Step } from './individual.ts';

export interface NetEffect {
  /** As good as the best model, and no further from the seed than it has to be. */
  readonly model: DomainModel;
  /** Gains add up to the difference of the scores. */
  readonly steps: readonly Step[];
}

/** Points of 100 that nobody would see. */
const negligible = 1e-6;
/** Gains smaller than this are no steps of their own, but a part of what was changed beside them. */
const small = 0.005;

export function netEffect(
  seed: DomainModel,
  best: DomainModel,
  fitness: (model: DomainModel) => { readonly total: number },
): NetEffect {
  if (seed === best) return { model: seed, steps: [] };
  const score = (model: DomainModel): number => fitness(model).total;
  const target = score(best);
  const faults = problems(best);
  let changes = changesBetween(seed, best);
  let model = best;
  // Once more from the end, since what was added last leans on what was added first.
  for (const change of [...changes].reverse()) {
    const fewer = changes.filter((each) => each !== change);
    const shorter = applied(seed, fewer);
    if (score(shorter) < target - negligible || problems(shorter) > faults) continue;
    changes = fewer;
    model = shorter;
  }
  if (changes.length === 0) return { model: seed, steps: [] };
  return { model, steps: stepsOf(seed, model, changes, score) };
}

function applied(seed: DomainModel, changes: readonly Change[]): DomainModel {
  return changes.reduce((model, change) => change.apply(model), seed);
}

function problems(model: DomainModel): number {
  return structuralProblems(modelFacts(model)).length;
}

interface Open {
  readonly resource: string;
  readonly changes: Change[];
  gain: number;
}

/** One step for each change that makes a difference; the others join the one before them in the same resource. */
function stepsOf(
  seed: DomainModel,
  end: DomainModel,
  changes: readonly Change[],
  score: (model: DomainModel) => number,
): readonly Step[] {
  const groups: Open[] = [];
  let model = seed;
  let before = score(seed);
  changes.forEach((change, index) => {
    model = index === changes.length - 1 ? end : change.apply(model);
    const now = score(model);
    const gain = now - before;
    before = now;
    const last = groups.at(-1);
    const joins = last?.resource === change.resource && (gain < small || last.gain < small);
    if (last !== undefined && joins) {
      last.changes.push(change);
      last.gain += gain;
    } else groups.push({ resource: change.resource, changes: [change], gain });
  });
  return groups.map(({ changes: [first, ...others], gain }) => ({
    operator: first?.kind ?? 'change',
    description: [first?.description ?? '', ...others.map(({ description }) => lowered(description))].join(
      ', ',
    ),
    gain,
  }));
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
