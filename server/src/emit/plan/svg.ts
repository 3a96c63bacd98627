/** The plan of a reactor as a picture: SVG with a title and a description, whose steps a page can find by `data-step`. */
import type { PlanKind, PlanStep } from './graph.ts';
import { icons, undoIcon } from './icons.ts';
import { type Point, spaces } from './layers.ts';
import {
  type PlacedGraph,
  type PlacedLine,
  type PlacedMark,
  type PlacedPart,
  type PlacedPlan,
  type PlacedStep,
  sizes,
} from './layout.ts';
import { widthOf } from './text-size.ts';

export interface SvgOptions {
  /** CSS to put into the picture, for a file of its own. */
  readonly style?: string;
  /** Whether each step has an empty line for its state. */
  readonly states?: boolean;
}

/** The steps of a path as one word: what `data-step` says. */
export function stepKey(path: readonly string[]): string {
  return path.join('/');
}

/** The picture, as one `svg` element. */
export function planSvg(placed: PlacedPlan, { style, states = false }: SvgOptions = {}): string {
  const { plan } = placed;
  const legend = legendOf(placed);
  const { margin } = sizes;
  const width = round(Math.max(placed.width, legend.width) + 2 * margin);
  const height = round(placed.height + legend.height + 2 * margin);
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plan" role="group" aria-labelledby="plan-title plan-about" ${size}>`,
    `<title id="plan-title">Plan: ${escaped(plan.title)}</title>`,
    `<desc id="plan-about">${escaped(summaryOf(placed))}</desc>`,
    ...(style === undefined ? [] : [`<style>\n${style}</style>`]),
    '<defs><marker id="plan-tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="tip" d="M0 .5 8 4 0 7.5z"/></marker></defs>',
    `<g transform="translate(${margin} ${margin})">`,
    ...marked(placed.inputs),
    ...marked(placed.result),
    ...drawn(placed, states),
    '</g>',
    ...legend.lines.map((line) =>
      line.replace('$', `translate(${margin} ${round(placed.height + 2 * margin)})`),
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** Lines first, so that nothing of them lies on a box. */
function drawn(graph: PlacedGraph, states: boolean): readonly string[] {
  const names = graph.steps.map(({ step }) => step);
  return [
    ...graph.lines.map((each) => lineElement(each, names)),
    ...graph.steps.flatMap((each) => stepElement(each, states)),
  ];
}

function lineElement({ line, points }: PlacedLine, steps: readonly PlanStep[]): string {
  const [from, to] = [steps[line.from], steps[line.to]];
  const ends = `data-from="${escaped(stepKey(from?.path ?? []))}" data-to="${escaped(stepKey(to?.path ?? []))}"`;
  const says =
    line.kind === 'wait'
      ? `${to?.title} waits for ${from?.title}`
      : `${to?.title} takes from ${from?.title}: ${line.takes.join(', ')}`;
  const look = line.kind === 'wait' ? 'line wait' : 'line';
  return `<path class="${look}" ${ends} marker-end="url(#plan-tip)" d="${curve(points)}"><title>${escaped(says)}</title></path>`;
}

/** Down through the layers, and in soft bends from one to the next. */
function curve(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (!before) return `M${at(point)}`;
      if (Math.abs(before.x - point.x) < 0.5) return `V${round(point.y)}`;
      const middle = (before.y + point.y) / 2;
      return `C${at({ x: before.x, y: middle })} ${at({ x: point.x, y: middle })} ${at(point)}`;
    })
    .join('');
}

function stepElement(placed: PlacedStep, states: boolean): readonly string[] {
  const { step, x, y, width, height, title, lines, parts } = placed;
  const { padding, line, icon } = sizes;
  const look = ['step', step.kind, ...(parts.length > 0 ? ['holds'] : [])].join(' ');
  const first = padding + line - 6;
  return [
    `<g class="${look}" data-step="${escaped(stepKey(step.path))}" transform="translate(${at({ x, y })})">`,
    `<title>${escaped([step.title, ...step.about].join('\n'))}</title>`,
    `<path class="shape" d="${outline(parts.length > 0 ? 'group' : step.kind, width, height)}"/>`,
    `<path class="sign" transform="translate(${padding} ${padding - 4})" d="${icons[step.kind]}"/>`,
    `<text class="title" x="${padding + icon + 6}" y="${first}">${escaped(title)}</text>`,
    ...(step.undo === undefined
      ? []
      : [
          `<path class="sign" transform="translate(${round(width - padding - 12)} ${padding - 3}) scale(0.8)" d="${undoIcon}"/>`,
        ]),
    ...lines.map(
      (text, index) =>
        `<text class="deed" x="${padding}" y="${first + line * (index + 1)}">${escaped(text)}</text>`,
    ),
    ...(states
      ? [`<text class="state" x="${padding}" y="${first + line * (lines.length + 1)}"></text>`]
      : []),
    ...parts.flatMap((part) => partElement(part, states)),
    '</g>',
  ];
}

