/** What is to be loaded, as a tree: `author.team` and `{ path: "author", load: ["team"] }` are the same. */
import type { Load } from '../context.ts';

/** What is to be loaded behind each name. */
export type LoadTree = ReadonlyMap<string, readonly Load[]>;

export function loadTree(loads: readonly Load[]): LoadTree {
  const tree = new Map<string, readonly Load[]>();
  for (const load of loads) {
    const { path, inner } =
      typeof load === 'string' ? { path: load, inner: [] } : { path: load.path, inner: load.load };
    const [first = '', ...rest] = path.split('.');
    const behind = rest.length > 0 ? [{ path: rest.join('.'), load: inner }] : inner;
    tree.set(first, [...(tree.get(first) ?? []), ...behind]);
  }
  return tree;
}
