/** Repairs of tags by the frame of the clause: where English must have a verb, and where it cannot have one. */
import { BE_FORMS, MODALS } from '../lexicons/function-words.ts';
import { isPerson } from '../lexicons/persons.ts';
import { RELATIONS } from '../lexicons/relations.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isPlural, singular, verbBase } from './lemma.ts';
import type { Tag } from './token.ts';

/** Mends `tags` in place, after the repairs by neighbours; `words` are lower case. */
export function repairClauses(words: readonly string[], tags: Tag[]): void {
  for (let i = 0; i < words.length; i++) {
    peopleFirst(words, tags, i);
    letDo(words, tags, i);
    relativeVerb(words, tags, i);
    listedBeside(words, tags, i);
    nounBeforeSubjectHead(words, tags, i);
    memberOfSubjects(words, tags, i);
    headOfSubject(words, tags, i);
    nounAfterArticle(words, tags, i);
    startOfPeriod(words, tags, i);
    needTo(words, tags, i);
    passesBound(words, tags, i);
    verbOfOne(words, tags, i);
    gerundVerb(words, tags, i);
    gerundModifier(words, tags, i);
    fixedPhrase(words, tags, i);
    personLast(words, tags, i);
    orderThat(words, tags, i);
    if (
      tags[i] === 'VERB' &&
      /[^s]s$/.test(words[i] ?? '') &&
      tags[i - 1] === 'NOUN' &&
      words[i + 1] === 'which'
    )
      tags[i] = 'NOUN';
    // *… are meters*: a form in -s after *be* is no verb.
    if (tags[i] === 'VERB' && BE_FORMS.has(words[i - 1] ?? '') && /[^s]s$/.test(words[i] ?? ''))
      tags[i] = 'NOUN';
  }
  verbBeforeQuantity(words, tags);
}

/** *let an operator pause, resume and stop a pump*: after *let* and somebody stands what they do. */
function letDo(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'NOUN' || !BASE_VERBS.has(words[i] ?? '') || !isPerson(singular(words[i - 1] ?? '')))
    return;
  if (!words.slice(Math.max(0, i - 4), i - 1).some((word) => word === 'let' || word === 'lets')) return;
  if (tags[i + 1] !== 'VERB' && tags[i + 1] !== 'AUX') tags[i] = 'VERB';
}

/** *has a name, hit points and gold*: a base form does not go on with a verb in -s, so that it tells what kind of points. */
function listedBeside(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i] ?? '';
  if (tags[i] !== 'VERB' || verbBase(word) !== word) return;
  // *has name and address*
  const first = HOLDS.has(words[i - 1] ?? '') && (tags[i + 1] === 'CCONJ' || words[i + 1] === ',');
  if (tags[i + 1] !== 'NOUN' && !first) return;
  if (words[i - 1] !== ',' && tags[i - 1] !== 'CCONJ' && !HOLDS.has(words[i - 1] ?? '')) return;
  const verbs = tags
    .slice(0, i)
    .flatMap((tag, k) => (tag === 'VERB' || tag === 'AUX' ? [words[k] ?? ''] : []));
  if (verbs.length === 1 && HOLDS.has(verbs[0] ?? '')) tags[i] = 'NOUN';
}

const HOLDS = new Set(['has', 'holds', 'contains', 'includes', 'records', 'stores', 'carries', 'keeps']);

/** *When staff report a defect*: where a clause opens with a word for people and a base form, they do what it says. */
function peopleFirst(words: readonly string[], tags: Tag[], i: number): void {
  const opens = i === 0 || words[i - 1] === 'when' || words[i - 1] === 'if' || words[i - 1] === 'while';
  if (!opens || tags[i] !== 'VERB' || !isPerson(words[i] ?? '') || !BASE_VERBS.has(words[i + 1] ?? ''))
    return;
  if (!OPENS_OBJECT.has(tags[i + 2] ?? 'X')) return;
  tags[i] = 'NOUN';
  tags[i + 1] = 'VERB';
}

