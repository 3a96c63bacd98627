/**
 * Texts that make a backtracking matcher work hardest: something that a repetition matches over and over, after what stands before it, and
 * with an end at which the match fails, so that all ways to divide the text are tried (Davis et al., "The impact of regular expression
 * denial of service in practice", 2018).
 */
import { type Pattern, parsePattern } from './pattern.ts';

/** `prefix pump pump pump … suffix` */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** At most this many pumps for each repetition. */
const PUMPS = 12;
/** A few attacks are enough where nothing can be repeated more often than this: the time for one beginning has a bound. */
const BOUND = 1000;
const FEW = 12;

/** The attacks on one regular expression. */
export function attacksOn({ source, flags }: RegExp): readonly Attack[] {
  const tree = parsePattern(source, flags);
  const found = new Map<string, Attack>();
  const add = (prefix: string, pump: string): void => {
    if (pump === '') return;
    for (const suffix of ['', '\n\u0001'])
      found.set(JSON.stringify([prefix, pump, suffix]), { prefix, pump, suffix });
  };
  for (const { prefix, part } of repetitions(tree, '')) {
    const single = examples(part, 6);
    for (const pump of [...single, ...single.flatMap((a) => single.map((b) => a + b))].slice(0, PUMPS)) {
      add(prefix, pump);
      // Every beginning is tried anew: what is fast from one place can be slow from all of them.
      add('', pump);
    }
  }
  for (const pump of [...examples(tree, PUMPS), ...new Set(charactersOf(tree))]) add('', pump);
  const all = [...found.values()];
  return most(tree) > BOUND ? all : all.slice(0, FEW);
}

/** How often something may be repeated, repetitions of repetitions included. */
function most(tree: Pattern): number {
  if (tree.kind === 'one') return 1;
  if (tree.kind === 'look') return most(tree.part);
  if (tree.kind === 'repeat') return Math.max(1, tree.max) * most(tree.part);
  return Math.max(...tree.parts.map(most));
}

/** The text of an attack, of at least `length` UTF-16 units. */
export function textOf({ prefix, pump, suffix }: Attack, length: number): string {
  return prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
}

/** What is repeated many times, each with an example of what stands before it; neighbours that may meet count as one, too. */
function repetitions(tree: Pattern, prefix: string): readonly { prefix: string; part: Pattern }[] {
  if (tree.kind === 'one') return [];
  if (tree.kind === 'look') return repetitions(tree.part, prefix);
  if (tree.kind === 'repeat') {
    const own = tree.max >= 8 ? [{ prefix, part: tree.part }] : [];
    return [...own, ...repetitions(tree.part, prefix)];
  }
  if (tree.kind === 'any') return tree.parts.flatMap((part) => repetitions(part, prefix));
  const result: { prefix: string; part: Pattern }[] = [];
  let before = prefix;
  tree.parts.forEach((part, i) => {
    result.push(...repetitions(part, before));
    const next = tree.parts[i + 1];
    if (part.kind === 'repeat' && next !== undefined)
      result.push({ prefix: before, part: { kind: 'all', parts: [part.part, next] } });
    before += examples(part, 1)[0] ?? '';
  });
  return result;
}

/** Some texts that a pattern matches (if what it looks at allows). */
function examples(tree: Pattern, limit: number): readonly string[] {
  if (tree.kind === 'look') return tree.before ? examples(tree.part, limit) : [''];
  if (tree.kind === 'one') return tree.of.length === 0 ? [''] : tree.of.slice(0, limit);
  if (tree.kind === 'repeat')
    return examples(tree.part, limit).map((text) => text.repeat(Math.max(1, Math.min(tree.min, 50))));
  if (tree.kind === 'any')
    return [...new Set(tree.parts.flatMap((part) => examples(part, 3)))].slice(0, limit);
  const each = tree.parts.map((part) => examples(part, limit));
  const most = Math.min(limit, Math.max(1, ...each.map((texts) => texts.length)));
  return Array.from({ length: most }, (_, i) => each.map((texts) => texts[i % texts.length] ?? '').join(''));
}

function charactersOf(tree: Pattern): readonly string[] {
  if (tree.kind === 'one') return tree.of.slice(0, 4);
  return 'parts' in tree ? tree.parts.flatMap(charactersOf) : charactersOf(tree.part);
}
