/**
 * Names: from any text a person may write to names that every target accepts (Spark, Elixir, PostgreSQL, GraphQL,
 * JSON:API, TypeScript), and the comparison of names that differ in case, underscores or number only.
 * Pure ASCII, at most {@link maxLength} characters, never empty, never starting with a digit or an underscore.
 */
import { hashText } from '../base/random.ts';

/** PostgreSQL keeps 63 bytes of a name; what is left is for the suffixes `_id` and `_index`. */
const maxLength = 50;

/** Answers that are kept for each question about names. */
const maxKnown = 20_000;

/** A function of a name that keeps its answers: models ask for the same few names all the time. */
function known(compute: (name: string) => string): (name: string) => string {
  const answers = new Map<string, string>();
  return (name) => {
    const answer = answers.get(name);
    if (answer !== undefined) return answer;
    const fresh = compute(name);
    // Emptied when full, since servers live long.
    if (answers.size >= maxKnown) answers.clear();
    answers.set(name, fresh);
    return fresh;
  };
}

/** Letters that Unicode does not decompose. */
const folded: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * Names that a field must not have: the primary key, Ash's reserved field names, JSON:API's resource members,
 * Elixir's reserved words, and the members that every JavaScript object has.
 */
const reservedFields: ReadonlySet<string> = new Set(
  (
    'id type links meta attributes calculations aggregates relationships as self ' +
    'true false nil null when and or not in fn do end catch rescue after else constructor prototype'
  ).split(' '),
);

/** Names that a resource must not have: GraphQL's own types, Ash's, and the types that emitted code refers to. */
const reservedResources: ReadonlySet<string> = new Set(
  (
    'Query Mutation Subscription String Int Float Boolean ID Object Function Promise Date Array Number Symbol ' +
    'Ash Kernel Elixir Resource Domain True False Nil'
  ).split(' '),
);

/** The words of a name or phrase, in lower case ASCII: `ClinicVisit`, `clinic_visit`, `Clinic visit` → 2 words. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþıÆŒØĐÐŁÞ]/gu, (letter) => folded.get(letter.toLowerCase()) ?? '')
    .replace(/(?![a-zA-Z])\p{L}/gu, (letter) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`);
  return (plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? []).map((word) => word.toLowerCase());
}

/** `clinic_visit`, with digits left at the word they follow: `line2`. May be empty. */
export const snakeCase = known((text: string): string => {
  if (/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(text)) return text;
  return wordsOf(text)
    .join('_')
    .replace(/([a-z])_([0-9])/g, '$1$2');
});

/** `ClinicVisit`. May be empty. */
export function pascalCase(text: string): string {
  if (/^[A-Z][A-Za-z0-9]*$/.test(text)) return text;
  return wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** A name for a resource or a domain that is safe on every target. */
export function resourceName(text: string): string {
  const name = pascalCase(text);
  if (name === '') return 'Thing';
  if (/^[0-9]/.test(name)) return shorten(`Number${name}`);
  return reservedResources.has(name) ? `${name}Record` : shorten(name);
}

/**
 * A name for an attribute, relationship, identity, action, role or state that is safe on every target. Reserved names
 * take the owner's name in front (`type` of `Room` → `room_type`), or `_value` behind when there is no owner.
 */
export function fieldName(text: string, owner?: string): string {
  const name = snakeCase(text);
  if (name === '') return 'value';
  const prefix = owner === undefined ? '' : snakeCase(owner).replace(/^(?=[0-9])/, 'number_');
  if (/^[0-9]/.test(name)) return shorten(`${prefix || 'number'}_${name}`);
  if (!reservedFields.has(name)) return shorten(name);
  return shorten(prefix ? `${prefix}_${name}` : `${name}_value`);
}

/** A name for an atom: a state, a role, a value of an enumeration. */
export function atomName(text: string): string {
  const name = snakeCase(text);
  if (name === '' || /^[0-9]/.test(name)) return shorten(name === '' ? 'value' : `value_${name}`);
  return /^(?:true|false|nil|null|and|or|not|in|has)$/.test(name) ? `${name}_value` : shorten(name);
}

/** `name`, or the first of `name_2`, `name_3` … (`Name2` for PascalCase) that is not taken. */
export function uniqueName(name: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(name)) return name;
  const joint = /^[A-Z]/.test(name) ? '' : '_';
  for (let n = 2; ; n++) if (!taken.has(`${name}${joint}${n}`)) return `${name}${joint}${n}`;
}

/** Two names with the same key are the same to a reader: `ClinicVisits`, `clinic_visit` and `clinic visit`. */
export const nameKey = known((text: string): string => singular(snakeCase(text)).replaceAll('_', ''));

const irregular: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['mouse', 'mice'],
  ['datum', 'data'],
  ['criterion', 'criteria'],
  ['analysis', 'analyses'],
  ['diagnosis', 'diagnoses'],
  ['crisis', 'crises'],
  ['index', 'indices'],
  ['leaf', 'leaves'],
  ['shelf', 'shelves'],
  ['knife', 'knives'],
  ['life', 'lives'],
]);
const singularOfIrregular = new Map([...irregular].map(([one, many]) => [many, one]));
const uncountable: ReadonlySet<string> = new Set(
  'equipment information staff series species news money software hardware feedback luggage stock'.split(' '),
);

/** The plural of a snake_case or PascalCase noun; its last word is changed. */
export function plural(name: string): string {
  return changeLastWord(name, (word) => {
    if (uncountable.has(word)) return word;
    const known = irregular.get(word);
    if (known !== undefined) return known;
    if (singularOfIrregular.has(word)) return word;
    if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
    return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  });
}

/** The singular of a snake_case or PascalCase noun; a word that looks singular stays as it is. */
export const singular = known((name: string): string =>
  changeLastWord(name, (word) => {
    if (uncountable.has(word) || word.length < 4) return word;
    const known = singularOfIrregular.get(word);
    if (known !== undefined) return known;
    if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
    if (/(?:ss|us|is)$/.test(word)) return word;
    if (/(?:sses|xes|zzes|ches|shes|[tbirnp]uses)$/.test(word)) return word.slice(0, -2);
    return word.endsWith('s') ? word.slice(0, -1) : word;
  }),
);

function changeLastWord(name: string, change: (word: string) => string): string {
  // By hand from the end: a pattern that is only held at the end tries every beginning.
  let start = name.length;
  while (start > 0 && /[a-z0-9]/.test(name.charAt(start - 1))) start--;
  if (start > 0 && /[A-Z]/.test(name.charAt(start - 1))) start--;
  const last = name.slice(start);
  if (last === '') return name;
  const changed = change(last.toLowerCase());
  const cased = /^[A-Z]/.test(last) ? changed.charAt(0).toUpperCase() + changed.slice(1) : changed;
  return name.slice(0, start) + cased;
}

/** Long names keep their beginning and get a hash, so that two of them stay two. */
function shorten(name: string): string {
  if (name.length <= maxLength) return name;
  const joint = /^[A-Z]/.test(name) ? '' : '_';
  return `${name.slice(0, maxLength - 9).replace(/_$/, '')}${joint}${hashText(name).toString(16).padStart(8, '0')}`;
}
