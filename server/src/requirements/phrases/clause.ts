/**
 * Clauses by templates over tags, without a dependency parser: each verb group with its subject, objects and
 * prepositional complements. Coordinated verbs share subjects and objects as English lets them.
 */
import { POSSESSIVES, SUBORDINATORS } from '../lexicons/function-words.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { isParticiple } from '../nlp/lemma.ts';
import type { Token } from '../nlp/token.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { particleAt } from './particle.ts';
import { readVerbGroups, type VerbGroup } from './verb-group.ts';

/** `in the list`: a preposition with what follows it. */
export interface Complement {
  readonly preposition: string;
  readonly phrases: readonly NounPhrase[];
}

export interface Clause {
  readonly verb: VerbGroup;
  readonly subjects: readonly NounPhrase[];
  readonly objects: readonly NounPhrase[];
  readonly complements: readonly Complement[];
  /** Index of the clause that governs this infinitive or shares its subject. */
  readonly governor?: number;
}

interface Draft {
  verb: VerbGroup;
  subjects: readonly NounPhrase[];
  objects: readonly NounPhrase[];
  complements: readonly Complement[];
  governor?: number;
}

/** The clauses of one sentence, in the order of their verbs. */
export function readClauses(tokens: readonly Token[], phrases: readonly NounPhrase[]): readonly Clause[] {
  const groups = readVerbGroups(tokens, phrases);
  const drafts: Draft[] = [];
  groups.forEach((verb, index) => {
    const limit = groups[index + 1]?.start ?? tokens.length;
    const tail = readTail(tokens, phrases, verb.end, limit, groups[index + 1]);
    const draft: Draft = { verb, subjects: [], ...tail };
    const last = groups[index - 1];
    const modifies = last?.reduced === true && last.end === verb.start && verb.finite;
    attachSubject(draft, drafts, tokens, phrases, modifies ? groups[index - 2] : last);
    drafts.push(draft);
  });
  shareObjects(drafts, tokens);
  goOnAfterRelatives(drafts, tokens);
  return drafts;
}

/** Objects and complements between a verb and the next verb. */
function readTail(
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
  from: number,
  limit: number,
  nextVerb: VerbGroup | undefined,
): { objects: readonly NounPhrase[]; complements: readonly Complement[] } {
  const objects: NounPhrase[] = [];
  const complements: { preposition: string; phrases: NounPhrase[] }[] = [];
  let target: NounPhrase[] = objects;
  let i = from + particleAt(tokens, from);
  while (i < limit) {
    const token = tokens[i];
    if (token === undefined) break;
    const phrase = phraseFrom(phrases, i);
    if (phrase !== undefined && phrase.end <= limit) {
      if (isNextSubject(tokens, phrase, from, nextVerb)) break;
      if (target !== objects)
        target = resumed(tokens, phrase, [objects, ...complements.map((one) => one.phrases)]) ?? target;
      target.push(phrase);
      i = phrase.end;
      continue;
    }
    if (token.tag === 'ADP' && !SUBORDINATE.has(token.lower)) {
      target = [];
      complements.push({ preposition: token.lower, phrases: target });
    } else if (token.tag === 'SCONJ' || (SUBORDINATE.has(token.lower) && token.tag !== 'DET')) break;
    else if (token.text === ';' || token.text === '.' || token.text === ':') break;
    else if (token.lower === 'e.g.' || token.lower === 'i.e.') break;
    i++;
  }
  return { objects, complements: complements.filter((complement) => complement.phrases.length > 0) };
}

/**
 * `a line of text, a price and a date`: after the one phrase of a complement, the list it stands in goes on in its own
 * style. `lists` are the objects and complements so far, the innermost last.
 */
