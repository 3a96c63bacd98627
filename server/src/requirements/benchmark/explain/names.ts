/** When a name of the answer and one of ours mean the same, near enough to tell what went wrong; what counts is the scorer's own rule. */
import { normal } from '../../specify/names.ts';

/** `StoreClerks`, `store_clerk`, `store clerk` → `store clerk`. */
export function plain(name: string): string {
  return normal(name.replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ').replace(/[-_/.]+/g, ' '));
}

export function headOf(name: string): string {
  const words = plain(name).split(' ');
  return words.at(-1) ?? '';
}

/** Names under which a thing of the answer may go: its own, and those that the answer lists as meaning the same. */
export type Variants = ReadonlyMap<string, ReadonlySet<string>>;

/** From `{ "name": ["other name", …] }`. */
export function variantsOf(synonyms: unknown): Variants {
  const variants = new Map<string, Set<string>>();
  for (const [name, others] of Object.entries(Object(synonyms)))
    variants.set(
      plain(name),
      new Set((Array.isArray(others) ? others : []).map((one) => plain(String(one)))),
    );
  return variants;
}

/**
 * Whether two names mean one thing: they are the same, are listed as the same, or (when `loosely`) have one head and all words of the shorter.
 */
export function isSame(
  answer: string,
  ours: string,
  variants: Variants = new Map(),
  loosely = false,
): boolean {
  const [a, b] = [plain(answer), plain(ours)];
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '') || variants.get(a)?.has(b)) return true;
  if (!loosely) return false;
  const [short = [], long = []] = [a.split(' '), b.split(' ')].sort(
    (one, other) => one.length - other.length,
  );
  return short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
}
