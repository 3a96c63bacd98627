/** What people call a reactor or a step: the headline of its description, else its name in words. */

/** Longer ones would not fit into a line of a tree or the box of a step. */
const longest = 48;

/**
 * The beginning of a description, up to its first full stop, colon or semicolon, is its headline, where that is short; so that an author
 * writes `Open the project: the one of the document, new or known` and is understood in a tree, a picture and a page alike.
 */
export function titleOf({
  name,
  description,
}: {
  readonly name: string;
  readonly description?: string;
}): string {
  const [headline = ''] = description?.trim().split(/[:;.](?:\s|$)/) ?? [];
  return headline !== '' && headline.length <= longest ? headline : inWords(name);
}

/** `load_project` → `Load project`, `GeneticEvolution` → `Genetic evolution`, `Shop.PlaceOrder` → `Place order`. */
export function inWords(name: string): string {
  const own = /[^.]+$/.exec(name)?.[0] ?? name;
  const words = own
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .trim()
    .split(/\s+/)
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLocaleLowerCase('en')))
    .join(' ');
  return words === '' ? name : words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}
