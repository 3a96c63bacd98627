/** Repairs of tags by where English cannot have a verb: after a preposition, and bare after another verb. */
import { MODALS, PARTICLES } from '../lexicons/function-words.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isParticiple, isPlural, verbBase } from './lemma.ts';
import type { Tag } from './token.ts';

/** Prepositions that are no particles of verbs and open no clause. */
const PREPOSITIONS = new Set(
  'of in on for at with from about into through via between within during by against among towards per'.split(
    ' ',
  ),
);
/** Verbs that take another one bare (Quirk et al. 1985, ch. 16.52): *help print*, *let pass*, *go and see*. */
const TAKE_BARE = new Set('help let make dare go come see hear watch feel do have'.split(' '));
const SUBJECTS_OF_THEIR_OWN = new Set('following latter former above same'.split(' '));

/** *can check guests in and check them out*: a base form joined to a verb after a modal or *to* goes on in its frame. */
export function joinedVerbs(words: readonly string[], tags: Tag[]): void {
  let governed = false;
  for (let i = 1; i < words.length; i++) {
    const before = words[i - 1] ?? '';
    if (tags[i] === 'VERB' && (tags[i - 1] === 'PART' || MODALS.has(before))) governed = true;
    if (!governed || tags[i] !== 'NOUN' || tags[i - 1] !== 'CCONJ' || !BASE_VERBS.has(words[i] ?? ''))
      continue;
    const next = tags[i + 1];
    const particle =
      PARTICLES.has(words[i + 1] ?? '') && tags[i + 2] !== undefined && tags[i + 2] !== 'PUNCT';
    if (next === 'DET' || next === 'PRON' || particle) tags[i] = 'VERB';
  }
}

/** What stands before a verb that cannot be one. */
const BEFORE: ReadonlySet<Tag> = new Set<Tag>(['ADP', 'SCONJ', 'ADJ', 'VERB']);

/** Mends `tags` in place, after the other repairs; `words` are lower case. */
export function nounsForMisplacedVerbs(words: readonly string[], tags: Tag[]): void {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (tags[i] !== 'VERB' || !BEFORE.has(tags[i - 1] ?? 'X') || !isBareOrThird(word)) continue;
    const before = words[i - 1] ?? '';
    const third = isPlural(word);
    if ((tags[i - 1] === 'ADP' || tags[i - 1] === 'SCONJ') && PREPOSITIONS.has(before)) {
      // *the clerk I work with shows the list*: a preposition may have lost what it goes with.
      if (!third || tags[i + 1] !== 'DET') tags[i] = 'NOUN';
    } else if (third && tags[i - 1] === 'ADJ' && !SUBJECTS_OF_THEIR_OWN.has(before) && endsPhrase(tags, i))
      tags[i] = 'NOUN';
    else if (tags[i - 1] === 'VERB' && followsBareVerb(words, tags, i, third)) tags[i] = 'NOUN';
  }
}

/** Whether a word can be a base form or a form in -s, and no other form of a verb. */
function isBareOrThird(word: string): boolean {
  return !word.endsWith('ing') && !isParticiple(word) && BASE_VERBS.has(verbBase(word));
}

/** Whether what follows ends a noun phrase rather than being an object. */
function endsPhrase(tags: readonly Tag[], i: number): boolean {
  const next = tags[i + 1];
  return next === undefined || ENDINGS.has(next);
}

const ENDINGS: ReadonlySet<Tag> = new Set<Tag>(['PUNCT', 'ADP', 'CCONJ', 'SCONJ', 'AUX']);

/** *upload scans*, *avoid duplicate entries*: a verb in its base form has what follows as its object. */
function followsBareVerb(words: readonly string[], tags: readonly Tag[], i: number, third: boolean): boolean {
  const before = words[i - 1] ?? '';
  if (!BASE_VERBS.has(before) || isParticiple(before)) return false;
  const governed =
    tags[i - 2] === 'PART' ||
    tags[i - 2] === 'AUX' ||
    MODALS.has(words[i - 2] ?? '') ||
    tags[i - 2] === 'CCONJ';
  if (third) return governed;
  return governed && !TAKE_BARE.has(before);
}
