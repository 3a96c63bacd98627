/** A statement in a hover: its form, what was understood, its score with reasons, and what satisfies it. */
import type { StatementText } from '../../model/requirements.ts';
import type { Constraint, QualityRequirement, Specification, Statement } from '../../model/specification.ts';
import type { Satisfier } from '../traceability.ts';
import type { Analysis } from './analysis.ts';
import { code, list, plain } from './markdown.ts';
import { scoresOf } from './scores.ts';

export function statementLines(
  analysis: Analysis,
  source: StatementText,
  satisfiers: readonly Satisfier[],
): string[] {
  const { specification } = analysis;
  const statement = specification.statements.find((candidate) => candidate.id === source.id);
  const score = scoresOf(analysis).get(source);
  const findings = score?.findings ?? [];
  return [
    `**${plain(source.id)}** · ${statement ? plain(statement.kind.replaceAll('-', ' ')) : 'not analysed'}${
      score ? ` · quality ${score.score} of 100` : ''
    }`,
    ...(score && score.reasons.length > 0
      ? [
          list(
            'Less for',
            score.reasons.map(({ points, text }) => `${plain(text)} (−${points})`),
          ),
        ]
      : []),
    ...(statement ? understood(statement, specification) : []),
    findings.length === 0
      ? 'No findings.'
      : list(
          `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
          findings.map((finding) => plain(finding.code)),
        ),
    satisfiers.length === 0
      ? 'No element of a model satisfies it yet.'
      : list(
          'Satisfied by',
          satisfiers.map(({ element }) => `${plain(element.keyword)} ${code(element.path)}`),
        ),
  ];
}

function understood(
  { id, actor, actions, entities, trigger, condition }: Statement,
  specification: Specification,
): string[] {
  const lines = [
    ...(trigger ? [`When: ${plain(trigger)}`] : []),
    ...(condition ? [`While: ${plain(condition)}`] : []),
    ...(actor ? [`Actor: ${plain(actor)}`] : []),
    ...(actions.length > 0
      ? [
          list(
            'Actions',
            actions.map(({ verb, object }) => plain(object ? `${verb} ${object}` : verb)),
          ),
        ]
      : []),
    ...(entities.length > 0 ? [list('Entities', entities.map(code))] : []),
    ...specification.constraints.filter(({ sources }) => sources.includes(id)).flatMap(ruleLine),
    ...specification.qualities.filter(({ sources }) => sources.includes(id)).map(qualityLine),
  ];
  return lines.length > 0 ? lines : ['Nothing was understood beyond its words.'];
}

/** What a rule compares; other rules say no more than their words. */
function ruleLine({ entity, attribute, comparison }: Constraint): string[] {
  if (!comparison || attribute === undefined) return [];
  const left = entity === undefined ? attribute : `${entity}.${attribute}`;
  const owner = comparison.entity ?? entity;
  const right = owner === undefined ? comparison.attribute : `${owner}.${comparison.attribute}`;
  return [`Rule: ${code(`${left} ${comparison.operator} ${right}`)}`];
}

function qualityLine({ characteristics, measure }: QualityRequirement): string {
  const asked = measure ? `: ${measure.bound} ${measure.value} ${measure.unit}` : ', without a measure';
  return `Quality: ${plain(characteristics.join(', ') + asked)}`;
}

/** One line about a statement, for a hover elsewhere. */
export function statementSummary(specification: Specification, { id, text }: StatementText): string {
  const kind = specification.statements.find((statement) => statement.id === id)?.kind;
  return `**${plain(id)}**${kind ? ` · ${plain(kind.replaceAll('-', ' '))}` : ''}\n\n${plain(text)}`;
}
