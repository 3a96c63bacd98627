/**
 * The engine over a message connection (vscode-jsonrpc): one side serves an {@link Engine}, the other holds a proxy that is an
 * {@link Engine} too. Cancellation, progress and log cross with the calls. Knows nothing of threads, so that it works over web workers.
 */
import {
  type CancellationToken,
  CancellationTokenSource,
  ErrorCodes,
  type MessageConnection,
  NotificationType,
  ParameterStructures,
  ResponseError,
} from 'vscode-jsonrpc';
import { Cancelled, type Host, type LogLevel, type Progress } from '../base/host.ts';
import { StoreProblem } from '../store/problem.ts';
import type { Engine, EvolutionListener, WorkflowListener } from './engine.ts';
import { engineMethods } from './engine-methods.ts';
import type { Platform } from './platform.ts';
import { Refused } from './refused.ts';
import type { EvolutionRunView } from './views.ts';
import type { WorkflowRunView } from './workflow-views.ts';

/** What a call carries besides its request: the number by which its progress is told apart. */
interface Call {
  readonly job: number;
  readonly request: object;
}

const progressNotification = new NotificationType<{ job: number; step: Progress }>('engine/progress');
const generationNotification = new NotificationType<{ job: number; run: EvolutionRunView }>(
  'engine/generation',
);
const workflowNotification = new NotificationType<{ job: number; run: WorkflowRunView }>('engine/workflow');
const changedNotification = new NotificationType<object>('engine/changed');
const logNotification = new NotificationType<{ level: LogLevel; message: string }>('engine/log');

/** The LSP's code for a request that the client cancelled, used here in the same sense. */
const requestCancelled = -32800;

/** How long a job may hold the worker's thread before it lets messages in: well under a frame of the editor. */
const holdMilliseconds = 8;

/** The clock and the turn of the event loop of the platform that serves. */
type Turns = Pick<Platform, 'now' | 'turn'>;
type JobHost = Host & EvolutionListener & WorkflowListener;
type Method = (request: object, host: JobHost) => Promise<unknown>;

/** Answers calls on `connection` by `engine`, until the connection ends. */
export function serveEngine(connection: MessageConnection, engine: Engine, platform: Turns): void {
  for (const name of engineMethods) {
    connection.onRequest(`engine/${name}`, async (call: Call, token: CancellationToken) => {
      try {
        const host = jobHost(connection, call.job, token, platform);
        return (await (engine[name] as Method)(call.request, host)) ?? null;
      } catch (error) {
        if (error instanceof Cancelled) return new ResponseError(requestCancelled, error.message);
        const text = error instanceof Error ? error.message : String(error);
        // What is the outside world's doing says itself what to do; anything else is a bug.
        if (!(error instanceof Refused || error instanceof StoreProblem))
          void connection.sendNotification(logNotification, {
            level: 'error',
            message: `${name}: ${error instanceof Error ? (error.stack ?? text) : text}`,
          });
        return new ResponseError(ErrorCodes.InternalError, text);
      }
    });
  }
  connection.listen();
}

function jobHost(
  connection: MessageConnection,
  job: number,
  token: CancellationToken,
  platform: Turns,
): JobHost {
  let since = platform.now();
  return {
    now: platform.now,
    log: (level, message) => void connection.sendNotification(logNotification, { level, message }),
    progress: (step) => void connection.sendNotification(progressNotification, { job, step }),
    onGeneration: (run) => void connection.sendNotification(generationNotification, { job, run }),
    onWorkflow: (run) => void connection.sendNotification(workflowNotification, { job, run }),
    get cancelled() {
      return token.isCancellationRequested;
    },
    onCancelled: (listener) => {
      const subscription = token.onCancellationRequested(listener);
      return () => subscription.dispose();
    },
    pause: async () => {
      if (platform.now() - since > holdMilliseconds) {
        await platform.turn();
        since = platform.now();
      }
      if (token.isCancellationRequested) throw new Cancelled();
    },
  };
}

/** Tells the other end that the store changed, by whomever. */
export function tellChanged(connection: MessageConnection): void {
  void connection.sendNotification(changedNotification, {});
}

/** What a proxy hears beside the answers to its calls. */
export interface EngineNews {
  readonly log: Host['log'];
  /** The store changed, by this process or another one. */
  readonly changed?: () => void;
}

/** An engine whose work is done at the other end of `connection`, which this starts to listen to. */
export function proxyEngine(connection: MessageConnection, { log, changed }: EngineNews): Engine {
  const jobs = new Map<number, Partial<JobHost>>();
  let lastJob = 0;
  connection.onNotification(progressNotification, ({ job, step }) => jobs.get(job)?.progress?.(step));
  connection.onNotification(generationNotification, ({ job, run }) => jobs.get(job)?.onGeneration?.(run));
  connection.onNotification(workflowNotification, ({ job, run }) => jobs.get(job)?.onWorkflow?.(run));
  connection.onNotification(changedNotification, () => changed?.());
  connection.onNotification(logNotification, ({ level, message }) => log(level, message));
  connection.listen();

  const call = async (name: string, request: object, host: JobHost): Promise<unknown> => {
    const job = ++lastJob;
    const source = new CancellationTokenSource();
    const stopWatching = host.onCancelled?.(() => source.cancel());
    if (host.cancelled) source.cancel();
    jobs.set(job, host);
    try {
      const message: Call = { job, request };
      const answer = await connection.sendRequest(
        `engine/${name}`,
        ParameterStructures.byPosition,
        message,
        source.token,
      );
      return answer ?? undefined;
    } catch (error) {
      if (error instanceof ResponseError && error.code === requestCancelled) throw new Cancelled();
      throw error;
    } finally {
      jobs.delete(job);
      stopWatching?.();
      source.dispose();
    }
  };
  return Object.fromEntries(
    engineMethods.map((name) => [name, (request: object, host: JobHost) => call(name, request, host)]),
  ) as unknown as Engine;
}
