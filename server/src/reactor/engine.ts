/** The engine of workflows: plans, runs, resumes, cancels and undoes reactors. */
import type { Expr } from '../model/definition/expression.ts';
import type { ReactorDefinition } from '../model/definition/reactor.ts';
import type { ActionRunner } from './actions.ts';
import type { Values } from './context.ts';
import { ReactorRefused, said } from './errors.ts';
import type { ReactorEvent } from './events.ts';
import type { Middleware, ReactorFunction, StepHandlers } from './handlers.ts';
import type { ReactorHost } from './host.ts';
import type { ReactorJournal } from './journal/journal.ts';
import type { RunRecord, StepRecord } from './journal/record.ts';
import { createCatalog } from './plan/catalog.ts';
import type { Plan, PlanProblem } from './plan/planned.ts';
import type { ExpressionScope, Surroundings } from './plan/planner.ts';
import { isData } from './run/data.ts';
import { type Limits, Run, type RunOutcome, type RunPorts } from './run/run.ts';
import { readInputs } from './steps/inputs.ts';

export interface ReactorOptions {
  readonly reactors: readonly ReactorDefinition[];
  readonly handlers: StepHandlers;
  readonly functions?: Readonly<Record<string, ReactorFunction>>;
  readonly middlewares?: Readonly<Record<string, Middleware>>;
  readonly evaluate: (expr: Expr, scope: ExpressionScope) => unknown;
  readonly host: ReactorHost;
  readonly actions?: ActionRunner;
  /** Without one, runs are in memory and end with the process. */
  readonly journal?: ReactorJournal;
  /** Who has the runs of this engine in hand, for {@link RunRecord.engine}; an id when absent. Two engines must not have the same. */
  readonly name?: string;
  /** How many runs that have ended are kept, the newest ones; 200 when absent. */
  readonly keep?: number;
}

export interface RunOptions extends Limits {
  /** How many steps may be in work at once in the run, those of nested reactors included; 8 when absent. */
  readonly maxConcurrency?: number;
  /** For `^context(…)` and handlers. JSON when there is a journal. */
  readonly context?: Values;
  /** Whether the run can be undone after it has succeeded. */
  readonly fullyReversible?: boolean;
  readonly runId?: string;
  /** Milliseconds that steps in work have to end after they were told to; 5000 when absent. */
  readonly haltTimeout?: number;
}

export interface RunHandle {
  readonly runId: string;
  /** Rejects only when the journal cannot be written or another process has taken the run over. */
  readonly outcome: Promise<RunOutcome>;
  /** Stops what is in work and takes everything back. */
  cancel(): void;
  /** Lets what is in work end, starts nothing more. */
  halt(): void;
}

export interface ReactorEngine {
  /** Those that it can run, by name. */
  readonly reactors: ReadonlyMap<string, ReactorDefinition>;
  /** What is wrong with a reactor; nothing when it can run. */
  problems(reactor: string): readonly PlanProblem[];
  /** @throws ReactorRefused when the reactor cannot be planned, or an input is missing */
  start(reactor: string, inputs: Values, options?: RunOptions): Promise<RunHandle>;
  run(reactor: string, inputs: Values, options?: RunOptions): Promise<RunOutcome>;
  /**
   * Goes on with a run that was halted, or that a process left when it died; one that was on its way back goes on with that.
   * `inputs` are needed only for those that cannot be written down, such as iterables.
   * @throws ReactorRefused when it is finished or in work, or when its definition has changed: it can be undone then
   */
  resume(runId: string, options?: Limits & { readonly inputs?: Values }): Promise<RunHandle>;
  /** Takes back a run that is halted or interrupted, or that has succeeded and was `fullyReversible`. @throws ReactorRefused */
  undo(runId: string): Promise<RunOutcome>;
  /** Stops a run that is in work, and takes it back; one that is halted or interrupted, too. @throws ReactorRefused */
  cancel(runId: string): Promise<RunOutcome>;
  /** Runs that a process left when it died: they wait to be resumed or undone. */
  interruptedRuns(): Promise<readonly RunRecord[]>;
  /** All runs that the journal knows, newest first. */
  runs(): Promise<readonly RunRecord[]>;
  /** A run with its steps as they are now, in order of completion; undefined when it is not known any more. */
  show(
    runId: string,
  ): Promise<{ readonly run: RunRecord; readonly steps: readonly StepRecord[] } | undefined>;
  /** Whether this engine has the run in work. */
  isLive(runId: string): boolean;
  subscribe(listener: (event: ReactorEvent) => void): () => void;
}

