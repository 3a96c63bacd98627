/** Claims on attributes: whether one must be given, what it is without a choice, and which values it has. */
import type { AttributeNote } from '../../facts/facts.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Claim, isLimited } from './claim.ts';

/** What a statement says of attributes without a condition. */
export function attributeClaims(read: ReadStatement): readonly Claim[] {
  const notes = [...read.facts.notes, ...defaultsIn(read)];
  if (notes.length === 0 || isLimited(read)) return [];
  return notes.flatMap(({ owner, attribute, required, default: initial, values }): Claim[] => {
    if (owner === undefined) return [];
    const about = `${attribute} of ${owner}`;
    const word = (aspect: string, says: string): Claim => ({
      names: [owner],
      aspect: `${attribute} ${aspect}`,
      about,
      says,
      value: { kind: 'word', word: says },
      excludes: ({ value }) => value.kind === 'word' && value.word !== says,
    });
    return [
      ...(required === undefined ? [] : [word('required', required ? 'required' : 'optional')]),
      ...(initial === undefined ? [] : [word('default', `by default ${String(initial).toLowerCase()}`)]),
      ...(values === undefined || values.length < 2 ? [] : [valuesClaim(owner, attribute, values)]),
    ];
  });
}

const INITIAL = new Set(['default', 'initial']);

/** *The default language of a user is English*. */
function defaultsIn({ statement, facts }: ReadStatement): readonly AttributeNote[] {
  return statement.sentences.flatMap(({ tokens, clauses }) =>
    clauses.flatMap(({ verb, subjects }): AttributeNote[] => {
      const [subject] = subjects;
      if (!verb.copula || verb.negated || subject === undefined) return [];
      if (!tokens.slice(subject.start, subject.end).some(({ lower }) => INITIAL.has(lower))) return [];
      const attribute = [...subject.modifiers.filter((word) => !INITIAL.has(word)), subject.head].join(' ');
      const owner = facts.possessions.find(({ part }) => part.endsWith(subject.head))?.owner;
      const value = tokens.slice(verb.end).filter(({ tag }) => tag !== 'PUNCT' && tag !== 'DET');
      if (owner === undefined || value.length === 0 || value.length > 3) return [];
      const initial = value.map(({ lower }) => lower).join('_');
      return [{ owner, attribute, default: initial, source: statement.source.id }];
    }),
  );
}

/** Lists of values exclude each other when each has one that the other has not; a longer list may go on with a shorter one. */
function valuesClaim(owner: string, attribute: string, values: readonly string[]): Claim {
  return {
    names: [owner],
    aspect: `${attribute} values`,
    about: `${attribute} of ${owner}`,
    says: `one of ${values.join(', ').replaceAll('_', ' ')}`,
    value: { kind: 'words', words: values },
    excludes: ({ value }) =>
      value.kind === 'words' &&
      value.words.some((each) => !values.includes(each)) &&
      values.some((each) => !value.words.includes(each)),
  };
}
