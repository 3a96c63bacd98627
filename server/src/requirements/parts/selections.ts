/** What stands around a place in a statement: its word, the phrase that this is part of, the clause, the sentence. */
import { growing, type Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import { readStatement, type Sentence } from '../analysed-statement.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';

/** Spans in the statement's text around an offset, from the word outwards, each wider than the one before. */
export function selectionsIn(source: StatementText, offset: number): readonly Span[] {
  const sentence = sentenceAt(readStatement(source).sentences, offset);
  if (!sentence) return [];
  const { tokens, clauses } = sentence;
  const word = tokens.find(({ start, end }) => start <= offset && offset <= end);
  const spans: Span[] = word ? [{ start: word.start, end: word.end }] : [];
  const phrase = phraseAt(sentence, offset);
  if (phrase)
    spans.push(spanOf(sentence, phrase.core, phrase.end), spanOf(sentence, phrase.start, phrase.end));
  for (const { verb, subjects, objects, complements } of clauses) {
    const group = spanOf(sentence, verb.start, verb.end);
    if (contains(group, offset)) spans.push(group);
    const members = [...subjects, ...objects, ...complements.flatMap(({ phrases }) => phrases)];
    const clause = spanOf(
      sentence,
      Math.min(verb.start, ...members.map(({ start }) => start)),
      Math.max(verb.end, ...members.map(({ end }) => end)),
    );
    if (contains(clause, offset)) spans.push(clause);
  }
  spans.push(
    { start: sentence.start, end: trimmedEnd(source.text, sentence) },
    { start: 0, end: source.text.length },
  );
  // Clauses may overlap; only what holds all of the smaller one is wider.
  return growing(spans.sort((a, b) => a.end - a.start - (b.end - b.start)));
}

/** A noun phrase as the facts know it: `phone number`, with the place of its name. */
export interface Thing {
  /** Singular, lower case. */
  readonly name: string;
  readonly span: Span;
}

/** The noun phrase around an offset, without article and quantity; undefined beside one. */
export function thingAt(source: StatementText, offset: number): Thing | undefined {
  const sentence = sentenceAt(readStatement(source).sentences, offset);
  const phrase = sentence && phraseAt(sentence, offset);
  if (!sentence || !phrase || phrase.pronoun) return undefined;
  return { name: nameOf(phrase), span: spanOf(sentence, phrase.core, phrase.end) };
}

/** The verb in its base form around an offset, when the clause there has one. */
export function verbAt(source: StatementText, offset: number): Thing | undefined {
  const sentence = sentenceAt(readStatement(source).sentences, offset);
  if (!sentence) return undefined;
  for (const { verb } of sentence.clauses) {
    const span = spanOf(sentence, verb.main, verb.main + 1);
    if (contains(span, offset)) return { name: verb.lemma, span };
  }
  return undefined;
}

function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  return sentences.find(({ role, start, end }) => role !== 'aside' && start <= offset && offset <= end);
}

function phraseAt(sentence: Sentence, offset: number): NounPhrase | undefined {
  const { phrases } = sentence;
  for (const phrase of phrases) {
    const core = spanOf(sentence, phrase.core, phrase.end);
    if (contains(core, offset)) return phrase;
    const owner = phrase.possessor;
    if (owner && contains(spanOf(sentence, owner.core, owner.end), offset)) return owner;
  }
  return undefined;
}

function spanOf({ tokens }: Sentence, start: number, end: number): Span {
  return { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function trimmedEnd(text: string, { start, end }: Sentence): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}