export function createReactorEngine(options: ReactorOptions): ReactorEngine {
  const { host, journal } = options;
  const reactors = new Map(options.reactors.map((reactor) => [reactor.name, reactor]));
  const surroundings: Surroundings = {
    reactors,
    handlers: options.handlers,
    functions: options.functions ?? {},
    middlewares: options.middlewares ?? {},
    evaluate: options.evaluate,
    actions: options.actions !== undefined,
    unknownOptions: options.actions?.unknownOptions,
  };
  const { keep = 200 } = options;
  const engine = options.name ?? host.newId();
  const listeners = new Set<(event: ReactorEvent) => void>();
  let ends = 0;
  const live = new Map<string, Run>();
  const kept = new Map<string, { readonly run: RunRecord; readonly steps: readonly StepRecord[] }>();
  const { planned, runnable } = createCatalog(surroundings);

  const ports = (middlewares: readonly Middleware[]): RunPorts => ({
    host,
    surroundings,
    actions: options.actions,
    journal,
    listeners,
    middlewares,
  });
  const handle = (run: Run): RunHandle => {
    const { id } = run.record;
    live.set(id, run);
    const ended = (): void => {
      live.delete(id);
      const { state, options } = run.record;
      const records = [...run.ledger.records.values()];
      const worth =
        state === 'halted' ||
        (state === 'successful' && options.fullyReversible) ||
        records.some(({ status }) => status === 'undo_failed');
      if (!journal && worth) kept.set(id, { run: run.record, steps: records });
      for (const oldest of kept.keys()) if (kept.size > keep) kept.delete(oldest);
      if (++ends % betweenLooks === 0)
        journal
          ?.keep(keep)
          .catch((error) => host.log('warning', `Old runs could not be forgotten: ${said(error)}`));
    };
    const outcome = run.outcome.finally(ended);
    outcome.catch(() => {});
    return { runId: id, outcome, cancel: () => run.cancel(), halt: () => run.halt('halt') };
  };
  const find = async (runId: string) => {
    if (live.has(runId)) throw new ReactorRefused(`The run ${runId} is in work.`);
    const found = journal ? await journal.load(runId) : kept.get(runId);
    if (!found) throw new ReactorRefused(`There is no run ${runId} any more.`);
    return found;
  };
  const take = async (run: RunRecord): Promise<RunRecord> => {
    kept.delete(run.id);
    if (journal && !(await journal.take(run.id, run.engine, engine)))
      throw new ReactorRefused(`The run ${run.id} was taken up by another process.`);
    return { ...run, engine };
  };
  const back = async (runId: string, ending: 'undone' | 'cancelled'): Promise<RunOutcome> => {
    const found = await find(runId);
    const { state, options } = found.run;
    if (state === 'successful' && ending === 'cancelled')
      throw new ReactorRefused(`The run ${runId} has succeeded: it can be undone, not cancelled.`);
    if (state === 'successful' && !options.fullyReversible)
      throw new ReactorRefused(
        `The run ${runId} has succeeded and was not started as fully reversible, so it cannot be undone.`,
      );
    // What could not be undone is tried once more.
    const again = found.steps.filter(({ status }) => status === 'undo_failed');
    if (state === 'undone' || state === 'cancelled' || (state === 'failed' && again.length === 0))
      throw new ReactorRefused(
        `The run ${runId} is ${state} already, and there is nothing left to take back.`,
      );
    for (const step of again) step.status = 'done';
    const run = new Run(await take(found.run), nothing, ports([]), found.steps);
    const { outcome } = handle(run);
    void run.goBack(found.run.ending ?? ending);
    return outcome;
  };

  return {
    reactors,
    problems: (name) => planned(name).problems,
    start: async (name, given, more = {}) => {
      const { plan, inputs, hash, middlewares } = runnable(name);
      const { context = {}, maxConcurrency = 8, haltTimeout = 5000, fullyReversible = false } = more;
      const id = more.runId ?? host.newId();
      if (live.has(id) || (more.runId !== undefined && (await journal?.load(id))))
        throw new ReactorRefused(`There is a run ${id} already.`);
      if (!(maxConcurrency >= 1)) throw new ReactorRefused('maxConcurrency must be at least 1.');
      const read = await readInputs(inputs, given, {
        runId: id,
        reactor: name,
        context,
        step: '',
        path: '',
        key: id,
        currentTry: 0,
        retriesRemaining: 0,
        signal: new AbortController().signal,
        options: {},
      });
      const now = host.now();
      const record: RunRecord = {
        id,
        reactor: name,
        definitionHash: hash,
        inputs: read,
        options: { context, maxConcurrency, haltTimeout, fullyReversible },
        state: 'pending',
        ending: undefined,
        result: null,
        errors: [],
        engine,
        started: now,
        updated: now,
      };
      if (journal) {
        if (!isData(context))
          throw new ReactorRefused('The context of a run with a journal must be plain data.');
        await journal.begin({ ...record, state: 'executing', inputs: writable(read) });
      }
      const run = new Run(record, plan, ports(middlewares));
      const started = handle(run);
      void run.go(more);
      return started;
    },
    async run(name, inputs, more) {
      return (await this.start(name, inputs, more)).outcome;
    },
    resume: async (runId, more = {}) => {
      const found = await find(runId);
      const { state, ending, reactor } = found.run;
      if (state !== 'halted' && state !== 'executing' && state !== 'pending')
        throw new ReactorRefused(`The run ${runId} is ${state}: there is nothing to resume.`);
      if (ending) {
        const run = new Run(await take(found.run), nothing, ports([]), found.steps);
        const resumed = handle(run);
        void run.goBack(ending);
        return resumed;
      }
      const { plan, hash, middlewares, inputs } = runnable(reactor);
      if (hash !== found.run.definitionHash)
        throw new ReactorRefused(
          `\`${reactor}\` was changed since the run ${runId} was started, so that it cannot go on. It can be undone.`,
        );
      const missing = inputs.filter(
        ({ name }) => !Object.hasOwn({ ...found.run.inputs, ...more.inputs }, name),
      );
      if (missing.length > 0)
        throw new ReactorRefused(
          `Inputs that cannot be written down have to be given again: ${missing.map(({ name }) => `\`${name}\``).join(', ')}.`,
        );
      const record = await take(found.run);
      const run = new Run(
        { ...record, inputs: { ...record.inputs, ...more.inputs } },
        plan,
        ports(middlewares),
        found.steps,
      );
      const resumed = handle(run);
      void run.go(more);
      return resumed;
    },
    undo: (runId) => back(runId, 'undone'),
    cancel: async (runId) => {
      const run = live.get(runId);
      run?.cancel();
      const outcome = await run?.outcome;
      // It may have come to a halt just before.
      return outcome && outcome.state !== 'halted' ? outcome : back(runId, 'cancelled');
    },
    interruptedRuns: async () =>
      (await journal?.runs())?.filter(
        ({ id, state }) => (state === 'executing' || state === 'pending') && !live.has(id),
      ) ?? [],
    runs: async () => (await journal?.runs()) ?? [],
    show: async (runId) => {
      const run = live.get(runId);
      if (run) return { run: run.record, steps: [...run.ledger.records.values()] };
      return journal ? await journal.load(runId) : kept.get(runId);
    },
    isLive: (runId) => live.has(runId),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Ends of runs between looks for runs that are too old. */
const betweenLooks = 20;

const nothing: Plan = {
  definitions: [],
  steps: [],
  names: new Map(),
  returns: -1,
  outer: undefined,
  element: undefined,
  inputs: new Set(),
};

/** Inputs without those that cannot be written down. */
function writable(inputs: Values): Values {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => isData(value)));
}
