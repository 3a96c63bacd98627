/** Evolution runs as the client knows them: the server's list, and the newest generation of each as it comes. */
import type { EvolutionRunView } from '../../../server/src/lsp/protocol.ts';

/** `runs` after `update`, which brings a run's newest generation only; a run not seen before becomes the first. */
export function mergeRun(
  runs: readonly EvolutionRunView[],
  update: EvolutionRunView,
): readonly EvolutionRunView[] {
  const known = runs.find(({ id }) => id === update.id);
  if (known === undefined) return [update, ...runs];
  const newer = new Set(update.generations.map(({ number }) => number));
  const generations = [
    ...known.generations.filter(({ number }) => !newer.has(number)),
    ...update.generations,
  ].sort((a, b) => a.number - b.number);
  return runs.map((run) => (run === known ? { ...update, generations } : run));
}
