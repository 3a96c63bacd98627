/** Attributes with the unit that a statement gives them: *the weight of a parcel is at most 30 kg*, *a height in metres*. */
import type { Sentence } from '../../analysed-statement.ts';
import { ATTRIBUTE_DIMENSIONS, UNIT_DIMENSIONS } from '../../lexicons/dimensions.ts';
import { singular } from '../../nlp/lemma.ts';
import type { NounPhrase } from '../../phrases/noun-phrase.ts';
import type { ReadStatement } from '../../specification.ts';
import type { Aspect } from '../gathered.ts';

/** A measured attribute; offsets are those of the unit in the statement's text. */
export interface Measured {
  /** Lower case, with what stands before it: `gross weight`. */
  readonly attribute: string;
  readonly head: string;
  /** What has it, when the statement says so. */
  readonly owner?: string;
  /** Singular, lower case. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

/** The measured attributes of a statement that says of only one attribute what it is measured in. */
export const measuredIn: Aspect<readonly Measured[]> = (read) => {
  const found = read.statement.sentences.flatMap((sentence) => inSentence(sentence, read));
  return found.length === 0 ? undefined : { keys: [], value: found };
};

function inSentence({ tokens, phrases, role }: Sentence, { facts }: ReadStatement): readonly Measured[] {
  if (role !== 'body' && role !== 'response' && role !== 'then') return [];
  const units = tokens.flatMap((token, i) => {
    const unit = singular(token.lower.replace(/\.$/, ''));
    const before = tokens[i - 1]?.lower ?? '';
    const counts = /\d/.test(before) || before === 'in' || (/^degrees?$/.test(before) && /[cfk]/.test(unit));
    return UNIT_DIMENSIONS.has(unit) && counts ? [{ unit, token, i }] : [];
  });
  return units.flatMap(({ unit, token, i }): Measured[] => {
    const phrase = measuredBefore(phrases, i);
    if (phrase === undefined) return [];
    const attribute = [...phrase.modifiers, phrase.head].join(' ');
    const owner = facts.possessions.find(({ part }) => part === attribute)?.owner;
    return [
      {
        attribute,
        head: phrase.head,
        ...(owner === undefined ? {} : { owner }),
        unit,
        start: token.start,
        end: token.start + token.text.replace(/\.$/, '').length,
      },
    ];
  });
}

/** The last measured attribute before a unit, with no other property in between that the unit may belong to. */
function measuredBefore(phrases: readonly NounPhrase[], unit: number): NounPhrase | undefined {
  const before = phrases.filter(({ end }) => end <= unit);
  const last = before.findLast(({ head }) => ATTRIBUTE_DIMENSIONS.has(head));
  if (last === undefined) return undefined;
  const between = before.filter(({ start }) => start >= last.end);
  return between.length <= 1 ? last : undefined;
}
