/** User stories to persona, actions, entities and their relations, in the words of the story (set `qus`). */
import type { Sentence } from '../analysed-statement.ts';
import { ARTICLES, PARTICLES } from '../lexicons/function-words.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { BenchmarkAdapter, Prediction } from './adapter.ts';
import { statementOf } from './statement-of.ts';

export const storyParts: BenchmarkAdapter = {
  name: 'qus',
  predict: (items) => items.map(({ id, text }) => parts(id, text)),
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
    for (const phrase of sentence.phrases) {
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

/** Verbs that only frame the wish. */
const FRAMES = new Set('want need wish like be able have-to would'.split(' '));

function actionText(text: string, sentence: Sentence, clause: Clause): string | undefined {
  const { verb } = clause;
  const { tokens } = sentence;
  const main = tokens[verb.main];
  if (main === undefined || verb.copula || verb.reduced) return undefined;
  if (FRAMES.has(verb.lemma) && clause.objects.length === 0) return undefined;
  let first = verb.main;
  while (first > verb.start && tokens[first - 1]?.tag === 'ADV') first--;
  const last = PARTICLES.has(tokens[verb.end]?.lower ?? '') ? verb.end : verb.main;
  return text.slice(tokens[first]?.start ?? main.start, tokens[last]?.end ?? main.end);
}

function targetsOf(clause: Clause): readonly NounPhrase[] {
  if (clause.verb.passive) return clause.subjects;
  return clause.objects.length > 0 ? clause.objects : (clause.complements[0]?.phrases ?? []);
}

/** The words of a phrase without article or possessive; pronouns are no entities. */
function entityText(text: string, sentence: Sentence, phrase: NounPhrase): string | undefined {
  if (phrase.pronoun) return undefined;
  let start = phrase.start;
  while (ARTICLES.has(sentence.tokens[start]?.lower ?? '')) start++;
  const [first, last] = [sentence.tokens[start], sentence.tokens[phrase.end - 1]];
  return first === undefined || last === undefined || start >= phrase.end
    ? undefined
    : text.slice(first.start, last.end);
}
