/** A document and its groups in a hover: how ready and how good they are, and why. */
import type { Analysis } from './analysis.ts';
import { list, plain } from './markdown.ts';
import type { Section } from './outline.ts';
import { meanOf, scoresOf } from './scores.ts';

export function documentLines(analysis: Analysis): string[] {
  const { document, evaluation } = analysis;
  const quality = meanOf(analysis, document.statements);
  return [
    `**${plain(document.project)}** · readiness ${Math.round(evaluation.total)} of 100${
      quality === undefined ? '' : ` · quality of the statements ${quality} of 100`
    }`,
    ...evaluation.metrics.map(
      ({ metric, value, reasons }) =>
        `${plain(metric)} ${Math.round(value * 100)}: ${plain(reasons.join(' '))}`,
    ),
  ];
}

export function groupLines(analysis: Analysis, section: Section): string[] {
  const statements = statementsOf(section);
  const quality = meanOf(analysis, statements);
  const scores = scoresOf(analysis);
  const worst = statements
    .flatMap((statement) => {
      const score = scores.get(statement)?.score;
      return score === undefined || score >= 80 ? [] : [{ id: statement.id, score }];
    })
    .sort((a, b) => a.score - b.score);
  return [
    `**${plain(section.title)}** · ${statements.length} statement${statements.length === 1 ? '' : 's'}${
      quality === undefined ? '' : ` · quality ${quality} of 100`
    }`,
    ...(worst.length > 0
      ? [
          list(
            'Look at',
            worst.map(({ id, score }) => plain(`${id} (${score})`)),
          ),
        ]
      : []),
  ];
}

/** The statements under a heading, those under its subheadings included. */
export function statementsOf({ statements, sections }: Section): Section['statements'] {
  return [...statements, ...sections.flatMap(statementsOf)];
}
