/** A reactor as steps, boxes around steps and lines between them: what a picture of it is made from. */
import type { ReactorDefinition, StepDefinition } from '../../model/definition/reactor.ts';
import { sourceText } from './expression-text.ts';
import { conditionsOf, deedOf, innerSteps, takenBy, undoOf } from './steps.ts';
import { titleOf } from './words.ts';

/** What the box of a step looks like. */
export type PlanKind =
  | 'action'
  | 'function'
  | 'data'
  | 'log'
  | 'failure'
  | 'decision'
  | 'each'
  | 'group'
  | 'reactor'
  | 'rounds'
  | 'transaction';

export interface PlanStep {
  /** Names of the steps from the outside in, as the steps of a run have them, without the numbers of elements and rounds. */
  readonly path: readonly string[];
  readonly kind: PlanKind;
  readonly title: string;
  /** What it does, in a few words. */
  readonly deed: string;
  readonly conditions: readonly string[];
  /** How it is taken back. */
  readonly undo?: string;
  /** All that is known of it, a line each: description, what it takes, how it is undone. */
  readonly about: readonly string[];
  /** What it holds; several for the branches of a switch. Empty for a step without steps inside. */
  readonly parts: readonly PlanPart[];
}

export interface PlanPart {
  /** For branches: when they are run. */
  readonly when?: string;
  readonly graph: PlanGraph;
}

/** One line for all that goes from one step to another beside it. */
export interface PlanLine {
  /** Places in {@link PlanGraph.steps}. */
  readonly from: number;
  readonly to: number;
  /** `wait` when nothing is taken: the step is only waited for. */
  readonly kind: 'value' | 'wait';
  /** What is taken, `order = cart.order`. */
  readonly takes: readonly string[];
}

export interface PlanGraph {
  readonly steps: readonly PlanStep[];
  /** Between steps beside each other: what a step inside of a box takes from outside, the box takes. */
  readonly lines: readonly PlanLine[];
}

export interface Plan extends PlanGraph {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly inputs: readonly string[];
  /** Steps that begin with inputs and nothing else. */
  readonly first: readonly number[];
  /** The step whose result is that of the whole. */
  readonly last?: number;
}

/** How deep reactors are drawn inside of one another, and how many steps there may be before they stay closed. */
const deepest = 4;
const most = 400;

const kinds: ReadonlyMap<StepDefinition['kind'], PlanKind> = new Map([
  ['step', 'function'],
  ['ash_step', 'function'],
  ['collect', 'data'],
  ['template', 'data'],
  ['debug', 'log'],
  ['flunk', 'failure'],
  ['switch', 'decision'],
  ['map', 'each'],
  ['group', 'group'],
  ['around', 'group'],
  ['compose', 'reactor'],
  ['recurse', 'rounds'],
  ['transaction', 'transaction'],
]);

/** The plan of a reactor; those that it runs are drawn inside of it where `reactors` has them. */
export function planGraph(reactor: ReactorDefinition, reactors: readonly ReactorDefinition[] = []): Plan {
  const reading = new Reading(new Map(reactors.map((each) => [each.name, each])));
  const graph = reading.graph(reactor.steps, [], [reactor.name]);
  const places = placesIn(reactor.steps);
  const follows = new Set(graph.lines.map(({ to }) => to));
  const takes = reactor.steps.map((step) => usesOf(step).inputs.size > 0);
  const last = places.get(reactor.return ?? reactor.steps.at(-1)?.name ?? '');
  return {
    ...graph,
    name: reactor.name,
    title: titleOf(reactor),
    ...(reactor.description === undefined ? {} : { description: reactor.description }),
    inputs: reactor.inputs.map(({ name }) => name),
    first: graph.steps.flatMap((_, index) => (takes[index] && !follows.has(index) ? [index] : [])),
    ...(last === undefined ? {} : { last }),
  };
}

class Reading {
  readonly #reactors: ReadonlyMap<string, ReactorDefinition>;
  #count = 0;

  constructor(reactors: ReadonlyMap<string, ReactorDefinition>) {
    this.#reactors = reactors;
  }

