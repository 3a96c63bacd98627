/** Which words of a text name something that is known of the document: an entity, an actor, a term, an attribute. */
import { Kept } from '../../base/kept.ts';
import type { Span } from '../../base/span.ts';
import { singular } from '../../model/naming.ts';
import type { GlossaryTerm } from '../../model/requirements.ts';
import type { Actor, Entity, SpecAttribute } from '../../model/specification.ts';
import { correctionsOf } from '../../requirements/index.ts';
import { createMemo, cutOut } from '../../requirements/memo.ts';
import type { Analysis } from './analysis.ts';

/** What a name means in a document. */
export interface Meaning {
  /** The name that all its other names lead to: singular, lower case, with a blank between words. */
  readonly key: string;
  readonly entity?: Entity;
  readonly term?: GlossaryTerm;
  readonly actor?: Actor;
  /** The attributes of this name, with those that have them; only where it names nothing else. */
  readonly attributes?: readonly { readonly owner: Entity; readonly attribute: SpecAttribute }[];
}

/** A run of words with its meaning. */
export interface Noun extends Meaning {
  /** The words alone, without the `'s` of an owner. */
  readonly span: Span;
}

/** Most words of a name that is looked for. */
const longest = 4;

interface Names {
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly firsts: ReadonlySet<string>;
}
const namesOfAnalysis = new Kept<Analysis, Names>();

/** The longest noun that covers an offset of the text. */
export function nounAt(analysis: Analysis, text: string, offset: number): Noun | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const span = {
    start: Math.max(lineStart, offset - 200),
    end: Math.min(newline < 0 ? text.length : newline, offset + 200),
  };
  return nounsIn(analysis, text, span).find((noun) => noun.span.start <= offset && offset <= noun.span.end);
}

/** All nouns within a span, from left to right, the longest first where they overlap. */
export function nounsIn(analysis: Analysis, text: string, span: Span): Noun[] {
  const { meanings, firsts } = namesOf(analysis);
  return runsIn(text, span, firsts, (key) => meanings.get(key)).map(({ found, place }) => ({
    ...found,
    span: place,
  }));
}

/** The first words of names, by which most runs of words are passed over without a look at the names. */
export function firstWordsOf(names: Iterable<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => name.split(' ')[0] ?? ''));
}

/**
 * The runs of words of a text that `find` knows by their key, the longest first where they overlap. Only those are looked at
 * whose first word is in `firsts`.
 */
export function runsIn<T>(
  text: string,
  span: Span,
  firsts: ReadonlySet<string>,
  find: (key: string) => T | undefined,
): { readonly found: T; readonly place: Span }[] {
  const words = wordsIn(text.slice(span.start, span.end));
  const runs: { found: T; place: Span }[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!firsts.has(words[first]?.opening ?? '')) continue;
    for (let count = Math.min(longest, words.length - first); count > 0; count--) {
      const run = words.slice(first, first + count);
      const [start, last] = [run[0], run.at(-1)];
      if (!start || !last) continue;
      const place = { start: span.start + start.start, end: span.start + last.end };
      // Words of one name stand beside each other, with nothing but blanks between them.
      if (count > 1 && /[^\p{L}\p{N}\s’'-]/u.test(text.slice(place.start, place.end))) continue;
      const found = find(run.map(({ key }) => key).join(' '));
      if (found === undefined) continue;
      runs.push({ found, place });
      first += count - 1;
      break;
    }
  }
  return runs;
}

interface Word {
  readonly key: string;
  /** What its key begins with: `pick` of `pick-up`. */
  readonly opening: string;
  readonly start: number;
  readonly end: number;
}

/** Statements stay the same while others are edited. */
const remembered = createMemo<string, readonly Word[]>(10_000, cutOut);
const REMEMBERED = 2000;

function wordsIn(text: string): readonly Word[] {
  return text.length > REMEMBERED ? readWords(text) : remembered.get(text, readWords);
}

function readWords(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)].map(({ 0: match, index }) => {
    const word = match.replace(/[’']s$/i, '');
    const key = singularOf(word.toLowerCase());
    return { key, opening: key.split(' ', 1)[0] ?? key, start: index, end: index + word.length };
  });
}

/** `ClinicVisit` → `clinic visit`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** The key under which a name is found: its words in singular. */
export function keyOf(name: string): string {
  return wordsOf(name).split(/\s+/).filter(Boolean).map(singularOf).join(' ');
}

/**
 * One spelling for the forms of a word; both sides of each comparison go through it. A hyphen is a blank, as it is in the names
 * of a specification: `pick-up time` is `pick_up_time` there.
 */
function singularOf(word: string): string {
  const spelled = word.startsWith('e-mail') ? `email${word.slice(6)}` : word;
  if (!spelled.includes('-')) return singular(spelled);
  // Two letters and an s are no plural by themselves, but *check-ins* and *add-ons* are.
  const single = spelled.replace(/-(in|on|up)s$/, '-$1');
  return single.split('-').filter(Boolean).map(singular).join(' ');
}

function namesOf(analysis: Analysis): Names {
  const before = namesOfAnalysis.get(analysis);
  if (before) return before;
  const { specification, document } = analysis;
  const names = new Map<string, Meaning>();
  const add = (key: string, meaning: Omit<Meaning, 'key'>): void => {
    names.set(key, { ...names.get(key), ...meaning, key });
  };
  for (const entity of specification.entities) add(keyOf(entity.name), { entity });
  for (const actor of specification.actors) add(keyOf(actor.name), { actor });
  for (const term of document.glossary) add(keyOf(term.term), { term });
  const lead = (other: string, name: string): void => {
    const meaning = names.get(keyOf(name));
    if (meaning && !names.get(keyOf(other))?.term) names.set(keyOf(other), meaning);
  };
  for (const { term, synonyms } of document.glossary) for (const synonym of synonyms) lead(synonym, term);
  const corrections = correctionsOf(document);
  for (const correction of corrections?.effective ?? [])
    if (correction.kind === 'same')
      lead(correction.from, corrections?.nameOf(correction.from) ?? correction.to);
  for (const owner of specification.entities)
    for (const attribute of owner.attributes) {
      const key = keyOf(attribute.name);
      const meaning = names.get(key);
      if (meaning && !meaning.attributes) continue;
      add(key, { attributes: [...(meaning?.attributes ?? []), { owner, attribute }] });
    }
  const known = { meanings: names, firsts: firstWordsOf(names.keys()) };
  namesOfAnalysis.set(analysis, known);
  return known;
}