function partElement({ when, graph, x, y, width, height }: PlacedPart, states: boolean): readonly string[] {
  const { padding, line } = sizes;
  const inside = { x: round((width - graph.width) / 2), y: when === undefined ? 0 : padding + line };
  return [
    `<g class="part" transform="translate(${at({ x, y })})">`,
    ...(when === undefined
      ? []
      : [
          `<path class="shape" d="${rounded(width, height, 4)}"/>`,
          `<text class="when" x="${padding}" y="${padding + 6}">${escaped(when)}</text>`,
        ]),
    `<g transform="translate(${at(inside)})">`,
    ...drawn(graph, states),
    '</g>',
    '</g>',
  ];
}

function marked(mark: PlacedMark | undefined): readonly string[] {
  if (!mark) return [];
  const { text, x, y, width, height, lines } = mark;
  return [
    ...lines.map((points) => `<path class="line" marker-end="url(#plan-tip)" d="${curve(points)}"/>`),
    `<g class="mark" transform="translate(${at({ x, y })})">`,
    `<path class="shape" d="${rounded(width, height, height / 2)}"/>`,
    `<text x="${round(width / 2)}" y="16" text-anchor="middle">${escaped(text)}</text>`,
    '</g>',
  ];
}

/** The outline of a box, which says of what kind the step is. */
function outline(kind: PlanKind, width: number, height: number): string {
  const [w, h] = [round(width), round(height)];
  switch (kind) {
    case 'action':
      return `M0 0H${w}V${h}H0zM4 0V${h}`;
    case 'reactor':
    case 'rounds':
      return `M0 0H${w}V${h}H0zM4 0V${h}M${w - 4} 0V${h}`;
    case 'data':
      return `M8 0H${w}L${w - 8} ${h}H0z`;
    case 'failure':
      return `M8 0H${w - 8}L${w} 8V${h - 8}L${w - 8} ${h}H8L0 ${h - 8}V8z`;
    case 'function':
    case 'log':
      return rounded(width, height, 12);
    default:
      return rounded(width, height, 6);
  }
}

function rounded(width: number, height: number, radius: number): string {
  const [w, h, r] = [round(width), round(height), round(radius)];
  const corner = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${r} 0H${round(w - r)}${corner(r, r)}V${round(h - r)}${corner(-r, r)}H${r}${corner(-r, -r)}V${r}${corner(r, -r)}z`;
}

interface Legend {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** What cannot be read off the picture: broken lines and the sign of what can be taken back, where there are any. */
function legendOf(placed: PlacedPlan): Legend {
  const graphs = graphsIn(placed);
  const items = [
    ...(graphs.some(({ lines }) => lines.some(({ line }) => line.kind === 'wait'))
      ? [{ sign: '<path class="line wait" d="M0 8H28"/>', indent: 36, text: 'only waits for it' }]
      : []),
    ...(graphs.some(({ steps }) => steps.some(({ step }) => step.undo !== undefined))
      ? [
          {
            sign: `<path class="sign" transform="scale(0.9)" d="${undoIcon}"/>`,
            indent: 22,
            text: 'can be taken back',
          },
        ]
      : []),
  ];
  if (items.length === 0) return { width: 0, height: 0, lines: [] };
  let x = 0;
  const lines = items.map(({ sign, indent, text }) => {
    const element = `<g transform="translate(${round(x)} 0)">${sign}<text x="${indent}" y="12">${text}</text></g>`;
    x += indent + widthOf(text, sizes.deed) + spaces.between;
    return element;
  });
  return {
    width: x,
    height: sizes.margin + 16,
    lines: ['<g class="legend" transform="$">', ...lines, '</g>'],
  };
}

function graphsIn(graph: PlacedGraph): readonly PlacedGraph[] {
  return [graph, ...graph.steps.flatMap(({ parts }) => parts.flatMap((part) => graphsIn(part.graph)))];
}

/** For those who hear it: what it is for, and its steps in the order of the document. */
function summaryOf({ plan, steps }: PlacedPlan): string {
  const about = plan.description === undefined ? '' : `${plan.description.trim().replace(/\.?$/, '.')} `;
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  return `${about}${count}: ${steps.map(({ step }) => step.title).join(', ')}.`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** A tenth of a pixel is less than anybody sees. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text of documents as text of XML, without what XML cannot hold. */
function escaped(text: string): string {
  return text
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