function resumed(
  tokens: readonly Token[],
  phrase: NounPhrase,
  lists: readonly NounPhrase[][],
): NounPhrase[] | undefined {
  const before = tokens[phrase.start - 1];
  const inner = lists.at(-1)?.at(-1);
  if (inner === undefined || !(before?.tag === 'CCONJ' || before?.text === ',')) return undefined;
  const style = articleOf(phrase);
  // *a duration in minutes and two teams*: nothing is joined to a bare unit.
  const [objects] = lists;
  if (
    UNIT_NOUNS.has(inner.head) &&
    (inner.end - inner.start === 1 || POWERS.has(inner.modifiers.join(' '))) &&
    objects !== undefined &&
    objects.length > 0
  )
    return objects;
  // *a title, an abstract of at most 300 words and one or more authors*: a bound is of its noun, a number of things is in the list.
  if (isSome(phrase) && inner.quantity !== undefined) {
    return objects !== undefined && articleOf(objects.at(-1)) === 'a' ? objects : undefined;
  }
  if (articleOf(inner) === style || isOwn(phrase) || isOwn(inner)) return undefined;
  // *any student, teacher or guardian*: one determiner for all.
  if (style === '' && SHARED.has(inner.determiner ?? '')) return undefined;
  // Bare nouns go with bare objects only: in *for ages from six to twelve and groups* they may go with either.
  const outer = style === '' ? lists.slice(0, 1) : lists.slice(0, -1);
  return outer.findLast((list) => list.length > 0 && articleOf(list.at(-1)) === style);
}

const POWERS = new Set(['square', 'cubic']);
const SHARED = new Set(['any', 'each', 'every', 'either', 'all', 'both', 'some']);

/** *one or more authors*, *several authors*: some, and no certain number of a measure. */
function isSome({ quantity, determiner }: NounPhrase): boolean {
  return quantity !== undefined && quantity.max === undefined && determiner === undefined;
}

/** *a name, their address and a password*: what has an owner fits into a list of any style. */
function isOwn({ determiner }: NounPhrase): boolean {
  return determiner !== undefined && POSSESSIVES.has(determiner);
}

function articleOf(phrase: NounPhrase | undefined): string | undefined {
  if (phrase === undefined) return undefined;
  const word = phrase.determiner ?? '';
  return word === 'an' ? 'a' : word;
}

const SUBORDINATE: ReadonlySet<string> = new Set(
  [...SUBORDINATORS].filter(
    (word) => !['before', 'after', 'as', 'since', 'until', 'so', 'once', 'where'].includes(word),
  ),
);

