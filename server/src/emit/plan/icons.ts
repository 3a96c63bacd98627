/** The signs of steps, as paths on a square of 16, drawn with lines. */
import type { PlanKind } from './graph.ts';

export const icons: Readonly<Record<PlanKind, string>> = {
  // A cylinder: what is kept.
  action:
    'M2.5 4c0-1.4 2.5-2.5 5.5-2.5s5.5 1.1 5.5 2.5v8c0 1.4-2.5 2.5-5.5 2.5s-5.5-1.1-5.5-2.5zm0 0c0 1.4 2.5 2.5 5.5 2.5s5.5-1.1 5.5-2.5',
  // An f.
  function: 'M11.5 3c-2.5-1-3.2.5-3.6 3L7 11.5c-.4 2-1.2 2.6-3 2M5 7h5.5',
  // Braces.
  data: 'M6 2.5c-2 0-2 1-2 2.7S3.5 8 2.3 8c1.2 0 1.7 1 1.7 2.8s0 2.7 2 2.7M10 2.5c2 0 2 1 2 2.7S12.5 8 13.7 8c-1.2 0-1.7 1-1.7 2.8s0 2.7-2 2.7',
  // A speech bubble.
  log: 'M2.5 3h11v7.5H8l-3 3v-3H2.5z',
  // A triangle with an exclamation mark.
  failure: 'M8 2.5 14 13.5H2zM8 6.5v3.5m0 1.7v.3',
  // A diamond.
  decision: 'm8 1.8 6.2 6.2L8 14.2 1.8 8z',
  // Sheets, one behind the other.
  each: 'M5.5 5V2.5h8v8H11M2.5 5.5h8v8h-8z',
  // A frame in a frame.
  group: 'M2.5 2.5h11v11h-11zm3 3h5v5h-5z',
  // A box with double sides: what stands elsewhere.
  reactor: 'M2 3h12v10H2zm2.5 0v10m7-10v10',
  // An arrow that comes back.
  rounds: 'M13.2 8A5.2 5.2 0 1 1 11.7 4.3L13.2 5.8M13.2 2v3.8H9.4',
  // A lock.
  transaction: 'M3.5 7.5h9v6h-9zm1.8 0V5a2.7 2.7 0 0 1 5.4 0v2.5',
};

/** An arrow to the left and back: what can be taken back. */
export const undoIcon = 'M6 3.5 2.5 6.5 6 9.5M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6.5';
