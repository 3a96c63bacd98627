/** What a statement claims of a thing in a form that another claim about the same can exclude. */
import type { ReadStatement } from '../../specification.ts';

/** A claim that one statement makes; it depends on that statement alone, so that it is remembered with it. */
export interface Claim {
  /** Names of the things it is about; they are made one with those of other statements before claims are compared. */
  readonly names: readonly string[];
  /** What of these things: only claims with the same names and aspect are compared. */
  readonly aspect: string;
  /** The claim in a few words, for the message. */
  readonly says: string;
  /** What it is about as the message calls it; the names and the aspect when absent. */
  readonly about?: string;
  /** Whether both cannot hold. It may ask whether the two speak of one and the same name. */
  excludes(other: Claim, same: (a: string, b: string) => boolean): boolean;
  readonly value: Value;
}

/** The value of a claim, by which its own kind of claim compares. */
export type Value =
  | { readonly kind: 'quantity'; readonly min: number; readonly max?: number }
  | {
      readonly kind: 'permission';
      readonly actor: string;
      readonly allowed: boolean;
      readonly only: boolean;
      /** Whose the object is, where that is said. */
      readonly part?: string;
    }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] };

/** A number with the direction of its bound. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly bound: 'least' | 'most' | 'exactly';
}

/** Words that make a statement hold at some times or for some things only, so that the opposite may hold for others. */
const LIMITING = new Set(
  `if when whenever while until unless once before after during except without within outside own same other another others
   his her their its my our only provided as already still`.split(/\s+/),
);

/** Whether a statement holds only under a condition, or for a part of the things it names. `only` is left to those who read it. */
export function isLimited({ statement }: ReadStatement): boolean {
  const { kind } = statement;
  if (
    kind === 'unwanted-behaviour' ||
    kind === 'state-driven' ||
    kind === 'optional-feature' ||
    kind === 'complex'
  )
    return true;
  return statement.sentences.some(
    ({ role, tokens }) =>
      role === 'when' ||
      role === 'given' ||
      (role !== 'role' &&
        role !== 'benefit' &&
        tokens.some(({ lower }) => lower !== 'only' && lower !== 'its' && LIMITING.has(lower))),
  );
}
