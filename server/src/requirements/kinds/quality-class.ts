/**
 * Functional or quality requirement, or both: what the main verb does, against words of the quality characteristics (ISO/IEC 25010).
 */
import type { AnalysedStatement } from '../analysed-statement.ts';
import { QUALITY, STATIVE_VERBS } from '../lexicons/quality.ts';

export interface QualityClass {
  readonly functional: boolean;
  readonly quality: boolean;
  /** Characteristics that the words speak of. */
  readonly characteristics: readonly string[];
}

/** Classifies one statement; one that is not seen to be about a quality is functional. */
export function classify(statement: AnalysedStatement): QualityClass {
  const text = statement.source.text.toLowerCase();
  const acts = doesSomething(statement);
  const sure = [...QUALITY].filter(([, { sure: words }]) => words.test(text)).map(([name]) => name);
  const likely = [...QUALITY]
    .filter(([, { likely: words }]) => words?.test(text) === true)
    .map(([name]) => name);
  const quality = sure.length > 0 || likely.length > 1 || (!acts && likely.length > 0);
  // How fast something is done is said of a function; other qualities are asked for in sentences of their own.
  const timed = acts && sure.length === 1 && sure[0] === 'performance' && likely.length === 0;
  return { functional: !quality || timed, quality, characteristics: [...new Set([...sure, ...likely])] };
}

/** Whether a main clause has somebody or something do something to something. */
function doesSomething({ sentences }: AnalysedStatement): boolean {
  return sentences.some((sentence) =>
    sentence.clauses.some(({ verb, objects, subjects, complements }) => {
      if (verb.copula || verb.reduced || STATIVE_VERBS.has(verb.lemma) || (verb.negated && verb.passive))
        return false;
      const stated = verb.modal !== undefined || verb.infinitive || sentence.role === 'means';
      return stated && (verb.passive ? subjects.length > 0 : objects.length + complements.length > 0);
    }),
  );
}
