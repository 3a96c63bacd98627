/** The rows of the table: a benchmark's figure, how far confidence can be trusted, a figure of speed. */
import { type Figure, meets } from '../measure.ts';
import type { Calibrated } from './calibration.ts';
import type { Measured } from './measured.ts';
import { BUCKETS } from './reliability.ts';
import { share } from './table.ts';

/** Most that confidence may be off in the mean, and what is aimed at. */
const MUST_BE_OFF_LESS = 0.15;
const AIM_OFF_LESS = 0.1;

export function benchmarkCells({ set, row, value, crossValidated, spread }: Measured): readonly string[] {
  // What was fitted counts by what it gives for texts that it was not fitted to.
  const honest = crossValidated ?? value;
  return [
    `${set} ${row.figure}`,
    row.known,
    share(row.must),
    share(row.aim),
    share(value),
    crossValidated === undefined ? '' : share(crossValidated),
    spread === undefined ? '' : share(spread.error),
    spread === undefined ? '' : share(spread.worst),
    spread?.of ?? '',
    verdict(honest >= row.aim, honest >= row.must),
  ];
}

export function confidenceCells({ kind, reliability }: Calibrated): readonly string[] {
  const { error, crossValidated, spread } = reliability;
  return [
    `confidence of ${kind}, mean error`,
    '',
    `< ${share(MUST_BE_OFF_LESS)}`,
    `< ${share(AIM_OFF_LESS)}`,
    share(error),
    share(crossValidated),
    share(spread),
    '',
    '',
    verdict(Math.max(error, crossValidated) < AIM_OFF_LESS, error < MUST_BE_OFF_LESS),
  ];
}

/** *Of facts at 0.8, about 80 % are right*: a tenth to either side is about. */
export function atEightCells({ kind, atEight: { facts, right } }: Calibrated): readonly string[] {
  const off = Math.abs(right - 0.8);
  const name = `right of ${facts} ${kind} at .8`;
  return [
    name,
    '',
    '.700 – .900',
    '.750 – .850',
    share(right),
    '',
    '',
    '',
    '',
    verdict(off <= 0.05, off <= 0.1),
  ];
}

/** The rows of one kind of facts in the reliability diagram. */
export function bucketCells({ kind, reliability: { buckets } }: Calibrated): readonly (readonly string[])[] {
  return buckets.map(({ from, facts, said, right }, i) => [
    i === 0 ? kind : '',
    `${from.toFixed(1)} – ${(from + 1 / BUCKETS).toFixed(1)}`,
    String(facts),
    share(said),
    share(right),
    bar(said, right),
  ]);
}

/** What is right as a bar, with a stroke where it would end if confidence said it exactly. */
function bar(said: number, right: number): string {
  const cells = [...('█'.repeat(Math.round(20 * right)) + '·'.repeat(20)).slice(0, 20)];
  cells[Math.min(19, Math.round(20 * said))] = '|';
  return cells.join('');
}

export function speedCells(figure: Figure): readonly string[] {
  const { name, value, unit, spread, target = '', note = '' } = figure;
  const text = (one: number): string => `${one.toFixed(unit === 's' ? 2 : 0)} ${unit}`;
  const held = meets(figure);
  const least = spread === undefined ? '' : text(spread[0]);
  const most = spread === undefined ? '' : text(spread[1]);
  const judged = held === undefined ? '' : held ? 'reached' : 'NOT MET';
  return [name, `least ${least}`, target && `${target} ${unit}`, '', text(value), '', '', most, note, judged];
}

function verdict(aim: boolean, must: boolean): string {
  return aim ? 'aim reached' : must ? 'reached' : 'NOT MET';
}
