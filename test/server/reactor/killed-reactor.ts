/** The reactor whose process is killed: actions one after the other and side by side, a transaction, and in the end success or failure. */
import { done, fail, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { args, element, reactor, result, step, value, work } from './workshop.ts';

const create = (name: string, waitFor: string[] = []) =>
  step('create', name, {
    resource: 'Item',
    inputs: args({ id: value(name) }),
    undo: 'always',
    undoAction: 'undo_create',
    waitFor,
  });

export const killedHandlers: StepHandlers = {
  end: { run: ({ ids }) => (Array.isArray(ids) && ids.length === 12 ? fail('after all that') : done(ids)) },
};

/** @param size of the map: with 12 elements, the run fails when all is done */
const sized = (size: number) =>
  reactor('R', [
    create('first'),
    step('map', 'm', {
      source: value(Array.from({ length: size }, (_, i) => `m${i}`)),
      batchSize: 4,
      strictOrdering: true,
      allowAsync: true,
      waitFor: ['first'],
      return: 'made',
      steps: [
        step('create', 'made', {
          resource: 'Item',
          inputs: args({ id: element('m') }),
          undo: 'always',
          undoAction: 'undo_create',
        }),
      ],
    }),
    step('transaction', 't', {
      resources: ['Item'],
      waitFor: ['first'],
      steps: [create('t1'), create('t2')],
    }),
    create('last', ['m', 't']),
    work('end', { ids: result('m') }, { waitFor: ['last'] }),
  ]);

export const killedReactors = [sized(Number(process.env['SIZE'] ?? 10))];
