/** Use cases of the journal of changes to files: what was applied, and what undoing the newest needs. */
import type { Host } from '../base/host.ts';
import { unwrap } from '../runtime/outcome.ts';
import type { AppliedChange } from './engine.ts';
import { inside } from './inside.ts';
import type { Workshop } from './workshop.ts';

export async function recordApplied(
  { label, files }: AppliedChange,
  workshop: Workshop,
  host: Host,
): Promise<void> {
  await workshop.use(host, async ({ factory }) => {
    unwrap(await factory.fileChange.record({ label, files: files.map((file) => ({ ...file })) }, inside));
  });
}

/** The newest change that was not undone, marked as undone. */
export async function takeLastApplied(workshop: Workshop, host: Host): Promise<AppliedChange | undefined> {
  return await workshop.use(host, async ({ runtime, factory }) => {
    const { results } = unwrap(await runtime.read('FileChange', 'last', {}, inside));
    const [last] = results;
    if (!last) return undefined;
    unwrap(await factory.fileChange.markUndone(String(last['id']), {}, inside));
    return { label: String(last['label']), files: last['files'] as AppliedChange['files'] };
  });
}
