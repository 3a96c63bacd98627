/**
 * Boxes in layers and lines between them. Layers and the order in them by dagre (Gansner et al., "A Technique for Drawing Directed
 * Graphs", 1993; Brandes and Köpf for the places inside of a layer). The lines are led here: straight down through each layer, and
 * across only in the space between two layers, where there are no boxes.
 */
import { Graph, layout } from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Rectangle = Point & Size;

/** A line from one box to another, by their places. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

export interface Layers extends Size {
  readonly places: readonly Rectangle[];
  /** Corners of each link, in the order of the links. */
  readonly paths: readonly (readonly Point[])[];
}

/** Pixels between boxes of a layer, and between layers. */
export const spaces = { between: 26, layers: 40 } as const;

/** How far from the corners of a box lines arrive. */
const corner = 10;

/** The same boxes and links are always laid out in the same way. */
export function layers(boxes: readonly Size[], links: readonly Link[]): Layers {
  if (boxes.length === 0) return { width: 0, height: 0, places: [], paths: [] };
  const graph = new Graph<object, Rectangle, { points?: Point[] }>({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: spaces.between, edgesep: 14, ranksep: spaces.layers });
  boxes.forEach(({ width, height }, index) => {
    graph.setNode(`n${index}`, { width, height, x: 0, y: 0 });
  });
  links.forEach(({ from, to }, index) => {
    graph.setEdge(`n${from}`, `n${to}`, {}, `e${index}`);
  });
  layout(graph);
  const places = boxes.map((_, index) => {
    const { x, y, width, height } = graph.node(`n${index}`);
    return { x: x - width / 2, y: y - height / 2, width, height };
  });
  const rows = rowsOf(places);
  const paths = links.map((link, index) =>
    led(graph.edge(`n${link.from}`, `n${link.to}`, `e${index}`).points ?? [], link, places, rows),
  );
  return atOrigin(places, paths);
}

/** A layer: its boxes have their middles at one height. */
interface Row {
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
}

function rowsOf(places: readonly Rectangle[]): readonly Row[] {
  const rows = new Map<number, Row>();
  for (const { y, height } of places) {
    const middle = Math.round(y + height / 2);
    const { top, bottom } = rows.get(middle) ?? { top: y, bottom: y };
    rows.set(middle, { middle, top: Math.min(top, y), bottom: Math.max(bottom, y + height) });
  }
  return [...rows.values()].sort((a, b) => a.middle - b.middle);
}

/** A line, from the bottom of one box to the top of another that is further down; or up, where steps wait for each other in a circle. */
function led(
  points: readonly Point[],
  { from, to }: Link,
  places: readonly Rectangle[],
  rows: readonly Row[],
): readonly Point[] {
  const [start, end] = [places[from], places[to]];
  if (!start || !end || points.length < 2 || middleOf(start) >= middleOf(end)) return points;
  const [startRow, endRow] = [rowOf(start, rows), rowOf(end, rows)];
  const between = rows.filter(({ middle }) => middle > startRow.middle && middle < endRow.middle);
  const leaves = within(start, points[1]?.x ?? 0);
  const arrives = within(end, points.at(-2)?.x ?? 0);
  return [
    { x: leaves, y: start.y + start.height },
    { x: leaves, y: startRow.bottom },
    ...between.flatMap(({ middle, top, bottom }) => {
      const x = xAt(middle, points);
      return [
        { x, y: top },
        { x, y: bottom },
      ];
    }),
    { x: arrives, y: endRow.top },
    { x: arrives, y: end.y },
  ].filter((point, index, all) => index === 0 || point.y - (all[index - 1]?.y ?? 0) > 0.01);
}

function middleOf({ y, height }: Rectangle): number {
  return y + height / 2;
}

function rowOf(place: Rectangle, rows: readonly Row[]): Row {
  const middle = Math.round(middleOf(place));
  return (
    rows.find((row) => row.middle === middle) ?? { middle, top: place.y, bottom: place.y + place.height }
  );
}

/** Where the line goes through a layer: dagre has a corner in the middle of each. */
function xAt(middle: number, points: readonly Point[]): number {
  const distance = ({ y }: Point): number => Math.abs(y - middle);
  return points.reduce((nearest, point) => (distance(point) < distance(nearest) ? point : nearest)).x;
}

function within({ x, width }: Rectangle, wanted: number): number {
  return Math.min(Math.max(wanted, x + corner), x + width - corner);
}

/** Lines may lead around the boxes, so that the corner of the picture is known only now. */
function atOrigin(places: readonly Rectangle[], paths: readonly (readonly Point[])[]): Layers {
  const points = paths.flat();
  const left = Math.min(...places.map(({ x }) => x), ...points.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y), ...points.map(({ y }) => y));
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left, y: point.y - top });
  return {
    width: Math.max(...places.map(({ x, width }) => x + width), ...points.map(({ x }) => x)) - left,
    height: Math.max(...places.map(({ y, height }) => y + height), ...points.map(({ y }) => y)) - top,
    places: places.map(moved),
    paths: paths.map((path) => path.map(moved)),
  };
}