/** *As a crib attendant I want …*: behind a noun, a word for people that nothing follows is the head. */
function personLast(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i] ?? '';
  // *files older than …* compares.
  if (tags[i] !== 'ADJ' || tags[i - 1] !== 'NOUN' || word.endsWith('er') || !isPerson(word)) return;
  if (tags[i + 1] !== 'NOUN' && tags[i + 1] !== 'ADJ' && tags[i + 1] !== 'PROPN') tags[i] = 'NOUN';
}

/** *articles that interest me*: pronouns that are objects only. */
const OBJECT_PRONOUNS = new Set(['me', 'him', 'us', 'them']);
const OPENS_OBJECT: ReadonlySet<Tag> = new Set<Tag>(['DET', 'NUM', 'PRON']);

/** *a receipt that records the supplier*: after a noun and a relative pronoun, a form in -s before an object is a verb. */
function relativeVerb(words: readonly string[], tags: Tag[], i: number): void {
  const pronoun = words[i];
  if (pronoun !== 'that' && pronoun !== 'which' && pronoun !== 'who') return;
  if (tags[i - 1] !== 'NOUN' || tags[i + 1] !== 'NOUN' || !OPENS_OBJECT.has(tags[i + 2] ?? 'X')) return;
  const personal = OBJECT_PRONOUNS.has(words[i + 2] ?? '') && BASE_VERBS.has(words[i + 1] ?? '');
  if (!personal && !isVerbInS(words[i + 1] ?? '')) return;
  tags[i] = 'PRON';
  tags[i + 1] = 'VERB';
}

/** *(Only) warehouse managers can …*: a sentence that goes on with a finite verb does not open with a base form. */
function nounBeforeSubjectHead(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'VERB' || tags[i + 1] !== 'NOUN') return;
  const opens = i === 0 || (i === 1 && tags[0] === 'ADV') || words[i - 1] === 'only';
  if (i === 0 && listsSubjects(words, tags)) {
    tags[i] = 'NOUN';
    return;
  }
  const follower = words[i + 2] ?? '';
  const finite = MODALS.has(follower) || follower === 'are' || follower === 'is';
  if (opens && finite && !/(?:ed|ing)$/.test(words[i] ?? '')) tags[i] = 'NOUN';
}

/** *Start time, end time and the price of a trip are …*: before the first finite verb stands nothing but a list. */
function listsSubjects(words: readonly string[], tags: readonly Tag[]): boolean {
  const verb = tags.findIndex((tag, i) => i > 0 && (tag === 'AUX' || tag === 'VERB'));
  if (verb < 3 || tags[verb] !== 'AUX' || words[2] !== ',') return false;
  return tags
    .slice(1, verb)
    .every((tag, i) => LISTED.has(tag) || words[i + 1] === ',' || words[i + 1] === 'of');
}

const LISTED: ReadonlySet<Tag> = new Set<Tag>(['NOUN', 'ADJ', 'DET', 'CCONJ', 'PROPN']);

/** *Concerts, plays and matches are …*: in a list of subjects before the first verb of the clause. */
function memberOfSubjects(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'VERB' || words[i - 1] !== ',' || tags[i - 2] !== 'NOUN' || !isVerbInS(words[i] ?? ''))
    return;
  const joined = tags[i + 1] === 'CCONJ' || words[i + 1] === ',';
  if (!joined || !isPlural(words[i - 2] ?? '')) return;
  const earlier = tags.slice(Math.max(0, i - 12), i);
  const later = words.slice(i + 1, i + 10);
  const verbs = later.some((word) => word === 'are' || word === 'were' || MODALS.has(word));
  if (verbs && !earlier.includes('VERB') && !earlier.includes('AUX')) tags[i] = 'NOUN';
}

/** *A rental has …*: between an article and a finite verb stands a noun. */
function headOfSubject(words: readonly string[], tags: Tag[], i: number): void {
  const article = words[i - 1] ?? '';
  const next = words[i + 1] ?? '';
  const finite = next === 'has' || next === 'is' || MODALS.has(next);
  if (tags[i] === 'ADJ' && finite && ARTICLES_OF_ONE.has(article)) tags[i] = 'NOUN';
}

