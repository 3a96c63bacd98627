/** Names: canonical forms by the glossary, and the spellings a Specification uses. */
import type { GlossaryTerm } from '../../model/requirements.ts';
import { singular } from '../nlp/lemma.ts';

/** Brings every name for one thing to one canonical lower-case name. */
export interface Names {
  canonical(name: string): string;
  /** Whether the glossary defines it. */
  defined(name: string): boolean;
}

/** The naming of a document: the glossary decides, then the acronyms that its texts explain; spelling variants are folded. */
export function createNames(glossary: readonly GlossaryTerm[], texts: readonly string[] = []): Names {
  const terms = new Map<string, string>();
  const defined = new Set<string>();
  for (const { term, synonyms } of glossary) {
    const name = normal(term);
    defined.add(name);
    terms.set(name, name);
    for (const synonym of synonyms) if (!terms.has(normal(synonym))) terms.set(normal(synonym), name);
  }
  for (const [acronym, name] of texts.flatMap(acronymsIn))
    if (!terms.has(acronym)) terms.set(acronym, terms.get(name) ?? name);
  const known = new Map<string, string>();
  return {
    canonical: (name) => {
      let canonical = known.get(name);
      if (canonical === undefined) {
        const plain = normal(name);
        canonical = terms.get(plain) ?? plain;
        known.set(name, canonical);
      }
      return canonical;
    },
    defined: (name) => defined.has(name),
  };
}

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
export function pascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{N}/u.test(joined) ? `N${joined}` : joined;
}

/** `e-mail address` → `email`, `date of birth` → `date_of_birth`. */
export function attributeName(name: string): string {
  return snakeCase(name.replace(/\be-?mail(?: address)?\b/, 'email').replace(/\btelephone\b/, 'phone'));
}

export function snakeCase(name: string): string {
  const joined = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('_');
  return /^\p{N}/u.test(joined) ? `n${joined}` : joined;
}
