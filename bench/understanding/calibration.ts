/**
 * Whether confidence means something: of the facts of about the same confidence, the share that people have in their models, too. Each
 * fact is judged by the set's own scorer, alone, so that one answer may make several facts right.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Specification } from '../../server/src/model/specification.ts';
import type { BenchmarkItem } from '../../server/src/requirements/benchmark/adapter.ts';
import { adapters } from '../../server/src/requirements/benchmark/registry.ts';
import type { Modelled } from './backlog-examples.ts';
import { isFitted, unfitted } from './cross-validated.ts';
import { predict } from './measured.ts';
import { type Fact, type Reliability, reliabilityOf, rightAt } from './reliability.ts';
import type { GoldItem } from './sets.ts';

export interface Judged extends Fact {
  readonly kind: 'entities' | 'attributes' | 'relationships';
  readonly set: string;
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

/**
 * The facts of all models of the sets that ask for one, each with whether people have it, too.
 * @param leaving whether what was fitted to a set is fitted anew to its other documents, for each of them
 */
export async function judgeFacts(
  folder: string,
  split: string,
  leaving: 'none out' | 'each out',
): Promise<readonly Judged[]> {
  const facts: Judged[] = [];
  for (const { set, scorer, judge } of QUESTIONS) {
    const adapter = adapters.find(({ name }) => name === set);
    const scored = await predict({ name: set }, folder, split);
    if (scored === undefined) continue;
    const { scoreItem } = await import(pathToFileURL(join(folder, 'score', `${scorer}.mjs`)).href);
    const items = scored.gold.items as unknown as readonly (Modelled & BenchmarkItem)[];
    for (const answer of items) {
      const specify = () => adapter?.specify?.(answer);
      const refit = leaving === 'each out' && isFitted(set) && items.length > 1;
      const specification = refit ? unfitted(answer, items, specify) : specify();
      if (specification === undefined) continue;
      const own = judge(scoreItem, answer as unknown as GoldItem, specification);
      facts.push(...own.map((one) => ({ ...one, set, item: answer.id })));
    }
  }
  return facts;
}

/** The reliability of one kind of facts, or of all of them. */
export interface Calibrated {
  readonly kind: Judged['kind'] | 'facts';
  readonly reliability: Reliability;
  /** Of those at 0.8, the share that is right: what the number is read as. */
  readonly atEight: { readonly facts: number; readonly right: number };
}

/** The reliability of each kind of facts and of all facts together, over all sets that ask for a model. */
export async function confidenceIn(folder: string, split: string): Promise<readonly Calibrated[]> {
  const facts = await judgeFacts(folder, split, 'none out');
  if (facts.length === 0) return [];
  const unseen = await judgeFacts(folder, split, 'each out');
  const of = (kind: Calibrated['kind'], is: (fact: Judged) => boolean): Calibrated => ({
    kind,
    reliability: reliabilityOf(facts.filter(is), unseen.filter(is)),
    atEight: rightAt(unseen.filter(is), 0.8),
  });
  const kinds = [...new Set(facts.map(({ kind }) => kind))].sort((a, b) => a.localeCompare(b));
  return [...kinds.map((kind) => of(kind, (fact) => fact.kind === kind)), of('facts', () => true)];
}
