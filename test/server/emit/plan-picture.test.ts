/** Plans as pictures: a golden one, and that no step is lost, no line leads nowhere and no box lies on another, whatever the reactor is. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { planGraph } from '../../../server/src/emit/plan/graph.ts';
import type { Point, Rectangle } from '../../../server/src/emit/plan/layers.ts';
import { layoutPlan, type PlacedGraph } from '../../../server/src/emit/plan/layout.ts';
import { fileStyle } from '../../../server/src/emit/plan/style.ts';
import { planSvg } from '../../../server/src/emit/plan/svg.ts';
import { inWords, titleOf } from '../../../server/src/emit/plan/words.ts';
import { readDefinitions } from '../../../server/src/language/definition/index.ts';
import { createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import type { ReactorDefinition, StepDefinition } from '../../../server/src/model/definition/reactor.ts';
import { root } from './emitted.ts';

const text = readFileSync(join(root, 'test/fixtures/place-order.spark'), 'utf8');
const { reactors } = readDefinitions(
  createWorkspace([parseSpark(text, 'file:///place-order.spark')]),
).definitions;
const order = reactors.at(-1);
assert.ok(order);

const picture = (reactor: ReactorDefinition, others: readonly ReactorDefinition[] = []): string =>
  planSvg(layoutPlan(planGraph(reactor, others)), { style: fileStyle });

it('the picture place-order.svg is as it was', () => {
  const path = join(root, 'test/golden/emit/place-order.svg');
  const svg = picture(order, reactors);
  if (process.env['UPDATE']) writeFileSync(path, svg);
  assert.equal(svg, readFileSync(path, 'utf8'), 'run it with UPDATE=1 and look at it');
});

it('every step is drawn once, lines join steps, and boxes lie beside or inside of each other', () => {
  fc.assert(
    fc.property(reactor(), (each) => {
      const placed = layoutPlan(planGraph(each));
      checkPlaces(placed);
      const { steps, lines } = elementsOf(picture(each));
      assert.deepEqual(steps.toSorted(), pathsOf(each.steps).toSorted());
      for (const end of lines.flat()) assert.ok(steps.includes(end), `a line leads to ${end}`);
      assert.equal(picture(each), picture(each));
    }),
    { numRuns: 25 },
  );
});

it('a step that stands for another reactor is drawn with its steps, and one that runs itself is not drawn without end', () => {
  const once: ReactorDefinition = { ...bare, name: 'Once', steps: [composed('again', 'Once')] };
  assert.deepEqual(elementsOf(picture(once, [once])).steps, ['again']);
  const outer: ReactorDefinition = { ...bare, name: 'Outer', steps: [composed('one', 'Once')] };
  assert.deepEqual(elementsOf(picture(outer, [once])).steps.toSorted(), ['one', 'one/again']);
});

it('no text of a document is taken for markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (evil) => {
      const [step] = order.steps;
      assert.ok(step);
      const svg = picture({ ...bare, name: evil, description: evil, steps: [{ ...step, name: evil }] });
      assert.equal(elementsOf(svg).steps.length, 1);
    }),
    { numRuns: 30 },
  );
  const svg = picture({ ...bare, name: '<script>alert(1)</script>', steps: order.steps });
  assert.doesNotMatch(svg, /<script|\son\w+=|href/);
});

it('explains what cannot be read off the picture, and only that', () => {
  assert.match(picture(order), /only waits for it/);
  assert.doesNotMatch(picture({ ...bare, steps: [named('alone')] }), /legend"/);
});

it('a reactor without steps is a picture, too', () => {
  assert.deepEqual(elementsOf(picture(bare)).steps, []);
});

it('people read headlines of descriptions where they are short, and names in words', () => {
  const read = (name: string, description?: string) =>
    titleOf(description === undefined ? { name } : { name, description });
  assert.equal(read('key', 'Name the run: by what it is made of.'), 'Name the run');
  assert.equal(
    read('load_project', 'Something that is said in more words than there is room for.'),
    'Load project',
  );
  assert.equal(read('GeneticEvolution'), 'Genetic evolution');
  assert.equal(inWords('Shop.PlaceOrder'), 'Place order');
  assert.equal(inWords('APIKey_v2'), 'API key v2');
  assert.equal(inWords('_'), '_');
});

const bare: ReactorDefinition = { name: 'Bare', inputs: [], steps: [], middlewares: [] };

function named(name: string): StepDefinition {
  return {
    name,
    kind: 'step',
    run: { kind: 'code', language: 'none', code: 'work' },
    arguments: [],
    waitFor: [],
    where: [],
    guards: [],
    async: true,
    maxRetries: 5,
  };
}

function composed(name: string, of: string): StepDefinition {
  return { ...named(name), kind: 'compose', reactor: of, supportUndo: true, allowAsync: true };
}

/** Reactors of steps inside of steps that take from and wait for any others, also in circles. */
function reactor(): fc.Arbitrary<ReactorDefinition> {
  const kinds = fc.constantFrom('step', 'collect', 'map', 'group', 'switch', 'transaction');
  interface Tree {
    readonly kind: string;
    readonly takes: readonly number[];
    readonly waits: readonly number[];
    readonly inside: readonly Tree[];
  }
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      kind: kinds,
      takes: fc.array(fc.nat(9), { maxLength: 3 }),
      waits: fc.array(fc.nat(9), { maxLength: 1 }),
      inside: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('tree'), { maxLength: 4 })),
    }),
  }));
  const build = ({ kind, takes, waits, inside }: Tree, index: number, depth: number): StepDefinition => {
    const base = {
      ...named(`s${index}${'x'.repeat(index * 5)}`),
      arguments: takes.map((from, place) => ({
        name: `a${place}`,
        source:
          from === 9
            ? { from: 'input' as const, name: 'given', path: [] }
            : { from: 'result' as const, step: `s${from}${'x'.repeat(from * 5)}`, path: [] },
      })),
      waitFor: waits.map((from) => `s${from}${'x'.repeat(from * 5)}`),
    };
    const steps = depth > 3 ? [] : inside.map((each, place) => build(each, place, depth + 1));
    const source = { from: 'value' as const, value: [], path: [] };
    switch (kind) {
      case 'collect':
        return { ...base, kind };
      case 'map':
        return { ...base, kind, source, steps, batchSize: 10, strictOrdering: true, allowAsync: true };
      case 'group':
        return { ...base, kind, steps, allowAsync: true };
      case 'transaction':
        return { ...base, kind, resources: [], steps };
      case 'switch': {
        const predicate = { kind: 'code', language: 'none', code: 'holds' } as const;
        const half = Math.floor(steps.length / 2);
        return {
          ...base,
          kind,
          on: source,
          branches: [{ predicate, steps: steps.slice(0, half) }],
          otherwise: { steps: steps.slice(half) },
        };
      }
      default:
        return base;
    }
  };
  return fc.array(tree, { maxLength: 7 }).map((trees) => ({
    ...bare,
    inputs: [{ name: 'given' }],
    steps: trees.map((each, index) => build(each, index, 0)),
  }));
}

