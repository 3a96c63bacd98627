/** Analyses of documents: what they use, how well, and what that suggests. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { modelComplexity, modelCounts, rounded } from '../documents/judge-model.ts';
import { modelPatterns } from '../documents/model-patterns.ts';
import {
  carried,
  findingUses,
  mean,
  type PatternUse,
  patternUses,
  percent,
  type ReadDocuments,
  readDocuments,
} from '../documents/read-documents.ts';
import { change, listOf, mapOf, Refusal, type Seen, textOf } from './change.ts';

/** Where data can come from without anything's leaving or entering the machine. */
const atHand = ['local', 'static_analysis', 'user_feedback'];

function checkSources({ get }: Seen): void {
  const missing = listOf<string>(get('data_sources')).filter((each) => !atHand.includes(each));
  if (missing.length > 0)
    throw new Refusal(
      'data_sources',
      'not_at_hand',
      `cannot hold ${missing.join(', ')}, since nothing leaves or enters the machine: there are ${atHand.join(', ')}`,
    );
}

export const readIn = ({ shared }: Seen): ReadDocuments => {
  const read = shared<ReadDocuments>('documents');
  if (!read)
    throw new Error('Nothing has read the documents yet: a change that reads them has to stand before.');
  return read;
};

/** Mean values of 0 to 1 by metric, over all documents, the weakest first. */
function weakestMetrics({
  documents,
}: ReadDocuments): readonly { metric: string; value: number; reason: string }[] {
  const all = documents.flatMap(({ evaluation }) => evaluation.metrics);
  const names = [...new Set(all.map(({ metric }) => metric))];
  return names
    .map((metric) => {
      const of = all.filter((each) => each.metric === metric);
      const worst = [...of].sort((a, b) => a.value - b.value)[0];
      return { metric, value: mean(of.map(({ value }) => value)), reason: worst?.reasons[0] ?? '' };
    })
    .sort((a, b) => a.value - b.value);
}

