/** User stories to persona, actions, entities and their relations, in the words of the story (set `qus`). */
import type { Sentence } from '../analysed-statement.ts';
import { ARTICLES, PARTICLES } from '../lexicons/function-words.ts';
import type { Token } from '../nlp/token.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { BenchmarkAdapter, Prediction } from './adapter.ts';
import { explainStory } from './explain/story-parts.ts';
import { statementOf } from './statement-of.ts';

export const storyParts: BenchmarkAdapter = {
  name: 'qus',
  predict: (items) => items.map(({ id, text }) => parts(id, text)),
  explain: ({ id, text }, answer) => explainStory(statementOf(id, text), parts(id, text), answer),
};

function parts(id: string, text: string): Prediction {
  const { sentences } = statementOf(id, text);
  const persona: string[] = [];
  const actions = { primary: [] as string[], secondary: [] as string[] };
  const entities = { primary: [] as string[], secondary: [] as string[] };
  const targets: [string, string][] = [];
  for (const sentence of sentences) {
    if (sentence.role === 'role') {
      const [phrase] = sentence.phrases;
      if (phrase !== undefined) persona.push(personaOf(text, sentence));
      continue;
    }
    const main = sentence.role === 'means' || sentence.role === 'body';
    for (const clause of sentence.clauses) {
      const action = actionText(text, sentence, clause);
      if (action === undefined) continue;
      (main && actions.primary.length === 0 ? actions.primary : actions.secondary).push(action);
      for (const phrase of targetsOf(clause)) {
        const words = entityText(text, sentence, phrase);
        if (words !== undefined) targets.push([action, words]);
      }
    }
    for (const phrase of withContents(sentence)) {
      const words = entityText(text, sentence, phrase);
      if (words !== undefined)
        (main && entities.primary.length === 0 ? entities.primary : entities.secondary).push(words);
    }
  }
  const triggers = persona.flatMap((who) => actions.primary.map((action) => [who, action]));
  return {
    id,
    persona,
    primaryActions: actions.primary,
    secondaryActions: actions.secondary,
    primaryEntities: entities.primary,
    secondaryEntities: entities.secondary,
    triggers,
    targets,
  };
}

/** The whole role without its article and comma. */
function personaOf(text: string, sentence: Sentence): string {
  const first = sentence.tokens.find((token) => !ARTICLES.has(token.lower));
  return text.slice(first?.start ?? sentence.start, sentence.end).replace(/[\s,.;]{1,10}$/, '');
}

/** The verb with the adverbs beside it, its particle, and what it begins or ends; what is not done, and states, are no actions. */
function actionText(text: string, sentence: Sentence, clause: Clause): string | undefined {
  const { verb } = clause;
  const { tokens } = sentence;
  const main = tokens[verb.main];
  if (main === undefined || !isAction(sentence, clause)) return undefined;
  let first = verb.main;
  while (isManner(tokens[first - 1]?.lower ?? '')) first--;
  if (tokens[first - 1]?.tag === 'VERB' && ASPECTS.has(tokens[first - 1]?.lemma ?? '')) first--;
  const wished = WISHES.has(tokens[verb.start - 2]?.lower ?? '');
  if (verb.passive && verb.infinitive && wished && tokens[first - 1]?.lower === 'be') first--;
  const last = lastOf(tokens, clause);
  return text.slice(tokens[first]?.start ?? main.start, tokens[last]?.end ?? main.end);
}

/** The last token of an action: *print out*, *keep track*, *print legibly*, *print more legibly*. */
function lastOf(tokens: readonly Token[], { verb }: Clause): number {
  const after = (offset: number): string => tokens[verb.end + offset]?.lower ?? '';
  if (PARTICLES.has(after(0)) || after(0) === 'through' || SURE_OBJECTS.has(`${verb.lemma} ${after(0)}`))
    return verb.end;
  if (after(0).endsWith('ly') && isManner(after(0))) return verb.end;
  return (after(0) === 'more' || after(0) === 'less') && after(1).endsWith('ly') ? verb.end + 1 : verb.main;
}

/** Verbs that only frame the wish, and verbs that stand for another one. */
const FRAMES = new Set('want need wish like be able would'.split(' '));
const WISHES = new Set('want wants like need able wish'.split(' '));
/** Stand-ins for other verbs, and states of being and thinking. */
const NO_ACTIONS = new Set('do expect become need exist seem think belong mean consist'.split(' '));
/** Verbs that say that another one begins, goes on or ends (Quirk et al. 1985, ch. 3.47, "catenative verbs"). */
const ASPECTS = new Set('start stop begin continue finish quit keep'.split(' '));

function isAction(sentence: Sentence, clause: Clause): boolean {
  const { verb, subjects } = clause;
  const { tokens } = sentence;
  const next = tokens[verb.end];
  if (verb.copula || describes(sentence, clause) || NO_ACTIONS.has(verb.lemma)) return false;
  if (FRAMES.has(verb.lemma) && (clause.objects.length === 0 || sentence.role !== 'means')) return false;
  // *start printing* is one action, told at *printing*.
  if (ASPECTS.has(verb.lemma) && next?.tag === 'VERB' && next.lower.endsWith('ing')) return false;
  if (verb.lemma === 'have' && next?.lower === 'to') return false;
  if (isDenied(sentence, clause)) return false;
  const [subject] = subjects;
  const bare =
    subject?.pronoun === true && tokens[subject.start - 1]?.tag === 'NOUN' && subject.end === verb.start;
  return !(bare && verb.finite && verb.modal === undefined && sentence.role === 'means');
}

