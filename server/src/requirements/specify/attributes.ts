/** Attributes: possessions of property nouns, with types by name and notes, merged by owner and name. */
import type { SpecAttribute, SpecType } from '../../model/specification.ts';
import type { AttributeNote, Facts, Possession } from '../facts/facts.ts';
import { LENGTHS } from '../facts/possession.ts';
import { ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { singular } from '../nlp/lemma.ts';
import { attributeConfidence, plainer, type Statedness } from './confidence.ts';
import { attributeName, type Names, snakeCase } from './names.ts';

interface Draft {
  name: string;
  type: SpecType;
  values?: readonly string[];
  min?: number;
  max?: number;
  unit?: string;
  default?: string | number | boolean;
  required: boolean;
  unique: boolean;
  /** The plainest of the ways in which it is stated. */
  stated: Statedness;
  sources: Set<string>;
}

/** Attributes of each entity (by canonical name), in the order of the text. */
export type Attributes = ReadonlyMap<string, readonly SpecAttribute[]>;

/** Builds the attributes from the possessions that were judged to be attributes. */
export function mergeAttributes(
  possessions: readonly Possession[],
  facts: readonly Facts[],
  entities: ReadonlySet<string>,
  names: Names,
): Attributes {
  const byOwner = new Map<string, Map<string, Draft>>();
  /** Attribute → who has one of that name. */
  const owners = new Map<string, string[]>();
  const draftFor = (owner: string, rawName: string): Draft => {
    let drafts = byOwner.get(owner);
    if (drafts === undefined) {
      drafts = new Map();
      byOwner.set(owner, drafts);
    }
    const name = attributeName(rawName);
    let draft = drafts.get(name);
    if (draft === undefined) {
      draft = {
        name,
        type: typeOf(rawName),
        required: false,
        unique: false,
        stated: 'of',
        sources: new Set(),
      };
      drafts.set(name, draft);
      const others = owners.get(name);
      if (others === undefined) owners.set(name, [owner]);
      else others.push(owner);
    }
    return draft;
  };
  for (const possession of possessions) {
    const draft = draftFor(names.canonical(possession.owner), possession.part);
    if (possession.values !== undefined) setValues(draft, possession.values);
    if (possession.min !== undefined) draft.min = possession.min;
    if (possession.max !== undefined) draft.max = possession.max;
    if (possession.unit !== undefined) draft.unit = possession.unit;
    draft.required ||= possession.required === true;
    draft.unique ||= possession.unique === true;
    draft.stated = plainer(draft.stated, possession.strength);
    draft.sources.add(possession.source);
  }
  for (const fact of facts) {
    for (const note of fact.notes)
      for (const owner of noteOwner(note, owners, entities, names))
        applyNote(draftFor(owner, note.attribute), note);
    for (const change of fact.changes) {
      const owner = change.entity === undefined ? undefined : names.canonical(change.entity);
      if (owner === undefined || !entities.has(owner)) continue;
      // *A visitor becomes a member*: a role, and no state.
      if (entities.has(names.canonical(change.to.replaceAll('_', ' ')))) continue;
      const own = [...(byOwner.get(owner)?.values() ?? [])];
      const state =
        own.find(({ name, values }) => isStateName(name) && values?.includes(snakeCase(change.to))) ??
        own.find(({ values }) => values?.includes(snakeCase(change.to))) ??
        own.find(({ name }) => name.endsWith('status') || name.endsWith('state'));
      const draft = state ?? draftFor(owner, 'status');
      setValues(draft, change.from === undefined ? [change.to] : [change.from, change.to]);
      draft.stated = plainer(draft.stated, 'noted');
      draft.sources.add(change.source);
    }
  }
  return new Map(
    [...byOwner].map(([owner, drafts]) => [
      owner,
      [...drafts.values()].filter(({ name }) => name !== '').map(finish),
    ]),
  );
}

/** *the stage of a loan*, *its status*. */
function isStateName(name: string): boolean {
  return STATE_NOUNS.has(name.split('_').at(-1) ?? name);
}

/** Whose attribute a note speaks of; without an owner, every entity that has one of that name, when there is only one. */
function noteOwner(
  note: AttributeNote,
  owners: ReadonlyMap<string, readonly string[]>,
  entities: ReadonlySet<string>,
  names: Names,
): readonly string[] {
  if (note.owner !== undefined) {
    const owner = names.canonical(note.owner);
    return entities.has(owner) ? [owner] : [];
  }
  const having = owners.get(attributeName(note.attribute)) ?? [];
  return having.length === 1 ? having : [];
}

function applyNote(draft: Draft, note: AttributeNote): void {
  if (note.type !== undefined) draft.type = note.type;
  if (note.values !== undefined) setValues(draft, note.values);
  if (note.required !== undefined) draft.required = note.required;
  draft.unique ||= note.unique === true;
  if (note.min !== undefined) draft.min = note.min;
  if (note.max !== undefined) draft.max = note.max;
  if (note.default !== undefined) draft.default = note.default;
  draft.stated = plainer(draft.stated, 'noted');
  draft.sources.add(note.source);
}

function setValues(draft: Draft, values: readonly string[]): void {
  draft.type = 'enumeration';
  draft.values = [...new Set([...(draft.values ?? []), ...values.map(snakeCase)])].filter(Boolean);
}

function finish(draft: Draft): SpecAttribute {
  const { name, values, min, max, required, unique, sources } = draft;
  const counted = draft.unit !== undefined && LENGTHS.has(singular(draft.unit));
  const type =
    draft.type === 'string' && !counted && (min !== undefined || max !== undefined) && !COUNTED.test(name)
      ? numberType(min, max)
      : draft.type === 'string' && draft.unit !== undefined && !counted
        ? 'decimal'
        : draft.type === 'money' && draft.unit !== undefined && !CURRENCIES.has(singular(draft.unit))
          ? 'decimal'
          : draft.type === 'time' && draft.unit !== undefined
            ? 'duration'
            : draft.type;
  const withDefault = draft.default === undefined ? {} : { default: draft.default };
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return {
    name,
    type,
    ...(values === undefined ? {} : { values }),
    ...bounds,
    ...(draft.unit === undefined || counted ? {} : { unit: draft.unit }),
    ...withDefault,
    required,
    unique,
    sources: [...sources].filter(Boolean),
    confidence: attributeConfidence(draft.stated, sources.size),
  };
}

/** What money is counted in; *an amount in kilograms* is none. */
const CURRENCIES = new Set('euro dollar cent yen franc pound eur usd gbp chf percent percentage'.split(' '));

/** Texts whose bounds count characters. */
const COUNTED = /name|title|address|password|code|description|text/;

function numberType(min: number | undefined, max: number | undefined): SpecType {
  return Number.isInteger(min ?? 0) && Number.isInteger(max ?? 0) ? 'integer' : 'decimal';
}

/** The type of an attribute by the words of its name. */
export function typeOf(name: string): SpecType {
  const words = name.split(' ');
  const of = words.indexOf('of');
  const head = (of > 0 ? words[of - 1] : words.at(-1)) ?? name;
  const whole = ATTRIBUTE_NOUNS.get(words.join('-'));
  if (whole !== undefined) return whole;
  if (/^(?:is|has|can)[- ]/.test(name)) return 'boolean';
  if (words.includes('email') || words.includes('e-mail')) return 'email';
  if (head === 'number') {
    if (
      words.includes('phone') ||
      words.includes('telephone') ||
      words.includes('mobile') ||
      words.includes('fax')
    )
      return 'phone';
    return of > 0 ? 'integer' : 'identifier';
  }
  const type = ATTRIBUTE_NOUNS.get(head);
  // *the average score* of whole numbers is none.
  if (type === 'integer' && (words.includes('average') || words.includes('mean'))) return 'decimal';
  return type ?? (CLASS_NOUNS.has(head) ? 'string' : 'string');
}