export const usageChanges: Readonly<Record<string, ChangeHandler>> = {
  validate_data_sources: change((seen) => {
    checkSources(seen);
    return undefined;
  }),

  collect_usage_data: change(({ argument, context }) => {
    const began = context.surroundings.now();
    const read = readDocuments(listOf(argument('documents')));
    const { documents, places } = read;
    const readable = documents.filter(({ broken }) => broken === undefined);
    const covered = documents.filter(({ model }) => model.resources.length > 0);
    return {
      set: {
        sample_size: documents.length,
        confidence: carried(places.length),
        data_quality_score: documents.length === 0 ? 0 : readable.length / documents.length,
        coverage_percentage: percent(covered.length, documents.length),
        overall_score: rounded(mean(covered.map(({ evaluation }) => evaluation.total))),
        started_at: new Date(began).toISOString(),
      },
      share: { documents: read, began },
    };
  }),

  analyze_patterns: change((seen) => {
    const read = readIn(seen);
    const uses = patternUses(read);
    return {
      set: {
        findings: {
          documents: read.documents.length,
          resources: read.places.length,
          patterns: Object.fromEntries(uses.map(({ pattern, places }) => [pattern.name, places.length])),
          findings: Object.fromEntries(
            findingUses(read).map(({ code, findings }) => [code, findings.length]),
          ),
        },
      },
      share: { patterns: uses },
    };
  }),

  generate_insights: change((seen) => {
    const read = readIn(seen);
    const uses = seen.shared<readonly PatternUse[]>('patterns') ?? [];
    const weakest = weakestMetrics(read);
    return { set: { summary_findings: summary(read, uses, weakest) }, share: { weakest } };
  }),

  create_recommendations: change((seen) => {
    const weakest = seen.shared<ReturnType<typeof weakestMetrics>>('weakest') ?? [];
    const uses = seen.shared<readonly PatternUse[]>('patterns') ?? [];
    const harmful = uses.flatMap(({ pattern, places }) =>
      pattern.advice ? [`${pattern.advice} (${names(places.map(({ resource }) => resource.name))})`] : [],
    );
    const weak = weakest
      .filter(({ value }) => value < 0.7)
      .map(({ metric, reason }) => `${metric}: ${reason}`);
    const began = seen.shared<number>('began') ?? 0;
    const now = seen.context.surroundings.now();
    return {
      set: {
        recommendations: [...harmful, ...weak.slice(0, 5)],
        completed_at: new Date(now).toISOString(),
        processing_time_ms: Math.max(0, Math.round(now - began)),
      },
    };
  }),

  introspect_resource: change(({ argument }) => {
    const read = readDocuments(listOf(argument('documents')));
    const name = textOf(argument('resource'));
    const place = read.places.find(({ resource }) => resource.name === name);
    if (!place)
      throw new Refusal(
        'resource',
        'unknown_resource',
        `must be a resource of the documents: ${name} is none`,
      );
    const { attributes, actions, relationships, identities, policies, stateMachine } = place.resource;
    return {
      set: {
        sample_size: read.documents.length,
        findings: {
          structure: {
            attributes: attributes.map(({ name, type }) => ({ name, type: type.name })),
            actions: actions.map(({ kind, name }) => ({ kind, name })),
            relationships: relationships.map(({ kind, name, destination }) => ({ kind, name, destination })),
            identities: identities.map(({ name }) => name),
            policies: policies.length,
            states: stateMachine ? stateMachine.transitions.length : 0,
          },
        },
      },
      share: { documents: read, place },
    };
  }),

  analyze_resource_complexity: change((seen) => {
    const place = seen.shared<ReadDocuments['places'][number]>('place');
    if (!place) return undefined;
    const counts = modelCounts({ name: '', resources: [place.resource] });
    const machine = place.resource.stateMachine ? 1 : 0;
    const complexity = rounded((modelComplexity(counts) ?? 0) - 1 + machine);
    return {
      set: {
        findings: { ...mapOf(seen.get('findings')), complexity },
        overall_score: place.document.evaluation.total,
      },
    };
  }),

  extract_usage_patterns: change((seen) => {
    const place = seen.shared<ReadDocuments['places'][number]>('place');
    if (!place) return undefined;
    const { resource, model } = place;
    const patterns = modelPatterns.filter((each) => each.has(resource, model)).map(({ name }) => name);
    const usedBy = model.resources
      .filter(({ relationships }) => relationships.some(({ destination }) => destination === resource.name))
      .map(({ name }) => name);
    return {
      set: {
        findings: { ...mapOf(seen.get('findings')), patterns, used_by: usedBy },
        summary_findings: [
          `${resource.name} has ${patterns.length === 0 ? 'no known pattern' : names(patterns)}.`,
          usedBy.length === 0 ? 'No resource leads to it.' : `${names(usedBy)} lead to it.`,
        ],
      },
    };
  }),

  validate_analysis_options: change((seen) => {
    checkSources(seen);
    return undefined;
  }),

  initialize_analysis: change(({ context }) => ({
    set: { started_at: new Date(context.surroundings.now()).toISOString() },
  })),

  finalize_analysis: change(({ get, context }) => {
    const now = context.surroundings.now();
    const started = Date.parse(textOf(get('started_at')));
    return {
      set: {
        completed_at: new Date(now).toISOString(),
        ...(Number.isNaN(started) ? {} : { processing_time_ms: Math.max(0, Math.round(now - started)) }),
      },
    };
  }),

  log_failure_reason: change(({ get, argument }) => ({
    set: { analysis_metadata: { ...mapOf(get('analysis_metadata')), failure: argument('reason') } },
  })),

  mark_actionable: change(({ get }) => ({ set: { actionable: textOf(get('recommendation')) !== '' } })),
};

/** The first five names, and how many more there are. */
export function names(all: readonly string[]): string {
  const more = all.length > 5 ? ` and ${all.length - 5} more` : '';
  return `${all.slice(0, 5).join(', ')}${more}`;
}

function summary(
  { documents, places }: ReadDocuments,
  uses: readonly PatternUse[],
  weakest: ReturnType<typeof weakestMetrics>,
): readonly string[] {
  const common = uses.filter(({ pattern }) => pattern.type !== 'anti_pattern');
  const [most] = common;
  const least = common.at(-1);
  const [weak] = weakest;
  return [
    `${documents.length} documents with ${places.length} resources were looked at.`,
    ...(most ? [`${most.pattern.name} is used most: by ${most.prevalence} % of the resources.`] : []),
    ...(least && least !== most
      ? [`${least.pattern.name} is used least: by ${least.prevalence} % of the resources.`]
      : []),
    ...(weak
      ? [`${weak.metric} is the weakest metric: ${Math.round(100 * weak.value)} of 100 on average.`]
      : []),
  ];
}
