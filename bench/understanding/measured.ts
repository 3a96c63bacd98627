/**
 * The figures of one set, and how far they can be trusted: the jackknife over whole documents or backlogs (Efron and Stein, "The
 * jackknife estimate of variance", 1981). Rules are not trained, so that leaving a document out changes the answers and not the engine.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adapters } from '../../server/src/requirements/benchmark/registry.ts';
import { crossValidated } from './cross-validated.ts';
import type { Scored } from './scorers.ts';
import type { BenchmarkSet, Row } from './sets.ts';

/** One row with its figure, 0 to 1. */
export interface Measured {
  readonly set: string;
  readonly row: Row;
  readonly value: number;
  /** The same by cross-validation, where something was fitted to these texts. */
  readonly crossValidated?: number;
  /** Standard error by leaving out one document at a time, and the document that does worst alone; absent when not asked for. */
  readonly spread?: { readonly error: number; readonly worst: number; readonly of: string };
}

/** Predicts and scores one set; undefined when the folder does not hold it. */
export async function measure(
  set: BenchmarkSet,
  folder: string,
  split: string,
  spread: boolean,
): Promise<readonly Measured[] | undefined> {
  const scored = await predict(set, folder, split);
  if (scored === undefined) return undefined;
  const whole = await set.score(folder, scored);
  const groups = spread ? await perGroup(set, folder, scored) : undefined;
  const left = spread ? await crossValidated(set, folder, scored) : undefined;
  return set.rows.map((row) => ({
    set: set.name,
    row,
    value: whole[row.figure] ?? Number.NaN,
    ...(left === undefined ? {} : { crossValidated: left[row.figure] ?? Number.NaN }),
    ...(groups === undefined ? {} : { spread: spreadOf(groups, row.figure) }),
  }));
}

/** Gold and predictions of a set; undefined when there is none. */
export async function predict(
  { name }: Pick<BenchmarkSet, 'name'>,
  folder: string,
  split: string,
): Promise<Scored | undefined> {
  const adapter = adapters.find((one) => one.name === name);
  const [input, gold] = await Promise.all(
    ['input', 'gold'].map((part) => readItems(join(folder, name, `${split}.${part}.json`))),
  );
  if (adapter === undefined || input === undefined || gold === undefined) return undefined;
  return { gold, predictions: { items: adapter.predict(input.items as never) } };
}

async function readItems(file: string): Promise<Scored['gold'] | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

type Figures = Readonly<Record<string, number>>;
interface Group {
  readonly name: string;
  /** Figures of all items but these, and of these alone. */
  readonly without: Figures;
  readonly alone: Figures;
}

async function perGroup(set: BenchmarkSet, folder: string, scored: Scored): Promise<readonly Group[]> {
  const groups = Map.groupBy(scored.gold.items, (item) => set.group(item));
  const result: Group[] = [];
  for (const [name, items] of groups) {
    const rest = scored.gold.items.filter((item) => !items.includes(item));
    const [without, alone] = await Promise.all([
      set.score(folder, { ...scored, gold: { items: rest } }),
      set.score(folder, { ...scored, gold: { items } }),
    ]);
    result.push({ name, without, alone });
  }
  return result;
}

function spreadOf(groups: readonly Group[], figure: string): NonNullable<Measured['spread']> {
  const values = groups.map(({ without }) => without[figure] ?? Number.NaN);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt((squares * (values.length - 1)) / values.length);
  const [worst] = groups
    .filter(({ alone }) => !Number.isNaN(alone[figure]))
    .sort((a, b) => (a.alone[figure] ?? 0) - (b.alone[figure] ?? 0));
  return { error, worst: worst?.alone[figure] ?? Number.NaN, of: worst?.name ?? '' };
}
