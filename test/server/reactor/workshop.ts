/** What the tests of the engine share: short definitions, a host with a clock of its own, expressions of two kinds. */
import { createRandom } from '../../../server/src/base/random.ts';
import type { Expr, Json } from '../../../server/src/model/definition/expression.ts';
import type {
  FunctionUse,
  ReactorDefinition,
  Source,
  StepArgument,
  StepDefinition,
} from '../../../server/src/model/definition/reactor.ts';
import {
  createReactorEngine,
  type ExpressionScope,
  type ReactorEngine,
  type ReactorEvent,
  type ReactorHost,
  type ReactorOptions,
} from '../../../server/src/reactor/index.ts';

/** A host whose time passes when nothing else is to do; waits end in the order of their time. */
export interface TestHost extends ReactorHost {
  readonly lines: string[];
  /** All waits that were asked for, in milliseconds. */
  readonly waits: number[];
}

export function testHost(seed = 1): TestHost {
  let time = 0;
  let ids = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  let turning = false;
  const turn = (): void => {
    if (turning) return;
    turning = true;
    setTimeout(() => {
      turning = false;
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (!next) return;
      time = Math.max(time, next.at);
      next.wake();
      if (sleepers.length > 0) turn();
    });
  };
  const lines: string[] = [];
  const waits: number[] = [];
  return {
    lines,
    waits,
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        waits.push(milliseconds);
        const sleeper = { at: time + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener('abort', () => {
          const index = sleepers.indexOf(sleeper);
          if (index >= 0) sleepers.splice(index, 1);
          resolve();
        });
        turn();
      }),
    random: createRandom(seed),
    newId: () => `run-${seed}-${++ids}`,
    log: (level, message) => lines.push(`${level} ${message}`),
  };
}

/** Literals, `^arg(a.b)`, `^context(a)`, and `==`, `+`, `<` of two. */
export function evaluate(expr: Expr, scope: ExpressionScope): unknown {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'atom':
      return expr.name;
    case 'template': {
      const from: unknown = expr.of === 'context' ? scope.context : scope.arguments;
      return expr.path.reduce(
        (at: unknown, key) => (at as Record<string, unknown> | null)?.[key] ?? null,
        from,
      );
    }
    case 'operation': {
      const [a, b] = expr.operands.map((each) => evaluate(each, scope)) as [never, never];
      if (expr.operator === '==') return a === b;
      if (expr.operator === '+') return a + b;
      if (expr.operator === '<') return a < b;
      throw new Error(`No operator ${expr.operator} here.`);
    }
    default:
      throw new Error(`No ${expr.kind} here.`);
  }
}

export const arg = (...path: string[]): Expr => ({ kind: 'template', of: 'arg', path });
export const literal = (value: string | number | boolean | null): Expr => ({ kind: 'literal', value });
export const operation = (operator: string, ...operands: Expr[]): Expr => ({
  kind: 'operation',
  operator,
  operands,
});
export const expression = (expr: Expr): FunctionUse => ({ kind: 'expression', expr });
export const handler = (name: string): FunctionUse => ({ kind: 'handler', name });

export const input = (name: string, ...path: string[]): Source => ({ from: 'input', name, path });
export const result = (step: string, ...path: string[]): Source => ({ from: 'result', step, path });
export const value = (given: Json, ...path: string[]): Source => ({ from: 'value', value: given, path });
export const element = (map: string, ...path: string[]): Source => ({ from: 'element', map, path });

/** `{ a: result('x') }` as arguments. */
export const args = (sources: Record<string, Source>): StepArgument[] =>
  Object.entries(sources).map(([name, source]) => ({ name, source }));

type Loose = { readonly [key: string]: unknown };

/** A step with what every step has filled in. */
export function step(kind: StepDefinition['kind'], name: string, more: Loose = {}): StepDefinition {
  return {
    kind,
    name,
    arguments: [],
    waitFor: [],
    where: [],
    guards: [],
    async: true,
    maxRetries: 5,
    ...more,
  } as unknown as StepDefinition;
}

/** A step whose handler has the same name, unless `more` says another one. */
export const work = (name: string, sources: Record<string, Source> = {}, more: Loose = {}): StepDefinition =>
  step('step', name, { run: handler(name), arguments: args(sources), ...more });

export function reactor(
  name: string,
  steps: readonly StepDefinition[],
  more: Partial<ReactorDefinition> = {},
): ReactorDefinition {
  return { name, inputs: [], middlewares: [], steps, ...more };
}

export interface Bench {
  readonly engine: ReactorEngine;
  readonly events: ReactorEvent[];
  readonly host: TestHost;
}

/** An engine with what is said; the events that it tells. */
export function engineOf(
  options: Partial<ReactorOptions> & Pick<ReactorOptions, 'reactors' | 'handlers'>,
  seed = 1,
): Bench {
  const host = testHost(seed);
  const engine = createReactorEngine({ evaluate, host, ...options });
  const events: ReactorEvent[] = [];
  engine.subscribe((event) => events.push(event));
  return { engine, events, host };
}
