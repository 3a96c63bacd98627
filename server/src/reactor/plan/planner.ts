/** Plans one list of steps after the other, from the outside in, and notes what is wrong instead of stopping. */
import type {
  FunctionUse,
  ReactorDefinition,
  Source,
  StepArgument,
  StepDefinition,
} from '../../model/definition/reactor.ts';
import type { ActionRunner } from '../actions.ts';
import type { Values } from '../context.ts';
import type { Middleware, ReactorFunction, StepHandler } from '../handlers.ts';
import { behaviours } from '../steps/registry.ts';
import { cycleIn } from './cycle.ts';
import { askOf } from './function.ts';
import type { Ask, Composite, Leaf, Plan, PlannedArgument, PlanProblem, Read } from './planned.ts';
import { type Origin, originOf } from './records.ts';
import { follow } from './source.ts';

/** What expressions see. */
export interface ExpressionScope {
  /** `^arg(name)` */
  readonly arguments: Values;
  /** `^context(key)` */
  readonly context: Values;
}

/** What a plan may name. */
export interface Surroundings {
  readonly reactors: ReadonlyMap<string, ReactorDefinition>;
  readonly handlers: Readonly<Record<string, StepHandler>>;
  readonly functions: Readonly<Record<string, ReactorFunction>>;
  readonly middlewares: Readonly<Record<string, Middleware>>;
  readonly evaluate: (
    expr: import('../../model/definition/expression.ts').Expr,
    scope: ExpressionScope,
  ) => unknown;
  /** Whether there is a runner of actions. */
  readonly actions: boolean;
  /** What it does not know of a step. */
  readonly unknownOptions?: ActionRunner['unknownOptions'] | undefined;
}

interface OpenStep {
  index: number;
  name: string;
  definition: StepDefinition;
  work: Leaf | Composite;
  after: Set<number>;
  before: number[];
  args: readonly PlannedArgument[];
  hidden: readonly PlannedArgument[];
  where: readonly Ask[];
  guards: readonly Ask[];
  transform: Ask | undefined;
  backoff: Ask | undefined;
  plain: boolean;
}

interface OpenPlan extends Plan {
  readonly steps: OpenStep[];
  readonly names: Map<string, number>;
  returns: number;
  readonly outer: OpenPlan | undefined;
  /** The step that is being planned. */
  current: number;
}

/** How a list of steps stands in what is around it. */
export interface Nesting {
  readonly return?: string | undefined;
  /** Whether the last step gives the result when `return` is absent. */
  readonly lastReturns: boolean;
  readonly element?: string;
  /** More names for `input(…)`. */
  readonly inputs?: Iterable<string>;
}

const unplanned: Leaf = { kind: 'leaf', noted: false, run: () => ({ error: 'Not planned.' }) };

export class Planner {
  readonly surroundings: Surroundings;
  readonly problems: PlanProblem[] = [];
  #plan: OpenPlan | undefined;
  readonly #names = new Set<string>();
  /** While steps are added to a run: whether a step around the plan is done, so that its result may be read. */
  readonly #isDone: (depth: number, index: number) => boolean;

  constructor(surroundings: Surroundings, isDone: (depth: number, index: number) => boolean = () => true) {
    this.surroundings = surroundings;
    this.#isDone = isDone;
  }

  /** Plans the steps of a reactor, or those inside the step that is being planned. */
  steps(definitions: readonly StepDefinition[], nesting: Nesting, inputs?: ReadonlySet<string>): Plan {
    const outer = this.#plan;
    const known = new Set([...(inputs ?? outer?.inputs ?? []), ...(nesting.inputs ?? [])]);
    const plan: OpenPlan = {
      definitions,
      steps: [],
      names: new Map(),
      returns: -1,
      outer,
      element: nesting.element,
      inputs: known,
      current: -1,
    };
    this.#plan = plan;
    for (const definition of definitions) this.#open(plan, definition);
    for (const step of plan.steps) this.#close(plan, step);
    this.#order(plan);
    if (nesting.return !== undefined) {
      const index = plan.names.get(nesting.return);
      if (index === undefined)
        this.problem(
          'unknown_result',
          `There is no step \`${nesting.return}\` whose result could be returned.`,
        );
      plan.returns = index ?? -1;
    } else if (nesting.lastReturns) plan.returns = plan.steps.length - 1;
    this.#plan = outer;
    return plan;
  }

