/**
 * Questions inside a sentence that ask for a property: *whether it has a roof*, *how many windows it has*, *how long it lasts*,
 * *the date when it was bought*. Only where something is recorded or asked for: *checks whether …* asks for no data.
 */
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import type { Possession } from './facts.ts';
import { isSystem } from './possession.ts';
import type { Reading } from './reading.ts';
import { scopeOf } from './scope.ts';

/** Verbs of keeping, giving and asking for data. */
const ASKING = new Set(
  `store record save keep register note log know document capture include indicate specify ask want state enter need maintain track
   interest provide show remember`.split(/\s+/),
);
const HAVING = new Set(['have', 'own', 'include', 'contain', 'possess', 'offer']);
/** The property that *how …* asks for. */
const BY_ADVERB = new Map(
  Object.entries({
    long: 'duration',
    old: 'age',
    far: 'distance',
    often: 'frequency',
    tall: 'height',
    high: 'height',
    heavy: 'weight',
    deep: 'depth',
    wide: 'width',
    big: 'size',
    large: 'size',
    fast: 'speed',
  }),
);
const MOMENTS = new Set(['date', 'time', 'day', 'moment', 'year', 'hour']);

/** The possessions that the questions of a sentence ask for. */
export function readQuestions(reading: Reading, sentence: Sentence): readonly Possession[] {
  const asks = sentence.clauses.find(({ verb }) => ASKING.has(verb.lemma) && !verb.negated);
  if (asks === undefined) return [];
  const found: Possession[] = [];
  sentence.tokens.forEach(({ lower }, i) => {
    const asked = i > asks.verb.start;
    if (lower === 'whether' && asked) found.push(...whether(reading, sentence, i));
    else if (lower === 'how' && asked) found.push(...how(reading, sentence, i));
    else if ((lower === 'when' || lower === 'which') && (asked || asks.verb.passive))
      found.push(...moment(reading, sentence, i));
  });
  return found;
}

/** Whether a clause is what *whether* asks. */
export function isAsked({ tokens }: Sentence, { subjects, verb }: Clause): boolean {
  const start = subjects[0]?.start ?? verb.start;
  return tokens.slice(Math.max(0, start - 3), start).some(({ lower }) => lower === 'whether');
}

function possessed(reading: Reading, owner: string | undefined, part: string): readonly Possession[] {
  if (owner === undefined || isSystem(owner)) return [];
  return [{ owner, part, verb: 'have', plural: false, strength: 'keeps', listed: true, source: reading.id }];
}

function whether(reading: Reading, sentence: Sentence, at: number): readonly Possession[] {
  const clause = sentence.clauses.find(
    ({ subjects: [subject] }) => subject !== undefined && subject.start > at,
  );
  const [subject] = clause?.subjects ?? [];
  if (clause === undefined || subject === undefined || subject.start > at + 4) return [];
  const { verb, objects } = clause;
  const [object] = objects;
  const owner = reading.name(sentence, subject);
  if (HAVING.has(verb.lemma) && object !== undefined && !object.pronoun)
    return possessed(reading, owner, `has ${nameOf(object)}`);
  if (verb.passive) return possessed(reading, owner, `is ${sentence.tokens[verb.main]?.lower ?? verb.lemma}`);
  if (!verb.copula) return [];
  // *whether it is a night train*: of the train.
  if (object !== undefined && !object.pronoun) {
    const { modifiers } = object;
    const kind = subject.pronoun && modifiers.length > 0 && object.quantity === undefined;
    if (!kind) return possessed(reading, owner, `is ${nameOf(object)}`);
    const things = modifiers.length > 1 ? [...modifiers.slice(1), object.head].join(' ') : object.head;
    return possessed(reading, things, `is ${modifiers[0]}`);
  }
  const words = sentence.tokens.slice(verb.end, verb.end + 3);
  const length = words.findIndex(({ tag }) => tag !== 'ADJ' && tag !== 'ADV');
  const state = words.slice(0, length < 0 ? words.length : length).map(({ lower }) => lower);
  return state.length === 0 ? [] : possessed(reading, owner, `is ${state.join(' ')}`);
}