/** Verbs after which another one stands in -ing (Quirk et al. 1985, ch. 16.40): *start printing labels*. */
const BEFORE_GERUND = new Set(
  `start stop begin continue finish quit keep avoid enjoy consider prevent involve include require suggest recommend allow permit need
   want prefer like resume cease mind miss risk delay postpone practise practice support facilitate automate`.split(
    /\s+/,
  ),
);

/** *by scanning the code*, *start printing labels*: before an object, or after a verb of beginning, a form in -ing is a verb. */
function gerundVerb(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i] ?? '';
  if (tags[i] !== 'NOUN' || !word.endsWith('ing') || !BASE_VERBS.has(verbBase(word))) return;
  const before = tags[i - 1];
  const object = tags[i + 1] === 'DET' || tags[i + 1] === 'PRON';
  const begun = before === 'VERB' && BEGINNING.has(verbBase(words[i - 1] ?? ''));
  if ((before === 'ADP' && object) || (begun && (object || tags[i + 1] === 'NOUN'))) tags[i] = 'VERB';
}

const BEGINNING = new Set('start stop begin continue finish quit keep resume'.split(' '));

/** *edit working hours*, *find parking spaces*: between a verb and a plural noun a form in -ing says what kind. */
function gerundModifier(words: readonly string[], tags: Tag[], i: number): void {
  const before = words[i - 1] ?? '';
  if (tags[i] !== 'VERB' || !(words[i] ?? '').endsWith('ing') || tags[i + 1] !== 'NOUN') return;
  if (!isPlural(words[i + 1] ?? '') || tags[i - 1] !== 'VERB' || before.endsWith('ing')) return;
  if (BASE_VERBS.has(before) && !BEFORE_GERUND.has(before)) tags[i] = 'ADJ';
}

/** *up to date* is one adjective: its *date* is no verb; and *prior* is an adverb only before *to*. */
function fixedPhrase(words: readonly string[], tags: Tag[], i: number): void {
  if (words[i] === 'prior' && words[i + 1] !== 'to') tags[i] = 'ADJ';
  if (words[i] !== 'up' || words[i + 1] !== 'to' || words[i + 2] !== 'date') return;
  tags[i] = 'ADV';
  tags[i + 1] = 'ADP';
  tags[i + 2] = 'NOUN';
}

/** *Check that …*: a base form that opens a sentence before *that* is an order. */
function orderThat(words: readonly string[], tags: Tag[], i: number): void {
  if (i === 0 && tags[0] === 'NOUN' && words[1] === 'that' && BASE_VERBS.has(words[0] ?? ''))
    tags[0] = 'VERB';
}

/** *The stock drops below …*: a form in -s before *below* or *above* is a verb. */
function passesBound(words: readonly string[], tags: Tag[], i: number): void {
  const next = words[i + 1];
  if (tags[i] !== 'NOUN' || tags[i - 1] !== 'NOUN' || !(next === 'below' || next === 'above')) return;
  if (isVerbInS(words[i] ?? '') && !isPlural(words[i - 1] ?? '')) tags[i] = 'VERB';
}

const POINTING = new Set([
  'following',
  'same',
  'latter',
  'former',
  'other',
  'first',
  'last',
  'next',
  'above',
  'below',
]);

/** *The name and address need to be stored.* */
function needTo(words: readonly string[], tags: Tag[], i: number): void {
  const follows = words[i + 1] === 'to' && (tags[i + 2] === 'AUX' || tags[i + 2] === 'VERB');
  if (
    tags[i] === 'NOUN' &&
    (words[i] === 'need' || words[i] === 'needs') &&
    tags[i - 1] === 'NOUN' &&
    follows
  )
    tags[i] = 'VERB';
}

/** *name, start date and end time*: in a list, *start* and its like before *date* are nouns. */
function startOfPeriod(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'VERB' || !PERIODS.has(words[i] ?? '') || !DATES.has(words[i + 1] ?? '')) return;
  const before = tags[i - 1];
  if (before === undefined || before === 'CCONJ' || before === 'ADP' || words[i - 1] === ',')
    tags[i] = 'NOUN';
}

