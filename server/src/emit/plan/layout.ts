/**
 * Where everything of a plan is drawn: from top to bottom, in layers, each box laid out by itself and then placed as one thing among
 * its neighbours. So no box ever lies on another one, whatever the reactor is.
 */
import type { Plan, PlanGraph, PlanLine, PlanPart, PlanStep } from './graph.ts';
import { layers, type Point, type Rectangle, type Size } from './layers.ts';
import { fitted, widthOf } from './text-size.ts';

/** Pixels. */
export const sizes = {
  title: 13,
  deed: 11,
  line: 16,
  icon: 16,
  padding: 12,
  margin: 16,
} as const;

const widest = 280;
const narrowest = 96;
/** Room for `running · 12 of 40 elements`. */
const narrowestWithState = 150;

/** A step where it is drawn; places of what is inside are from its own corner. */
export interface PlacedStep extends Rectangle {
  readonly step: PlanStep;
  readonly title: string;
  /** Lines below the title. */
  readonly lines: readonly string[];
  readonly parts: readonly PlacedPart[];
}

/** The steps in a box, or those of a branch with the frame around them. */
export interface PlacedPart extends Rectangle {
  readonly when?: string;
  /** Places are from the corner of the part. */
  readonly graph: PlacedGraph;
}

export interface PlacedLine {
  readonly line: PlanLine;
  /** Corners: straight down through a layer, and across between two of them. */
  readonly points: readonly Point[];
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly PlacedStep[];
  readonly lines: readonly PlacedLine[];
}

/** A mark at the beginning or the end, with its lines. */
export interface PlacedMark extends Rectangle {
  readonly text: string;
  readonly lines: readonly (readonly Point[])[];
}

export interface PlacedPlan extends PlacedGraph {
  readonly plan: Plan;
  readonly inputs?: PlacedMark;
  readonly result?: PlacedMark;
}

export interface LayoutOptions {
  /** Whether each step has a line for its state. */
  readonly states?: boolean;
}

/** The same plan is always laid out in the same way. */
export function layoutPlan(plan: Plan, options: LayoutOptions = {}): PlacedPlan {
  const boxes = plan.steps.map((step) => sizeOfStep(step, options));
  const inputs = plan.inputs.length > 0 && plan.first.length > 0 ? markOf(inputText(plan)) : undefined;
  const result = plan.last === undefined ? undefined : markOf('Result');
  const count = boxes.length;
  const marks = [...(inputs ? [inputs] : []), ...(result ? [result] : [])];
  const links = [
    ...plan.lines,
    ...(inputs ? plan.first.map((to) => ({ from: count, to })) : []),
    ...(result ? [{ from: plan.last ?? 0, to: count + marks.length - 1 }] : []),
  ];
  const { width, height, places, paths } = layers([...boxes, ...marks], links);
  const mark = (of: Mark | undefined, index: number, from: number, to: number): PlacedMark | undefined => {
    const place = places[index];
    return of && place && { ...place, text: of.text, lines: paths.slice(from, to) };
  };
  const placedInputs = mark(inputs, count, plan.lines.length, plan.lines.length + plan.first.length);
  const placedResult = mark(result, count + marks.length - 1, paths.length - 1, paths.length);
  return {
    plan,
    width,
    height,
    steps: placed(boxes, places),
    lines: plan.lines.map((line, index) => ({ line, points: paths[index] ?? [] })),
    ...(placedInputs ? { inputs: placedInputs } : {}),
    ...(placedResult ? { result: placedResult } : {}),
  };
}

interface Mark extends Size {
  readonly text: string;
}

type SizedStep = Omit<PlacedStep, 'x' | 'y'>;

function markOf(text: string): Mark {
  return { text, width: widthOf(text, sizes.deed) + 2 * sizes.padding, height: 24 };
}

function inputText({ inputs }: Plan): string {
  return fitted(`${inputs.length === 1 ? 'Input' : 'Inputs'}: ${inputs.join(', ')}`, sizes.deed, 2 * widest);
}

function layoutGraph(graph: PlanGraph, options: LayoutOptions): PlacedGraph {
  const boxes = graph.steps.map((step) => sizeOfStep(step, options));
  const { width, height, places, paths } = layers(boxes, graph.lines);
  return {
    width,
    height,
    steps: placed(boxes, places),
    lines: graph.lines.map((line, index) => ({ line, points: paths[index] ?? [] })),
  };
}

function placed(boxes: readonly SizedStep[], places: readonly Rectangle[]): readonly PlacedStep[] {
  return boxes.map((box, index) => ({ ...box, x: places[index]?.x ?? 0, y: places[index]?.y ?? 0 }));
}

/** A step with its text, and around what it holds. */
function sizeOfStep(step: PlanStep, options: LayoutOptions): SizedStep {
  const undo = step.undo === undefined ? 0 : sizes.icon;
  const beside = sizes.icon + 6 + undo;
  const title = fitted(step.title, sizes.title * bold, widest - beside);
  const lines = [step.deed, ...step.conditions.map((condition) => `if ${condition}`)].map((line) =>
    fitted(line, sizes.deed, widest),
  );
  const text = Math.max(
    options.states ? narrowestWithState : narrowest,
    widthOf(title, sizes.title * bold) + beside,
    ...lines.map((line) => widthOf(line, sizes.deed)),
  );
  const head = sizes.line * (1 + lines.length + (options.states ? 1 : 0)) + 2 * sizes.padding - 4;
  const inner = step.parts.map((part) => layoutPart(part, options));
  let x = sizes.padding;
  const parts = inner.map((part) => {
    const at = { ...part, x, y: head };
    x += part.width + sizes.padding;
    return at;
  });
  const width = Math.max(text + 2 * sizes.padding, parts.length > 0 ? x : 0);
  const tallest = Math.max(0, ...parts.map((part) => part.height));
  return {
    step,
    title,
    lines,
    width,
    height: head + (parts.length > 0 ? tallest + sizes.padding : 0),
    parts: middled(parts, width, x),
  };
}

/** Bold letters are wider. */
const bold = 1.06;

/** Parts in the middle of a box that is wider than they are. */
function middled(parts: readonly PlacedPart[], width: number, taken: number): readonly PlacedPart[] {
  const space = parts.length > 0 ? Math.max(0, (width - taken) / 2) : 0;
  return space === 0 ? parts : parts.map((part) => ({ ...part, x: part.x + space }));
}

function layoutPart({ when, graph }: PlanPart, options: LayoutOptions): Omit<PlacedPart, 'x' | 'y'> {
  const inside = layoutGraph(graph, options);
  if (when === undefined) return { graph: inside, width: inside.width, height: inside.height };
  const text = fitted(when === 'otherwise' ? when : `when ${when}`, sizes.deed, widest);
  const width = Math.max(inside.width, widthOf(text, sizes.deed)) + 2 * sizes.padding;
  return { when: text, graph: inside, width, height: inside.height + sizes.line + 2 * sizes.padding };
}
