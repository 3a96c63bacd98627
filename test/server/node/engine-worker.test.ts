/** The engine in its thread: calls, progress, cancellation and death cross as they should. */
import { equal, ok, rejects } from 'node:assert/strict';
import { Cancelled, type Progress, silentHost } from '../../../server/src/base/host.ts';
import { type EngineWorker, startEngineWorker } from '../../../server/src/node/engine-worker.ts';
import { nodeHost } from '../../../server/src/node/host.ts';

const requirements = {
  uri: 'file:///w/farm.req',
  text: 'R1: Each cow has a name and a birth date.\nR2: A farmer milks cows.\n',
};
const request = { requirements, target: { uri: 'file:///w/farm.spark' }, seed: 1 };

/** Runs `test` with a worker that is ended afterwards; `log` collects its log. */
async function withWorker(test: (worker: EngineWorker, log: string[]) => Promise<void>): Promise<void> {
  const log: string[] = [];
  const worker = startEngineWorker({ log: (level, message) => log.push(`${level}: ${message}`) });
  try {
    await test(worker, log);
  } finally {
    await worker.dispose();
  }
}

it('a call works and tells its progress', () =>
  withWorker(async ({ engine }) => {
    const steps: Progress[] = [];
    const host = { ...silentHost, progress: (step: Progress) => steps.push(step) };
    const { candidates } = await engine.generate(request, host);
    ok(candidates.length > 1);
    ok(steps.some(({ message }) => message === 'Run strategies'));
  }));

it('an error crosses with its message and is logged where it happened', () =>
  withWorker(async ({ engine }, log) => {
    const empty = { ...request, requirements: { ...requirements, text: '' } };
    await rejects(engine.generate(empty, silentHost), /Nothing to model was found in farm\.req/);
    ok(log.some((line) => line.includes('Nothing to model')));
  }));

it('cancelling ends the call', () =>
  withWorker(async ({ engine }) => {
    const controller = new AbortController();
    const text = Array.from({ length: 400 }, (_, i) => `R${i}: Each cow${i} has a name and a field.`).join(
      '\n',
    );
    const host = nodeHost({ signal: controller.signal, log: () => {}, progress: () => controller.abort() });
    await rejects(
      engine.generate({ ...request, requirements: { ...requirements, text } }, host),
      (error) => error instanceof Cancelled,
    );
    const already = nodeHost({ signal: AbortSignal.abort(), log: () => {} });
    await rejects(engine.generate(request, already), Cancelled);
  }));

it('a thread that dies fails its calls, says so, and is replaced at the next one', () =>
  withWorker(async (worker, log) => {
    await worker.engine.storeProblem({}, silentHost);
    const running = worker.engine.generate(request, silentHost);
    await worker.thread?.terminate();
    await rejects(running, /The engine stopped .* try again, it starts anew/);
    ok(log.some((line) => line.startsWith('error: The engine stopped')));
    equal(worker.thread, undefined);
    ok((await worker.engine.generate(request, silentHost)).candidates.length > 1);
  }));

it('after its end nothing is started any more', () =>
  withWorker(async (worker) => {
    await worker.dispose();
    await rejects(worker.engine.storeProblem({}, silentHost), /shut down/);
  }));
