/**
 * Functional or quality requirement, or both: whether a main clause states a behaviour, and whether the words speak of a
 * quality characteristic (ISO/IEC 25010). The two questions are asked apart, as in Dalpiaz et al., "Requirements
 * classification with interpretable machine learning and dependency parsing", RE'19.
 */
import type { StatementText } from '../../model/requirements.ts';
import { type AnalysedStatement, readStatement, type Sentence } from '../analysed-statement.ts';
import {
  ENABLING_VERBS,
  LIFECYCLE_VERBS,
  MAKING_VERBS,
  QUALITY,
  STATIVE_VERBS,
} from '../lexicons/quality.ts';
import { mayBeSystem } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { SegmentRole } from './segment.ts';

export interface QualityClass {
  readonly functional: boolean;
  readonly quality: boolean;
  /** Characteristics that the words speak of. */
  readonly characteristics: readonly string[];
}

/** Segments that say when something is demanded, not what. */
const CONDITIONS: ReadonlySet<SegmentRole> = new Set<SegmentRole>([
  'role',
  'trigger',
  'state',
  'feature',
  'unwanted',
  'given',
  'when',
]);

/** Classifies one statement; one that is not seen to be about a quality is functional. */
export function classify(statement: AnalysedStatement): QualityClass {
  const demanded = statement.sentences.filter(({ role }) => !CONDITIONS.has(role));
  const texts = demanded.map(({ start, end }) => statement.source.text.slice(start, end).toLowerCase());
  const sure = named('sure', texts.join(' '));
  const likely = named('likely', texts.join(' '));
  // The first sentence is the requirement; when it asks for a quality, the others say how it is reached or measured.
  const [first, ...rest] = demanded;
  const opening = named('sure', texts[0] ?? '').length > 0;
  const acts =
    (first !== undefined && statesBehaviour(first, opening)) ||
    (!opening && rest.some((sentence) => statesBehaviour(sentence, sure.length > 0)));
  const quality = sure.length > 0 || (!acts && likely.length > 0);
  return { functional: acts || !quality, quality, characteristics: [...new Set([...sure, ...likely])] };
}

/** The quality characteristics that one statement's words speak of: `performance`, `usability` … */
export function characteristicsOf(source: StatementText): readonly string[] {
  return classify(readStatement(source)).characteristics;
}

/** The characteristics that a text in lower case speaks of. */
function named(kind: 'sure' | 'likely', text: string): readonly string[] {
  return [...QUALITY].filter(([, words]) => words[kind]?.test(text) === true).map(([name]) => name);
}

/** Whether a main clause has somebody or something do something. */
function statesBehaviour(sentence: Sentence, judged: boolean): boolean {
  return sentence.clauses.some(
    (clause) => !(judged && ENABLING_VERBS.has(clause.verb.lemma)) && isBehaviour(sentence, clause),
  );
}

function isBehaviour(sentence: Sentence, clause: Clause): boolean {
  const { verb, objects, subjects, complements } = clause;
  if (verb.copula || verb.reduced || verb.negated || STATIVE_VERBS.has(verb.lemma)) return false;
  const stated =
    verb.modal !== undefined ||
    sentence.role === 'means' ||
    isGranted(sentence, clause) ||
    isCapability(sentence, clause);
  if (!stated) return false;
  const acted = verb.passive ? subjects : objects;
  if (verb.passive && MAKING_VERBS.has(verb.lemma)) return false;
  if (LIFECYCLE_VERBS.has(verb.lemma) && acted.every(isProduct)) return false;
  if (acted.length > 0 && acted.every((phrase) => isProduct(phrase) && phrase.modifiers.length === 0))
    return false;
  const that = sentence.tokens[verb.end]?.lower === 'that';
  return verb.passive ? subjects.length > 0 : that || objects.length + complements.length > 0;
}

/** The thing being built, or what is brought out of it. */
function isProduct({ head }: NounPhrase): boolean {
  return mayBeSystem(head) || RELEASES.has(head);
}

const RELEASES = new Set('product release version update upgrade patch'.split(' '));

/** *capable of sending*, *the possibility of allowing*: a gerund that says what the subject can do. */
function isCapability(sentence: Sentence, { verb }: Clause): boolean {
  const { tokens } = sentence;
  const main = tokens[verb.main]?.lower ?? '';
  const of = tokens[verb.start - 1]?.lower;
  const opener = tokens[verb.start - 2]?.lower ?? '';
  return main.endsWith('ing') && (of === 'of' || of === 'for') && CAPABILITIES.has(opener);
}

const CAPABILITIES = new Set('capable possibility means ability option allow'.split(' '));

/** *shall be able to V*, *has the ability to V*, *allows users to V*: an infinitive that what governs it makes possible. */
function isGranted(sentence: Sentence, { verb, governor }: Clause): boolean {
  if (!verb.infinitive || governor === undefined) return false;
  const before = sentence.tokens.slice(Math.max(0, verb.start - 6), verb.start).map((token) => token.lower);
  if (before.includes('order')) return false;
  // *is fast enough to …* and *is easy to …* judge, *is able to …* and *it is possible to …* grant.
  const judging = sentence.clauses[governor]?.verb.copula === true;
  return !judging || before.some((word) => GRANTING.has(word));
}

const GRANTING = new Set('able possible allowed permitted ready'.split(' '));
