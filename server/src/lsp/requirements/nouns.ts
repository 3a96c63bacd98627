/** Which words of a text mean an entity or a glossary term: up to four words, in singular or plural. */
import type { Span } from '../../base/span.ts';
import type { GlossaryTerm } from '../../model/requirements.ts';
import type { Entity } from '../../model/specification.ts';
import type { Analysis } from './analysis.ts';

/** What a run of words names. */
export interface Noun {
  readonly span: Span;
  readonly entity?: Entity;
  readonly term?: GlossaryTerm;
}

/** Most words of a name that is looked for. */
const longest = 4;

/** Names in singular, lower case, with a space between words. */
interface Names {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly terms: ReadonlyMap<string, GlossaryTerm>;
}

const namesOfAnalysis = new WeakMap<Analysis, Names>();

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
  const names = namesOf(analysis);
  const words = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)].map(
    (match) => ({
      word: singular(match[0].toLowerCase()),
      start: span.start + match.index,
      length: match[0].length,
    }),
  );
  const nouns: Noun[] = [];
  for (let first = 0; first < words.length; first++) {
    for (let count = Math.min(longest, words.length - first); count > 0; count--) {
      const run = words.slice(first, first + count);
      const key = run.map(({ word }) => word).join(' ');
      const entity = names.entities.get(key);
      const term = names.terms.get(key);
      const [start, last] = [run[0], run.at(-1)];
      if ((!entity && !term) || !start || !last) continue;
      const place = { start: start.start, end: last.start + last.length };
      nouns.push({ span: place, ...(entity ? { entity } : {}), ...(term ? { term } : {}) });
      first += count - 1;
      break;
    }
  }
  return nouns;
}

/** `ClinicVisit` → `clinic visit`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** A singular that is right often enough to find a name again; both sides of each comparison go through it. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function namesOf(analysis: Analysis): Names {
  const known = namesOfAnalysis.get(analysis);
  if (known) return known;
  const key = (name: string): string => wordsOf(name).split(/\s+/).map(singular).join(' ');
  const entities = new Map(analysis.specification.entities.map((entity) => [key(entity.name), entity]));
  const terms = new Map<string, GlossaryTerm>();
  for (const term of analysis.document.glossary) {
    for (const name of [term.term, ...term.synonyms]) terms.set(key(name), term);
    const entity = entities.get(key(term.term));
    if (entity) for (const name of term.synonyms) entities.set(key(name), entity);
  }
  const names = { entities, terms };
  namesOfAnalysis.set(analysis, names);
  return names;
}
