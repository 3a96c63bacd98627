/** Brackets taken out of a sentence, so that what stands around them is read as one clause. */
import type { Token } from '../nlp/token.ts';

export interface WithoutAsides {
  /** The tokens outside of brackets. */
  readonly tokens: readonly Token[];
  /** Index in `tokens` before which a bracket stood → the tokens inside it. */
  readonly asides: ReadonlyMap<number, readonly Token[]>;
}

/** Longest bracket that is taken out, in tokens. */
const LONGEST = 60;

/** Separates brackets (round ones, not nested) from the rest; an unclosed bracket stays where it is. */
export function separateAsides(all: readonly Token[]): WithoutAsides {
  if (!all.some((token) => token.text === '(')) return { tokens: all, asides: new Map() };
  const tokens: Token[] = [];
  const asides = new Map<number, readonly Token[]>();
  for (let i = 0; i < all.length; i++) {
    const token = all[i];
    if (token === undefined) continue;
    const close = token.text === '(' ? closing(all, i) : undefined;
    if (close === undefined) tokens.push(token);
    else {
      asides.set(tokens.length, [...(asides.get(tokens.length) ?? []), ...all.slice(i + 1, close)]);
      i = close;
    }
  }
  return tokens.length === 0 ? { tokens: all, asides: new Map() } : { tokens, asides };
}

function closing(all: readonly Token[], open: number): number | undefined {
  for (let i = open + 1; i < Math.min(all.length, open + LONGEST); i++) if (all[i]?.text === ')') return i;
  return undefined;
}
