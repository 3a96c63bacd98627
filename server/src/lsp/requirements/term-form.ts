/** A new name in the form of the one that it replaces: its number, its capitals, and the article before it. */
import { plural } from '../../model/naming.ts';

/** The new name, singular and lower case unless it has capitals of its own, as it must stand instead of `written`. */
export function inForm(written: string, oldSingular: string, name: string): string {
  const many = isPluralOf(written, oldSingular);
  const numbered = many ? pluralWords(name) : name;
  if (/\p{L}{2}/u.test(written) && written === written.toUpperCase()) return numbered.toUpperCase();
  const words = written.split(/\s+/);
  const titled = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
  if (titled) return numbered.replace(/(?<![\p{L}\p{N}’'])\p{L}/gu, (letter) => letter.toUpperCase());
  if (/^\p{Lu}/u.test(written) && !/^\p{Lu}/u.test(oldSingular))
    return numbered.charAt(0).toUpperCase() + numbered.slice(1);
  return numbered;
}

/** The article that goes before a name by its sound, in the capitals of the one that stands there. */
export function articleFor(article: string, name: string): string {
  const word = name.toLowerCase();
  const vowel =
    /^(?:hour|honest|honou?r|heir)/.test(word) ||
    (/^[aeiou]/.test(word) && !/^(?:uni(?![mn]|d)|us[aeu]|util|eu|ewe|one(?![a-z])|once)/.test(word));
  const right = vowel ? 'an' : 'a';
  if (article === article.toUpperCase() && article.length > 1) return right.toUpperCase();
  return article.startsWith('A') ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}

function isPluralOf(written: string, singular: string): boolean {
  // A hyphen is a blank in names, except in e-mail.
  const [word = '', single = ''] = [written, singular].map((text) =>
    text
      .toLowerCase()
      .replace(/\be-mail/g, 'email')
      .split(/[\s-]+/)
      .at(-1),
  );
  return word !== single && (word === plural(single) || /s$/.test(word) || !word.startsWith(single));
}

/** The plural of a name of several words: its last word is changed. */
function pluralWords(name: string): string {
  const words = name.split(' ');
  const last = words.pop() ?? '';
  const lower = last.toLowerCase();
  // Acronyms get a plain s.
  const many =
    last !== lower && last === last.toUpperCase() ? `${last}s` : last + plural(lower).slice(lower.length);
  const irregular = plural(lower);
  return [...words, irregular.startsWith(lower) || last === last.toUpperCase() ? many : irregular].join(' ');
}
