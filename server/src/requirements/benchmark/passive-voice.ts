/** Passive voice of sentences (set `ctetex`): is any verb group passive? Participles after a noun are modifiers, no clauses. */

import type { BenchmarkAdapter } from './adapter.ts';
import { statementOf } from './statement-of.ts';

export const passiveVoice: BenchmarkAdapter = {
  name: 'ctetex',
  predict: (items) =>
    items.map(({ id, text }) => {
      const clauses = statementOf(id, text).sentences.flatMap((sentence) => sentence.clauses);
      const passive = clauses.filter(({ verb }) => verb.passive && !verb.reduced);
      const agentless = passive.filter(
        ({ complements }) => !complements.some(({ preposition }) => preposition === 'by'),
      );
      return { id, passive: passive.length > 0, agentlessPassive: agentless.length > 0 };
    }),
};
