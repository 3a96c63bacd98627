/** The benchmark sets: what each scorer gives, who else was measured by it, what must be reached and what is aimed at. */
import { importScorer, runScorer, type Scored } from './scorers.ts';

/** One line of the table. */
export interface Row {
  /** Key of the value that the set's `score` gives. */
  readonly figure: string;
  /** What others reach. */
  readonly known: string;
  readonly must: number;
  readonly aim: number;
}

export interface BenchmarkSet {
  /** Folder of the set and name of the adapter that predicts it. */
  readonly name: string;
  readonly rows: readonly Row[];
  /** The document, project or backlog that an item belongs to: figures are spread over these. */
  group(item: GoldItem): string;
  /** The figures of the items in `gold`, each 0 to 1 (NaN where there is nothing to find), by the set's own scorer. */
  score(folder: string, scored: Scored): Promise<Readonly<Record<string, number>>>;
}

export type GoldItem = { readonly id: string } & Readonly<Record<string, unknown>>;

const by =
  (field: string) =>
  (item: GoldItem): string =>
    String(item[field]);

type Counts = { readonly tp: number; readonly fp: number; readonly fn: number };
const f1 = ({ tp, fp, fn }: Counts): number => (tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn));

/** In the order of the table. */
export const sets: readonly BenchmarkSet[] = [
  {
    name: 'usdm',
    rows: [
      { figure: 'classes', known: 'GPT-o1 .69, Qwen-14B .51', must: 0.6, aim: 0.7 },
      { figure: 'associations', known: 'GPT-o1 .86, Qwen-14B .67', must: 0.5, aim: 0.7 },
    ],
    group: by('id'),
    score: async (folder, { gold, predictions }) => {
      const { sum } = await importScorer<{ sum: Record<'classes' | 'associations', { F1: number }> }>(
        folder,
        'usdm',
      )(gold, predictions);
      return { classes: sum.classes.F1, associations: sum.associations.F1 };
    },
  },
  {
    name: 'qus',
    rows: [
      { figure: 'action, strict', known: 'GPT-4 .80', must: 0.8, aim: 0.84 },
      { figure: 'entity, strict', known: 'GPT-4 .77', must: 0.79, aim: 0.82 },
      { figure: 'targets, strict', known: 'GPT-4 .43', must: 0.5, aim: 0.6 },
    ],
    group: by('backlog'),
    score: async (folder, { gold, predictions }) => {
      const { out } = await importScorer<{ out: Record<string, Counts> }>(folder, 'qus')(gold, predictions);
      const of = (name: string): number => f1(out[`strict/${name}`] ?? { tp: 0, fp: 0, fn: 0 });
      return {
        'action, strict': of('action'),
        'entity, strict': of('entity'),
        'targets, strict': of('targets'),
      };
    },
  },
  {
    name: 'goldenuml',
    rows: [
      { figure: 'classes, lenient', known: 'naive .53', must: 0.66, aim: 0.75 },
      { figure: 'attributes, lenient', known: 'naive .14', must: 0.45, aim: 0.6 },
      { figure: 'relationships, lenient', known: 'naive .16', must: 0.32, aim: 0.42 },
    ],
    group: by('id'),
    score: async (folder, { gold, predictions }) => {
      const kinds = ['classes', 'attributes', 'relationships'] as const;
      type Sum = Record<(typeof kinds)[number], Counts & { macroF: number }>;
      const { sum } = await importScorer<{ sum: Sum }>(folder, 'goldenuml')(gold, predictions, 'lenient');
      const of = ({ tp, fn, macroF }: Sum['classes']): number => (tp + fn === 0 ? Number.NaN : macroF);
      return Object.fromEntries(kinds.map((kind) => [`${kind}, lenient`, of(sum[kind])]));
    },
  },
  {
    name: 'arta-smells',
    rows: [{ figure: 'eight types, micro', known: 'ARTA .44', must: 0.46, aim: 0.52 }],
    group: by('doc'),
    score: async (folder, { gold, predictions }) => {
      const { core8 } = await importScorer<{ core8: { f: number } }>(folder, 'smells')(gold, predictions);
      return { 'eight types, micro': core8.f };
    },
  },
  {
    name: 'ctetex',
    rows: [{ figure: 'passive voice', known: 'naive .94', must: 0.96, aim: 0.98 }],
    group: by('doc'),
    score: async (folder, scored) => {
      const printed = await runScorer(folder, 'binary', scored, 'passive');
      return { 'passive voice': figureIn(printed, /^passive .*?F1 ([\d.]+)/m) };
    },
  },
  {
    name: 'fq-class',
    rows: [
      { figure: 'functional, weighted', known: 'NoRBERT .89', must: 0.9, aim: 0.92 },
      { figure: 'quality, weighted', known: 'NoRBERT .70', must: 0.6, aim: 0.7 },
    ],
    group: by('project'),
    score: async (folder, scored) => {
      const printed = await runScorer(folder, 'fq', scored);
      return {
        'functional, weighted': figureIn(printed, /^weighted.*: F ([\d.]+|NaN)/m),
        'quality, weighted': figureIn(printed, /^weighted.* Q ([\d.]+|NaN)/m),
      };
    },
  },
];

function figureIn(printed: string, pattern: RegExp): number {
  const figure = pattern.exec(printed)?.[1];
  if (figure === undefined) throw new Error(`The scorer printed no figure like ${pattern}:\n${printed}`);
  return Number(figure);
}
