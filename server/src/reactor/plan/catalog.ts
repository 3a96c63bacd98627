/** All reactors of an engine, planned when they are asked for. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ReactorDefinition } from '../../model/definition/reactor.ts';
import { ReactorRefused } from '../errors.ts';
import type { Middleware } from '../handlers.ts';
import type { InputReader } from '../steps/inputs.ts';
import { planReactor } from '../steps/other.ts';
import { composedOf, endlessStep } from './composed.ts';
import type { Plan, PlanProblem } from './planned.ts';
import { Planner, type Surroundings } from './planner.ts';

/** A reactor, ready to run or with what is wrong with it. */
export interface Planned {
  readonly definition: ReactorDefinition;
  readonly plan: Plan;
  readonly inputs: readonly InputReader[];
  /** Of the definition and of those that it is composed of. */
  readonly hash: string;
  /** Its own, and those of the reactors that it is composed of. */
  readonly middlewares: readonly Middleware[];
  readonly problems: readonly PlanProblem[];
}

export interface Catalog {
  /** @throws ReactorRefused when there is no reactor of that name */
  planned(name: string): Planned;
  /** @throws ReactorRefused when something is wrong with it */
  runnable(name: string): Planned;
}

export function createCatalog(surroundings: Surroundings): Catalog {
  const { reactors, middlewares } = surroundings;
  const plans = new Map<string, Planned>();

  const planned = (name: string): Planned => {
    const known = plans.get(name);
    if (known) return known;
    const definition = reactors.get(name);
    if (!definition) throw new ReactorRefused(`There is no reactor \`${name}\`.`);
    const planner = new Planner(surroundings);
    const { plan, inputs } = planReactor(definition, planner);
    const all = composedOf(definition, reactors);
    const used = [...new Set(all.flatMap((each) => each.middlewares))];
    const problems = [...planner.problems];
    const step = endlessStep(definition, reactors);
    if (step !== undefined)
      problems.push({ code: 'endless', message: `Step \`${step}\` runs \`${name}\` again, always.`, step });
    for (const each of used.filter((middleware) => !Object.hasOwn(middlewares, middleware)))
      problems.push({ code: 'unknown_middleware', message: `There is no middleware \`${each}\`.` });
    for (const other of all.slice(1)) {
      const inner = new Planner(surroundings);
      planReactor(other, inner);
      problems.push(
        ...inner.problems.map((problem) => ({
          ...problem,
          message: `\`${other.name}\`: ${problem.message}`,
        })),
      );
    }
    const made: Planned = {
      definition,
      plan,
      inputs,
      hash: bytesToHex(sha256(utf8ToBytes(JSON.stringify(all)))).slice(0, 16),
      middlewares: used.flatMap((each) => middlewares[each] ?? []),
      problems,
    };
    plans.set(name, made);
    return made;
  };
  const runnable = (name: string): Planned => {
    const made = planned(name);
    if (made.problems.length > 0)
      throw new ReactorRefused(
        `\`${name}\` cannot be run: ${made.problems.map(({ message }) => message).join(' ')}`,
      );
    return made;
  };
  return { planned, runnable };
}
