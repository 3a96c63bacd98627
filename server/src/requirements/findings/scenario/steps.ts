/** The steps of a scenario with the words that open them, and the style in which a further step is written. */
import type { ReadStatement } from '../../specification.ts';

export interface Step {
  readonly role: 'given' | 'when' | 'then';
  /** As written: `Given`, `When`, `Then`, `And` or `But`. */
  readonly keyword: string;
  /** Where the keyword begins; offsets in the statement's text. */
  readonly start: number;
  readonly end: number;
}

/** The steps of a scenario in the order of the text; none for other statements. */
export function stepsOf({ statement: { kind, sentences, source } }: ReadStatement): readonly Step[] {
  if (kind !== 'scenario') return [];
  return sentences.flatMap(({ role, start, end }) => {
    if (role !== 'given' && role !== 'when' && role !== 'then') return [];
    const keyword = /(given|when|then|and|but)\s{0,8}$/i.exec(
      source.text.slice(Math.max(0, start - 16), start),
    );
    const word = keyword?.[1] ?? '';
    return [{ role, keyword: word, start: start - (keyword?.[0].length ?? 0), end }];
  });
}

/** What stands between two steps in this scenario: a new line with its indentation, or a comma. */
export function separatorOf(text: string, step: Step): string {
  const line = /\n[ \t]{0,40}$/.exec(text.slice(0, step.start))?.[0];
  return line ?? ', ';
}

/** A keyword as the scenario spells it: capital at the start of a line. */
export function spelt(keyword: string, separator: string): string {
  return separator.startsWith('\n') ? keyword : keyword.toLowerCase();
}