/** *do not print*, *do not have to print*, *without printing*. */
function isDenied(sentence: Sentence, { verb, governor }: Clause): boolean {
  if (verb.negated && verb.modal === undefined) return true;
  if (sentence.tokens[verb.start - 1]?.lower === 'without') return true;
  const governing = governor === undefined ? undefined : sentence.clauses[governor];
  return verb.infinitive && governing?.verb.lemma === 'have' && governing.verb.negated;
}

const SURE_OBJECTS = new Set([
  'make sure',
  'keep track',
  'move on',
  'log in',
  'sign in',
  'learn more',
  'read more',
  'register for',
]);

function isManner(word: string): boolean {
  return (word.endsWith('ly') && word.length > 4) || word === 'better' || word === 'only' || word === 'last';
}

/** `data that is used`, `files published by …`, `articles featured`: said of a thing, not done. */
function describes(sentence: Sentence, { verb, subjects }: Clause): boolean {
  const before = sentence.tokens[verb.start - 1]?.lower ?? '';
  const relative = before === 'that' || before === 'which' || before === 'who';
  const participle =
    verb.start === verb.main &&
    (sentence.tokens[verb.main]?.lower.endsWith('ed') ?? false) &&
    verb.modal === undefined;
  if (verb.reduced && !(sentence.tokens[verb.main]?.lower.endsWith('ing') ?? false)) return true;
  return (
    (verb.passive && relative) ||
    (participle && !subjects.some((subject) => subject.pronoun) && !verb.passive)
  );
}

function targetsOf(clause: Clause): readonly NounPhrase[] {
  if (clause.verb.passive) return clause.subjects;
  return clause.objects.length > 0 ? clause.objects : (clause.complements[0]?.phrases ?? []);
}

/** Heads that name a thing only together with what follows *of*. */
const MEASURES = new Set(
  'type kind sort set amount number lot rest one some plenty part piece couple variety pair peace group'.split(
    ' ',
  ),
);
/** Nouns that are no things after these prepositions or verbs: *in case*, *as part of*, *keep track*. */
const IDIOMS = new Set([
  'in order',
  'in case',
  'as part',
  'at time',
  'on time',
  'over time',
  'in time',
  'keep track',
  'by default',
  'in addition',
  'as result',
  'at times',
  'in reference',
  'in term',
  'by mistake',
  'by accident',
  'by hand',
  'to date',
  'in advance',
  'in general',
  'in particular',
  'in detail',
  'in place',
  'of course',
  'for example',
  'for instance',
  'on behalf',
]);
const OPEN_PRONOUNS = new Set(
  'others someone somebody everyone everybody everything anything something anyone myself'.split(' '),
);

/** The phrases of a sentence; measures are joined with what they measure. */
function withContents(sentence: Sentence): readonly NounPhrase[] {
  const joined: NounPhrase[] = [];
  for (const phrase of sentence.phrases) {
    const last = joined.at(-1);
    // Of *short and clear titles* the second phrase tells both.
    const shares =
      sentence.tokens[phrase.end - 1]?.tag === 'ADJ' && sentence.tokens[phrase.end]?.tag === 'CCONJ';
    if (shares && !phrase.pronoun) continue;
    const linked =
      last !== undefined && phrase.start === last.end + 1 && sentence.tokens[last.end]?.lower === 'of';
    if (linked && !last.pronoun && !phrase.pronoun && MEASURES.has(last.head))
      joined[joined.length - 1] = { ...last, end: phrase.end };
    else joined.push(phrase);
  }
  return joined;
}

/** *see who has paid*: the question stands for the persons. */
function asksWho(tokens: readonly Token[], phrase: NounPhrase): boolean {
  return phrase.head === 'who' && phrase.start > 0 && tokens[phrase.start - 1]?.tag !== 'NOUN';
}

/** The words of a phrase without article or possessive; of pronouns only the indefinite ones are entities. */
function entityText(text: string, sentence: Sentence, phrase: NounPhrase): string | undefined {
  const { tokens } = sentence;
  if (phrase.pronoun && !OPEN_PRONOUNS.has(phrase.head) && !asksWho(tokens, phrase)) return undefined;
  const before = tokens[phrase.start - 1];
  if (IDIOMS.has(`${before?.lemma ?? ''} ${phrase.head}`)) return undefined;
  if (phrase.head === 'time' && before?.tag === 'ADP') return undefined;
  let start = phrase.start;
  while (EMPTY.has(tokens[start]?.lower ?? '')) start++;
  if (start === phrase.start) start = startOfPair(tokens, start);
  const [first, last] = [tokens[start], tokens[phrase.end - 1]];
  return first === undefined || last === undefined || start >= phrase.end
    ? undefined
    : text.slice(first.start, last.end);
}

/** What stands before a name without adding to it. */
const EMPTY: ReadonlySet<string> = new Set([...ARTICLES, 'no', 'whose']);

/** Where a phrase really begins: *clear and short titles*, *how many seats*. */
function startOfPair(tokens: readonly Token[], start: number): number {
  const [earlier, before, first] = tokens.slice(Math.max(0, start - 2), start + 1);
  if (start < 2 || earlier === undefined || before === undefined || first === undefined) return start;
  if (before.tag === 'CCONJ' && earlier.tag === 'ADJ' && first.tag !== 'PRON') return start - 2;
  const counted = before.lower === 'how' && (first.lower === 'many' || first.lower === 'much');
  return counted ? start - 1 : start;
}
