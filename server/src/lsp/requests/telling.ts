/** Jobs that are runs of workflows tell the client how they go on. */
import type { Host } from '../../base/host.ts';
import { type WorkflowRunView, workflowRunChanged } from '../protocol.ts';
import type { RequestContext } from './context.ts';

/** The host, which tells the client of each step of a workflow, too. */
export function telling<H extends Host>(
  { connection }: Pick<RequestContext, 'connection'>,
  host: H,
): H & { onWorkflow(run: WorkflowRunView): void } {
  return Object.assign(Object.create(host) as H, {
    onWorkflow: (run: WorkflowRunView) => void connection.sendNotification(workflowRunChanged, run),
  });
}
