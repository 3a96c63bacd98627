/** Single patterns: how often, where, and what for. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { rounded } from '../documents/judge-model.ts';
import { modelPatterns } from '../documents/model-patterns.ts';
import {
  carried,
  mean,
  type PatternUse,
  patternUse,
  type ReadDocuments,
  readDocuments,
} from '../documents/read-documents.ts';
import { recordsOf } from '../within.ts';
import { change, listOf, numberOf, Refusal, type Seen, textOf } from './change.ts';
import { readIn } from './usage.ts';

const useIn = ({ shared }: Seen): PatternUse => {
  const use = shared<PatternUse>('use');
  if (!use)
    throw new Error('Nothing has counted the pattern yet: `calculate_prevalence` has to stand before.');
  return use;
};

export const patternChanges: Readonly<Record<string, ChangeHandler>> = {
  calculate_prevalence: change(({ get, argument, context }) => {
    const pattern = modelPatterns.find(({ name }) => name === get('pattern_name'));
    if (!pattern)
      throw new Refusal(
        'pattern_name',
        'unknown_pattern',
        `must be one of ${modelPatterns.map(({ name }) => name).join(', ')}`,
      );
    const known = context.context?.['documents'] as ReadDocuments | undefined;
    const documents = known ?? readDocuments(listOf(argument('documents')));
    const use = patternUse(pattern, documents.places);
    return {
      set: {
        pattern_type: pattern.type,
        description: pattern.description,
        frequency: use.places.length,
        prevalence_percentage: use.prevalence,
      },
      share: { use, documents },
    };
  }),

  analyze_pattern_impact: change((seen) => {
    const { pattern, places } = useIn(seen);
    const scores = [...new Set(places.map(({ document }) => document))].map(
      ({ evaluation }) => evaluation.total,
    );
    const harms = pattern.type === 'anti_pattern';
    return {
      set: {
        impact_level: pattern.level,
        impact_areas: pattern.areas,
        effectiveness_score: scores.length === 0 ? null : rounded(mean(scores)),
        positive_impacts: harms ? [] : [pattern.effect],
        negative_impacts: harms ? [pattern.effect] : [],
        improvement_suggestions: pattern.advice === undefined ? [] : [pattern.advice],
      },
    };
  }),

  generate_examples: change((seen) => ({
    set: {
      examples: useIn(seen)
        .places.slice(0, 5)
        .map(({ resource, document }) => ({ resource: resource.name, uri: document.uri })),
    },
  })),

  calculate_pattern_confidence: change((seen) => ({
    set: { confidence: carried(readIn(seen).places.length) },
  })),

  identify_related_patterns: change(async (seen) => {
    const { pattern, places } = useIn(seen);
    const related = modelPatterns.filter(
      (other) =>
        other !== pattern &&
        places.length > 0 &&
        places.filter(({ resource, model }) => other.has(resource, model)).length * 2 >= places.length,
    );
    const since = textOf(seen.context.context?.['since']);
    const known = await recordsOf(
      seen.context,
      'PatternDetection',
      'by_target_dsl',
      { target_dsl: textOf(seen.get('target_dsl')) },
      { limit: 200 },
    );
    const earlier = known.filter((each) => textOf(each['inserted_at']) >= since);
    const before = earlier.find((each) => each['pattern_name'] === pattern.name);
    return {
      set: {
        related_patterns: related.map(({ name }) => name),
        trend_direction: trendOf(
          numberOf(before?.['prevalence_percentage']),
          numberOf(seen.get('prevalence_percentage')) ?? 0,
          earlier.length > 0,
        ),
      },
    };
  }),
};

/** Where a prevalence goes; nil when nothing was looked at before. */
export function trendOf(before: number | undefined, now: number, looked: boolean): string | null {
  if (before === undefined) return looked && now > 0 ? 'emerging' : null;
  if (Math.abs(now - before) <= 1) return 'stable';
  return now > before ? 'increasing' : before >= 2 * now ? 'declining' : 'decreasing';
}
