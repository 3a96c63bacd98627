/** What the weights of `server/src/requirements/specify/backlog/weights.ts` are fitted to: names and pairs of backlogs with domain models by hand. */
import { readStatement } from '../../server/src/requirements/analysed-statement.ts';
import { documentOf } from '../../server/src/requirements/benchmark/document-of.ts';
import { withFacts } from '../../server/src/requirements/specification.ts';
import { withAliases } from '../../server/src/requirements/specify/aliases.ts';
import { mayBeModelled } from '../../server/src/requirements/specify/backlog/backlog.ts';
import { companyIn, tiesOf } from '../../server/src/requirements/specify/backlog/company.ts';
import { nameFeatures, pairFeatures } from '../../server/src/requirements/specify/backlog/probability.ts';
import {
  pairKey,
  spokenOf,
  spokenPairs,
  storiesOf,
} from '../../server/src/requirements/specify/backlog/spoken.ts';
import { gatherEvidence } from '../../server/src/requirements/specify/evidence.ts';
import { createNames, normal } from '../../server/src/requirements/specify/names.ts';
import { type Example, fitLogistic, probability } from './logistic-regression.ts';
import { ownBacklogs } from './own-backlogs.ts';

/** A backlog with its model; other names for a class stand in `synonyms`. */
export interface Modelled {
  readonly id: string;
  readonly text: string;
  readonly classes: readonly string[];
  readonly associations: readonly (readonly [string, string])[];
  readonly silverAssociations?: readonly (readonly [string, string])[];
  readonly synonyms?: Readonly<Record<string, readonly string[]>>;
}

/** Draws to 0: within a factor of two of these, what leaving each backlog out gives hardly changes. */
const RIDGE = { names: 2, pairs: 2 };

type Named = Readonly<Record<string, number>>;
export interface Labelled {
  readonly features: Named;
  readonly holds: boolean;
}

/** What stories say of a backlog's names and pairs, with the answers. */
interface Examples {
  readonly names: readonly (Labelled & { readonly name: string })[];
  /** The pairs of classes, given weights that tell how likely names are entities. */
  pairs(weights: Named): readonly Labelled[];
}

function examplesOf(item: Modelled): Examples {
  const lines = item.text.split('\n').filter((line) => line.trim() !== '');
  const facts = withFacts(documentOf(item.id, lines).statements.map(readStatement)).map((one) => one.facts);
  const spelled = createNames([], lines);
  const names = withAliases(spelled, gatherEvidence(facts, spelled), facts);
  const spoken = spokenOf(storiesOf(facts), names);
  const classOf = classesOf(item);
  const related = new Set(
    [...item.associations, ...(item.silverAssociations ?? [])].map(([a, b]) =>
      pairKey(classOf(a) ?? a, classOf(b) ?? b),
    ),
  );
  const candidates = new Map([...spoken.names].filter(([, one]) => mayBeModelled(one)));
  const pairs = spokenPairs(spoken, names, candidates);
  const ties = tiesOf(pairs.values());
  const labelled = [...candidates.values()].map((one) => ({
    name: one.name,
    features: nameFeatures(one, ties.has(one.name)),
    holds: classOf(one.name) !== undefined,
  }));
  return {
    names: labelled,
    pairs: (weights) => {
      const chances = new Map(labelled.map(({ name, features }) => [name, chanceOf(features, weights)]));
      const companyOf = companyIn(spoken.stories, ties, chances);
      return [...pairs.values()].flatMap((pair) => {
        const [one, other] = [candidates.get(pair.a), candidates.get(pair.b)];
        const [a, b] = [classOf(pair.a), classOf(pair.b)];
        if (one === undefined || other === undefined || a === undefined || b === undefined || a === b)
          return [];
        const features = pairFeatures(pair, one, other, companyOf(pair));
        return [{ features, holds: related.has(pairKey(a, b)) }];
      });
    },
  };
}

function chanceOf(features: Named, weights: Named): number {
  const keys = Object.keys(weights);
  return probability(
    keys.map((key) => features[key] ?? 0),
    keys.map((key) => weights[key] ?? 0),
  );
}

/** The class that a name stands for: its own, the one it is another name for, or the one whose other name is part of it. */
function classesOf({ classes, synonyms = {} }: Modelled): (name: string) => string | undefined {
  const own = new Set(classes.map(normal));
  const others = Object.entries(synonyms).flatMap(([name, variants]) =>
    variants.map((variant) => [normal(variant), normal(name)] as const),
  );
  return (raw) => {
    const name = normal(raw);
    if (own.has(name)) return name;
    const same = others.find(([variant]) => variant === name);
    if (same !== undefined) return same[1];
    return others
      .map(([variant, standard]) => name.replace(variant, standard))
      .find((candidate) => own.has(candidate));
  };
}

/** Weights of a logistic regression, in logits, with how many examples there were and how many of them hold. */
export interface Fitted {
  readonly weights: Named;
  readonly examples: number;
  readonly holding: number;
}

/** The weights that fit these backlogs and ours best. */
export function fitBacklogs(items: readonly Modelled[]): { readonly names: Fitted; readonly pairs: Fitted } {
  const examples = [...items, ...ownBacklogs()].map(examplesOf);
  const names = weigh(
    examples.flatMap((one) => one.names),
    RIDGE.names,
  );
  const pairs = weigh(
    examples.flatMap((one) => one.pairs(names.weights)),
    RIDGE.pairs,
  );
  return { names, pairs };
}

function weigh(labelled: readonly Labelled[], ridge: number): Fitted {
  const keys = Object.keys(labelled[0]?.features ?? {});
  const rows = labelled.map(
    ({ features, holds }): Example => ({ features: keys.map((key) => features[key] ?? 0), holds }),
  );
  const weights = fitLogistic(rows, ridge);
  return {
    weights: Object.fromEntries(keys.map((key, i) => [key, Math.round(100 * (weights[i] ?? 0)) / 100])),
    examples: rows.length,
    holding: rows.filter(({ holds }) => holds).length,
  };
}
