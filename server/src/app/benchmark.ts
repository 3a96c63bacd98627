/** Use case: predictions for benchmark texts whose answers people made, in the formats that their scorers read. */
import type { Files, Host } from '../base/host.ts';
import { adapters } from '../requirements/benchmark/registry.ts';

export interface Predicted {
  readonly name: string;
  /** How many items were predicted. */
  readonly items: number;
  /** URI of the file that holds them. */
  readonly uri: string;
}

/**
 * For each known set with `<data>/<set>/<split>.input.json`: writes `<out>/<set>.pred.json`. Sets without that file are left out.
 * @throws Error when an input file is not `{"items": […]}`
 */
export async function predictBenchmarks(
  where: { data: string; split: string; out: string },
  files: Files,
  host: Host,
): Promise<Predicted[]> {
  const done: Predicted[] = [];
  for (const { name, predict } of adapters) {
    await host.pause();
    const input = `${where.data}/${name}/${where.split}.input.json`;
    const text = await files.read(input);
    if (text === undefined) continue;
    host.progress({ message: `Predicting ${name}`, percentage: (100 * done.length) / adapters.length });
    const items = predict(itemsOf(text, input));
    const uri = `${where.out}/${name}.pred.json`;
    await files.write(uri, `${JSON.stringify({ items }, null, 1)}\n`);
    done.push({ name, items: items.length, uri });
  }
  return done;
}

/**
 * The items of a benchmark's file.
 * @throws Error when it is not `{"items": […]}`
 */
export function itemsOf(text: string, uri: string): { readonly id: string; readonly text: string }[] {
  const { items } = parse(text, uri) as { items?: unknown };
  if (!Array.isArray(items))
    throw new Error(`${uri} holds no "items". Give a file of the form {"items": [{"id", "text"}]}.`);
  return items;
}

function parse(text: string, uri: string): object {
  try {
    return Object(JSON.parse(text));
  } catch (error) {
    throw new Error(`${uri} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
