/** Properties that are worked out from others: *The total is the sum of …*, *The age is calculated from the date of birth*. */
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

/** A property and the words that say how it comes about. */
export interface Derivation {
  readonly owner?: string;
  readonly attribute: string;
  readonly from: string;
  readonly source: string;
}

/** Verbs that say it of what they act on (compiled by hand). */
const DERIVING = new Set('calculate compute derive determine sum infer total multiply'.split(' '));
/** What something is when it is one: *the sum of*, *the difference between*. */
const RESULTS = new Set(
  'sum total difference product quotient average mean median ratio count number maximum minimum percentage'.split(
    ' ',
  ),
);
const OPENERS = new Set(['from', 'as', 'by', 'based', 'using', 'out', 'on', 'with']);

/** The derivations of one statement. */
export function readDerivations(reading: Reading): readonly Derivation[] {
  return clausesOf(reading).flatMap(({ sentence, clause }) => {
    const target = derived(clause);
    const from = target && origin(sentence, clause);
    if (target === undefined || from === undefined || target.pronoun) return [];
    const owner = ownerOf(reading, sentence, target);
    return [
      {
        attribute: countName(sentence, target),
        from,
        source: reading.id,
        ...(owner === undefined ? {} : { owner }),
      },
    ];
  });
}

/** *the number of nights* counts nights; other properties are called what they are. */
function countName(sentence: Sentence, target: NounPhrase): string {
  if (!isCounted(sentence, target)) return nameOf(target);
  const things = sentence.tokens.slice(target.core, target.end).map(({ lower }) => lower);
  return `number of ${things.join(' ')}`;
}

function isCounted({ tokens }: Sentence, { core }: NounPhrase): boolean {
  return tokens[core - 2]?.lower === 'number' && tokens[core - 1]?.lower === 'of';
}

/** What the clause says is worked out; only what is known as an attribute will count. */
function derived({ verb, subjects, objects }: Clause): NounPhrase | undefined {
  if (verb.negated) return undefined;
  if (DERIVING.has(verb.lemma)) return (verb.passive ? subjects : objects)[0];
  const [result] = objects;
  return verb.copula && result !== undefined && RESULTS.has(result.head) ? subjects[0] : undefined;
}

/** The words behind the verb that say from what: up to the end of the sentence. */
function origin(sentence: Sentence, { verb, objects }: Clause): string | undefined {
  const { tokens } = sentence;
  const start = verb.copula
    ? verb.end
    : tokens.findIndex(({ lower }, index) => index >= verb.end && OPENERS.has(lower));
  if (start < 0) return undefined;
  const [result] = objects;
  if (verb.copula && !(result !== undefined && isRelation(tokens[result.end]?.lower))) return undefined;
  const rest = tokens.slice(start);
  const end = rest.findIndex(({ text }) => text === '.' || text === ';');
  const words = (end < 0 ? rest : rest.slice(0, end)).map(({ text }) => text);
  return words.length < 2 ? undefined : words.join(' ').replace(/ ([,;:])/g, '$1');
}

function isRelation(word: string | undefined): boolean {
  return word === 'of' || word === 'between';
}
