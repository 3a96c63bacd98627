/** A model text, read by the real parser, and its score. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import { readModel } from '../../language/spark/index.ts';
import type { Candidate, Evaluation } from '../../model/candidate.ts';
import type { DomainModel } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { evaluate } from '../../quality/index.ts';
import { remembering } from './remembering.ts';

export interface ReadText {
  readonly text: string;
  readonly model: DomainModel;
  readonly diagnostics: readonly Diagnostic[];
  /** The first error because of which it cannot be read; undefined when it can. */
  readonly broken?: Diagnostic;
}

export interface JudgedText extends ReadText {
  readonly evaluation: Evaluation;
}

/** Reads a model. The last texts are remembered, since the steps of one workflow look at the same ones. */
export const readModelText = remembering(8, (text: string): ReadText => {
  const [model, diagnostics] = readModel(text);
  const broken = diagnostics.find(({ code }) => code === 'spark/syntax');
  return { text, model, diagnostics, ...(broken ? { broken } : {}) };
});

/** Scores a text, also one with errors: on what could be read of it. */
export function judgeModelText(text: string, specification?: Specification, known?: ReadText): JudgedText {
  const read = known?.text === text ? known : readModelText(text);
  const candidate: Candidate = { strategy: 'document', rationale: [], ...read };
  return { ...read, evaluation: evaluate(candidate, specification) };
}

/** Which metrics make up each of the scores that assessments and optimizations tell apart. */
const groups = {
  code_quality: ['validity', 'naming', 'constraints'],
  usability: ['coverage', 'completeness', 'behaviour'],
  maintainability: ['simplicity', 'relationships', 'traceability'],
  extensibility: ['naming', 'constraints'],
  compliance: ['access'],
  security: ['access'],
  readability: ['naming', 'simplicity'],
  size: ['simplicity'],
  complexity: ['simplicity'],
} as const;

export type MetricGroup = keyof typeof groups;

/** Whether there are metrics for what somebody asks for. */
export const isMetricGroup = (name: string): name is MetricGroup => Object.hasOwn(groups, name);

/** 0 to 100: the mean of a group's metrics by their weights; null when none of them was measured. */
export function groupScore({ metrics }: Evaluation, group: MetricGroup): number | null {
  const members = metrics.filter(({ metric }) => (groups[group] as readonly string[]).includes(metric));
  const weight = members.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return null;
  return rounded((100 * members.reduce((sum, each) => sum + each.weight * each.value, 0)) / weight);
}

/** Scores of 0 to 100 by metric, and their total. */
export function metricScores({ total, metrics }: Evaluation): Readonly<Record<string, number>> {
  return Object.fromEntries([
    ['total', total],
    ...metrics.map(({ metric, value }) => [metric, rounded(100 * value)]),
  ]);
}

/** How much there is in a model. */
export function modelCounts({ resources }: DomainModel): Readonly<Record<string, number>> {
  const sum = (of: (resource: DomainModel['resources'][number]) => number): number =>
    resources.reduce((all, resource) => all + of(resource), 0);
  return {
    resources: resources.length,
    attributes: sum(({ attributes }) => attributes.length),
    relationships: sum(({ relationships }) => relationships.length),
    actions: sum(({ actions }) => actions.length),
    identities: sum(({ identities }) => identities.length),
    policies: sum(({ policies }) => policies.length),
    state_machines: sum(({ stateMachine }) => (stateMachine ? 1 : 0)),
  };
}

/** Resources count one each, relationships 0.7, actions 0.3, attributes 0.2. */
export function modelComplexity(counts: Readonly<Record<string, unknown>>): number | null {
  const count = (name: string): number => (typeof counts[name] === 'number' ? counts[name] : 0);
  if (typeof counts['resources'] !== 'number') return null;
  return rounded(
    count('resources') + 0.7 * count('relationships') + 0.3 * count('actions') + 0.2 * count('attributes'),
  );
}

/** A finding as data for records: with the line, since offsets mean nothing without the text. */
export function findingData({ severity, code, message, span }: Diagnostic, text: string) {
  const line = text.slice(0, span.start).split('\n').length;
  return { severity, code, message, line };
}

/** With one decimal. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;