  /**
   * The plan with more steps; one with the name of step `by`, which adds them, takes its place.
   * Steps that wait for `by` then wait for what took its place.
   */
  add(before: Plan, definitions: readonly StepDefinition[], by: string): Plan {
    const plan: OpenPlan = {
      ...(before as OpenPlan),
      steps: before.steps.map((step) => ({ ...step, after: new Set(step.after), before: [...step.before] })),
      names: new Map(before.names),
      current: -1,
    };
    this.#plan = plan;
    const added: OpenStep[] = [];
    for (const definition of definitions) {
      const index = plan.names.get(definition.name);
      if (index === undefined) added.push(this.#open(plan, definition));
      else if (definition.name === by) {
        const old = plan.steps[index] as OpenStep;
        const step = { ...this.#blank(index, definition), before: old.before };
        plan.steps[index] = step;
        added.push(step);
      } else
        this.problem(
          'duplicate_name',
          `\`${by}\` adds a step \`${definition.name}\`, but there is one already.`,
        );
    }
    for (const step of added) this.#close(plan, step);
    this.#order(plan);
    this.#plan = undefined;
    return plan;
  }

  /** Plans other steps in place of `plan`, which is inside step `index` of a plan that is under way. */
  inside(outer: Plan, index: number, definitions: readonly StepDefinition[], plan: Plan): Plan {
    const steps = outer.steps.map((step) => ({
      ...step,
      after: new Set(step.after),
      before: [...step.before],
    }));
    this.#plan = { ...(outer as OpenPlan), steps, current: index };
    const element = plan.element === undefined ? {} : { element: plan.element };
    return this.steps(definitions, { lastReturns: true, ...element }, plan.inputs);
  }

  problem(code: PlanProblem['code'], message: string): void {
    const step = this.#plan?.steps[this.#plan.current]?.name;
    this.problems.push(step === undefined ? { code, message } : { code, message, step });
  }

  /** The name of the step that is being planned, for messages. */
  get step(): string {
    return this.#plan?.steps[this.#plan.current]?.name ?? '';
  }

  /** A function that the document says. */
  ask(use: FunctionUse, what: string): Ask {
    return askOf(use, `The ${what} of step \`${this.step}\``, this);
  }

  arguments(args: readonly StepArgument[]): readonly PlannedArgument[] {
    return args.map(({ name, source, transform }) => ({
      name,
      read: this.source(source),
      transform: transform && this.ask(transform, `transform of argument \`${name}\``),
    }));
  }

  /** How a value is read where it comes from; the step that is being planned, and those around it, wait for it. */
  source(source: Source): Read {
    const { path } = source;
    switch (source.from) {
      case 'value': {
        const value = follow(source.value, path);
        return () => value;
      }
      case 'input': {
        const { name } = source;
        if (!this.#plan?.inputs.has(name))
          this.problem(
            'unknown_input',
            `Step \`${this.step}\` takes the input \`${name}\`, which there is none of.`,
          );
        return path.length === 0
          ? (scope) => scope.inputs[name] ?? null
          : (scope) => follow(scope.inputs[name], path);
      }
      case 'element': {
        const depth = this.#depthOf((plan) => plan.element === source.map);
        if (depth < 0)
          this.problem(
            'unknown_element',
            `Step \`${this.step}\` takes the element of \`${source.map}\`, but it is not inside a map of that name.`,
          );
        return (scope) => follow(scope.up(depth).element, path);
      }
      case 'result': {
        const { depth, index } = this.#waitFor(source.step, 'takes the result of');
        if (depth === 0 && path.length === 0) return (scope) => scope.results[index];
        return (scope) => follow(scope.up(depth).results[index], path);
      }
    }
  }

  /** Whose records a source gives; undefined where the document does not tell. */
  originOf(source: Source): Origin | undefined {
    return originOf(source, (name) => {
      for (let plan = this.#plan; plan; plan = plan.outer) {
        const found = plan.definitions.find((each) => each.name === name);
        if (found) return found;
      }
      return undefined;
    });
  }

  #depthOf(found: (plan: OpenPlan) => boolean): number {
    let depth = 0;
    for (let plan = this.#plan; plan; plan = plan.outer, depth++) if (found(plan)) return depth;
    return -1;
  }

  #waitFor(name: string, verb: string): { depth: number; index: number } {
    let depth = 0;
    for (let plan = this.#plan; plan; plan = plan.outer, depth++) {
      const index = plan.names.get(name);
      if (index === undefined) continue;
      if (depth > 0 && !this.#isDone(depth, index))
        this.problem(
          'unknown_result',
          `Step \`${this.step}\` ${verb} \`${name}\`, which is not done yet and stands outside.`,
        );
      plan.steps[plan.current]?.after.add(index);
      return { depth, index };
    }
    this.problem('unknown_result', `Step \`${this.step}\` ${verb} \`${name}\`, but there is no such step.`);
    return { depth: 0, index: 0 };
  }

  #blank(index: number, definition: StepDefinition): OpenStep {
    return {
      index,
      name: definition.name,
      definition,
      work: unplanned,
      after: new Set(),
      before: [],
      args: [],
      hidden: [],
      where: [],
      guards: [],
      transform: undefined,
      backoff: undefined,
      plain: false,
    };
  }

  #open(plan: OpenPlan, definition: StepDefinition): OpenStep {
    const step = this.#blank(plan.steps.length, definition);
    plan.steps.push(step);
    if (this.#names.has(definition.name))
      this.problem('duplicate_name', `There are two steps with the name \`${definition.name}\`.`);
    this.#names.add(definition.name);
    plan.names.set(definition.name, step.index);
    return step;
  }

  #close(plan: OpenPlan, step: OpenStep): void {
    const { definition } = step;
    plan.current = step.index;
    const args = this.arguments(definition.arguments);
    step.args = args.filter(({ name }) => !name.startsWith('^'));
    step.hidden = args.filter(({ name }) => name.startsWith('^'));
    for (const name of definition.waitFor) this.#waitFor(name, 'waits for');
    step.where = definition.where.map((use) => this.ask(use, 'condition'));
    step.guards = definition.guards.map((use) => this.ask(use, 'guard'));
    step.transform = definition.transform && this.ask(definition.transform, 'transform');
    const { backoff } = definition;
    if (backoff && backoff.kind !== 'exponential') step.backoff = this.ask(backoff, 'backoff');
    step.work = behaviours[definition.kind](definition as never, this);
    step.plain =
      step.hidden.length === 0 &&
      step.where.length === 0 &&
      step.guards.length === 0 &&
      !step.transform &&
      step.args.every(({ transform }) => !transform);
  }

  #order(plan: OpenPlan): void {
    for (const step of plan.steps) step.before.length = 0;
    for (const step of plan.steps) for (const index of step.after) plan.steps[index]?.before.push(step.index);
    const cycle = cycleIn(plan.steps);
    if (cycle)
      this.problems.push({
        code: 'cycle',
        message: `The steps ${cycle.map((index) => `\`${plan.steps[index]?.name}\``).join(', ')} wait for each other.`,
        step: plan.steps[cycle[0] ?? 0]?.name ?? '',
      });
  }
}
