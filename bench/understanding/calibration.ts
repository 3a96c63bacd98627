/**
 * Whether confidence means something: of the facts of about the same confidence, the share that people have in their models, too. Each
 * fact is judged by the set's own scorer, alone, so that one answer may make several facts right.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Specification } from '../../server/src/model/specification.ts';
import type { BenchmarkItem } from '../../server/src/requirements/benchmark/adapter.ts';
import { adapters } from '../../server/src/requirements/benchmark/registry.ts';
import { predict } from './measured.ts';
import type { GoldItem } from './sets.ts';

export interface Judged {
  readonly kind: 'entities' | 'attributes' | 'relationships';
  readonly set: string;
  readonly item: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/** Facts of one confidence. */
export interface Bucket {
  readonly from: number;
  readonly facts: number;
  /** Mean confidence, and the share that is right. */
  readonly said: number;
  readonly right: number;
}

export interface Reliability {
  readonly buckets: readonly Bucket[];
  /** Mean distance between what is said and what is right, weighed by facts (Naeini et al., "Obtaining well calibrated probabilities", 2015). */
  readonly error: number;
  /** The largest difference of the error when one document is left out. */
  readonly spread: number;
}

type Counts = { readonly tp: number; readonly fp: number };
type ScoreItem = (answer: GoldItem, prediction: object, mode?: string) => Readonly<Record<string, Counts>>;

/** How each set's scorer is asked about one fact. */
const QUESTIONS: readonly {
  readonly set: string;
  readonly scorer: string;
  judge(
    score: ScoreItem,
    answer: GoldItem,
    specification: Specification,
  ): readonly Omit<Judged, 'set' | 'item'>[];
}[] = [
  {
    set: 'usdm',
    scorer: 'usdm',
    judge: (score, answer, { entities, relationships }) => [
      ...entities.flatMap(({ name, confidence }) =>
        judged('entities', confidence, score(answer, { classes: [name] })['classes']),
      ),
      ...relationships.flatMap(({ from, to, confidence = 1 }) =>
        judged('relationships', confidence, score(answer, { associations: [[from, to]] })['associations']),
      ),
    ],
  },
  {
    set: 'goldenuml',
    scorer: 'goldenuml',
    judge: (score, answer, { entities, relationships }) => {
      const ask = (prediction: object) => score(answer, prediction, 'lenient');
      return [
        ...entities.flatMap(({ name, confidence }) =>
          judged('entities', confidence, ask({ classes: [name] })['classes']),
        ),
        ...entities.flatMap(({ name, attributes }) =>
          attributes.flatMap(({ name: attribute, confidence = 1 }) =>
            judged(
              'attributes',
              confidence,
              ask({ classes: [{ name, attributes: [attribute] }] })['attributes'],
            ),
          ),
        ),
        ...relationships.flatMap(({ from, to, confidence = 1 }) =>
          judged(
            'relationships',
            confidence,
            ask({ classes: [from, to], associations: [[from, to]] })['associations'],
          ),
        ),
      ];
    },
  },
];

function judged(
  kind: Judged['kind'],
  confidence: number,
  counts: Counts | undefined,
): Omit<Judged, 'set' | 'item'>[] {
  // What the answer leaves open is neither.
  if (counts === undefined || counts.tp + counts.fp === 0) return [];
  return [{ kind, confidence, right: counts.tp > 0 }];
}

/** The facts of all models of the sets that ask for one, each with whether people have it, too. */
export async function judgeFacts(folder: string, split: string): Promise<readonly Judged[]> {
  const facts: Judged[] = [];
  for (const { set, scorer, judge } of QUESTIONS) {
    const adapter = adapters.find(({ name }) => name === set);
    const scored = await predict({ name: set }, folder, split);
    if (scored === undefined) continue;
    const { scoreItem } = await import(pathToFileURL(join(folder, 'score', `${scorer}.mjs`)).href);
    for (const answer of scored.gold.items) {
      const specification = adapter?.specify?.(answer as unknown as BenchmarkItem);
      if (specification !== undefined)
        facts.push(
          ...judge(scoreItem, answer, specification).map((one) => ({ ...one, set, item: answer.id })),
        );
    }
  }
  return facts;
}

/** The reliability of one kind of facts. */
export interface Calibrated {
  readonly kind: Judged['kind'];
  readonly reliability: Reliability;
}

/** The reliability of each kind of facts, over all sets that ask for a model. */
export async function confidenceIn(folder: string, split: string): Promise<readonly Calibrated[]> {
  const facts = await judgeFacts(folder, split);
  return [...Map.groupBy(facts, ({ kind }) => kind)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, own]) => ({ kind, reliability: reliabilityOf(own) }));
}

const BUCKETS = 5;

/** How well confidence is calibrated over these facts. */
export function reliabilityOf(facts: readonly Judged[]): Reliability {
  const error = errorOf(bucketsOf(facts), facts.length);
  const items = [...new Set(facts.map(({ item }) => item))];
  const without = items.map((item) => {
    const rest = facts.filter((fact) => fact.item !== item);
    return errorOf(bucketsOf(rest), rest.length);
  });
  return {
    buckets: bucketsOf(facts),
    error,
    spread: Math.max(0, ...without.map((one) => Math.abs(one - error))),
  };
}

function bucketsOf(facts: readonly Judged[]): readonly Bucket[] {
  const at = ({ confidence }: Judged): number => Math.min(BUCKETS - 1, Math.floor(confidence * BUCKETS));
  return [...Map.groupBy(facts, at)]
    .sort(([a], [b]) => a - b)
    .map(([index, group]) => ({
      from: index / BUCKETS,
      facts: group.length,
      said: group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length,
      right: group.filter(({ right }) => right).length / group.length,
    }));
}

function errorOf(buckets: readonly Bucket[], facts: number): number {
  return buckets.reduce(
    (sum, { said, right, facts: own }) => sum + (own / facts) * Math.abs(said - right),
    0,
  );
}
