/** The *Evolution* tree: run → generation → individual with its score and the operator that made it. */
import type { EvolutionRunView, GenerationView, IndividualView } from '../../../server/src/lsp/protocol.ts';
import { escapeMarkdown, fileName, readable } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';
import type { Node } from './node.ts';

const icons = { running: 'sync~spin', stopped: 'debug-stop', finished: 'pass', failed: 'error' } as const;

/** The roots of the tree, in the order given: newest first. */
export function runNodes(runs: readonly EvolutionRunView[], t: Translate): Node[] {
  return runs.map((run, index) => runNode(run, index === 0, t));
}

function runNode(run: EvolutionRunView, newest: boolean, t: Translate): Node {
  const name = fileName(run.uri);
  const reached = run.generations.at(-1)?.number ?? 0;
  const scores = `${score(run.start)} → ${score(run.best)}`;
  const state = stateName(run.state, t);
  const progress = t('generation {0} of {1}', reached, run.plannedGenerations);
  return {
    id: run.id,
    label: name,
    description: run.state === 'running' ? `${scores} · ${progress}` : `${scores} · ${state}`,
    icon: icons[run.state],
    tooltip: [
      `**${escapeMarkdown(name)}** ${state}`,
      `- ${t('Score: {0} at the start, {1} at best', score(run.start), score(run.best))}`,
      `- ${progress}`,
      `- ${t('Seed: {0}', run.seed)}`,
    ].join('\n\n'),
    spoken: t('Evolution of {0}, {1}, score from {2} to {3}', name, state, score(run.start), score(run.best)),
    context: run.state === 'running' ? 'run.running' : 'run',
    expanded: newest,
    subject: { kind: 'run', id: run.id, uri: run.uri },
    target: { uri: run.uri },
    children: () => [...run.generations].reverse().map((generation) => generationNode(run.id, generation, t)),
  };
}

function stateName(state: EvolutionRunView['state'], t: Translate): string {
  if (state === 'running') return t('running');
  if (state === 'stopped') return t('stopped');
  return state === 'finished' ? t('finished') : t('failed');
}

function generationNode(
  run: string,
  { number, best, mean, individuals }: GenerationView,
  t: Translate,
): Node {
  const description = t('{0} · mean {1}', score(best), score(mean));
  const scores = t('best {0}, mean {1}', score(best), score(mean));
  const count = t('{0} individuals', individuals.length);
  return {
    id: `${run}#${number}`,
    label: t('Generation {0}', number),
    description,
    icon: 'git-commit',
    tooltip: `${t('Generation {0}', number)}: ${scores}, ${count}`,
    spoken: `${t('Generation {0}', number)}, ${scores}, ${count}`,
    children: () =>
      [...individuals]
        .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
        .map((individual) => individualNode(`${run}#${number}`, individual, t)),
  };
}

function individualNode(
  parent: string,
  { id, score: points, operator, parents }: IndividualView,
  t: Translate,
): Node {
  const origin = parents.length === 0 ? t('no parents') : t('from {0}', parents.join(', '));
  return {
    id: `${parent}:${id}`,
    label: score(points),
    description: readable(operator),
    icon: parents.length > 1 ? 'git-merge' : parents.length === 1 ? 'git-branch' : 'circle-filled',
    tooltip: [
      `**${escapeMarkdown(id)}** ${t('{0} of 100', score(points))}`,
      `- ${t('Made by: {0}', escapeMarkdown(readable(operator)))}`,
      `- ${escapeMarkdown(origin)}`,
    ].join('\n\n'),
    spoken: t('Score {0}, made by {1}, {2}', score(points), readable(operator), origin),
  };
}

/** With one decimal: evolution often gains less than a point. */
function score(total: number): string {
  return total.toFixed(1);
}
