/** Comparatives and superlatives by their form (Quirk et al., A Comprehensive Grammar of the English Language, 1985, ch. 7.74–7.85). */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Adjectives and adverbs that take -er and -est. */
const GRADABLE = list(
  `big bold brief bright broad calm cheap clean clear clever close cold cool cute dark dear deep dense dry dull early easy faint fair far
   fast few fine firm flat fresh friendly full fuzzy gentle great happy hard harsh healthy heavy high hot large late lazy lean light likely long
   loose loud low lucky messy mild narrow near neat new nice noisy old pale plain poor pretty pure quick quiet rapid rare raw rich
   rough safe sharp short sick simple slight slow small smart smooth soft soon sparse steady steep sticky strict strong sturdy sweet swift
   tall thick thin tidy tight tiny tough ugly warm weak wealthy wet wide wild wise young`,
);

const IRREGULAR: ReadonlyMap<string, 'comparative' | 'superlative'> = new Map([
  ['better', 'comparative'],
  ['worse', 'comparative'],
  ['less', 'comparative'],
  ['lesser', 'comparative'],
  ['more', 'comparative'],
  ['best', 'superlative'],
  ['worst', 'superlative'],
  ['most', 'superlative'],
  ['least', 'superlative'],
  ['optimal', 'superlative'],
  ['optimum', 'superlative'],
]);

/** The degree that a lower-case word expresses: `larger` → comparative, `earliest` → superlative; undefined for other words. */
export function degreeOf(word: string): 'comparative' | 'superlative' | undefined {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('er') && isGradable(word.slice(0, -2))) return 'comparative';
  return word.endsWith('est') && isGradable(word.slice(0, -3)) ? 'superlative' : undefined;
}

/** Whether what stands before -er or -est is a gradable word, as spelled there: *larg*, *bigg*, *easi*. */
function isGradable(stem: string): boolean {
  if (GRADABLE.has(stem) || GRADABLE.has(`${stem}e`)) return true;
  if (stem.endsWith('i')) return GRADABLE.has(`${stem.slice(0, -1)}y`);
  return stem.at(-1) === stem.at(-2) && GRADABLE.has(stem.slice(0, -1));
}
