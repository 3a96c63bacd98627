/** Going on with a run later: after a halt, with another definition, after another process took it over, and with a try that was lost. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { done, halt, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { journaled } from './journaled.ts';
import { mortal } from './mortal.ts';
import { engineOf, handler, reactor, result, value, work } from './workshop.ts';

it('a halted run goes on days later, in another process', async () => {
  const ran: string[] = [];
  const own: StepHandlers = {
    a: {
      run: () => {
        ran.push('a');
        return halt({ half: 1 });
      },
    },
    b: {
      run: ({ a }) => {
        ran.push('b');
        return done(a);
      },
    },
  };
  const { start } = await journaled([work('a'), work('b', { a: result('a') })], own);
  const { runId, state } = await start(1).engine.run('R', {});
  equal(state, 'halted');
  const later = start(2).engine;
  deepEqual(await later.interruptedRuns(), []);
  const outcome = await (await later.resume(runId)).outcome;
  deepEqual([outcome.value, ran], [{ half: 1 }, ['a', 'b']]);
  await rejects(later.resume(runId), /successful: there is nothing to resume/);
});

it('a run whose definition has changed is not resumed, but can be undone', async () => {
  const undone: string[] = [];
  const own: StepHandlers = {
    a: {
      run: () => done('a'),
      undo: (given, args, { context }) => {
        undone.push(`${given} ${JSON.stringify([args, context])}`);
        return 'ok';
      },
    },
    b: { run: () => halt() },
  };
  const { start } = await journaled([work('a', { x: value(1) }), work('b', { a: result('a') })], own);
  const { runId } = await start(1).engine.run('R', {}, { context: { who: 'me' } });
  const changed = start(2, [work('b')]).engine;
  await rejects(changed.resume(runId), /was changed.*It can be undone/);
  equal((await changed.undo(runId)).state, 'undone');
  deepEqual(undone, ['a [{"x":1},{"who":"me"}]']);
});

it('a run that another process has taken over is left alone', async () => {
  const own: StepHandlers = {
    a: {
      run: async () => {
        await gate.promise;
        return done(1);
      },
    },
  };
  const gate = Promise.withResolvers<void>();
  const { start } = await journaled([work('a'), work('b', { a: result('a') }, { run: handler('a') })], own);
  const slow = await start(1).engine.start('R', {}, { runId: 'r' });
  const taken = await start(2).engine.resume('r');
  gate.resolve();
  await rejects(slow.outcome, /taken over by another process/);
  equal((await taken.outcome).state, 'successful');
});

for (const [onResume, heard] of [
  ['rerun', ['run 0', 'run 0']],
  ['undo', ['run 0', 'undo null', 'run 1']],
  ['fail', ['run 0', 'compensate its process died while it ran.']],
] as const)
  it(`a try that a dying process left: ${onResume}`, async () => {
    const log: string[] = [];
    const own: StepHandlers = {
      a: {
        onResume,
        run: (_, { currentTry, key }) => {
          log.push(`run ${currentTry}`);
          equal(key, `r/a/${currentTry}`);
          return done(1);
        },
        undo: (given) => {
          log.push(`undo ${given}`);
          return 'ok';
        },
        compensate: (reason) => {
          log.push(`compensate ${reason}`);
          return 'ok';
        },
      },
    };
    const { journal } = await journaled([work('a')], own);
    // The run begins, the start is noted by those who want it, and the result is lost.
    const dying = mortal(journal, onResume === 'rerun' ? 1 : 2, 'before');
    const reactors = [reactor('R', [work('a')])];
    await engineOf({ journal: dying, handlers: own, reactors }).engine.start('R', {}, { runId: 'r' });
    await dying.dead;
    await (await engineOf({ journal, handlers: own, reactors }, 2).engine.resume('r')).outcome;
    deepEqual(log, heard);
  });
