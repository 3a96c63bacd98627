/**
 * Reliability of confidences: of facts of about the same confidence, the share that is right (DeGroot and Fienberg, "The comparison and
 * evaluation of forecasters", 1983), and how far the two are apart in the mean (Naeini et al., "Obtaining well calibrated probabilities", 2015).
 */

/** One fact with whether people have it, too. */
export interface Fact {
  /** The document that it is of. */
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
  /** Mean distance between what is said and what is right, weighed by facts. */
  readonly error: number;
  /** The same for documents unseen: what was fitted is fitted to the others, and bent by the power that suits these best. */
  readonly crossValidated: number;
  /** The largest difference of the error when one document is left out. */
  readonly spread: number;
}

export const BUCKETS = 10;

/**
 * How well confidence is calibrated over these facts.
 * @param unseen the facts as they are judged where nothing was fitted to their document
 */
export function reliabilityOf(facts: readonly Fact[], unseen: readonly Fact[] = facts): Reliability {
  const error = errorOf(facts);
  const items = [...new Set(facts.map(({ item }) => item))];
  const without = items.map((item) => facts.filter((fact) => fact.item !== item));
  const left = items.flatMap((item, index) => {
    const power = bestPower(without[index] ?? []);
    return unseen
      .filter((fact) => fact.item === item)
      .map((fact) => ({ ...fact, confidence: fact.confidence ** power }));
  });
  return {
    buckets: bucketsOf(facts),
    error,
    crossValidated: errorOf(left),
    spread: Math.max(0, ...without.map((rest) => Math.abs(errorOf(rest) - error))),
  };
}

/** Of the facts with a confidence of about this, how many there are, and the share that is right. */
export function rightAt(facts: readonly Fact[], confidence: number): { facts: number; right: number } {
  const near = facts.filter((fact) => Math.abs(fact.confidence - confidence) <= 0.05 + 1e-9);
  return { facts: near.length, right: near.filter(({ right }) => right).length / near.length };
}

/** The power of the confidences under which the facts are likeliest: 1 where they mean what they say. */
export function bestPower(facts: readonly Fact[]): number {
  const powers = Array.from({ length: 31 }, (_, i) => 0.5 + i / 20);
  const loss = (power: number): number =>
    facts.reduce((sum, { confidence, right }) => {
      const p = Math.min(0.99, Math.max(0.01, confidence)) ** power;
      return sum - Math.log(right ? p : 1 - p);
    }, 0);
  return powers.reduce((best, power) => (loss(power) < loss(best) ? power : best), 1);
}

function bucketsOf(facts: readonly Fact[]): readonly Bucket[] {
  const at = ({ confidence }: Fact): number => Math.min(BUCKETS - 1, Math.floor(confidence * BUCKETS));
  return [...Map.groupBy(facts, at)]
    .sort(([a], [b]) => a - b)
    .map(([index, group]) => ({
      from: index / BUCKETS,
      facts: group.length,
      said: group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length,
      right: group.filter(({ right }) => right).length / group.length,
    }));
}

function errorOf(facts: readonly Fact[]): number {
  return bucketsOf(facts).reduce(
    (sum, { said, right, facts: own }) => sum + (own / facts.length) * Math.abs(said - right),
    0,
  );
}
