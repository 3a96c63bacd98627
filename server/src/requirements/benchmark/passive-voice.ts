/** Passive voice of sentences (set `ctetex`): is any verb group passive? Participles after a noun are modifiers, no clauses. */

import type { BenchmarkAdapter, BenchmarkItem, Prediction } from './adapter.ts';
import { explainVoice } from './explain/labels.ts';
import { statementOf } from './statement-of.ts';

export const passiveVoice: BenchmarkAdapter = {
  name: 'ctetex',
  predict: (items) => items.map(voiceOf),
  explain: (item, answer) => explainVoice(statementOf(item.id, item.text), voiceOf(item), answer),
};

function voiceOf({ id, text }: BenchmarkItem): Prediction {
  const clauses = statementOf(id, text).sentences.flatMap((sentence) => sentence.clauses);
  const passive = clauses.filter(({ verb }) => verb.passive && !verb.reduced);
  const agentless = passive.filter(
    ({ complements }) => !complements.some(({ preposition }) => preposition === 'by'),
  );
  return { id, passive: passive.length > 0, agentlessPassive: agentless.length > 0 };
}
