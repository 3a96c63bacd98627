/** What models of several domains have in common. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { modelPatterns } from '../documents/model-patterns.ts';
import { change, listOf, Refusal, textOf } from './change.ts';

interface Datum {
  readonly domain?: unknown;
  readonly patterns?: unknown;
}

/** By pattern and domain: the share of the domain's models that have it. */
export type Shares = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts patterns over models; each datum is one model with its domain and the names of its patterns. */
export function sharesOf(data: readonly Datum[]): Shares {
  const models = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (const datum of data) {
    const domain = textOf(datum.domain);
    if (domain === '') continue;
    models.set(domain, (models.get(domain) ?? 0) + 1);
    for (const pattern of new Set(listOf<string>(datum.patterns))) {
      const of = counts.get(pattern) ?? new Map<string, number>();
      of.set(domain, (of.get(domain) ?? 0) + 1);
      counts.set(pattern, of);
    }
  }
  return new Map(
    [...counts].map(([pattern, of]) => [
      pattern,
      new Map([...of].map(([domain, count]) => [domain, count / (models.get(domain) ?? 1)])),
    ]),
  );
}

const complexity = { low: 'low', medium: 'medium', high: 'high', critical: 'high' } as const;

export const insightChanges: Readonly<Record<string, ChangeHandler>> = {
  analyze_cross_domain_patterns: change(({ argument }) => {
    const data = listOf<Datum>(argument('domain_data'));
    const domains = new Set(data.map(({ domain }) => textOf(domain)).filter((domain) => domain !== ''));
    if (domains.size < 2)
      throw new Refusal('domain_data', 'too_few_domains', 'must be of models of at least two domains');
    return { share: { shares: sharesOf(data), domains: domains.size } };
  }),

  extract_insights: change(({ shared }) => {
    const shares = shared<Shares>('shares') ?? new Map();
    const weight = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
    const [found] = [...shares].sort(
      ([a, x], [b, y]) => y.size - x.size || weight(y) - weight(x) || (a < b ? -1 : 1),
    );
    if (!found || found[1].size < 2)
      throw new Refusal('domain_data', 'nothing_in_common', 'must have a pattern that two domains share');
    const [name, of] = found;
    const pattern = modelPatterns.find((each) => each.name === name);
    const where = [...of.keys()].sort();
    return {
      set: {
        source_domains: where,
        pattern_name: name,
        pattern_type: pattern?.type ?? 'structural',
        insight_description: `${name} occurs in ${where.join(', ')}.${pattern ? ` ${pattern.description} ${pattern.effect}` : ''}`,
        implementation_complexity: pattern ? complexity[pattern.level] : 'medium',
        evidence: Object.fromEntries(of),
      },
      share: { found: of },
    };
  }),

  score_applicability: change(({ shared }) => {
    const of = shared<ReadonlyMap<string, number>>('found') ?? new Map<string, number>();
    const domains = shared<number>('domains') ?? 0;
    const values = [...of.values()];
    const average = values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
    const score = domains === 0 ? 0 : (of.size / domains) * average;
    return { set: { applicability_score: Math.round(1000 * score) / 1000 } };
  }),
};