function pathsOf(steps: readonly StepDefinition[], above = ''): readonly string[] {
  return steps.flatMap((step) => {
    const path = `${above}${step.name}`;
    const inside =
      step.kind === 'switch'
        ? [...step.branches.flatMap((branch) => branch.steps), ...(step.otherwise?.steps ?? [])]
        : 'steps' in step
          ? step.steps
          : [];
    return [path, ...pathsOf(inside, `${path}/`)];
  });
}

/** What a reader of XML finds; it throws at anything that is not well formed. */
function elementsOf(svg: string): {
  readonly steps: readonly string[];
  readonly lines: readonly (readonly string[])[];
} {
  const steps: string[] = [];
  const lines: string[][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ attributes }) => {
    const { 'data-step': step, 'data-from': from, 'data-to': to } = attributes as Record<string, string>;
    if (step !== undefined) steps.push(step);
    if (from !== undefined && to !== undefined) lines.push([from, to]);
  });
  parser.write(svg).close();
  return { steps, lines };
}

function checkPlaces(graph: PlacedGraph): void {
  const { steps, lines, width, height } = graph;
  steps.forEach((step, index) => {
    assert.ok(isInside(step, { x: 0, y: 0, width, height }), 'a box is out of the picture');
    for (const other of steps.slice(index + 1)) assert.ok(!overlap(step, other), 'boxes lie on each other');
    for (const part of step.parts) {
      assert.ok(isInside(part, { ...step, x: 0, y: 0 }), 'a part is out of its box');
      checkPlaces(part.graph);
    }
  });
  for (const { line, points } of lines) {
    const [from, to] = [steps[line.from], steps[line.to]];
    assert.ok(from && to && points.length >= 2);
    const goesDown = from.y + from.height <= to.y;
    const others = steps.filter((step) => goesDown && step !== from && step !== to);
    points.forEach((point, index) => {
      const before = points[index - 1];
      for (const step of before ? others : [])
        assert.ok(!cuts(before ?? point, point, step), 'a line cuts a box');
    });
  }
}

const slack = 0.5;

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.x < b.x + b.width - slack &&
    b.x < a.x + a.width - slack &&
    a.y < b.y + b.height - slack &&
    b.y < a.y + a.height - slack
  );
}

/** Whether the bend from one point to the next, which stays between them, enters a box. */
function cuts(a: Point, b: Point, box: Rectangle): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  return overlap({ x: left, y: a.y, width: Math.max(right - left, 1), height: b.y - a.y }, box);
}
