/** Names: canonical forms by the glossary, and the spellings a Specification uses. */
import type { GlossaryTerm } from '../../model/requirements.ts';
import { createMemo, remembering } from '../memo.ts';
import { singular } from '../nlp/lemma.ts';

/** Brings every name for one thing to one canonical lower-case name. */
export interface Names {
  canonical(name: string): string;
  /** Whether the glossary defines it. */
  defined(name: string): boolean;
}

/**
 * The naming of a document: the glossary decides, then the acronyms that its texts explain; spelling variants are folded. The same
 * glossary and acronyms give the same object, so that what is known of names outlives an edit.
 */
export function createNames(glossary: readonly GlossaryTerm[], texts: readonly string[] = []): Names {
  const terms = glossary.map(({ term, synonyms }) => ({ term, synonyms }));
  const acronyms = texts.flatMap(acronymsIn);
  return namings.get(JSON.stringify([terms, acronyms]), () => namesBy(terms, acronyms));
}

const namings = createMemo<string, Names>(16);

function namesBy(
  glossary: readonly Pick<GlossaryTerm, 'term' | 'synonyms'>[],
  acronyms: readonly (readonly [acronym: string, name: string])[],
): Names {
  const terms = new Map<string, string>();
  const defined = new Set<string>();
  for (const { term, synonyms } of glossary) {
    const name = normal(term);
    defined.add(name);
    terms.set(name, name);
    for (const synonym of synonyms) if (!terms.has(normal(synonym))) terms.set(normal(synonym), name);
  }
  for (const [acronym, name] of acronyms)
    if (!terms.has(acronym)) terms.set(acronym, terms.get(name) ?? name);
  return {
    canonical: remembering(NAMES, (name) => {
      const plain = normal(name);
      return terms.get(plain) ?? plain;
    }),
    defined: (name) => defined.has(name),
  };
}

/** How many names are remembered: those of some large documents. */
const NAMES = 50_000;

/** `Research assistants (RA)`: the words before the bracket whose first letters are those in it. */
function acronymsIn(text: string): readonly (readonly [acronym: string, name: string])[] {
  if (!text.includes('(')) return [];
  return [...text.matchAll(/\(([A-Z]{2,6})s?\)/g)].flatMap((match) => {
    const letters = (match[1] ?? '').toLowerCase();
    const words = text
      .slice(Math.max(0, match.index - 120), match.index)
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean);
    const last = words.slice(-letters.length);
    const fits =
      last.length === letters.length && last.every((word, i) => word.startsWith(letters.charAt(i)));
    return fits
      ? [[normal(letters), normal(last.join(' '))] as const, [`${letters}s`, normal(last.join(' '))] as const]
      : [];
  });
}

/** Lower case, single blanks, last word singular. */
export function normal(name: string): string {
  const words = name.toLowerCase().replace(/[_/]+/g, ' ').split(/\s+/).filter(Boolean);
  const last = words.pop();
  return last === undefined ? '' : [...words, singular(last)].join(' ');
}

/** `clinic visit` → `ClinicVisit`; a name that would start with a digit gets a letter. */
export const pascalCase: (name: string) => string = remembering(NAMES, (name) => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{N}/u.test(joined) ? `N${joined}` : joined;
});

/** `e-mail address` → `email`, `date of birth` → `date_of_birth`. */
export const attributeName: (name: string) => string = remembering(NAMES, (name) =>
  snakeCase(name.replace(/\be-?mail(?: address)?\b/, 'email').replace(/\btelephone\b/, 'phone')),
);

/** `date of birth` → `date_of_birth`. */
export const snakeCase: (name: string) => string = remembering(NAMES, (name) => {
  const joined = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('_');
  return /^\p{N}/u.test(joined) ? `n${joined}` : joined;
});
