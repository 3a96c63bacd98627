/** What the extractors see: one statement with the names of its phrases resolved (pronouns, containers, the story's role). */
import type { AnalysedStatement, Sentence } from '../analysed-statement.ts';
import { AMBIGUOUS_NOUNS, ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { POSSESSIVES } from '../lexicons/function-words.ts';
import { isPerson } from '../lexicons/persons.ts';
import { CONTAINER_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { scopeOf } from './scope.ts';

export interface Reading {
  readonly statement: AnalysedStatement;
  readonly id: string;
  /** The role of a user story, singular and lower case. */
  readonly role?: string;
  /** What this statement speaks of in the end: the subject of its last sentence. The next statement may call it *it*. */
  readonly topic?: string;
  /** What the statement before speaks of. */
  readonly previous?: string;
  /** The name of what a phrase speaks of, or `undefined` when that is unknown. */
  name(sentence: Sentence, phrase: NounPhrase): string | undefined;
  /** The phrase that a container stands for: *items* in *a list of items*. */
  content(sentence: Sentence, phrase: NounPhrase): NounPhrase;
}

/** *customer data*, *order details* are the customer and the order themselves. */
function withoutData(sentence: Sentence, phrase: NounPhrase): string {
  const about = sentence.tokens[phrase.end - 2];
  const bare =
    about?.tag === 'NOUN' &&
    about.lower !== 'contact' &&
    phrase.modifiers.length > 0 &&
    phrase.suffix === undefined &&
    DATA_NOUNS.has(phrase.head);
  // *app users*, *visitors of the site* are users and visitors.
  const [first] = phrase.modifiers;
  if (phrase.modifiers.length === 1 && first !== undefined && ITS_OWN.has(first) && isPerson(phrase.head))
    return phrase.head;
  return bare ? phrase.modifiers.join(' ') : nameOf(phrase);
}

const ITS_OWN = new Set([
  'system',
  'app',
  'application',
  'website',
  'site',
  'platform',
  'portal',
  'software',
]);
const DATA_NOUNS = new Set(['data', 'information', 'details', 'detail']);
const FIRST = new Set(['i', 'we', 'me', 'us', 'my', 'our', 'myself']);
const THIRD = new Set([
  'it',
  'they',
  'them',
  'he',
  'she',
  'him',
  'her',
  'itself',
  'themselves',
  'which',
  'that',
  'who',
  'whom',
]);

/**
 * Resolves the names of one statement.
 * @param topic what the statement before it speaks of; a pronoun that opens this one means that.
 */
export function read(statement: AnalysedStatement, topic?: string): Reading {
  const role = storyRole(statement);
  const subjects = antecedents(statement, topic);
  const name = (sentence: Sentence, phrase: NounPhrase): string | undefined => {
    const core = content(sentence, phrase);
    if (!core.pronoun) return withoutData(sentence, core);
    if (FIRST.has(core.head)) return role;
    return THIRD.has(core.head) ? subjects(sentence, core) : undefined;
  };
  const own = topicOf(statement, name);
  const next = own ?? topic;
  return {
    statement,
    id: statement.source.id,
    name,
    content,
    ...(role === undefined ? {} : { role }),
    ...(next === undefined ? {} : { topic: next }),
    ...(topic === undefined ? {} : { previous: topic }),
  };
}

/** The first subject of the last sentence that has a thing for one; *It also has …* keeps the topic of the statement before. */
function topicOf(statement: AnalysedStatement, name: Reading['name']): string | undefined {
  for (let i = statement.sentences.length - 1; i >= 0; i--) {
    const sentence = statement.sentences[i];
    const found = sentence === undefined ? undefined : topicIn(sentence, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function topicIn(sentence: Sentence, name: Reading['name']): string | undefined {
  const clause = sentence.clauses.find(({ subjects }) => subjects.length > 0);
  const subject = clause?.subjects[0];
  // *The price is stored, too* goes on about what has the price; *A daily price is identified by a date* speaks of the price.
  if (clause === undefined || subject === undefined) return undefined;
  if (isPropertyHead(subject.head) && !OWNING.has(clause.verb.lemma)) return undefined;
  const found = name(sentence, subject);
  return found === undefined || SYSTEM_NOUNS.has(found.split(' ').at(-1) ?? found) ? undefined : found;
}

const OWNING = new Set(['have', 'identify', 'consist', 'contain', 'include', 'belong']);

function isPropertyHead(head: string): boolean {
  return ATTRIBUTE_NOUNS.has(head) || CLASS_NOUNS.has(head);
}

/** What the sentences before one speak of, in its statement or the one before. */
export function topicBefore(reading: Reading, sentence: Sentence): string | undefined {
  const { sentences } = reading.statement;
  for (let i = sentences.indexOf(sentence) - 1; i >= 0; i--) {
    const before = sentences[i];
    const found = before === undefined ? undefined : topicIn(before, reading.name);
    if (found !== undefined) return found;
  }
  return reading.previous;
}

/** The role of a story as a name: its first noun phrase. */
function storyRole(statement: AnalysedStatement): string | undefined {
  const sentence = statement.sentences.find((candidate) => candidate.role === 'role');
  const phrase = sentence?.phrases.find((candidate) => !candidate.pronoun);
  return phrase === undefined ? undefined : nameOf(phrase);
}

function content(sentence: Sentence, phrase: NounPhrase): NounPhrase {
  let current = phrase;
  for (let guard = 0; guard < 3; guard++) {
    const link = sentence.tokens[current.end]?.lower;
    const container = CONTAINER_NOUNS.has(current.head) && current.modifiers.length === 0;
    if (!container || !(link === 'of' || (link === 'about' && current.head === 'information')))
      return current;
    const next = sentence.phrases.find((candidate) => candidate.start === current.end + 1);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** Finds what a pronoun stands for: the nearest subject before it in the statement, else the nearest phrase. */
function antecedents(
  statement: AnalysedStatement,
  topic: string | undefined,
): (sentence: Sentence, pronoun: NounPhrase) => string | undefined {
  return (sentence, pronoun) => {
    const at = statement.sentences.indexOf(sentence);
    for (let i = at; i >= Math.max(0, at - 2); i--) {
      const candidate = statement.sentences[i];
      if (candidate === undefined) break;
      const limit = i === at ? pronoun.start : candidate.tokens.length;
      const found = lastThing(candidate, limit, pronoun);
      if (found !== undefined) return found;
    }
    return continuesTopic(sentence, pronoun) ? topic : undefined;
  };
}

/** *It has …*, *its name …*: what goes on describing the topic; *it must be signed* may mean something else. */
function continuesTopic(sentence: Sentence, pronoun: NounPhrase): boolean {
  const token = sentence.tokens[pronoun.start];
  if (POSSESSIVES.has(token?.lower ?? '')) return true;
  return sentence.clauses.some(
    ({ subjects, verb }) =>
      subjects.some(({ start }) => start === pronoun.start) && DESCRIBING.has(verb.lemma),
  );
}

const DESCRIBING = new Set(
  'have include contain consist comprise belong possess be refer carry store'.split(' '),
);

/** The nearest thing before `limit`; *they* is a plural or, where there is none, a single person. */
function lastThing(sentence: Sentence, limit: number, pronoun: NounPhrase): string | undefined {
  const plural = pronoun.head === 'they' || pronoun.head === 'them';
  return (
    lastFitting(sentence, limit, pronoun, (phrase) => !plural || phrase.plural || sentence.role === 'role') ??
    (plural ? lastFitting(sentence, limit, pronoun, ({ head }) => isPerson(head)) : undefined)
  );
}

function lastFitting(
  sentence: Sentence,
  limit: number,
  pronoun: NounPhrase,
  agrees: (phrase: NounPhrase) => boolean,
): string | undefined {
  if (pronoun.head === 'which' || pronoun.head === 'that' || pronoun.head === 'who') {
    const before = sentence.phrases.findLast((phrase) => phrase.end <= limit && !phrase.pronoun);
    return before === undefined ? undefined : withoutData(sentence, content(sentence, before));
  }
  const clauses = sentence.clauses.filter((clause) => clause.verb.start < limit);
  const usable = (phrase: NounPhrase): boolean =>
    !phrase.pronoun &&
    phrase.end <= limit &&
    !(pronoun.head === 'it' && isPerson(phrase.head)) &&
    !SYSTEM_NOUNS.has(phrase.head) &&
    !DATA_NOUNS.has(phrase.head) &&
    !(isPropertyHead(phrase.head) && !AMBIGUOUS_NOUNS.has(phrase.head)) &&
    agrees(phrase);
  // *Of these owners, we ask for their address*
  const scope = scopeOf(sentence);
  if (scope !== undefined && usable(scope)) return withoutData(sentence, content(sentence, scope));
  // *When visitors become members, they …*
  const became = clauses.findLast(({ verb, objects }) => verb.lemma === 'become' && objects.some(usable));
  const role = became?.objects.find(usable);
  if (role !== undefined) return withoutData(sentence, content(sentence, role));
  // *it has a garden and how many doors it has*: what *it* has is not what *it* means.
  const apart = clauses.filter(
    ({ subjects }) => !subjects.some(({ pronoun: is, head }) => is && head === pronoun.head),
  );
  const object = apart.findLast(({ objects }) => objects.some(usable))?.objects.find(usable);
  const subject = clauses.find(({ subjects }) => subjects.some(usable))?.subjects.find(usable);
  const personal = pronoun.head === 'he' || pronoun.head === 'she';
  const chosen = sentence.role === 'body' || personal ? (subject ?? object) : (object ?? subject);
  return chosen === undefined ? undefined : withoutData(sentence, content(sentence, chosen));
}

/** What owns a phrase: by `'s`, by *its*, or by *of the …* after it. */
export function ownerOf(reading: Reading, sentence: Sentence, phrase: NounPhrase): string | undefined {
  if (phrase.possessor !== undefined) return reading.name(sentence, phrase.possessor);
  const determiner = phrase.determiner ?? '';
  if (FIRST.has(determiner)) return reading.role;
  if (determiner === 'its' || determiner === 'their' || determiner === 'his' || determiner === 'her')
    return reading.name(sentence, {
      ...phrase,
      pronoun: true,
      head: determiner === 'their' ? 'they' : determiner === 'its' ? 'it' : 'he',
      modifiers: [],
    });
  if (isPropertyHead(phrase.head) && phrase.suffix === undefined) {
    const shared = sharedOf(sentence, phrase);
    if (shared !== undefined) return ownerOf(reading, sentence, shared);
  }
  if (sentence.tokens[phrase.end]?.lower !== 'of') return undefined;
  const owner = sentence.phrases.find((candidate) => candidate.start === phrase.end + 1);
  if (owner === undefined || owner.pronoun || owner.quantity !== undefined) return undefined;
  // *a number of the form AB-123*: how it is written.
  if (FORMS.has(sentence.tokens[owner.core]?.lower ?? '')) return undefined;
  // *stages of development*: what of no thing in particular.
  const vague = phrase.determiner === undefined && owner.determiner === undefined && !owner.plural;
  if (vague && phrase.plural) return undefined;
  // *the total number of guests* counts them, and is no property of theirs.
  return COUNTING.has(phrase.head) && owner.plural ? undefined : reading.name(sentence, owner);
}

/** *the weight and size of a bag*: the property after this one that has the owner of both. */
function sharedOf({ tokens, phrases }: Sentence, phrase: NounPhrase): NounPhrase | undefined {
  const joiner = tokens[phrase.end];
  const next =
    joiner?.tag === 'CCONJ' || joiner?.text === ','
      ? phrases.find(({ start }) => start === phrase.end + 1)
      : undefined;
  if (next === undefined || !isPropertyHead(next.head) || next.possessor !== undefined) return undefined;
  if (next.determiner !== undefined && next.determiner !== phrase.determiner) return undefined;
  return tokens[next.end]?.lower === 'of' || tokens[next.end]?.tag === 'CCONJ' ? next : undefined;
}

const FORMS = new Set(['form', 'format', 'pattern']);
const COUNTING = new Set(['number', 'amount', 'count', 'total']);

/** Every clause with its sentence. */
export function clausesOf(
  reading: Reading,
): readonly { readonly sentence: Sentence; readonly clause: Clause }[] {
  return reading.statement.sentences.flatMap((sentence) =>
    sentence.clauses.map((clause) => ({ sentence, clause })),
  );
}
