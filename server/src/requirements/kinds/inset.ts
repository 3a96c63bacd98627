/** Conditions and times set between commas behind a modal verb: *the till shall, when a guest pays, print a receipt*. */
import type { StatementKind } from '../../model/specification.ts';
import { FUNCTION_WORDS } from '../lexicons/function-words.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import type { SegmentRole } from './segment.ts';

/** What stands between commas, with the stretches of the main clause that are read as if they were blank. */
export interface Inset {
  /** What kind of condition it is; a time has none, for it belongs to the verb. */
  readonly role?: SegmentRole;
  readonly kind?: StatementKind;
  readonly start: number;
  readonly end: number;
  readonly blanks: readonly (readonly [start: number, end: number])[];
}

const MODAL = /\b(?:shall|must|will|should)(?:\s{1,4}not)?(?=\s{0,4},\s{1,4}\S)/i;
const TIME = /^(?:within|after|for|every|in)\s{1,4}(?:at most |no more than |the next )?\d/i;
/** Longest condition between commas, in UTF-16 units. */
const LONGEST = 300;

/**
 * The inset of a main clause; offsets in `text`.
 * @param opening tells the kind of condition that a text opens with
 */
export function insetOf(
  text: string,
  opening: (rest: string) => { readonly role: SegmentRole; readonly kind: StatementKind } | undefined,
): Inset | undefined {
  const modal = MODAL.exec(text);
  if (modal === null) return undefined;
  const first = text.indexOf(',', modal.index + modal[0].length);
  const start = first + 1 + (/^\s{1,4}/.exec(text.slice(first + 1, first + 5))?.[0].length ?? 0);
  const end = closing(text, start);
  if (end === undefined) return undefined;
  if (TIME.test(text.slice(start, start + 40)))
    return {
      start,
      end,
      blanks: [
        [first, start],
        [end, end + 1],
      ],
    };
  const opened = opening(text.slice(start, end)) ?? until(text.slice(start, end));
  return opened === undefined ? undefined : { ...opened, start, end, blanks: [[first, end + 1]] };
}

/** *until it is confirmed*: as long as it is not. */
function until(rest: string): { readonly role: SegmentRole; readonly kind: StatementKind } | undefined {
  return /^(?:until|unless|before)\b/i.test(rest) ? { role: 'state', kind: 'state-driven' } : undefined;
}

/** A verb, and the article of its object. */
const VERB =
  /^,\s{1,4}(?:\w{2,20}ly\s{1,4})?([a-z][a-z-]{0,30})(\s{1,4}(?:the|an?|each|every|all|its|their|any|no)\b)?/i;

/** Where the comma stands behind which the modal's own verb follows. */
function closing(text: string, start: number): number | undefined {
  for (let comma = text.indexOf(',', start); comma > 0 && comma - start < LONGEST; ) {
    const after = VERB.exec(text.slice(comma, comma + 80));
    const verb = after?.[1]?.toLowerCase() ?? '';
    if (BASE_VERBS.has(verb) || (after?.[2] !== undefined && !FUNCTION_WORDS.has(verb))) return comma;
    comma = text.indexOf(',', comma + 1);
  }
  return undefined;
}
