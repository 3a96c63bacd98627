/**
 * What each word of a statement does in it: the keywords of its form, who acts, what is done to what, when and under which
 * condition, and how much. What an editor colours.
 */
import type { StatementText } from '../../model/requirements.ts';
import { type AnalysedStatement, readStatement, type Sentence } from '../analysed-statement.ts';
import { isProperty } from '../facts/possession.ts';
import type { SegmentRole } from '../kinds/segment.ts';
import { BE_FORMS, MODALS, NEGATIONS } from '../lexicons/function-words.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import { Canvas, type Part } from './canvas.ts';
import { measuresIn, quantityOf } from './measures.ts';

const known = new WeakMap<AnalysedStatement['sentences'], readonly Part[]>();

/** The parts of a statement from left to right, none overlapping another. Worked out once for each text. */
export function partsOf(source: StatementText): readonly Part[] {
  const statement = readStatement(source);
  let parts = known.get(statement.sentences);
  if (parts === undefined) {
    parts = paint(statement);
    known.set(statement.sentences, parts);
  }
  return parts;
}

/** Segments that say when; a condition is something that holds, a trigger something that happens. */
const WHEN: ReadonlyMap<SegmentRole, 'trigger' | 'condition'> = new Map([
  ['trigger', 'trigger'],
  ['when', 'trigger'],
  ['unwanted', 'trigger'],
  ['state', 'condition'],
  ['feature', 'condition'],
  ['given', 'condition'],
]);

/** Words within a sentence after which it says when. */
const SUBORDINATORS: ReadonlyMap<string, 'trigger' | 'condition'> = new Map([
  ['when', 'trigger'],
  ['whenever', 'trigger'],
  ['once', 'trigger'],
  ['after', 'trigger'],
  ['before', 'trigger'],
  ['if', 'condition'],
  ['unless', 'condition'],
  ['while', 'condition'],
  ['until', 'condition'],
]);

/** Verbs that say what a thing is or has, not what is done. */
const NO_ACTIONS = new Set(
  'be have own contain consist belong comprise include become remain need cost last'.split(' '),
);

const OPENER =
  /^(?:whenever|when|while|whilst|where|wherever|if|as soon as|as long as|in case|once|after|upon|during|until|unless|before|every time|each time)\b/i;

function paint({ source, kind, sentences }: AnalysedStatement): readonly Part[] {
  const canvas = new Canvas(source.text);
  keywordsBetween(source.text, kind, sentences, canvas);
  for (const sentence of sentences) {
    const when = WHEN.get(sentence.role);
    const opener = when && OPENER.exec(source.text.slice(sentence.start, sentence.start + 20));
    if (opener) canvas.add('keyword', sentence.start, sentence.start + opener[0].length);
    for (const phrase of sentence.phrases) quantityOf(sentence, phrase, canvas);
    measuresIn(source.text, sentence.start, sentence.end, canvas);
    if (sentence.role === 'role') {
      const [actor] = sentence.phrases;
      if (actor) name(canvas, 'actor', sentence, actor);
      continue;
    }
    const late = when === undefined ? lateCondition(sentence) : undefined;
    if (late) {
      const opened = sentence.tokens[late.from];
      if (opened) canvas.add('keyword', opened.start, opened.end);
    }
    for (const clause of sentence.clauses) {
      const timed = when !== undefined || (late !== undefined && inside(clause, late));
      clauseParts(sentence, clause, timed, canvas);
    }
    if (when !== undefined) canvas.fill(when, sentence.start, sentence.end);
    else if (late) {
      const [first, last] = [sentence.tokens[late.from], sentence.tokens[late.to - 1]];
      if (first && last) canvas.fill(late.role, first.start, last.end);
    }
  }
  return canvas.parts();
}