function how(reading: Reading, sentence: Sentence, at: number): readonly Possession[] {
  const { tokens, phrases } = sentence;
  const next = tokens[at + 1]?.lower ?? '';
  if (next === 'many') {
    const counted = phrases.find(({ start, core }) => start === at + 1 || core === at + 2);
    const owner = counted === undefined ? undefined : subjectAt(reading, sentence, counted.end);
    if (counted === undefined || !counted.plural) return [];
    const things = [...counted.modifiers, tokens[counted.end - 1]?.lower ?? counted.head].join(' ');
    return possessed(reading, owner, `number of ${things}`);
  }
  const costs =
    next === 'much' ? sentence.clauses.find(({ verb }) => verb.start > at)?.verb.lemma : undefined;
  const part = costs === 'cost' ? 'price' : costs === 'weigh' ? 'weight' : BY_ADVERB.get(next);
  return part === undefined ? [] : possessed(reading, subjectAt(reading, sentence, at + 2), part);
}

/** *the date and time when the order was placed*, *the day on which it ends*. */
function moment(reading: Reading, sentence: Sentence, at: number): readonly Possession[] {
  const { tokens, phrases } = sentence;
  const end = tokens[at]?.lower === 'which' && tokens[at - 1]?.tag === 'ADP' ? at - 1 : at;
  if (end === at && tokens[at]?.lower === 'which') return [];
  const bare =
    end === at && BEFORE_WHEN.has(tokens[at - 1]?.tag ?? 'X') ? whenDone(reading, sentence, at) : [];
  if (bare.length > 0) return bare;
  const last = phrases.findLastIndex((phrase) => phrase.end === end && MOMENTS.has(phrase.head));
  const subject = last < 0 ? undefined : subjectAt(reading, sentence, at + 1);
  const scope = scopeOf(sentence);
  const owner = subject === undefined || scope === undefined ? subject : reading.name(sentence, scope);
  if (owner === undefined) return [];
  const named: NounPhrase[] = phrases.slice(last, last + 1);
  const before = phrases[last - 1];
  const joined =
    before !== undefined && before.end === (named[0]?.start ?? 0) - 1 && tokens[before.end]?.tag === 'CCONJ';
  if (joined && MOMENTS.has(before.head)) named.unshift(before);
  return named.flatMap((phrase) => possessed(reading, owner, nameOf(phrase)));
}

/** *record when a car was returned*: the date of its return. */
function whenDone(reading: Reading, sentence: Sentence, at: number): readonly Possession[] {
  const clause = sentence.clauses.find(({ verb }) => verb.start > at);
  const [subject] = clause?.subjects ?? [];
  if (clause === undefined || subject === undefined || !clause.verb.passive) return [];
  const adjacent = subject.start === at + 1 && clause.verb.start <= subject.end + 1;
  if (!adjacent || !/^[a-z]+$/.test(clause.verb.lemma)) return [];
  const particle = sentence.tokens[clause.verb.end];
  const name =
    particle?.tag === 'ADP' && PARTICLES.has(particle.lower)
      ? `${clause.verb.lemma} ${particle.lower}`
      : clause.verb.lemma;
  return possessed(reading, reading.name(sentence, subject), `${name} date`);
}

const BEFORE_WHEN: ReadonlySet<string> = new Set(['VERB', 'CCONJ', 'ADV']);
const PARTICLES = new Set(['up', 'out', 'off', 'down', 'in']);

/** The name of the subject that starts at a token. */
function subjectAt(reading: Reading, sentence: Sentence, start: number): string | undefined {
  const phrase = sentence.phrases.find((candidate) => candidate.start === start);
  const verb =
    phrase === undefined
      ? undefined
      : sentence.clauses.find((clause) => clause.verb.start >= phrase.end)?.verb;
  if (phrase === undefined || verb === undefined || verb.start > phrase.end + 3) return undefined;
  return reading.name(sentence, phrase);
}
