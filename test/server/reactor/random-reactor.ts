/** Random reactors of all kinds of steps, and what comes of them, worked out one step after the other. */
import { createRandom, hashText } from '../../../server/src/base/random.ts';
import type {
  ReactorDefinition,
  Source,
  StepDefinition,
} from '../../../server/src/model/definition/reactor.ts';
import {
  arg,
  args,
  element,
  expression,
  handler,
  input,
  literal,
  operation,
  reactor,
  result,
  step,
  value,
} from './workshop.ts';

/** How a step of ours behaves; it stands in the options of its handler. */
export interface Nature {
  /** Tries that fail before one succeeds, and how they fail. */
  readonly fails: number;
  readonly how: 'retry' | 'error' | 'throw' | 'nothing';
  /** What compensate does about failures. */
  readonly rescue: 'none' | 'retry' | 'continue';
  readonly halts: boolean;
  /** How often other work is let in first. */
  readonly slow: number;
  /** Whether it adds a step that does what it does, too. */
  readonly emits: boolean;
}

interface Inside {
  /** Steps whose results may be taken. */
  readonly names: readonly string[];
  readonly sources: readonly Source[];
  readonly depth: number;
  readonly transaction: boolean;
}

/** The main reactor `R` and those that it is composed of. */
export function randomReactors(seed: number): readonly ReactorDefinition[] {
  const random = createRandom(seed);
  const others: ReactorDefinition[] = [];
  let count = 0;
  // Few runs fail, or all would.
  const perilous = random.int(2) === 0;
  const steps = (inside: Inside, least: number, most: number): StepDefinition[] => {
    const made: StepDefinition[] = [];
    const length = least + random.int(most - least + 1);
    for (let i = 0; i < length; i++) {
      const known = { ...inside, names: [...inside.names, ...made.map(({ name }) => name)] };
      made.push(one(known));
    }
    return made;
  };
  const source = ({ names, sources }: Inside): Source =>
    names.length > 0 && random.int(3) > 0 ? result(random.pick(names)) : random.pick(sources);
  const given = (inside: Inside): Record<string, Source> =>
    Object.fromEntries(Array.from({ length: random.int(3) }, (_, i) => [`a${i}`, source(inside)]));
  const nature = (transaction: boolean): Nature => {
    const fails = random.int(perilous ? 8 : 40) === 0 ? 99 : random.int(4) === 0 ? 1 + random.int(2) : 0;
    return {
      fails,
      how: random.pick(['retry', 'error', 'throw', 'nothing'] as const),
      rescue: fails > 0 ? random.pick(['retry', 'retry', 'retry', 'continue', 'none'] as const) : 'none',
      halts: !transaction && random.int(20) === 0,
      slow: random.int(4),
      emits: random.int(8) === 0,
    };
  };
  const one = (inside: Inside): StepDefinition => {
    const name = `s${++count}`;
    const deeper = { ...inside, depth: inside.depth - 1 };
    const common = {
      maxRetries: 3,
      async: random.int(8) > 0,
      waitFor: inside.names.length > 0 && random.int(4) === 0 ? [random.pick(inside.names)] : [],
      ...(random.int(12) === 0 ? { where: [expression(literal(random.int(2) === 0))] } : {}),
    };
    const simple = ['act', 'act', 'act', 'create', 'create', 'collect'] as const;
    const nested = ['map', 'switch', 'group', 'compose', 'recurse', 'around', 'transaction'] as const;
    switch (inside.depth > 0 && random.int(3) === 0 ? random.pick(nested) : random.pick(simple)) {
      case 'act': {
        const own = nature(inside.transaction);
        return step('step', name, {
          ...common,
          arguments: args(given(inside)),
          run: { kind: 'handler', name: 'act', options: { ...own } },
        });
      }
      case 'create':
        return step('create', name, {
          ...common,
          resource: 'Item',
          inputs: args({ note: source(inside) }),
          undo: random.pick(['always', 'outside_transaction']),
          undoAction: 'undo_create',
          options: { name },
        });
      case 'collect':
        return step('collect', name, { ...common, arguments: args(given(inside)) });
      case 'map': {
        const elements = Array.from({ length: random.int(5) }, (_, i) => i);
        const within = { ...deeper, names: inside.names, sources: [...inside.sources, element(name)] };
        return step('map', name, {
          ...common,
          source: value(elements),
          batchSize: 1 + random.int(3),
          strictOrdering: true,
          allowAsync: random.int(2) === 0,
          steps: steps(within, 1, 3),
        });
      }
      case 'switch': {
        const branch = (): { steps: StepDefinition[]; return?: string } => {
          const made = steps(deeper, 1, 2);
          return random.int(2) === 0 ? { steps: made } : { steps: made, return: made[0]?.name ?? '' };
        };
        const holds = expression(operation('==', arg('value'), literal(random.int(2))));
        return step('switch', name, {
          ...common,
          on: value(random.int(2)),
          branches: [{ predicate: holds, ...branch() }],
          otherwise: branch(),
        });
      }
      case 'group':
        return step('group', name, {
          ...common,
          arguments: args(given(inside)),
          allowAsync: random.int(2) === 0,
          steps: steps(deeper, 1, 3),
        });
      case 'around':
        return step('around', name, {
          ...common,
          fun: handler(random.int(2) === 0 ? 'plain' : 'catching'),
          allowAsync: true,
          steps: steps({ ...deeper, transaction: inside.transaction }, 1, 3),
        });
      case 'transaction':
        return step('transaction', name, {
          ...common,
          resources: ['Item'],
          steps: steps({ ...deeper, transaction: true }, 1, 3),
        });
      case 'compose': {
        const other = reactor(
          `R${count}`,
          steps({ ...deeper, names: [], sources: [input('x'), value(1)] }, 1, 3),
          { inputs: [{ name: 'x' }] },
        );
        others.push(other);
        return step('compose', name, {
          ...common,
          reactor: other.name,
          supportUndo: true,
          allowAsync: true,
          arguments: args({ x: source(inside) }),
        });
      }
      case 'recurse': {
        const body = steps({ ...deeper, names: [], sources: [input('x')] }, 1, 2);
        const last = step('collect', `s${++count}`, {
          arguments: args({ x: random.pick([input('x'), ...body.map((each) => result(each.name))]) }),
          waitFor: body.map((each) => each.name),
        });
        const other = reactor(`R${count}`, [...body, last], { inputs: [{ name: 'x' }] });
        others.push(other);
        return step('recurse', name, {
          ...common,
          reactor: other.name,
          maxIterations: 1 + random.int(3),
          arguments: args({ x: source(inside) }),
        });
      }
    }
  };
  const main = steps(
    { names: [], sources: [input('x'), value(1), value('text')], depth: 2, transaction: false },
    3,
    8,
  );
  const all = step('collect', 'all', {
    arguments: args(Object.fromEntries(main.map(({ name }) => [name, result(name)]))),
  });
  return [reactor('R', [...main, all], { inputs: [{ name: 'x' }] }), ...others];
}

