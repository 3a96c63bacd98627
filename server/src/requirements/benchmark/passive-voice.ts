/** Passive voice of sentences (set `ctetex`): is any verb group passive? Participles after a noun are modifiers, no clauses. */

import type { Sentence } from '../analysed-statement.ts';
import { type Clause, readClauses } from '../phrases/clause.ts';
import type { BenchmarkAdapter, BenchmarkItem, Prediction } from './adapter.ts';
import { explainVoice } from './explain/labels.ts';
import { statementOf } from './statement-of.ts';

export const passiveVoice: BenchmarkAdapter = {
  name: 'ctetex',
  predict: (items) => items.map(voiceOf),
  explain: (item, answer) => explainVoice(statementOf(item.id, item.text), voiceOf(item), answer),
};

function voiceOf({ id, text }: BenchmarkItem): Prediction {
  const clauses = statementOf(id, text).sentences.flatMap(clausesOf);
  const passive = clauses.filter(({ verb }, i) => (verb.passive && !verb.reduced) || getsDone(clauses, i));
  const agentless = passive.filter(
    ({ complements }) => !complements.some(({ preposition }) => preposition === 'by'),
  );
  return { id, passive: passive.length > 0, agentlessPassive: agentless.length > 0 };
}

/** The clauses of a sentence; those of a bracket, too, which state nothing and so are not read otherwise. */
function clausesOf({ role, tokens, phrases, clauses }: Sentence): readonly Clause[] {
  return role === 'aside' ? readClauses(tokens, phrases) : clauses;
}

/** *gets stored*: the passive with *get*. */
function getsDone(clauses: readonly Clause[], i: number): boolean {
  const [clause, next] = [clauses[i], clauses[i + 1]];
  return (
    clause?.verb.lemma === 'get' &&
    next?.verb.start === clause.verb.end &&
    next.verb.finite &&
    next.verb.modal === undefined
  );
}
