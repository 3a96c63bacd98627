/**
 * Functional or quality requirement, or both: what the main verb does, against words of the quality characteristics (ISO/IEC 25010).
 */
import type { AnalysedStatement } from '../analysed-statement.ts';
import { FUNCTIONAL_VERBS, QUALITY } from '../lexicons/quality.ts';
import { nameOf } from '../phrases/noun-phrase.ts';

export interface QualityClass {
  readonly functional: boolean;
  readonly quality: boolean;
  /** Characteristics that the words speak of, strongest first. */
  readonly characteristics: readonly string[];
}

/** Classifies one statement; one that is not seen to be about a quality is functional. */
export function classify(statement: AnalysedStatement): QualityClass {
  const text = statement.source.text.toLowerCase();
  const characteristics = [...QUALITY].filter(([, words]) => words.test(text)).map(([name]) => name);
  const quality = characteristics.length > 0;
  const acts = statement.sentences.some((sentence) =>
    sentence.clauses.some(({ verb, objects, subjects }) => {
      const wish = verb.modal !== undefined || verb.infinitive || sentence.role === 'means';
      const thing = verb.passive ? subjects : objects;
      return wish && FUNCTIONAL_VERBS.has(verb.lemma) && thing.some((phrase) => nameOf(phrase) !== 'user');
    }),
  );
  return { functional: !quality || (acts && characteristics.length < 2), quality, characteristics };
}
