/** Base forms: a singulariser for nouns and a lemmatiser for verbs, by tables of irregulars and spelling rules. */
import { NOUN_FORMS, PLAIN_PARTICIPLES, UNINFLECTED, VERB_FORMS } from '../lexicons/irregular.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import type { Tag } from './token.ts';

/** The lemma of a lower-cased word with this tag. */
export function lemmaOf(lower: string, tag: Tag): string {
  if (tag === 'NOUN' || tag === 'PROPN') return singular(lower);
  if (tag === 'VERB' || tag === 'AUX') return verbBase(lower);
  return lower;
}

/** The singular of a lower-case noun; a singular noun is returned as it is. */
export function singular(word: string): string {
  const irregular = NOUN_FORMS.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || UNINFLECTED.has(word) || !word.endsWith('s')) return word;
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0) return word.slice(0, hyphen + 1) + singular(word.slice(hyphen + 1));
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  if (/(?:[^aeiou]oes|uses)$/.test(word))
    return word.endsWith('uses') ? word.slice(0, -1) : word.slice(0, -2);
  return word.slice(0, -1);
}

/** Whether a lower-case noun is plural in form. */
export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** The base form of a lower-case verb form: `stored` → `store`, `cancelling` → `cancel`. */
export function verbBase(word: string): string {
  const irregular = VERB_FORMS.get(word);
  if (irregular !== undefined) return irregular;
  if (BASE_VERBS.has(word) || word.length < 4) return word;
  const dash = word.lastIndexOf('-');
  if (dash > 0 && dash < word.length - 3) return word.slice(0, dash + 1) + verbBase(word.slice(dash + 1));
  const prefixed = /^(?:re|un|pre|over|out|mis)([a-z]{4,})$/.exec(word)?.[1];
  if (prefixed !== undefined) {
    const base = VERB_FORMS.get(prefixed);
    if (base !== undefined) return word.slice(0, word.length - prefixed.length) + base;
  }
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  // *ring*, *swing*: without a vowel before it, -ing is no ending.
  if (word.endsWith('ing') && /[aeiouy]/.test(word.slice(0, -3))) return stemBase(word.slice(0, -3));
  if (word.endsWith('ed')) return stemBase(word.slice(0, -2));
  if (/(?:sses|shes|ches|xes|zzes|[^aeiou]oes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Undoes what -ed and -ing did to the spelling of a stem. */
function stemBase(stem: string): string {
  if (BASE_VERBS.has(`${stem}e`) && !BASE_VERBS.has(stem)) return `${stem}e`;
  if (BASE_VERBS.has(stem)) return stem;
  const undoubled = /([bdfglmnprtvz])\1$/.test(stem) ? stem.slice(0, -1) : undefined;
  if (undoubled !== undefined && (BASE_VERBS.has(undoubled) || !/[lfz]$/.test(stem))) return undoubled;
  if (
    /(?:[iou]r|at|iz|is|[^aeiou]l|[aeiou]s|[nr]s|v|c|u|[dn]g|[aeiou]z)$/.test(stem) &&
    !/(?:eat|oat|oor|our|ing|ong|ang)$/.test(stem)
  )
    return `${stem}e`;
  return stem;
}

/** Whether a lower-case word can be a past participle. */
export function isParticiple(word: string): boolean {
  if (PLAIN_PARTICIPLES.has(word)) return true;
  if (word.endsWith('ed') && word.length > 3 && !NOT_PARTICIPLES.has(word)) return true;
  const base = VERB_FORMS.get(word);
  return base !== undefined && !PAST_ONLY.has(word) && !word.endsWith('ing');
}

const NOT_PARTICIPLES = new Set(
  'need red bed shed speed feed seed breed exceed proceed succeed embed indeed hundred'.split(' '),
);
const PAST_ONLY = new Set(
  `is are was were am has went began broke chose came drew drove ate fell forgot gave grew knew rode rose ran saw shook spoke
   stole swam took threw wore withdrew wrote rewrote undid overwrote overrode overdrew flew underwent forbade froze woke bore foresaw did does goes`.split(
    /\s+/,
  ),
);

/** The past participle of a base form: `measure` → `measured`, `choose` → `chosen`, `carry` → `carried`. */
export function participleOf(base: string): string {
  if (PLAIN_PARTICIPLES.has(base)) return base;
  for (const [form, of] of [...VERB_FORMS].reverse()) if (of === base && isParticiple(form)) return form;
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return /^[^aeiou]{0,3}[aeiou][bdglmnprt]$/.test(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}