const PERIODS = new Set(
  'start end finish return release begin starting ending opening closing working'.split(' '),
);
const DATES = new Set(['date', 'dates', 'time', 'times', 'day', 'year', 'point', 'hour', 'hours']);

/** *of each rental.*, *an abstract and keywords*, *exactly one recipient*: after *a*, *one* or *each*, what has no noun behind it is one. */
function nounAfterArticle(words: readonly string[], tags: Tag[], i: number): void {
  const next = tags[i + 1];
  const word = words[i] ?? '';
  const opens = words[i + 1] === 'of' || (next === 'VERB' && /[^s]s$/.test(words[i + 1] ?? ''));
  const subject = words[i - 1] === 'the' && opens && !POINTING.has(word) && !/(?:st|nd|rd|th)$/.test(word);
  if (tags[i] !== 'ADJ' || (words[i] ?? '').includes('-')) return;
  if (!subject && words[i - 1] !== 'one' && !ARTICLES_OF_ONE.has(words[i - 1] ?? '')) return;
  const joined = next === 'CCONJ' && tags[i + 2] === 'NOUN' && isPlural(words[i + 2] ?? '');
  if (joined || next === undefined || ENDS_PHRASE.has(next) || words[i + 1] === '.') tags[i] = 'NOUN';
}

const ENDS_PHRASE: ReadonlySet<Tag> = new Set<Tag>(['ADP', 'AUX', 'SCONJ', 'VERB']);

/** *A rental starts at …*, *an entry mentions the …*: *a* and *each* have no plural after them, so the form in -s is their verb. */
function verbOfOne(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'NOUN' || !isVerbInS(words[i] ?? '') || isPlural(words[i - 1] ?? '')) return;
  if (!OPENS_COMPLEMENT.has(tags[i + 1] ?? 'X')) return;
  let k = i - 1;
  while (k > 0 && i - k < 4 && (tags[k] === 'NOUN' || tags[k] === 'ADJ')) k--;
  // *… once the clerk mails it*
  const opened = words[k] === 'the' && SUBORDINATE.has(words[k - 1] ?? '');
  if (k === i - 1 || !(opened || ARTICLES_OF_ONE.has(words[k] ?? ''))) return;
  tags[i] = 'VERB';
  if (tags[i - 1] === 'ADJ') tags[i - 1] = 'NOUN';
}

const SUBORDINATE = new Set(['when', 'whenever', 'once', 'if', 'while', 'until', 'unless', 'as']);

const OPENS_COMPLEMENT: ReadonlySet<Tag> = new Set<Tag>(['DET', 'NUM', 'PRON', 'ADP', 'ADV']);

const ARTICLES_OF_ONE = new Set(['a', 'an', 'each', 'every']);

/** *Each order references at least one line*: without any verb before, the form in -s before an object is the verb. */
function verbBeforeQuantity(words: readonly string[], tags: Tag[]): void {
  for (let i = 1; i < words.length - 1; i++) {
    if (tags[i - 1] === 'VERB' || tags[i - 1] === 'AUX') return;
    const subject = tags[i - 1] === 'NOUN' || (tags[i - 1] === 'ADJ' && words[i - 2] === 'the');
    if (tags[i] !== 'NOUN' || !subject || !isVerbInS(words[i] ?? '')) continue;
    const next = words[i + 1] ?? '';
    const opens =
      OPENS_OBJECT.has(tags[i + 1] ?? 'X') ||
      (next === 'at' && (words[i + 2] === 'least' || words[i + 2] === 'most')) ||
      (next === 'up' && words[i + 2] === 'to') ||
      next === 'exactly';
    if (!opens || isPlural(words[i - 1] ?? '')) continue;
    tags[i] = 'VERB';
    // *the game marks the quest*
    tags[i - 1] = 'NOUN';
    return;
  }
}

function isVerbInS(word: string): boolean {
  if (!/[^s]s$/.test(word) || !isPlural(word)) return false;
  const base = verbBase(word);
  return BASE_VERBS.has(base) || RELATIONS.has(base);
}
