/** State changes: *is marked as cancelled*, *sets its status to paid*, *changes from open to closed*, *becomes active*. */
import type { AnalysedStatement, Sentence } from '../analysed-statement.ts';
import { CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { isParticiple, isPlural, verbBase } from '../nlp/lemma.ts';
import type { Token } from '../nlp/token.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Change } from './facts.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

const SETTING = new Set(
  'set change move switch transition update mark flag put turn go revert reset transfer convert pass progress advance return'.split(
    ' ',
  ),
);

/** The state changes of one statement. */
export function readChanges(reading: Reading): readonly Change[] {
  return clausesOf(reading).flatMap(({ sentence, clause }) => {
    if (clause.verb.negated || sentence.role === 'benefit') return [];
    const states = statesOf(reading, sentence, clause);
    if (states === undefined) return [];
    const entity = entityOf(reading, sentence, clause);
    return [
      {
        ...(entity === undefined ? {} : { entity }),
        action: triggerOf(reading, clause, entity, states.to),
        ...(states.from === undefined ? {} : { from: states.from }),
        to: states.to,
        source: reading.id,
      },
    ];
  });
}

/** The old and new state that a clause names. */
function statesOf(
  { statement }: Reading,
  sentence: Sentence,
  clause: Clause,
): { from?: string; to: string } | undefined {
  const { verb } = clause;
  const { tokens } = sentence;
  if (verb.lemma === 'become') {
    const to = stateAt(sentence, verb.end);
    return to === undefined ? undefined : { to };
  }
  // *Then the status of the copy is on loan*
  if (sentence.role === 'then' && verb.copula && STATE_NOUNS.has(clause.subjects[0]?.head ?? '')) {
    const to = stateAt(sentence, verb.end) ?? placeAt(sentence, verb.end);
    return to === undefined ? undefined : { to };
  }
  // *Then the bike is in state repaired*
  if (sentence.role === 'then' && verb.copula) {
    const to = stateNamedAt(sentence, verb.end);
    const from = to === undefined ? undefined : givenState(statement, sentence, clause);
    return to === undefined ? undefined : { to, ...(from === undefined ? {} : { from }) };
  }
  if (!SETTING.has(verb.lemma)) return undefined;
  const limit = Math.min(tokens.length, verb.end + 14);
  let from: string | undefined;
  let to: string | undefined;
  for (let i = verb.end; i < limit; i++) {
    const word = tokens[i]?.lower;
    if (word === 'from') from ??= stateAt(sentence, i + 1);
    else if (word === 'to' || (word === 'as' && verb.lemma !== 'set')) to ??= stateAt(sentence, i + 1);
  }
  const going = verb.lemma === 'go' || verb.lemma === 'move' || verb.lemma === 'put';
  const into = going ? intoAt(sentence, verb.end, limit) : undefined;
  if (into !== undefined) return { to: into };
  if (to === undefined) return undefined;
  const speaksOfState = [...clause.subjects, ...clause.objects].some((phrase) =>
    STATE_NOUNS.has(phrase.head),
  );
  // *goes from requested to overdue*, *is set to free*: an adjective by itself is no place and no person.
  const described = isQuality(sentence, verb.end, limit) && !isActive(clause);
  const marks = verb.lemma === 'mark' || verb.lemma === 'flag' || isParticiple(to) || described;
  if (!speaksOfState && !marks) return undefined;
  return from === undefined ? { to } : { from, to };
}

/** *in state repaired*, *in the repaired state*: the state named from token `at`. */
function stateNamedAt(sentence: Sentence, at: number): string | undefined {
  const { tokens } = sentence;
  if (tokens[at]?.lower !== 'in') return undefined;
  const first = tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1;
  if (STATE_NOUNS.has(tokens[first]?.lower ?? '')) return wordAt(tokens, first + 1);
  return STATE_NOUNS.has(tokens[first + 1]?.lower ?? '') ? wordAt(tokens, first) : undefined;
}

function wordAt(tokens: readonly Token[], at: number): string | undefined {
  const word = tokens[at];
  return word !== undefined && /^\p{L}[\p{L}_-]*$/u.test(word.text)
    ? word.lower.replaceAll('-', '_')
    : undefined;
}

/** *Given a bike in state damaged*: the state that the same thing is in before. */
function givenState(
  { sentences }: AnalysedStatement,
  sentence: Sentence,
  { subjects: [subject] }: Clause,
): string | undefined {
  for (const given of sentences.slice(0, sentences.indexOf(sentence))) {
    if (given.role !== 'given') continue;
    for (const { head, end } of given.phrases) {
      if (head !== subject?.head) continue;
      const from = stateNamedAt(given, end) ?? stateNamedAt(given, end + 1);
      if (from !== undefined) return from;
    }
  }
  return undefined;
}

/** Whether an adjective by itself stands behind *to* or *from*. */
function isQuality({ tokens }: Sentence, from: number, limit: number): boolean {
  return tokens.some(
    ({ tag }, i) =>
      tag === 'ADJ' &&
      i > from &&
      i < limit &&
      (tokens[i - 1]?.lower === 'to' || tokens[i - 1]?.lower === 'from') &&
      (endsClause(tokens[i + 1]) || tokens[i + 1]?.lower === 'to'),
  );
}

/** *A clerk moves a box to idle*: what people do to things names a state only where it is set. */
function isActive({ verb, objects }: Clause): boolean {
  return objects.length > 0 && !verb.passive && !verb.lemma.endsWith('set');
}

/** A state named at token `i`: an adjective or participle, or a bare or quoted noun; at most two words. */
function stateAt(sentence: Sentence, from: number): string | undefined {
  const { tokens } = sentence;
  let i = from;
  if (tokens[i]?.lower === 'the' && STATE_NOUNS.has(tokens[i + 1]?.lower ?? '')) i += 2;
  const quoted =
    tokens[i]?.text === '"' || tokens[i]?.text === "'" || tokens[i]?.text === '“' || tokens[i]?.text === '‘';
  if (quoted) i++;
  const words: string[] = [];
  for (; i < tokens.length && words.length < 3; i++) {
    const token = tokens[i];
    if (token === undefined || !/^[\p{L}][\p{L}_-]*$/u.test(token.text)) break;
    // *sets its status to free*: a verb that ends its clause there is a state.
    const ends = token.tag === 'VERB' && words.length === 0 && endsClause(tokens[i + 1]);
    const fits =
      ends ||
      token.tag === 'ADJ' ||
      token.tag === 'NOUN' ||
      token.tag === 'PROPN' ||
      token.tag === 'ADV' ||
      isParticiple(token.lower);
    if (!fits && !quoted) break;
    words.push(token.lower.replaceAll('-', '_'));
    if (!quoted && (token.tag === 'ADJ' || isParticiple(token.lower)) && token.tag !== 'ADV') {
      // *to picked up*
      const particle = tokens[i + 1];
      if (particle?.tag === 'ADP' && endsClause(tokens[i + 2])) words.push(particle.lower);
      break;
    }
  }
  return words.length === 0 || words.length > 2 ? undefined : words.join('_');
}

/** *goes into repair*: a noun without any article, which is no place. */
function intoAt({ tokens }: Sentence, from: number, limit: number): string | undefined {
  const at = tokens.findIndex(({ lower }, i) => i >= from && i < limit && lower === 'into');
  const state = at < 0 ? undefined : tokens[at + 1];
  const after = tokens[at + 2];
  const ends = endsClause(after) || after?.lower === 'every' || after?.lower === 'each';
  return state?.tag === 'NOUN' && ends && !isPlural(state.lower) ? `in_${state.lower}` : undefined;
}

/** *on loan*, *in transit*: a preposition and a bare noun. */
function placeAt({ tokens }: Sentence, at: number): string | undefined {
  const [preposition, noun] = [tokens[at], tokens[at + 1]];
  if (preposition?.tag !== 'ADP' || noun?.tag !== 'NOUN' || !endsClause(tokens[at + 2])) return undefined;
  return `${preposition.lower}_${noun.lower}`;
}

function endsClause(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.tag === 'PUNCT' ||
    token.tag === 'CCONJ' ||
    token.tag === 'SCONJ' ||
    LATER.has(token.lower)
  );
}

