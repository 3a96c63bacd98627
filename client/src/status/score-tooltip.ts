/** The tooltip of the status bar item: a small dashboard. */
import type { ScoreResult } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { metricTable } from '../reports/evaluation-report.ts';
import { escapeMarkdown, points } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';

/** The commands that {@link scoreTooltip} links to; nothing else may be run from it. */
export const tooltipCommands: readonly string[] = [
  commands.generateModel,
  commands.evaluateModel,
  commands.evolveModel,
  commands.undoLastChange,
  commands.showOutput,
  commands.restartServer,
];

/** Markdown with command links; `name` is the document's. */
export function scoreTooltip(name: string, { kind, evaluation }: ScoreResult, t: Translate): string {
  const title =
    kind === 'requirements'
      ? t('Readiness of {0}: {1} of 100', escapeMarkdown(name), points(evaluation.total))
      : t('Score of {0}: {1} of 100', escapeMarkdown(name), points(evaluation.total));
  const next =
    kind === 'requirements'
      ? link('beaker', t('Generate Model'), commands.generateModel)
      : link('git-branch', t('Evolve Model'), commands.evolveModel);
  return [
    `**${title}**`,
    metricTable(evaluation, t),
    '---',
    [
      link('graph', t('Evaluate Model'), commands.evaluateModel),
      next,
      link('discard', t('Undo Last Change'), commands.undoLastChange),
    ].join(' · '),
    failedTooltip(t),
  ].join('\n\n');
}

/** What to do about the server; all there is to say when it does not run. */
export function failedTooltip(t: Translate): string {
  return [
    link('output', t('Show Output'), commands.showOutput),
    link('debug-restart', t('Restart Server'), commands.restartServer),
  ].join(' · ');
}

function link(icon: string, title: string, command: string): string {
  return `[$(${icon}) ${title}](command:${command})`;
}