  /** `within`: the reactors around, the outermost first. */
  graph(steps: readonly StepDefinition[], above: readonly string[], within: readonly string[]): PlanGraph {
    this.#count += steps.length;
    const places = placesIn(steps);
    return {
      steps: steps.map((step) => this.#step(step, above, within)),
      lines: steps.flatMap((step, to) => linesTo(step, to, places)),
    };
  }

  #step(step: StepDefinition, above: readonly string[], within: readonly string[]): PlanStep {
    const path = [...above, step.name];
    const undo = undoOf(step);
    const taken = takenBy(step).filter(({ name }) => !name.startsWith('^'));
    const conditions = conditionsOf(step);
    return {
      path,
      kind: kinds.get(step.kind) ?? 'action',
      title: titleOf(step),
      deed: deedOf(step),
      conditions,
      ...(undo === undefined ? {} : { undo }),
      about: [
        `${step.name}: ${deedOf(step)}`,
        ...(step.description === undefined ? [] : [step.description]),
        ...taken.map(({ name, source }) => `takes ${name} from ${sourceText(source)}`),
        ...(step.waitFor.length > 0 ? [`waits for ${step.waitFor.join(', ')}`] : []),
        ...conditions.map((condition) => `only if ${condition}`),
        ...(step.timeout === undefined ? [] : [`each try ends after ${step.timeout} ms`]),
        ...(undo === undefined ? [] : [`taken back by ${undo}`]),
      ],
      parts: this.#parts(step, path, within),
    };
  }

  #parts(step: StepDefinition, path: readonly string[], within: readonly string[]): readonly PlanPart[] {
    if (step.kind !== 'compose' && step.kind !== 'recurse')
      return innerSteps(step).map(({ when, steps }) => ({
        ...(when === undefined ? {} : { when }),
        graph: this.graph(steps, path, within),
      }));
    const inner = this.#reactors.get(step.reactor);
    const isOpen = inner && within.length < deepest && this.#count < most && !within.includes(inner.name);
    return isOpen ? [{ graph: this.graph(inner.steps, path, [...within, inner.name]) }] : [];
  }
}

/** Steps by name. */
function placesIn(steps: readonly StepDefinition[]): ReadonlyMap<string, number> {
  return new Map(steps.map(({ name }, index) => [name, index]));
}

/** Lines to one step from those beside it. */
function linesTo(step: StepDefinition, to: number, places: ReadonlyMap<string, number>): readonly PlanLine[] {
  const { results, waits } = usesOf(step);
  const lines = new Map<number, PlanLine>();
  const add = (name: string, kind: PlanLine['kind'], takes: readonly string[]) => {
    const from = places.get(name);
    if (from !== undefined && from !== to && !lines.has(from)) lines.set(from, { from, to, kind, takes });
  };
  for (const [name, takes] of results) add(name, 'value', takes);
  for (const name of waits) add(name, 'wait', []);
  return [...lines.values()];
}

interface Uses {
  readonly inputs: Set<string>;
  /** What is taken of each step. */
  readonly results: Map<string, string[]>;
  readonly waits: Set<string>;
}

/** What a step, and what is inside of it, asks for from around; names of its own inside hide those around. */
function usesOf(step: StepDefinition): Uses {
  const uses: Uses = { inputs: new Set(), results: new Map(), waits: new Set(step.waitFor) };
  for (const { name, source } of takenBy(step)) {
    if (source.from === 'input') uses.inputs.add(source.name);
    if (source.from !== 'result') continue;
    const takes = uses.results.get(source.step) ?? [];
    takes.push(name.startsWith('^') ? `if ${sourceText(source)}` : `${name} = ${sourceText(source)}`);
    uses.results.set(source.step, takes);
  }
  for (const { steps } of innerSteps(step)) {
    const own = new Set(steps.map(({ name }) => name));
    for (const inner of steps.map(usesOf)) {
      for (const name of inner.inputs) uses.inputs.add(name);
      for (const name of inner.waits) if (!own.has(name)) uses.waits.add(name);
      for (const [name, takes] of inner.results)
        if (!own.has(name)) uses.results.set(name, [...(uses.results.get(name) ?? []), ...takes]);
    }
  }
  return uses;
}
