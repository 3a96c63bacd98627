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

describe('a thread', () => {
  const log: string[] = [];
  let worker: EngineWorker;
  before(() => {
    worker = startEngineWorker({ log: (level, message) => log.push(`${level}: ${message}`) });
  });
  after(() => worker.dispose());

  it('answers a call, and tells its progress', async () => {
    const steps: Progress[] = [];
    const host = { ...silentHost, progress: (step: Progress) => steps.push(step) };
    const { candidates } = await worker.engine.generate(request, host);
    ok(candidates.length > 1);
    // Which steps are told depends on how fast they are.
    ok(steps.length > 0 && steps.every(({ message }) => message !== ''), JSON.stringify(steps));
  });

  it('passes an error on with its message, and logs it where it happened', async () => {
    const empty = { ...request, requirements: { ...requirements, text: '' } };
    await rejects(worker.engine.generate(empty, silentHost), /Nothing to model was found in farm\.req/);
    ok(log.some((line) => line.includes('Nothing to model')));
  });

  it('ends a call that is cancelled', async () => {
    const controller = new AbortController();
    const text = Array.from({ length: 400 }, (_, i) => `R${i}: Each cow${i} has a name and a field.`).join(
      '\n',
    );
    const host = nodeHost({ signal: controller.signal, log: () => {}, progress: () => controller.abort() });
    await rejects(
      worker.engine.generate({ ...request, requirements: { ...requirements, text } }, host),
      (error) => error instanceof Cancelled,
    );
    const already = nodeHost({ signal: AbortSignal.abort(), log: () => {} });
    await rejects(worker.engine.generate(request, already), Cancelled);
  });

  it('that dies fails its calls, says so, and is replaced at the next one', async () => {
    await worker.engine.storeProblem({}, silentHost);
    const running = worker.engine.generate(request, silentHost);
    await worker.thread?.terminate();
    await rejects(running, /The engine stopped .* try again, it starts anew/);
    ok(log.some((line) => line.startsWith('error: The engine stopped')));
    equal(worker.thread, undefined);
    ok((await worker.engine.generate(request, silentHost)).candidates.length > 1);
  });

  it('is not started any more after the end of its worker', async () => {
    await worker.dispose();
    await rejects(worker.engine.storeProblem({}, silentHost), /shut down/);
  });
});