/** Words that open a condition behind a state, though taggers call them adverbs or prepositions. */
const LATER = new Set(['when', 'whenever', 'once', 'as', 'if', 'after', 'by', 'upon']);

function entityOf(reading: Reading, sentence: Sentence, clause: Clause): string | undefined {
  const target: NounPhrase | undefined =
    clause.verb.passive || clause.objects.length === 0 ? clause.subjects[0] : clause.objects[0];
  if (target === undefined) return undefined;
  if (STATE_NOUNS.has(target.head) || CLASS_NOUNS.has(target.head)) {
    const owner = ownerOf(reading, sentence, target);
    return owner ?? (target.modifiers.length > 0 ? target.modifiers.join(' ') : undefined);
  }
  return reading.name(sentence, target);
}

/** *… when a clerk accepts it*: what sets the change off stands behind it. */
function isLate({ tokens }: Sentence, { subjects, verb }: Clause): boolean {
  const before = tokens[(subjects[0]?.start ?? verb.start) - 1]?.lower ?? '';
  return LATER.has(before) && before !== 'by';
}

const PARTICLES = new Set(['out', 'in', 'up', 'off', 'on', 'down', 'back', 'away']);

/** The action that makes the change: what triggers the statement when it acts on the entity, else the state's own verb. */
function triggerOf(reading: Reading, change: Clause, entity: string | undefined, to: string): string {
  for (const { sentence, clause } of clausesOf(reading)) {
    if (
      clause === change ||
      clause.verb.negated ||
      !(sentence.role === 'trigger' || sentence.role === 'when' || isLate(sentence, clause))
    )
      continue;
    const target = clause.verb.passive ? clause.subjects[0] : clause.objects[0];
    const name = target === undefined ? undefined : reading.name(sentence, target);
    if (!clause.verb.copula && (entity === undefined || name === entity)) return clause.verb.lemma;
  }
  const [first = to, particle] = to.split('_');
  const last = to.split('_').at(-1) ?? to;
  // *handed out*: by handing it out.
  if (isParticiple(first) && PARTICLES.has(particle ?? '')) return `${verbBase(first)}_${particle}`;
  return isParticiple(last) ? verbBase(last) : change.verb.lemma === 'become' ? `become_${to}` : `mark_${to}`;
}
