/**
 * Functional or quality requirement, or both: whether a main clause states a behaviour, and whether the words speak of a
 * quality characteristic (ISO/IEC 25010). The two questions are asked apart, as in Dalpiaz et al., "Requirements
 * classification with interpretable machine learning and dependency parsing", RE'19.
 */
import type { StatementText } from '../../model/requirements.ts';
import { type AnalysedStatement, readStatement, type Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { QUALITY } from '../lexicons/quality.ts';
import { isFitCriterion, statesBehaviour } from './behaviour.ts';
import { constrainsProduct, definesData, isWork } from './property.ts';
import { restricts } from './restriction.ts';
import { conditionRoles, type SegmentRole } from './segment.ts';

export interface QualityClass {
  readonly functional: boolean;
  readonly quality: boolean;
  /** Characteristics that the words speak of. */
  readonly characteristics: readonly string[];
}

/** Segments that say when something is demanded or who is spoken of, not what is demanded. */
const BESIDE: ReadonlySet<SegmentRole> = new Set<SegmentRole>([...conditionRoles, 'role']);

/** Classifies one statement. One that neither speaks of a quality nor says what data are or how the makers work is functional. */
export function classify(statement: AnalysedStatement): QualityClass {
  const demanded = statement.sentences.filter(({ role }) => !BESIDE.has(role));
  const texts = demanded.map((sentence) => withoutTitles(statement.source.text, sentence).toLowerCase());
  const sure = named('sure', texts.join(' '));
  const likely = named('likely', texts.join(' '));
  const hinted = likely.length > 0;
  // The first sentence is the requirement; when it asks for a quality, the others say how it is reached or measured.
  const [first, ...rest] = demanded;
  const opening = (texts.length > 1 ? named('sure', texts[0] ?? '') : sure).length > 0;
  const begins = first !== undefined && statesBehaviour(first, { judged: opening, hinted, isQuality });
  const constrained = opening || (!begins && first !== undefined && constrainsProduct(first));
  const acts =
    begins ||
    rest.some(
      (sentence) =>
        (!constrained || grants(sentence)) &&
        statesBehaviour(sentence, { judged: sure.length > 0, hinted, isQuality }),
    );
  const exclusive = demanded.some((one) => one.clauses.some((clause) => restricts(one, clause)));
  const certain = new Set([
    ...sure,
    ...(exclusive ? ['security'] : []),
    ...(demanded.some(isFitCriterion) ? ['usability'] : []),
  ]);
  const quality = certain.size > 0 || (!acts && (hinted || demanded.some(constrainsProduct)));
  return {
    functional: acts || !(quality || demanded.some((one) => definesData(one) || one.clauses.some(isWork))),
    quality,
    characteristics: [...new Set([...certain, ...likely])],
  };
}

/** The text without what tells people from others: a *compliance officer* asks for no compliance. */
function withoutTitles(text: string, { start, end, phrases, tokens }: Sentence): string {
  let left = text.slice(start, end);
  for (const { head, core, end: last } of phrases) {
    // *authorized user* says of the user what it is: no title.
    const noun =
      tokens.slice(core, last - 1).findLastIndex(({ tag }) => tag !== 'NOUN' && tag !== 'PROPN') + 1;
    const [first, person] = [tokens[core + noun], tokens[last - 1]];
    if (first === undefined || person === undefined || first.start >= person.start || !isPerson(head))
      continue;
    const length = person.start - first.start;
    left = left.slice(0, first.start - start) + ' '.repeat(length) + left.slice(person.start - start);
  }
  return left;
}

/** *allow the clerk to …*, *clerks shall be able to …*: whether somebody is given something to do. */
function grants({ clauses }: Sentence): boolean {
  return clauses.some(({ verb, subjects }) => verb.infinitive && subjects.some(({ head }) => isPerson(head)));
}

function isQuality(name: string): boolean {
  return named('sure', name).length > 0;
}

/** The quality characteristics that one statement's words speak of: `performance`, `usability` … */
export function characteristicsOf(source: StatementText): readonly string[] {
  return classify(readStatement(source)).characteristics;
}

/** The characteristics that a text in lower case speaks of. */
function named(kind: 'sure' | 'likely', text: string): readonly string[] {
  return [...QUALITY].filter(([, words]) => words[kind]?.test(text) === true).map(([name]) => name);
}
