/** Scenario outlines: what the columns of their examples say of attributes, and what their rows tell of actions. */
import type { ExampleColumn } from '../../model/requirements.ts';
import type { SpecType } from '../../model/specification.ts';
import type { Sentence } from '../analysed-statement.ts';
import { ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { singular } from '../nlp/lemma.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Facts, Possession } from './facts.ts';
import { isProperty, isSystem } from './possession.ts';
import { ownerOf, type Reading } from './reading.ts';

/** Whose a column's values are. */
interface Column {
  readonly owner?: string;
  readonly attribute: string;
}

/**
 * The facts of a statement with those of its examples.
 * @param rows the facts of the text with each row: what is done may be cut off in the statement itself, as its places are short
 */
export function withExampleFacts(facts: Facts, reading: Reading, rows: readonly Facts[]): Facts {
  const { columns = [] } = reading.statement.source.examples ?? {};
  const found = columns.flatMap((column) => {
    const about = columnOf(reading, column);
    return about === undefined ? [] : [{ ...about, ...valuesOf(about.attribute, column.values) }];
  });
  const { id: source } = reading;
  const possessions = found.flatMap(({ owner, attribute: part, values }): readonly Possession[] =>
    owner === undefined
      ? []
      : [
          {
            owner,
            part,
            verb: 'have',
            plural: false,
            strength: 'has',
            listed: true,
            ...(values === undefined ? {} : { values }),
            source,
          },
        ],
  );
  return {
    ...facts,
    possessions: [...facts.possessions, ...possessions],
    notes: [...facts.notes, ...found.map((note) => ({ ...note, source }))],
    permissions: distinct(rows.flatMap(({ permissions }) => permissions)),
    changes: distinct(rows.flatMap(({ changes }) => changes)),
    actions: distinct(rows.flatMap(({ actions }) => actions)),
  };
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** What a column's first place stands for in its sentence. */
function columnOf(reading: Reading, { name, at }: ExampleColumn): Column | undefined {
  const sentence = reading.statement.sentences.find(({ start, end }) => start <= at && at < end);
  const index = sentence?.tokens.findIndex(({ start }) => start === at) ?? -1;
  if (sentence === undefined || index < 0) return undefined;
  const { phrases, tokens } = sentence;
  const head = singular(name.split(/\s+/).at(-1) ?? name);
  // *in state <old>*, *has the <new> status*
  const state = [tokens[index - 1], tokens[index + 1]].find((token) => STATE_NOUNS.has(token?.lower ?? ''));
  if (state !== undefined) {
    const owner = holderBefore(reading, sentence, index - 1);
    return { attribute: state.lower, ...(owner === undefined ? {} : { owner }) };
  }
  const named = phrases.find((phrase) => phrase.head === head);
  const attribute = name.replace(/[_-]/g, ' ');
  if (named !== undefined && isProperty(named)) {
    const owner = ownerOf(reading, sentence, named) ?? holderBefore(reading, sentence, named.start);
    return { attribute: head === attribute ? head : attribute, ...(owner === undefined ? {} : { owner }) };
  }
  // *a rider with a <plan> plan*
  const kind = named !== undefined && named.start <= index && index < named.end;
  const owner = kind ? holderBefore(reading, sentence, named.start) : undefined;
  if (owner !== undefined) return { attribute, owner };
  return ATTRIBUTE_NOUNS.has(head) || CLASS_NOUNS.has(head) ? { attribute } : undefined;
}

/** The thing that *in*, *with* or *has* gives what begins at `start`. */
function holderBefore(reading: Reading, sentence: Sentence, start: number): string | undefined {
  const { tokens, phrases, clauses } = sentence;
  let i = start;
  while (i > 0 && tokens[i]?.tag !== 'ADP' && tokens[i]?.tag !== 'VERB' && tokens[i]?.tag !== 'AUX') i--;
  const joined = HOLDING.has(tokens[i]?.lower ?? '');
  const before = phrases.findLast(({ end, pronoun }) => end <= i && !pronoun);
  const holder: NounPhrase | undefined = joined
    ? before
    : clauses.find(({ verb }) => verb.end >= i && verb.start <= i)?.subjects[0];
  const name = holder === undefined || isProperty(holder) ? undefined : reading.name(sentence, holder);
  return name === undefined || isSystem(name) ? undefined : name;
}

const HOLDING = new Set(['in', 'with', 'has', 'have', 'of', 'having']);

/** What the values of a column say that its name does not. */
function valuesOf(
  attribute: string,
  values: readonly string[],
): { readonly type?: SpecType; readonly values?: readonly string[] } {
  const head = attribute.split(' ').at(-1) ?? attribute;
  const typed = ATTRIBUTE_NOUNS.get(head);
  const words = values.every((value) => /^[\p{L}][\p{L} -]{0,30}$/u.test(value));
  // *a <fee>* of 1.50 is money, one of *low* and *high* is none.
  const measured = MEASURED.has(typed ?? 'string');
  if (typed !== undefined && typed !== 'string' && !CLASS_NOUNS.has(head) && !(measured && words)) return {};
  const type = TYPES.find(([, pattern]) => values.every((value) => pattern.test(value)))?.[0];
  if (type !== undefined) return { type };
  // Names and titles are any words; what is no property of many things has the values that are given.
  const listed = typed === undefined || CLASS_NOUNS.has(head) || measured;
  return listed && words && values.length > 1
    ? { type: 'enumeration', values: values.map((value) => value.toLowerCase().replace(/[ -]+/g, '_')) }
    : {};
}

const MEASURED: ReadonlySet<SpecType> = new Set<SpecType>(['money', 'integer', 'decimal', 'duration']);

const TYPES: readonly (readonly [SpecType, RegExp])[] = [
  ['boolean', /^(?:yes|no|true|false)$/i],
  ['integer', /^-?\d{1,15}$/],
  ['decimal', /^-?\d{1,15}[.,]\d{1,15}$|^-?\d{1,15}$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['time', /^\d{1,2}:\d{2}(?::\d{2})?$/],
  ['email', /^[^\s@]{1,64}@[^\s@]{1,200}$/],
];
