/** Use case: what predictions for benchmark texts miss and invent, counted by cause, with examples. */
import type { Files, Host } from '../base/host.ts';
import type { Answer, Mistake } from '../requirements/benchmark/explain/mistake.ts';
import { adapters } from '../requirements/benchmark/registry.ts';
import { itemsOf } from './benchmark.ts';

/** Mistakes of one kind and one cause. */
export interface Cause extends Omit<Mistake, 'name'> {
  readonly count: number;
  /** Names, the most frequent first, each with the items that it was missed or invented in. */
  readonly examples: readonly { readonly name: string; readonly items: readonly string[] }[];
}

export interface Explained {
  readonly set: string;
  /** By figure, then missed before invented, then the most frequent first. */
  readonly causes: readonly Cause[];
}

/**
 * Compares with `<data>/<set>/<split>.gold.json`; sets without texts or answers are left out.
 * @throws Error when such a file is not `{"items": […]}`
 */
export async function explainBenchmarks(
  where: { data: string; split: string },
  files: Files,
  host: Host,
): Promise<Explained[]> {
  const explained: Explained[] = [];
  for (const { name, explain } of adapters) {
    await host.pause();
    const [input, gold] = [
      `${where.data}/${name}/${where.split}.input.json`,
      `${where.data}/${name}/${where.split}.gold.json`,
    ];
    const [texts, answers] = [await files.read(input), await files.read(gold)];
    if (explain === undefined || texts === undefined || answers === undefined) continue;
    host.progress({ message: `Explaining ${name}`, percentage: (100 * explained.length) / adapters.length });
    const byId = new Map((itemsOf(answers, gold) as readonly Answer[]).map((answer) => [answer.id, answer]));
    const mistakes = itemsOf(texts, input).flatMap((item) => {
      const answer = byId.get(item.id);
      return answer === undefined
        ? []
        : explain(item, answer).map((mistake) => ({ ...mistake, item: item.id }));
    });
    explained.push({ set: name, causes: causesOf(mistakes) });
  }
  return explained;
}

type Placed = Mistake & { readonly item: string };

function causesOf(mistakes: readonly Placed[]): readonly Cause[] {
  const groups = Map.groupBy(mistakes, ({ figure, error, cause }) => `${figure}\n${error}\n${cause}`);
  const figures = [...new Set(mistakes.map(({ figure }) => figure))];
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { figure, error, cause } = first;
      return [{ figure, error, cause, count: group.length, examples: examplesOf(group) }];
    })
    .sort(
      (a, b) =>
        figures.indexOf(a.figure) - figures.indexOf(b.figure) ||
        b.error.localeCompare(a.error) ||
        b.count - a.count,
    );
}

function examplesOf(group: readonly Placed[]): Cause['examples'] {
  return [...Map.groupBy(group, ({ name }) => name)]
    .map(([name, same]) => ({ name, items: same.map(({ item }) => item) }))
    .sort((a, b) => b.items.length - a.items.length);
}
