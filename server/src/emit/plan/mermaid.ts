/** A reactor as a Mermaid flowchart: inputs, steps with what each takes from where, and what is returned. (After `Reactor.Mermaid`.) */
import type { ReactorDefinition, StepDefinition } from '../../model/definition/reactor.ts';
import { sourceText } from './expression-text.ts';
import { conditionsOf, deedOf, innerSteps, takenBy, undoOf } from './steps.ts';

/** From left to right, or from top to bottom. */
export type Direction = 'LR' | 'TB';

/** Where lines to a step end, and where those from it begin. */
interface Ends {
  readonly into: string;
  readonly from: string;
}

/** The text of the flowchart. The same definition gives the same text. */
export function planMermaid(reactor: ReactorDefinition, direction: Direction = 'LR'): string {
  const chart = new Chart();
  const inputs = new Map(
    reactor.inputs.map((input) => [input.name, chart.node(input.name, ['>', ']'])] as const),
  );
  const scope: Scope = { inputs, steps: new Map(), elements: new Map() };
  chart.steps(reactor.steps, scope, 1)();
  const last = reactor.return ?? reactor.steps.at(-1)?.name;
  const result = last === undefined ? undefined : scope.steps.get(last);
  if (result) chart.edge(result.from, chart.node('Return', ['([', '])']), { arrow: '==>' });
  return [`flowchart ${direction}`, ...chart.lines, ...chart.edges, ''].join('\n');
}

interface Scope {
  readonly inputs: ReadonlyMap<string, string>;
  readonly steps: Map<string, Ends>;
  readonly elements: ReadonlyMap<string, string>;
}

/** Kinds of steps by the shape of their boxes. */
const shapes: Readonly<Record<string, readonly [string, string]>> = {
  compose: ['[[', ']]'],
  recurse: ['[[', ']]'],
  collect: ['[/', '/]'],
  template: ['[/', '/]'],
  flunk: ['{{', '}}'],
};
const ofActions = ['[(', ')]'] as const;
const ofOthers = ['[', ']'] as const;

/** The steps of a block, and behind them those around it, also when they come later. */
class Inner extends Map<string, Ends> {
  readonly #around: Map<string, Ends>;

  constructor(around: Map<string, Ends>) {
    super();
    this.#around = around;
  }

  override get(name: string): Ends | undefined {
    return super.get(name) ?? this.#around.get(name);
  }
}

class Chart {
  readonly lines: string[] = [];
  /** Labels by where the lines lead and how they look: one line for all that goes from one box to another. */
  readonly #edges = new Map<string, string[]>();
  #ids = 0;

  /** A box; ids are numbers, since names may be words of Mermaid. */
  node(label: string, [open, close]: readonly [string, string], depth = 1): string {
    const id = `n${++this.#ids}`;
    this.lines.push(`${'  '.repeat(depth)}${id}${open}"${escaped(label)}"${close}`);
    return id;
  }

  edge(from: string, to: string, { label = '', arrow = '-->' }): void {
    const key = `${from} ${arrow} ${to}`;
    const labels = this.#edges.get(key) ?? [];
    this.#edges.set(key, label === '' || labels.includes(label) ? labels : [...labels, label]);
  }

  get edges(): readonly string[] {
    return [...this.#edges].map(([key, labels]) => {
      const [from, arrow, to] = key.split(' ');
      return `  ${from} ${arrow}${labels.length === 0 ? '' : `|"${escaped(labels.join('\n'))}"|`} ${to}`;
    });
  }

  /** Boxes for all steps first, since any of them may take what another one gives; the lines to them are drawn by what it returns. */
  steps(steps: readonly StepDefinition[], scope: Scope, depth: number): () => void {
    const own = steps.map((step) => ({ step, ...this.#step(step, scope, depth) }));
    for (const { step, ends } of own) scope.steps.set(step.name, ends);
    return () => {
      for (const { step, ends, draw } of own) {
        draw();
        this.#taken(step, ends, scope);
      }
    };
  }

  #step(
    step: StepDefinition,
    scope: Scope,
    depth: number,
  ): { readonly ends: Ends; readonly draw: () => void } {
    const holds = innerSteps(step);
    const label = labelOf(step);
    if (holds.length === 0) {
      const shape = shapes[step.kind] ?? ('inputs' in step ? ofActions : ofOthers);
      const id = this.node(label, shape, depth);
      return { ends: { into: id, from: id }, draw: () => undefined };
    }
    const id = this.#open(label, depth);
    const into = step.kind === 'switch' ? this.node(deedOf(step), ['{', '}'], depth + 1) : id;
    const elements =
      step.kind === 'map'
        ? new Map([...scope.elements, [step.name, this.node('element', ['((', '))'], depth + 1)] as const])
        : scope.elements;
    const draws = holds.map(({ when, steps }) => {
      const within: Scope = { ...scope, steps: new Inner(scope.steps), elements };
      if (when === undefined) return this.steps(steps, within, depth + 1);
      const branch = this.#open(when, depth + 1);
      this.edge(into, branch, {});
      if (steps.length === 0) this.node('nothing', ofOthers, depth + 2);
      const draw = this.steps(steps, within, depth + 2);
      this.#close(depth + 1);
      return draw;
    });
    this.#close(depth);
    return {
      ends: { into, from: id },
      draw: () => {
        for (const draw of draws) draw();
      },
    };
  }

  #open(label: string, depth: number): string {
    const id = `n${++this.#ids}`;
    this.lines.push(`${'  '.repeat(depth)}subgraph ${id}["${escaped(label)}"]`);
    return id;
  }

  #close(depth: number): void {
    this.lines.push(`${'  '.repeat(depth)}end`);
  }

  /** Lines from what a step takes, and from what it waits for. */
  #taken(step: StepDefinition, { into }: Ends, { inputs, steps, elements }: Scope): void {
    for (const { name, source } of takenBy(step)) {
      if (source.from === 'value') continue;
      const from =
        source.from === 'input'
          ? inputs.get(source.name)
          : source.from === 'result'
            ? steps.get(source.step)?.from
            : elements.get(source.map);
      const way = source.path.join('.');
      const label = way === '' || way === name ? name : `${name} = ${way}`;
      if (from) this.edge(from, into, { label: name.startsWith('^') ? 'if' : label });
    }
    for (const name of step.waitFor) {
      const from = steps.get(name)?.from;
      if (from) this.edge(from, into, { arrow: '-.->' });
    }
  }
}

/** The name, what it does, constant arguments, conditions and how it is undone. */
function labelOf(step: StepDefinition): string {
  const constants = takenBy(step).flatMap(({ name, source }) =>
    source.from === 'value' && step.kind !== 'flunk' ? [`${name}: ${sourceText(source)}`] : [],
  );
  const undo = undoOf(step);
  return [
    step.name,
    ...(step.kind === 'switch' ? [] : [deedOf(step)]),
    ...constants,
    ...conditionsOf(step).map((condition) => `if ${condition}`),
    ...(undo === undefined ? [] : [`undo: ${undo}`]),
  ].join('\n');
}

/** Text between quotes of Mermaid: its own marks as entities, so that no text of a document is taken for markup. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('#', '#35;')
    .replaceAll('&amp;', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;')
    .replaceAll(/\r?\n/g, '<br>');
}
