/** The score of a document as a page to read: each metric with a bar, its weight and its reasons. */
import type { ScoreResult } from '../../../server/src/lsp/protocol.ts';
import type { Translate } from '../translate.ts';
import { bar, escapeMarkdown, points, readable } from './markdown.ts';

type Evaluation = ScoreResult['evaluation'];

/** Markdown; `name` is the document's. */
export function evaluationReport(name: string, evaluation: Evaluation, t: Translate): string {
  return [
    `# ${t('{0}: {1} of 100', escapeMarkdown(name), points(evaluation.total))}`,
    metricTable(evaluation, t),
    ...weakestFirst(evaluation).map(
      ({ metric, value, reasons }) =>
        `## ${escapeMarkdown(readable(metric))}: ${points(value * 100)}\n\n` +
        (reasons.length === 0 ? t('Nothing to add.') : bullets(reasons)),
    ),
    '',
  ].join('\n\n');
}

/** The metrics as a table, those with the most to win first. */
export function metricTable(evaluation: Evaluation, t: Translate): string {
  const head = `| ${t('Metric')} |  | ${t('Score')} | ${t('Weight')} |\n| :-- | :-- | --: | --: |`;
  const rows = weakestFirst(evaluation).map(
    ({ metric, value, weight }) =>
      `| ${escapeMarkdown(readable(metric))} | ${bar(value)} | ${points(value * 100)} | ${Math.round(weight * 100)} % |`,
  );
  return [head, ...rows].join('\n');
}

/** One Markdown list item a sentence. */
export function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

function weakestFirst({ metrics }: Evaluation): Evaluation['metrics'] {
  const loss = ({ value, weight }: Evaluation['metrics'][number]): number => (1 - value) * weight;
  return [...metrics].sort((a, b) => loss(b) - loss(a) || a.metric.localeCompare(b.metric));
}