function phraseFrom(phrases: readonly NounPhrase[], index: number): NounPhrase | undefined {
  let low = 0;
  let high = phrases.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const phrase = phrases[middle];
    if (phrase === undefined) return undefined;
    if (phrase.start === index) return phrase;
    if (phrase.start < index) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Whether a phrase right before a finite verb, after a comma or conjunction, is that verb's subject. */
function isNextSubject(
  tokens: readonly Token[],
  phrase: NounPhrase,
  from: number,
  next: VerbGroup | undefined,
): boolean {
  if (next === undefined || !next.finite || phrase.start === from) return false;
  if (phrase.end !== next.start && !(phrase.pronoun && phrase.end >= next.start - 1)) return false;
  const before = tokens[phrase.start - 1];
  return before?.tag === 'PUNCT' || before?.tag === 'CCONJ' || phrase.pronoun;
}

function attachSubject(
  draft: Draft,
  before: readonly Draft[],
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
  previous: VerbGroup | undefined,
): void {
  const last = before.at(-1);
  const { verb } = draft;
  const governor = before.length - 1;
  if (COMPRISING.has(tokens[verb.main]?.lower ?? '') && tokens[verb.start - 1]?.text === ',') {
    // *…, consisting of a and b*: said of the phrase before.
    draft.subjects = phrases.filter(({ end }) => end === verb.start - 1);
    return;
  }
  if (last !== undefined && (verb.infinitive || isCoordinated(tokens, verb, last))) {
    draft.governor = governor;
    const causee =
      verb.infinitive && !last.verb.passive && CONTROLS_OBJECT.has(last.verb.lemma) ? last.objects : [];
    draft.subjects = causee.length > 0 ? causee : last.subjects;
    return;
  }
  if (!verb.finite && verb.reduced && last === undefined)
    draft.subjects = subjectBefore(tokens, phrases, verb.start, 0);
  else if (verb.finite && last !== undefined && endsRelative(tokens, last, verb))
    draft.subjects = phrases.filter(({ end }) => end === relativeStart(tokens, last));
  else if (isOfWhich(tokens, verb.start)) draft.subjects = phrases.filter(({ end }) => end === verb.start);
  else if (verb.finite || verb.reduced)
    draft.subjects = subjectBefore(tokens, phrases, verb.start, previous?.end ?? 0);
  else if (last !== undefined) {
    draft.governor = governor;
    draft.subjects = last.subjects;
  }
}

/** *Faults that are found during a test are recorded*: a verb right behind a relative clause belongs to the phrase before it. */
function endsRelative(tokens: readonly Token[], last: Draft, verb: VerbGroup): boolean {
  if (relativeStart(tokens, last) < 0) return false;
  const between = tokens.slice(last.verb.end, verb.start);
  return (
    between.length > 0 && between.every(({ tag, text }) => tag !== 'CCONJ' && tag !== 'SCONJ' && text !== ',')
  );
}

/** The index of the pronoun that opens a relative clause without a comma before it, or -1. */
function relativeStart(tokens: readonly Token[], { verb, subjects }: Draft): number {
  const start = subjects[0] !== undefined && subjects[0].end === verb.start ? subjects[0].start : verb.start;
  const at = RELATIVE.has(tokens[start]?.lower ?? '') ? start : start - 1;
  return RELATIVE.has(tokens[at]?.lower ?? '') && tokens[at - 1]?.tag === 'NOUN' ? at : -1;
}

/** *…, each of which is identified by a number*: the relative pronoun is the subject. */
function isOfWhich(tokens: readonly Token[], start: number): boolean {
  const [quantity, of, which] = tokens.slice(Math.max(0, start - 3), start).map(({ lower }) => lower);
  return which === 'which' && of === 'of' && SHARES.has(quantity ?? '');
}

const SHARES = new Set(['each', 'all', 'some', 'many', 'most', 'both', 'one', 'none', 'any']);

const COMPRISING = new Set(['consisting', 'comprising', 'containing']);

const CONTROLS_OBJECT = new Set(
  'allow enable permit let ask require instruct force help want need cause remind invite tell forbid authorize authorise'.split(
    ' ',
  ),
);

/** Whether `verb` is joined to the clause before it by a conjunction without a subject of its own. */
function isCoordinated(tokens: readonly Token[], verb: VerbGroup, last: Draft): boolean {
  let i = verb.start - 1;
  while (i >= 0 && tokens[i]?.tag === 'ADV') i--;
  const joiner = tokens[i];
  if (joiner === undefined) return false;
  if (joiner.tag === 'CCONJ' || joiner.lower === 'then') return true;
  if (joiner.text !== ',') return false;
  // *belongs to a team, starts at nine and …*: a form in -s right behind a comma has the subject of the one before.
  if (
    i === verb.start - 1 &&
    isThird(tokens, verb) &&
    isThird(tokens, last.verb) &&
    !opensAside(tokens, last)
  )
    return true;
  // *can check a guest in, assign a room and print …*: base forms after a comma go on with the first verb's frame.
  const bare = verb.start === verb.main && tokens[verb.main]?.lower === verb.lemma;
  return (
    i === last.verb.end ||
    (bare && (last.verb.modal !== undefined || last.verb.infinitive || last.governor !== undefined))
  );
}

function isThird(tokens: readonly Token[], { start, main, finite, copula }: VerbGroup): boolean {
  return finite && !copula && start === main && /[^s]s$/.test(tokens[main]?.lower ?? '');
}

/** *A guest, who pays a fee, enters …*: what stands between commas is said beside. */
function opensAside(tokens: readonly Token[], { verb, subjects }: Draft): boolean {
  return RELATIVE.has(subjects[0]?.head ?? '') || RELATIVE.has(tokens[verb.start - 1]?.lower ?? '');
}

/** The subject left of a verb: the first phrase of the chain of phrases and prepositions that ends there. */
function subjectBefore(
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
  end: number,
  from: number,
): readonly NounPhrase[] {
  let i = end - 1;
  const nearest = RELATIVE.has(tokens[i]?.lower ?? '') && isOfOne(tokens, end);
  // *the hours worked are noted*
  if (tokens[i]?.tag === 'VERB' && isParticiple(tokens[i]?.lower ?? '')) i--;
  while (
    i >= from &&
    (tokens[i]?.tag === 'ADV' || tokens[i]?.text === ',' || RELATIVE.has(tokens[i]?.lower ?? ''))
  )
    i--;
  const found: NounPhrase[] = [];
  // After another verb, what stands before *and* is that verb's object: `is moved to a slot and the patient is informed`.
  const afterVerb = from > 0 && !SUBORDINATE.has(tokens[from]?.lower ?? '');
  let position = i + 1;
  for (let k = phrases.length - 1; k >= 0; k--) {
    const phrase = phrases[k];
    if (phrase === undefined || phrase.end > position) continue;
    if (phrase.end < position || phrase.start < from) break;
    found.unshift(phrase);
    const link = tokens[phrase.start - 1];
    if (link === undefined) break;
    // *Orders older than 10 years shall be archived*: what is compared, and not by how much.
    const compared = link.lower === 'than' ? comparedEnd(tokens, phrase.start - 2) : -1;
    if (compared > from && phrases.some((other) => other.end === compared)) {
      found.length = 0;
      position = compared;
      continue;
    }
    // *… until it is approved*
    if (OPENS_CLAUSE.has(link.lower) && (phrase.pronoun || link.lower === 'until')) break;
    if (
      link.tag === 'ADP' &&
      phrases.some((other) => other.end === phrase.start - 1) &&
      !SUBORDINATE.has(link.lower)
    ) {
      found.length = 0;
      position = phrase.start - 1;
    } else if (nearest) break;
    else if (
      (link.lower === 'and' || link.lower === 'or' || link.lower === 'nor') &&
      (!afterVerb || opensClause(tokens, phrases, phrase))
    )
      position = phrase.start - 1;
    else if (link.text === ',' && found.length > 1) position = phrase.start - 1;
    else break;
    if (tokens[position - 1]?.text === ',') position--;
  }
  return found;
}

/** Where what is compared ends, before *older* or *more*. */
function comparedEnd(tokens: readonly Token[], from: number): number {
  let i = from;
  while (tokens[i]?.tag === 'ADJ' || tokens[i]?.tag === 'ADV') i--;
  return i < from ? i + 1 : -1;
}

/** *a unit and a range, which consists of …*: a verb in the singular tells of the one thing right before its pronoun. */
function isOfOne(tokens: readonly Token[], verb: number): boolean {
  const { lower = '', tag } = tokens[verb] ?? {};
  return lower === 'is' || lower === 'has' || lower === 'was' || (tag === 'VERB' && /[^s]s$/.test(lower));
}

/** Whether the phrase joined before this one opens its clause: `…, and the duration and number of a tour are known`. */
function opensClause(tokens: readonly Token[], phrases: readonly NounPhrase[], second: NounPhrase): boolean {
  const first = phrases.find((phrase) => phrase.end === second.start - 1);
  const before = first === undefined ? undefined : tokens[first.start - 1];
  return before !== undefined && (before.tag === 'CCONJ' || before.tag === 'SCONJ' || before.text === ',');
}

const OPENS_CLAUSE = new Set(['until', 'before', 'after', 'since', 'once']);
const RELATIVE = new Set(['who', 'that', 'which']);

/** `create, edit and delete users`: a verb without an object takes that of the verb it is joined to. */
function shareObjects(drafts: Draft[], tokens: readonly Token[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i];
    const next = drafts[i + 1];
    if (draft === undefined || next === undefined || draft.objects.length > 0 || draft.complements.length > 0)
      continue;
    const between = tokens.slice(draft.verb.end, next.verb.start);
    const joined =
      between.length > 0 &&
      between.every((t) => t.tag === 'CCONJ' || t.tag === 'PUNCT' || t.tag === 'SYM' || t.tag === 'ADV');
    if (joined && next.governor === i) draft.objects = next.objects;
  }
}

/** *a barcode, which must be unique, and a shelf mark*: a list that goes on behind a relative clause between commas. */
function goOnAfterRelatives(drafts: readonly Draft[], tokens: readonly Token[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const [outer, inner] = [drafts[i - 1], drafts[i]];
    const pronoun = inner === undefined ? -1 : inner.verb.start - 1;
    if (outer === undefined || inner === undefined || tokens[pronoun]?.lower !== 'which') continue;
    const last = outer.objects.at(-1);
    if (last === undefined || tokens[pronoun - 1]?.text !== ',' || last.end !== pronoun - 1) continue;
    const from = inner.objects.findIndex(
      (phrase) => articleOf(phrase) === articleOf(last) && followsComma(tokens, phrase),
    );
    const own = inner.objects.slice(0, Math.max(0, from));
    if (from < 0 || own.some((phrase) => articleOf(phrase) === articleOf(last))) continue;
    outer.objects = [...outer.objects, ...inner.objects.slice(from)];
    inner.objects = own;
  }
}

function followsComma(tokens: readonly Token[], { start }: NounPhrase): boolean {
  const before = tokens[start - 1];
  return before?.text === ',' || (before?.tag === 'CCONJ' && tokens[start - 2]?.text === ',');
}