/** The keywords that stand between the segments of a form: `As a`, `so that`, `then`, `Given`. */
function keywordsBetween(
  text: string,
  kind: AnalysedStatement['kind'],
  sentences: readonly Sentence[],
  canvas: Canvas,
): void {
  let from = 0;
  for (const { role, start, tokens, end } of sentences) {
    if (role === 'aside') continue;
    const before = text.slice(from, start);
    const word =
      kind === 'user-story'
        ? /(?:so that(?: that)?|so as to|in order (?:to|that)|because|so|as|being)\s{0,8}$/i.exec(before)
        : kind === 'scenario'
          ? /(?:given|when|then|and|but)\s{0,8}$/i.exec(before)
          : /\bthen\s{0,8}$/i.exec(before);
    if (word) canvas.add('keyword', from + word.index, from + word.index + word[0].trimEnd().length);
    if (kind === 'user-story' && role === 'role') {
      const article = /^an?\b/i.exec(text.slice(start, start + 3));
      if (article) canvas.add('keyword', start, start + article[0].length);
    }
    if (role === 'means') {
      const want = tokens.findIndex(({ lower }) => /^(?:want|wants|need|needs|wish|like)$/.test(lower));
      const [first, last] = [tokens[0], tokens[want + (tokens[want + 1]?.lower === 'to' ? 1 : 0)]];
      if (want >= 0 && want < 4 && first && last) canvas.add('keyword', first.start, last.end);
    }
    from = Math.max(from, end);
  }
}

function clauseParts(sentence: Sentence, clause: Clause, timed: boolean, canvas: Canvas): void {
  const { tokens } = sentence;
  const { verb, subjects, objects, complements } = clause;
  const acts = !verb.copula && !NO_ACTIONS.has(verb.lemma) && !namesState(sentence, clause);
  const enabled = /^(?:able|capable|allowed|permitted|authori[sz]ed|entitled)$/.test(
    tokens[verb.end]?.lower ?? tokens[verb.main]?.lower ?? '',
  );
  for (let index = verb.start; index < verb.end; index++) {
    const token = tokens[index];
    if (!token || timed) continue;
    if (MODALS.has(token.lower) || (verb.modal !== undefined && NEGATIONS.has(token.lower)))
      canvas.add('keyword', token.start, token.end);
  }
  const main = tokens[verb.main];
  if (main && acts && !timed && !BE_FORMS.has(main.lower)) canvas.add('action', main.start, main.end);
  for (const subject of subjects)
    if (!subject.pronoun)
      name(
        canvas,
        (acts && !verb.passive && !verb.reduced && !isProperty(subject)) || enabled ? 'actor' : 'object',
        sentence,
        subject,
      );
  for (const object of objects) if (!object.pronoun) name(canvas, 'object', sentence, object);
  for (const { preposition, phrases } of complements)
    for (const phrase of phrases)
      if (!phrase.pronoun)
        name(canvas, verb.passive && preposition === 'by' ? 'actor' : 'object', sentence, phrase);
}

/** *The status is placed or collected*: participles in a list of states are values, and nothing is done. */
function namesState({ tokens, clauses }: Sentence, { verb, subjects }: Clause): boolean {
  const told = subjects.length > 0 ? subjects : clauses.find(({ subjects: own }) => own.length > 0)?.subjects;
  return (
    verb.modal === undefined &&
    (told ?? []).some(({ head }) => STATE_NOUNS.has(head)) &&
    tokens.some(({ lower }) => lower === 'or')
  );
}

/** The words that name something, without article and quantity; an owner is one of its own. */
function name(canvas: Canvas, role: 'actor' | 'object', sentence: Sentence, phrase: NounPhrase): void {
  const { tokens } = sentence;
  if (UNIT_NOUNS.has(phrase.head) && phrase.modifiers.length === 0) return;
  if (/^(?:kind|type|sort)$/.test(phrase.head) && tokens[phrase.end]?.lower === 'of') return;
  if (phrase.possessor && !phrase.possessor.pronoun) name(canvas, 'object', sentence, phrase.possessor);
  const [first, last] = [tokens[phrase.core], tokens[phrase.end - 1]];
  if (first && last && first.start < last.end) canvas.add(role, first.start, last.end);
}

interface Late {
  readonly from: number;
  readonly to: number;
  readonly role: 'trigger' | 'condition';
}

/** A condition behind the main clause: `… shall wait until the door is closed`. */
function lateCondition({ tokens, clauses }: Sentence): Late | undefined {
  for (let from = 1; from < tokens.length; from++) {
    const role = SUBORDINATORS.get(tokens[from]?.lower ?? '');
    if (role === undefined) continue;
    const comma = tokens.findIndex((token, index) => index > from && /^[,;.]$/.test(token.text));
    const to = comma < 0 ? tokens.length : comma;
    const clause = clauses.find(({ verb }) => verb.start > from + 1 && verb.start < to && verb.finite);
    if (clause && !clause.verb.infinitive) return { from, to, role };
  }
  return undefined;
}

function inside({ verb }: Clause, { from, to }: Late): boolean {
  return verb.start > from && verb.start < to;
}