/** What an `act` gives for its arguments. */
export const acted = (name: string, given: unknown): string =>
  `${name}:${hashText(JSON.stringify(sorted(given))).toString(36)}`;

/** The same with the keys of its maps in order: results by name come in the order of the plan, which is none of the model's. */
function sorted(given: unknown): unknown {
  if (given === null || typeof given !== 'object') return given;
  if (Array.isArray(given)) return given.map(sorted);
  const entries = Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/** What a `create` writes. */
export const noteOf = (given: unknown): string => JSON.stringify(sorted(given));

/** The step that one which `emits` adds. */
export const emitted = (name: string): StepDefinition =>
  step('step', `${name}e`, {
    arguments: args({ from: result(name) }),
    run: {
      kind: 'handler',
      name: 'act',
      options: { fails: 0, how: 'retry', rescue: 'none', halts: false, slow: 1, emits: false },
    },
  });

/** A failure that nobody inside has caught. */
class Failed extends Error {}

/** What comes of a run: its value, or failure; and the effects that are left when it succeeds, by path. */
export interface Foreseen {
  readonly value: unknown;
  readonly failed: boolean;
  readonly effects: ReadonlySet<string>;
}

/** The sequential model: no engine, no queue, no journal; each step after those that it needs. */
export function foresee(reactors: readonly ReactorDefinition[], x: unknown): Foreseen {
  let effects = new Set<string>();
  type Known = {
    results: Map<string, unknown>;
    outer: Known | undefined;
    inputs: Record<string, unknown>;
    elements: Map<string, unknown>;
  };
  const lookUp = (known: Known | undefined, name: string): unknown =>
    known === undefined
      ? null
      : known.results.has(name)
        ? known.results.get(name)
        : lookUp(known.outer, name);
  const read = (from: Source, known: Known): unknown => {
    if (from.from === 'input') return known.inputs[from.name] ?? null;
    if (from.from === 'value') return from.value;
    if (from.from === 'element') return known.elements.get(from.map);
    return lookUp(known, from.step) ?? null;
  };
  const inOrder = (definitions: readonly StepDefinition[], known: Known, prefix: string): Known => {
    for (const definition of definitions) known.results.set(definition.name, go(definition, known, prefix));
    return known;
  };
  const under = (known: Known, more: Partial<Known> = {}): Known => ({
    results: new Map(),
    outer: known,
    inputs: known.inputs,
    elements: known.elements,
    ...more,
  });
  const go = (definition: StepDefinition, known: Known, prefix: string): unknown => {
    const path = prefix + definition.name;
    if (
      definition.where.some(
        (use) => use.kind === 'expression' && use.expr.kind === 'literal' && use.expr.value === false,
      )
    )
      return null;
    const own = Object.fromEntries(
      definition.arguments.map(({ name, source }) => [name, read(source, known)]),
    );
    switch (definition.kind) {
      case 'step': {
        const { fails, how, rescue, halts, emits } = (definition.run.kind === 'handler'
          ? definition.run.options
          : {}) as unknown as Nature;
        const kept = acted(definition.name, own);
        if (fails === 0) effects.add(path);
        else if (how !== 'retry' && rescue === 'continue') return `rescued ${definition.name}`;
        else if (fails > 3 || (how !== 'retry' && rescue === 'none')) throw new Failed(path);
        else effects.add(path);
        if (emits && !halts) {
          effects.add(`${path}e`);
          known.results.set(`${definition.name}e`, acted(`${definition.name}e`, { from: kept }));
        }
        return kept;
      }
      case 'create': {
        effects.add(path);
        const [note] = definition.inputs;
        return { id: path, note: noteOf(note ? read(note.source, known) : null) };
      }
      case 'collect':
        return own;
      case 'map':
        return (read(definition.source, known) as unknown[]).map((each, index) => {
          const elements = new Map([...known.elements, [definition.name, each]]);
          const done = inOrder(definition.steps, under(known, { elements }), `${path}[${index}]/`);
          return done.results.get(definition.steps.at(-1)?.name ?? '');
        });
      case 'switch': {
        const on = read(definition.on, known);
        const taken = definition.branches.find(
          ({ predicate }) =>
            predicate.kind === 'expression' &&
            predicate.expr.kind === 'operation' &&
            (predicate.expr.operands[1] as { value: unknown }).value === on,
        );
        const branch = taken ?? definition.otherwise;
        if (!branch) return null;
        const done = inOrder(branch.steps, under(known), `${path}/`);
        return branch.return === undefined ? null : done.results.get(branch.return);
      }
      case 'group':
      case 'transaction': {
        const inputs = definition.kind === 'group' ? { ...known.inputs, ...own } : known.inputs;
        return inOrder(definition.steps, under(known, { inputs }), `${path}/`).results.get(
          definition.steps.at(-1)?.name ?? '',
        );
      }
      case 'around': {
        const before = effects;
        effects = new Set(before);
        try {
          return Object.fromEntries(inOrder(definition.steps, under(known), `${path}/`).results);
        } catch (error) {
          if (
            !(error instanceof Failed) ||
            definition.fun.kind !== 'handler' ||
            definition.fun.name !== 'catching'
          )
            throw error;
          effects = before;
          return 'caught';
        }
      }
      case 'compose': {
        const other = reactors.find(({ name }) => name === definition.reactor);
        return whole(other, own, `${path}/`);
      }
      case 'recurse': {
        const other = reactors.find(({ name }) => name === definition.reactor);
        let inputs: unknown = own;
        for (let i = 0; i < (definition.maxIterations ?? 0); i++)
          inputs = whole(other, inputs as Record<string, unknown>, `${path}[${i}]/`);
        return inputs;
      }
      default:
        throw new Error(`The model knows no ${definition.kind}.`);
    }
  };
  const whole = (
    definition: ReactorDefinition | undefined,
    inputs: Record<string, unknown>,
    prefix: string,
  ): unknown => {
    const { steps = [] } = definition ?? {};
    return inOrder(
      steps,
      { results: new Map(), outer: undefined, inputs, elements: new Map() },
      prefix,
    ).results.get(steps.at(-1)?.name ?? '');
  };
  try {
    const value = whole(reactors[0], { x }, '');
    return { value, failed: false, effects };
  } catch (error) {
    if (error instanceof Failed) return { value: null, failed: true, effects: new Set() };
    throw error;
  }
}
