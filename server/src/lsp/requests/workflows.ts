/** `sparkFactory/workflowRuns`, `workflowAction`, `runReactor`, `reactorInputs`, `plan`: runs of workflows, and what a reactor would do. */
import { reactorIn } from '../../app/reactors.ts';
import type {
  PlanParams,
  PlanResult,
  ReactorInputsResult,
  ReactorParams,
  RunReactorParams,
  RunReactorResult,
  WorkflowActionParams,
  WorkflowRunView,
} from '../protocol.ts';
import type { RequestContext, RequestHandler } from './context.ts';
import { answered, jobHost, withProgress } from './job.ts';
import { telling } from './telling.ts';

export const workflowRuns: RequestHandler<undefined, readonly WorkflowRunView[]> = (
  { connection, engine },
  _,
  token,
) => answered(() => engine.workflowRuns({}, jobHost(connection, token)));

export const workflowAction: RequestHandler<WorkflowActionParams, WorkflowRunView> = (
  context,
  params,
  token,
) => {
  const { id, action } = params;
  return withProgress(context.connection, 'Run of a workflow', params, token, (host) =>
    context.engine.workflowAction({ id, action }, telling(context, host)),
  );
};

export const runReactor: RequestHandler<RunReactorParams, RunReactorResult> = (context, params, token) => {
  const { uri, reactor, inputs } = params;
  return withProgress(context.connection, reactor, params, token, async (host) => {
    const documents = await sparkDocuments(context, uri);
    return await context.engine.runReactor({ documents, uri, reactor, inputs }, telling(context, host));
  });
};

export const reactorInputs: RequestHandler<ReactorParams, ReactorInputsResult> = (
  context,
  { uri, reactor },
) =>
  answered(async () => {
    const { inputs } = reactorIn(await sparkDocuments(context, uri), reactor);
    return {
      inputs: inputs.map(({ name, default: otherwise }) => ({ name, required: otherwise === undefined })),
    };
  });

export const plan: RequestHandler<PlanParams, PlanResult> = (context, { uri, reactor, states }, token) =>
  answered(async () => {
    const documents = uri === undefined ? undefined : await sparkDocuments(context, uri);
    return await context.engine.plan(
      { reactor, ...(documents ? { documents } : {}), ...(states === undefined ? {} : { states }) },
      jobHost(context.connection, token),
    );
  });

/** The document first, then those that it may see. */
async function sparkDocuments({ texts }: RequestContext, uri: string) {
  return [await texts.source(uri), ...texts.others(uri)];
}
