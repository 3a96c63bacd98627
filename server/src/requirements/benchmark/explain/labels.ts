/** Why a label on a whole statement, or on a word of it, is not the answer's: which cue was seen, or that none was. */
import type { AnalysedStatement } from '../../analysed-statement.ts';
import { classify } from '../../kinds/quality-class.ts';
import type { Prediction } from '../adapter.ts';
import { type Answer, type Mistake, strings } from './mistake.ts';

/** A short piece of the text, to know it by. */
function short({ source: { text } }: AnalysedStatement): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}

/** Functional and quality: the characteristics whose words were seen. */
export function explainClass(statement: AnalysedStatement, answer: Answer): readonly Mistake[] {
  const { functional, quality, characteristics } = classify(statement);
  // The first characteristic says enough: all together would make a cause of nearly every statement.
  const cues = characteristics.length === 0 ? 'no word of quality' : `words of ${characteristics[0]}`;
  const mistake = (figure: string, ours: boolean, theirs: boolean, cause: string): readonly Mistake[] =>
    ours === theirs ? [] : [{ figure, error: theirs ? 'missed' : 'invented', name: short(statement), cause }];
  const behaviour = functional ? 'a behaviour' : 'no behaviour';
  return [
    ...mistake('functional', functional, answer['functional'] === 1, `${behaviour}; ${cues}`),
    ...mistake('quality', quality, answer['quality'] === 1, quality ? cues : `${behaviour}; ${cues}`),
  ];
}

/** Passive voice: the verb groups that were read. */
export function explainVoice(
  statement: AnalysedStatement,
  prediction: Prediction,
  answer: Answer,
): readonly Mistake[] {
  const [ours, theirs] = [prediction['passive'] === true, answer['passive'] === true];
  if (ours === theirs) return [];
  const verbs = statement.sentences.flatMap(({ clauses }) => clauses.map(({ verb }) => verb));
  const passive = verbs.filter((verb) => verb.passive);
  const seen =
    passive.length === 0
      ? 'no passive verb group was read'
      : passive.every(({ reduced }) => reduced)
        ? 'only participles after nouns'
        : 'a passive verb group was read';
  return [
    { figure: 'passive voice', error: theirs ? 'missed' : 'invented', name: short(statement), cause: seen },
  ];
}

/**
 * Smelly words by type.
 * @param listed whether the engine flags a word that stands alone, of whatever type
 */
export function explainSmells(
  prediction: Prediction,
  answer: Answer,
  listed: (word: string) => boolean,
): readonly Mistake[] {
  const wordsOf = (all: unknown, type: string): readonly string[] =>
    strings(Object(all), type).map((word) => word.toLowerCase().trim());
  const types = [
    ...new Set([...Object.keys(Object(prediction['smells'])), ...Object.keys(Object(answer['smells']))]),
  ];
  const anywhere = (all: unknown): ReadonlySet<string> =>
    new Set(types.flatMap((type) => wordsOf(all, type)));
  const [ours, theirs] = [anywhere(prediction['smells']), anywhere(answer['smells'])];
  return types.flatMap((type) => {
    const [mine, answered] = [wordsOf(prediction['smells'], type), wordsOf(answer['smells'], type)];
    return [
      ...answered
        .filter((word) => !mine.includes(word))
        .map((word): Mistake => {
          const cause = ours.has(word)
            ? 'flagged as another type'
            : listed(word)
              ? 'listed, not meant here'
              : 'in no list';
          return { figure: type, error: 'missed', name: word, cause };
        }),
      ...mine
        .filter((word) => !answered.includes(word))
        .map((word): Mistake => {
          const cause = theirs.has(word) ? 'another type in the answer' : 'no smell in the answer';
          return { figure: type, error: 'invented', name: word, cause };
        }),
    ];
  });
}
