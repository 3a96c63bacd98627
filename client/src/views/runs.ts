/** The runs that a window knows of: those of the store, and those of reactors that were tried here, which nobody else keeps. */
import type { WorkflowRunView } from '../../../server/src/lsp/protocol.ts';

/** Runs of reactors in documents that are remembered until the window closes. */
const tried = 10;

/** `runs` with the newer state of one of them, or with one more in front. */
export function withRun(runs: readonly WorkflowRunView[], run: WorkflowRunView): readonly WorkflowRunView[] {
  const place = runs.findIndex(({ id }) => id === run.id);
  return place < 0 ? [run, ...runs] : runs.with(place, run);
}

/** What the store has now, with what was tried in this window, newest first. */
export function withKept(
  runs: readonly WorkflowRunView[],
  kept: readonly WorkflowRunView[],
): readonly WorkflowRunView[] {
  const own = runs.filter(({ document }) => document !== undefined).slice(0, tried);
  return [...own, ...kept].sort((a, b) => b.started - a.started);
}
