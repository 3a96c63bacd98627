/** `map`: steps for each element of a collection, a batch at a time. */
import type { Composite, Plan } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { Task } from '../run/task.ts';
import { innerScope } from './inner.ts';
import type { Definition } from './registry.ts';

/**
 * The collection is a list or anything that can be iterated, asynchronously, too. When a batch is done, the journal holds its results
 * in one record, and those of its steps that have nothing to take back are forgotten: memory grows with the results alone. A run that
 * is resumed passes over as many elements as its finished batches had.
 */
export function planMap(definition: Definition<'map'>, planner: Planner): Composite {
  const source = planner.source(definition.source);
  const plan = planner.steps(definition.steps, {
    return: definition.return,
    lastReturns: true,
    element: definition.name,
  });
  return {
    kind: 'composite',
    start: async (_args, task) => {
      task.yield();
      await new Mapping(definition, plan, task, elementsOf(source(task.scope))).go();
    },
  };
}

function elementsOf(collection: unknown): Iterator<unknown> | AsyncIterator<unknown> {
  if (collection && typeof collection === 'object') {
    if (Symbol.asyncIterator in collection)
      return (collection as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    if (Symbol.iterator in collection) return (collection as Iterable<unknown>)[Symbol.iterator]();
  }
  if (collection === null || collection === undefined) return [][Symbol.iterator]();
  throw new Error(`its source is a ${typeof collection}, and no collection`);
}

class Mapping {
  readonly #definition: Definition<'map'>;
  readonly #plan: Plan;
  readonly #task: Task;
  readonly #elements: Iterator<unknown> | AsyncIterator<unknown>;
  readonly #results: unknown[] = [];

  constructor(
    definition: Definition<'map'>,
    plan: Plan,
    task: Task,
    elements: Iterator<unknown> | AsyncIterator<unknown>,
  ) {
    this.#definition = definition;
    this.#plan = plan;
    this.#task = task;
    this.#elements = elements;
  }

  async go(): Promise<void> {
    const { scope, path } = this.#task;
    const { batchSize } = this.#definition;
    let number = 0;
    let position = 0;
    const { records } = scope.run.ledger;
    for (let known = records.get(`${path}#0`); known; known = records.get(`${path}#${number}`)) {
      const results = known.result as unknown[];
      for (const result of results) this.#results.push(result);
      for (const _ of results) await this.#elements.next();
      position += results.length;
      number++;
    }
    for (let more = true; more; number++) {
      const batch: unknown[] = [];
      while (more && batch.length < batchSize) {
        const next = this.#elements.next();
        const { done, value } = 'then' in next ? await next : next;
        if (done) more = false;
        else batch.push(value);
      }
      if (scope.boundary.closed) return void (await this.#elements.return?.());
      if (batch.length === 0) break;
      await this.#run(batch, position, number);
      position += batch.length;
    }
    this.#task.enter();
    const prefix = `${path}#`;
    scope.run.ledger.prune(this.#batches, prefix);
    this.#task.complete(this.#results);
  }

  readonly #batches: ReturnType<Task['record']>[] = [];

  /** Resolves when all elements of the batch are done; never, when the run stops before. */
  #run(batch: readonly unknown[], position: number, number: number): Promise<void> {
    const task = this.#task;
    const { scope, path } = task;
    const { ledger } = scope.run;
    const { allowAsync, strictOrdering } = this.#definition;
    const gate = scope.gate ?? (allowAsync ? undefined : { busy: false, waiting: [] });
    const results: unknown[] = strictOrdering ? new Array(batch.length) : [];
    const inside: ReturnType<Task['record']>[] = [];
    let left = batch.length;
    return new Promise((resolve) => {
      batch.forEach((element, index) => {
        innerScope(
          task,
          this.#plan,
          {
            prefix: `${path}[${position + index}]/`,
            element,
            gate,
            finished: (done) => {
              for (const record of done.records) inside.push(record);
              if (strictOrdering) results[index] = done.value;
              else results.push(done.value);
              if (--left > 0) return;
              for (const result of results) this.#results.push(result);
              const record = { ...task.record('noted', results), path: `${path}#${number}` };
              ledger.prune(inside, `${path}[`);
              if (scope.parent) for (const each of inside) if (each.undo) scope.records.push(each);
              this.#batches.push(record);
              ledger.write(record, scope.transaction, resolve);
            },
          },
          true,
        ).begin();
      });
    });
  }
}
