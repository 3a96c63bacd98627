/** Forms of English verbs that fixes need (regular spelling rules; the irregular ones are those of *be*, *have* and *do*). */

/** *send* → *sending*, *cancel* → *cancelling*, *store* → *storing*, *stop* → *stopping*. */
export function gerundOf(base: string): string {
  if (base === 'be') return 'being';
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^aeioy]e$/.test(base) && base.length > 2) return `${base.slice(0, -1)}ing`;
  if (/ue$/.test(base)) return `${base.slice(0, -1)}ing`;
  return doubles(base) ? `${base}${base.at(-1)}ing` : `${base}ing`;
}

/** *send* → *sends*, *try* → *tries*, *push* → *pushes*. */
export function thirdPersonOf(base: string): string {
  if (base === 'be') return 'is';
  if (base === 'have') return 'has';
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

/** One syllable with a short vowel, or one of the longer verbs that double their last letter, too. */
function doubles(base: string): boolean {
  if (
    /(?:cancel|travel|label|model|transfer|refer|submit|permit|admit|occur|begin|forget|reset|commit|omit|enrol|fulfil|control|defer|rebut|regret|equip|unzip)$/.test(
      base,
    )
  )
    return true;
  return /^[^aeiou]{0,3}[aeiou][bdglmnprt]$/.test(base);
}
