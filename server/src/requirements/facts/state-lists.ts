/** *An order may be new, packed or shipped*: the states a thing can be in, said of the thing itself. */
import type { Sentence } from '../analysed-statement.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isParticiple, isPlural, verbBase } from '../nlp/lemma.ts';
import type { Token } from '../nlp/token.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

export interface StateList {
  readonly subject: NounPhrase;
  /** snake_case, in the order of the text. */
  readonly values: readonly string[];
  /** `status`, or `type` when the values name kinds. */
  readonly attribute: string;
  /** Token indexes of the values, half-open. */
  readonly start: number;
  readonly end: number;
}

/** What people do to records, which is no state of them: *comments can be edited, deleted or shared*. */
const OPERATIONS = new Set(
  `edited deleted created updated viewed shared exported imported printed searched sorted filtered changed added removed modified
   downloaded uploaded displayed shown selected seen read written entered saved stored copied moved accessed managed
   configured made found listed`.split(/\s+/),
);
const MAYBE = new Set(['may', 'can', 'could', 'will', 'shall', 'must']);

const remembered = new WeakMap<Sentence, StateList | 'none'>();

/** The list of states in a sentence, when its verb is *be* and everything after it is a list of bare values with *or*. */
export function stateListOf(sentence: Sentence): StateList | undefined {
  const known = remembered.get(sentence);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const found = findStateList(sentence);
  remembered.set(sentence, found ?? 'none');
  return found;
}

/** Whether a verb group is a value in a list of states: *picked* in *new, picked or packed*. */
export function isStateValue(sentence: Sentence, verb: { readonly main: number }): boolean {
  const list = stateListOf(sentence);
  if (list !== undefined) return verb.main >= list.start - 1 && verb.main < list.end;
  return isOneOf(sentence.tokens, verb.main);
}

/** *is one of created, picked up and sent*: a participle among values that *one of* announces. */
function isOneOf(tokens: readonly Token[], at: number): boolean {
  if (!isParticiple(tokens[at]?.lower ?? '')) return false;
  let announced = false;
  for (let i = at - 1; i > 1 && at - i < 40; i--) {
    const { text, lower } = tokens[i] ?? {};
    if (text === '.' || text === ';') return false;
    announced ||= text === ':';
    if (lower === 'of' && tokens[i - 1]?.lower === 'one') return announced || tokens[i + 1]?.tag !== 'DET';
  }
  return false;
}

function findStateList(sentence: Sentence): StateList | undefined {
  if (!sentence.tokens.some((token) => token.lower === 'or')) return undefined;
  for (const clause of sentence.clauses) {
    const found = listIn(sentence, clause);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listIn(sentence: Sentence, clause: Clause): StateList | undefined {
  const [subject] = clause.subjects;
  if (subject === undefined || clause.subjects.length > 1) return undefined;
  if (subject.pronoun && subject.head !== 'which') return undefined;
  const { verb } = clause;
  if (verb.negated || verb.infinitive || !(verb.copula || verb.passive)) return undefined;
  const be = verb.copula ? verb.main : verb.main - 1;
  const either = sentence.tokens[be + 1]?.lower === 'either';
  const start = either ? be + 2 : be + 1;
  // *is either a nurse or a doctor* names kinds of things.
  if (sentence.tokens[start]?.tag === 'DET') return undefined;
  const read = readValues(sentence.tokens, start, either);
  if (read === undefined || !isListOfStates(read.values, verb.modal, either)) return undefined;
  // *figures are either squares or circles* names kinds of things, too.
  if (
    subject.plural &&
    read.values.some(({ kind, words }) => kind === 'noun' && isPlural(words.at(-1) ?? ''))
  )
    return undefined;
  const values = read.values.map(({ words }) => words.join('_').replaceAll('-', '_'));
  const attribute = read.values.some(({ kind }) => kind === 'noun') ? 'type' : 'status';
  return { subject, values: [...new Set(values)], attribute, start, end: read.end };
}

function isListOfStates(values: readonly Value[], modal: string | undefined, either: boolean): boolean {
  if (values.some(({ words }) => OPERATIONS.has(words[0] ?? ''))) return false;
  if (modal !== undefined && !MAYBE.has(modal)) return false;
  if (either) return values.length >= 2;
  const participles = values.filter(({ kind }) => kind === 'participle').length;
  // *may be cancelled or changed* permits two things; three or more, or a plain adjective, tell of states.
  return participles < values.length ? participles > 0 || values.length > 1 : values.length > 2;
}

interface Value {
  readonly words: readonly string[];
  readonly kind: 'participle' | 'adjective' | 'noun' | 'place';
}

/** Values between commas and a last *or*, up to the end of the sentence; `undefined` when anything else stands there. */
function readValues(
  tokens: readonly Token[],
  start: number,
  either: boolean,
): { values: readonly Value[]; end: number } | undefined {
  const values: Value[] = [];
  let words: Token[] = [];
  let closed = false;
  let i = start;
  for (; i < tokens.length && i - start < 40; i++) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    // *can be monthly or yearly and costs …*
    const ends =
      token.text === '.' || token.text === ';' || (closed && token.lower === 'and' && words.length > 0);
    if (ends || token.text === ',' || token.lower === 'or') {
      const value = words.length === 0 ? undefined : stateAt(words, either);
      if (words.length > 0 && value === undefined) return undefined;
      if (value !== undefined) values.push(value);
      words = [];
      if (ends) break;
      if (closed) return undefined;
      closed = token.lower === 'or';
    } else if (token.text !== '"' && token.text !== "'") words.push(token);
  }
  const last = words.length === 0 ? undefined : stateAt(words, either);
  if (words.length > 0 && last === undefined) return undefined;
  if (last !== undefined) values.push(last);
  return closed && values.length >= 2 ? { values, end: i } : undefined;
}

function stateAt(tokens: readonly Token[], either: boolean): Value | undefined {
  const bare = either && tokens[0]?.tag === 'DET' ? tokens.slice(1) : tokens;
  const [first, second] = bare;
  if (first === undefined || bare.length > 3 || !bare.every(({ text }) => /^\p{L}[\p{L}-]*$/u.test(text)))
    return undefined;
  const words = bare.map(({ lower }) => lower);
  // *out of service*
  if (bare.length === 3)
    return first.tag === 'ADP' && second?.tag === 'ADP' && bare[2]?.tag === 'NOUN'
      ? { words, kind: 'place' }
      : undefined;
  if (first.tag === 'ADP' && second?.tag === 'NOUN') return { words, kind: 'place' };
  if (isParticiple(first.lower) && first.tag !== 'NOUN') {
    const particle = second === undefined || second.tag === 'ADV' || second.tag === 'ADP';
    return particle ? { words, kind: 'participle' } : undefined;
  }
  // *watering or resting*: a word in -ing by itself is what goes on, whatever a tagger makes of it.
  const lasting =
    (first.tag === 'VERB' || (first.tag === 'NOUN' && BASE_VERBS.has(verbBase(first.lower)))) &&
    first.lower.endsWith('ing') &&
    second === undefined;
  if (lasting) return { words, kind: 'participle' };
  const last = bare.at(-1);
  if (last?.tag === 'ADJ' && (bare.length === 1 || first.tag === 'ADV' || first.tag === 'ADJ'))
    return { words, kind: 'adjective' };
  return either && last?.tag === 'NOUN' ? { words, kind: 'noun' } : undefined;
}
