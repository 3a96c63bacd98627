/**
 * Corrections as sentences: `client means patient`, `address is not an entity`, `status of order is one of open, paid`.
 * Reading is tolerant: articles, quotes, capitals, plurals and a full stop do not matter. Lines are short, so that every
 * pattern is.
 */
import { plural } from '../../model/naming.ts';
import type { Correction, IsAttribute } from './correction.ts';
import { quantityPattern, readMultiplicity, readType, writeMultiplicity } from './correction-words.ts';
import { normal } from './names.ts';

/** Longest line that is read. */
export const LONGEST_CORRECTION = 300;

/** What a line says; undefined when that cannot be told. */
export function readCorrection(line: string): Correction | undefined {
  if (line.length > LONGEST_CORRECTION) return undefined;
  const text = line
    .replace(/[“”"‘`*]|’(?!s\b)|(?<![\p{L}\p{N}])'|'(?![\p{L}])/gu, '')
    .replace(/(?<![\s.;])[\s.;]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    const correction = match && read(match.slice(1).map((group) => group ?? ''));
    if (correction) return correction;
  }
  return undefined;
}

interface Form {
  readonly pattern: RegExp;
  /** The correction that the groups make; undefined when another form is to be tried. */
  read(groups: readonly string[]): Correction | undefined;
}

const form = (pattern: string, read: Form['read']): Form => ({
  pattern: new RegExp(`^${pattern}$`, 'iu'),
  read,
});

const N = '(.{1,80}?)';
const THING = '(?:an? )?(?:entity|entities|thing|things|class|classes|object|objects|concept|table|resource)';
const PROPERTY = '(?:attribute|property|field)';
const IS = '(?:is|are)';
const NOT = '(?:is not|isn.t|are not|aren.t|is no|are no)';

const FORMS: readonly Form[] = [
  form(`(?:merge|unite|join) ${N} (?:into|with|and) ${N}`, ([from, to]) => same(from, to, false)),
  form(`(?:rename|call) ${N} (?:to|as|into) ${N}`, ([from, to]) => same(from, to, true)),
  form(`${N} ${IS} (?:renamed|called|named|to be called) (?:to )?${N}`, ([from, to]) => same(from, to, true)),
  form(`(?:ignore|drop|forget|skip) ${N}`, ([name]) => entity(name, false)),
  form(`${N} ${NOT} ${THING}`, ([name]) => entity(name, false)),
  form(`${N} ${IS} ${THING}`, ([name]) => entity(name, true)),
  form(`${N} ${NOT} (?:an? )?actors?`, ([name]) => actor(name, false)),
  form(`${N} ${IS} (?:an? )?actors?`, ([name]) => actor(name, true)),
  form(`${N} ${NOT} (?:an? )?${PROPERTY} of ${N}`, ([name, owner]) => attribute(name, owner, '', false)),
  form(
    `${N} ${IS} an? ((?:(?:required|mandatory|optional|unique),? (?:and )?)*)${PROPERTY} of ([^:,]{1,80}?)(?:(?:[:,]| of type| with (?:the )?type) ?(.{1,200}))?`,
    ([name, marks, owner, facets]) => attribute(name, owner, [marks, facets].filter(Boolean).join(', ')),
  ),
  form(
    `${N} (?:has|have) (?:an? |the )?((?:(?:required|mandatory|optional|unique),? (?:and )?)*)${PROPERTY} ([^:,]{1,80}?)(?:(?:[:,]| of type) ?(.{1,200}))?`,
    ([owner, marks, name, facets]) => attribute(name, owner, [marks, facets].filter(Boolean).join(', ')),
  ),
  form(`${N} ${NOT} (?:an? )?(?:kinds?|types?|sorts?|forms?) of ${N}`, ([sub, base]) =>
    kind(sub, base, false),
  ),
  form(
    `${N} ${IS} (?:an? )?(?:kinds?|types?|sorts?|forms?|subtypes?|special cases?) of ${N}`,
    ([sub, base]) => kind(sub, base, true),
  ),
  form(`${N} and ${N} (?:are not|aren.t|are un) ?(?:related|connected|linked)`, ([a, b]) => unrelated(a, b)),
  form(`${N} is (?:not|un) ?(?:related|connected|linked) to ${N}`, ([a, b]) => unrelated(a, b)),
  form(`(?:there is )?no (?:relationship|relation|link|association) between ${N} and ${N}`, ([a, b]) =>
    unrelated(a, b),
  ),
  form(
    `(?:there is )?(?:an? )?(?:relationship|relation|link|association) between ${N} and ([^:,]{1,80}?)(?:[:,] ?(.{1,40}))?`,
    ([a, b, ends]) => related(a, b, ends),
  ),
  form(`${N} and ${N} are (?:related|connected|linked)(?:[:,]? ?(.{1,40}))?`, ([a, b, ends]) =>
    related(a, b, ends),
  ),
  form(`(?:each |every )?${N} ${IS} (?:an? )?parts? of (?:${quantityPattern} )?${N}`, ([part, whole]) =>
    consists(whole, part),
  ),
  form(`(.{1,80}) of ${N} (?:${IS}|has|have) (.{1,200})`, ([name, owner, facets]) =>
    facet(name, owner, facets),
  ),
  form(`${N}(?:’|')s ${N} (?:${IS}|has|have) (.{1,200})`, ([owner, name, facets]) =>
    facet(name, owner, facets),
  ),
  form(
    `(?:(each|every|all|the|${quantityPattern}) )?${N} ([\\p{L}-]{2,20}(?: (?:of|to|in|for|at|by|with|on|from|into))?) (${quantityPattern}) ${N}`,
    ([fromWords, from, verb, toWords, to]) => relationship(fromWords, from, verb, toWords, to),
  ),
  form(
    `${N} (?:means|mean|is the same(?: thing)? as|are the same as|is another (?:word|name|term) for|is a synonym (?:of|for)|stands for|equals|=) ${N}`,
    ([from, to]) => same(from, to, false),
  ),
  form(`${N} and ${N} (?:are|mean) the same(?: thing)?`, ([first, second]) => same(second, first, false)),
  form(`${N} ${IS} an? ${N}`, ([sub, base]) => kind(sub, base, true)),
  form(`${N} ${IS} ${N}`, ([from, to]) => same(from, to, false)),
];

/** A name as facts have it; undefined for what cannot be one. */
function nameOf(words = ''): string | undefined {
  const spaced = words.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2');
  const name = normal(spaced.replace(/^(?:an?|the|each|every|all|some) /i, ''));
  const plausible = /^[\p{L}\p{N}]/u.test(name) && !/[^\p{L}\p{N} '’/&-]/u.test(name);
  return plausible &&
    name.split(' ').length <= 5 &&
    !/ (?:is|are|has|means|not) |^ (?:kind|type|sort|form|attribute|property|field|part) of /.test(
      ` ${name} `,
    )
    ? name
    : undefined;
}

function same(from: string | undefined, to: string | undefined, renames: boolean): Correction | undefined {
  const [a, b] = [nameOf(from), nameOf(to)];
  return a === undefined || b === undefined || a === b
    ? undefined
    : { kind: 'same', from: a, to: b, renames };
}

function entity(words: string | undefined, is: boolean): Correction | undefined {
  const name = nameOf(words);
  return name === undefined ? undefined : { kind: 'entity', name, is };
}

function actor(words: string | undefined, is: boolean): Correction | undefined {
  const name = nameOf(words);
  return name === undefined ? undefined : { kind: 'actor', name, is };
}

function kind(sub: string | undefined, base: string | undefined, is: boolean): Correction | undefined {
  const [a, b] = [nameOf(sub), nameOf(base)];
  return a === undefined || b === undefined || a === b ? undefined : { kind: 'kind', sub: a, super: b, is };
}

function attribute(
  words: string | undefined,
  ownerWords: string | undefined,
  facetWords: string,
  is = true,
): Correction | undefined {
  const [name, owner] = [nameOf(words), nameOf(ownerWords)];
  if (name === undefined || owner === undefined) return undefined;
  const facets = readFacets(facetWords);
  return facets && { kind: 'attribute', name, owner, is, ...facets };
}

/** What is said of an attribute that is there: something must be said. */
function facet(words: string | undefined, ownerWords: string | undefined, said = ''): Correction | undefined {
  const facets = readFacets(said.replace(/^(?:always|the type|of type|type) /i, ''));
  return facets && Object.keys(facets).length > 0
    ? attribute(words, ownerWords, said.replace(/^(?:always|the type|of type|type) /i, ''))
    : undefined;
}

type Facets = Pick<IsAttribute, 'type' | 'values' | 'required' | 'unique'>;

/** `email, required`, `one of open, paid`, `not unique`; undefined when a part of it cannot be read. */
function readFacets(words: string): Facets | undefined {
  const enumeration =
    /^(?:(.{1,40}?),? )??(?:(?:an )?enumeration(?: of)?|one of|either|any of)[: ]\s?(.{1,200})$/i.exec(words);
  const plain = enumeration ? (enumeration[1] ?? '') : words;
  let facets: Facets = {};
  if (enumeration) {
    const values = (enumeration[2] ?? '')
      .split(/\s?[,|;]\s?(?:or |and )?|\s(?:or|and)\s/)
      .map((value) => value.trim())
      .filter(Boolean);
    if (values.length === 0) return undefined;
    facets = { type: 'enumeration', values };
  }
  for (const part of plain.split(/,| and (?!time)|(?<=required|mandatory|optional|unique) /i)) {
    const word = part.trim().toLowerCase();
    if (word === '') continue;
    const type = readType(word);
    if (word === 'required' || word === 'mandatory') facets = { ...facets, required: true };
    else if (/^(?:optional|not required|not mandatory)$/.test(word)) facets = { ...facets, required: false };
    else if (word === 'unique') facets = { ...facets, unique: true };
    else if (word === 'not unique') facets = { ...facets, unique: false };
    else if (type !== undefined) facets = { ...facets, type };
    else return undefined;
  }
  return facets;
}

function unrelated(a: string | undefined, b: string | undefined): Correction | undefined {
  const [from, to] = [nameOf(a), nameOf(b)];
  return from === undefined || to === undefined || from === to
    ? undefined
    : { kind: 'relationship', from, to, is: false };
}

/** `many to one` behind two names. */
function related(a: string | undefined, b: string | undefined, ends = ''): Correction | undefined {
  const [from, to] = [nameOf(a), nameOf(b)];
  if (from === undefined || to === undefined) return undefined;
  if (ends === '') return { kind: 'relationship', from, to, is: true };
  const [left = '', right = ''] = ends.split(/[ -]to[ -]/);
  const [fromMultiplicity, toMultiplicity] = [readMultiplicity(left), readMultiplicity(right)];
  if (fromMultiplicity === undefined || toMultiplicity === undefined) return undefined;
  return { kind: 'relationship', from, to, is: true, fromMultiplicity, toMultiplicity };
}

function relationship(
  fromWords = '',
  fromName?: string,
  verbWords = '',
  toWords = '',
  toName?: string,
): Correction | undefined {
  const [from, to] = [nameOf(fromName), nameOf(toName)];
  const toMultiplicity = readMultiplicity(toWords);
  const verb = verbWords.toLowerCase();
  if (from === undefined || to === undefined || toMultiplicity === undefined || NO_VERB.test(verb))
    return undefined;
  const said = /^(?:each|every|all|the|an?)?$/i.test(fromWords) ? undefined : readMultiplicity(fromWords);
  return {
    kind: 'relationship',
    from,
    to,
    is: true,
    verb: verb === 'have' ? 'has' : verb,
    ...(said === undefined ? {} : { fromMultiplicity: said }),
    toMultiplicity,
  };
}

function consists(whole: string | undefined, part: string | undefined): Correction | undefined {
  const [from, to] = [nameOf(whole), nameOf(part)];
  return from === undefined || to === undefined
    ? undefined
    : { kind: 'relationship', from, to, is: true, verb: 'consists of' };
}

const NO_VERB = /^(?:is|are|was|were|means?|equals?|not|and|or|the|to|into)(?: |$)/;

/** The line that says a correction, in the form that this page of the documentation recommends. */
export function writeCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'same':
      return correction.renames
        ? `rename ${correction.from} to ${correction.to}`
        : `${correction.from} means ${correction.to}`;
    case 'entity':
      return `${correction.name} is ${correction.is ? 'an' : 'not an'} entity`;
    case 'actor':
      return `${correction.name} is ${correction.is ? 'an' : 'not an'} actor`;
    case 'kind':
      return `${correction.sub} is ${correction.is ? 'a' : 'not a'} kind of ${correction.super}`;
    case 'attribute': {
      const { name, owner, is, type, values, required, unique } = correction;
      const facets = [
        ...(required === undefined ? [] : [required ? 'required' : 'optional']),
        ...(unique === undefined ? [] : [unique ? 'unique' : 'not unique']),
        ...(values ? [`one of ${values.join(', ')}`] : type === undefined ? [] : [type]),
      ];
      const said = facets.length > 0 ? `: ${facets.join(', ')}` : '';
      return `${name} is ${is ? 'an' : 'not an'} attribute of ${owner}${is ? said : ''}`;
    }
    case 'relationship': {
      const { from, to, is, verb, fromMultiplicity, toMultiplicity } = correction;
      if (!is) return `${from} and ${to} are not related`;
      if (verb !== undefined && toMultiplicity !== undefined) {
        const left = fromMultiplicity === undefined ? 'each' : writeMultiplicity(fromMultiplicity);
        return `${left} ${noun(from, left)} ${verb} ${noun(to, writeMultiplicity(toMultiplicity), true)}`;
      }
      if (verb === 'consists of') return `${to} is part of ${from}`;
      if (fromMultiplicity === undefined || toMultiplicity === undefined)
        return `${from} and ${to} are related`;
      return `${from} and ${to} are related: ${writeMultiplicity(fromMultiplicity)} to ${writeMultiplicity(toMultiplicity)}`;
    }
  }
}

/** A name behind its quantity, in the number that this asks for. */
function noun(name: string, quantity: string, quoted = false): string {
  const single = /^(?:each|one|at most one|exactly 1)$/.test(quantity);
  const written = single ? name : plural(name);
  return quoted ? `${quantity} ${written}` : written;
}
