/** Why this candidate and not another, as a page to read. */
import type { CandidateView } from '../../../server/src/lsp/protocol.ts';
import type { Translate } from '../translate.ts';
import { bullets, metricTable } from './evaluation-report.ts';
import { bar, escapeMarkdown, points, readable } from './markdown.ts';

export interface Choice {
  /** What was generated for: a project's name. */
  readonly name: string;
  readonly candidates: readonly CandidateView[];
  /** The candidate to explain. */
  readonly subject: CandidateView;
  /** Why the best is the best, when it was just generated. */
  readonly reasons?: readonly string[];
}

/** Markdown: the reasons, all candidates side by side, then what the candidate decided and how it scored. */
export function choiceReport({ name, candidates, subject, reasons }: Choice, t: Translate): string {
  const title = subject.chosen
    ? t('Why {0} was chosen for {1}', escapeMarkdown(subject.strategy), escapeMarkdown(name))
    : t('Why {0} was not chosen for {1}', escapeMarkdown(subject.strategy), escapeMarkdown(name));
  const sections = [`# ${title}`];
  if (reasons !== undefined && reasons.length > 0) sections.push(bullets(reasons));
  sections.push(`## ${t('All candidates')}`, ranking(candidates, t));
  const winner = candidates.find(({ chosen }) => chosen);
  if (winner !== undefined && winner.id !== subject.id)
    sections.push(`## ${t('Where it lost points')}`, differences(subject, winner, t));
  if (subject.rationale.length > 0)
    sections.push(`## ${t('What the strategy decided')}`, bullets(subject.rationale));
  sections.push(`## ${t('How it scored')}`, metricTable(subject.evaluation, t));
  return `${sections.join('\n\n')}\n`;
}

function ranking(candidates: readonly CandidateView[], t: Translate): string {
  const sorted = [...candidates].sort((a, b) => b.evaluation.total - a.evaluation.total);
  const rows = sorted.map(({ strategy, evaluation: { total }, chosen }) => {
    const name = escapeMarkdown(strategy);
    return `| ${chosen ? `**${name}** (${t('chosen')})` : name} | ${bar(total / 100)} | ${points(total)} |`;
  });
  return [`| ${t('Strategy')} |  | ${t('Score')} |\n| :-- | :-- | --: |`, ...rows].join('\n');
}

function differences(subject: CandidateView, winner: CandidateView, t: Translate): string {
  const theirs = new Map(winner.evaluation.metrics.map((score) => [score.metric, score.value]));
  const worse = subject.evaluation.metrics
    .map(({ metric, value }) => ({ metric, value, better: theirs.get(metric) ?? value }))
    .filter(({ value, better }) => better > value)
    .sort((a, b) => b.better - b.value - (a.better - a.value));
  if (worse.length === 0) return t('It is no worse in any metric; the order of the strategies decided.');
  return bullets(
    worse.map(({ metric, value, better }) =>
      t(
        '{0}: {1}, where the chosen one has {2}',
        readable(metric),
        points(value * 100),
        points(better * 100),
      ),
    ),
  );
}
