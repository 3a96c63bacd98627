/**
 * Which names are things to model: each place where a name stands adds evidence, and names that stand for the system, for
 * abstractions or for properties need more than a mention.
 */

import { isActor } from '../facts/actions.ts';
import type { Facts, Mention } from '../facts/facts.ts';
import { AMBIGUOUS_NOUNS, ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { ABSTRACT_NOUNS, MEASURE_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { oncePer } from '../memo.ts';
import type { Names } from './names.ts';

/** The evidence for one name. */
export interface Evidence {
  readonly name: string;
  /** Sum of the weights of its places. */
  readonly weight: number;
  /** Whether something is said that only holds of a thing with data: it owns, is owned as many, changes state, has kinds. */
  readonly structural: boolean;
  /** Whether something is said to be a property of it. */
  readonly owns: boolean;
  /** Whether it is said to be a property of something else. */
  readonly owned: boolean;
  /** Whether somebody is said to act on it. */
  readonly acted: boolean;
  /** Weight of the places where it does not act. */
  readonly asThing: number;
  /** Weight of its roles in user stories. */
  readonly asRole: number;
  readonly sources: readonly string[];
}

/** Weights by place, chosen by hand: what is acted on is modelled more often than what is only spoken of. */
export const PLACE: Readonly<Record<Mention['place'], number>> = {
  defined: 3,
  acted: 1,
  object: 0.7,
  subject: 0.8,
  owner: 0.8,
  part: 0.6,
  complement: 0.45,
  end: 0.35,
  role: 0.3,
};

interface Draft {
  /** Weights in hundredths, so that a sum does not depend on its order. */
  weight: number;
  structural: boolean;
  owns: boolean;
  owned: boolean;
  acted: boolean;
  asThing: number;
  asRole: number;
  /** In the order of the text. */
  sources: string[];
}

/** The evidence for every name of a document, by canonical name, in the order of the text. */
export function gatherEvidence(facts: readonly Facts[], names: Names): ReadonlyMap<string, Evidence> {
  const drafts = new Map<string, Draft>();
  for (const fact of facts)
    for (const [raw, one] of evidenceIn(fact)) {
      const name = names.canonical(raw);
      const draft = drafts.get(name);
      if (draft === undefined) drafts.set(name, { ...one, sources: [...one.sources] });
      else {
        draft.weight += one.weight;
        draft.structural ||= one.structural;
        draft.owns ||= one.owns;
        draft.owned ||= one.owned;
        draft.acted ||= one.acted;
        draft.asThing += one.asThing;
        draft.asRole += one.asRole;
        // One statement may speak of a thing under two names, one after the other.
        for (const source of one.sources) if (draft.sources.at(-1) !== source) draft.sources.push(source);
      }
    }
  return new Map(
    [...drafts].map(([name, draft]) => {
      const { structural, owns, owned, acted } = draft;
      // A definition is no statement.
      const sources = [...new Set(draft.sources)].filter(Boolean);
      const weights = {
        weight: draft.weight / 100,
        asThing: draft.asThing / 100,
        asRole: draft.asRole / 100,
      };
      return [name, { name, ...weights, structural, owns, owned, acted, sources } satisfies Evidence];
    }),
  );
}

/** The evidence in one statement, by the names as they stand there. */
const evidenceIn = oncePer((fact: Facts): readonly (readonly [name: string, draft: Draft])[] => {
  const drafts = new Map<string, Draft>();
  const add = (name: string, weight: number, source: string, structural: boolean): Draft => {
    let draft = drafts.get(name);
    if (draft === undefined) {
      draft = {
        weight: 0,
        structural: false,
        owns: false,
        owned: false,
        acted: false,
        asThing: 0,
        asRole: 0,
        sources: [],
      };
      drafts.set(name, draft);
    }
    draft.weight += hundredths(weight);
    draft.structural ||= structural;
    if (!draft.sources.includes(source)) draft.sources.push(source);
    return draft;
  };
  for (const mention of fact.mentions) {
    const weight = PLACE[mention.place];
    const draft = add(mention.name, weight, mention.source, false);
    draft.acted ||= mention.place === 'acted';
    if (mention.place === 'role') draft.asRole += hundredths(weight);
    else if (mention.place !== 'subject') draft.asThing += hundredths(weight);
  }
  for (const possession of fact.possessions) {
    if (MEASURE_NOUNS.has(possession.part) || UNIT_NOUNS.has(possession.part)) continue;
    const loose = possession.strength === 'of';
    const owner = add(possession.owner, loose ? 0.8 : 2, possession.source, !loose);
    owner.owns ||= !loose;
    if (loose && fact.mentions.some(({ place, name }) => place === 'role' && name === possession.owner))
      owner.asRole += hundredths(0.8);
    const several = possession.plural && !(possession.strength === 'keeps' && possession.listed);
    const part = add(possession.part, !loose && several ? 0.8 : 0, possession.source, false);
    part.owned ||= !several;
  }
  for (const link of fact.links) {
    if (link.strength < 1) continue;
    add(link.from, 0.8, link.source, true);
    add(link.to, 0.8, link.source, true);
  }
  for (const kind of fact.kinds) {
    add(kind.sub, 1.5, kind.source, true);
    add(kind.super, 1.5, kind.source, true);
  }
  for (const change of fact.changes)
    if (change.entity !== undefined) add(change.entity, 1.5, change.source, true);
  return [...drafts];
});

function hundredths(weight: number): number {
  return Math.round(100 * weight);
}

/** Least evidence for an entity in a short text, and in a long one, where what matters is said more than once. */
const ENOUGH = 0.95;
const ENOUGH_IN_LONG = 1.3;
const LONG = 40;

/** Evidence for somebody who acts to be a thing with data, too: that the text acts on them, or speaks of them often. */
const PERSON_AS_THING = 1.3;
const PERSON_AT_ALL = 2.2;
/** Evidence for a word that may be a property to be a thing. */
const AMBIGUOUS_AS_THING = 2.5;

/** Whether a name is a thing to model, in a document with that many statements. */
export function isEntity(evidence: Evidence, names: Names, statements: number): boolean {
  const { name } = evidence;
  if (names.defined(name)) return true;
  if (!isNameable(name) || UNIT_NOUNS.has(name)) return false;
  const head = name.split(' ').at(-1) ?? name;
  const named = name !== head;
  if (SYSTEM_NOUNS.has(head)) return named && evidence.structural && evidence.weight > 2;
  if (ABSTRACT_NOUNS.has(name)) return evidence.owns && DOMAIN_TOO.has(name);
  if (ABSTRACT_NOUNS.has(head) && !(evidence.structural && evidence.weight > 3)) return false;
  if (isPropertyName(name)) return evidence.owns || isAmbiguousThing(evidence, head);
  if (isActor(name))
    return (
      evidence.structural ||
      evidence.asThing >= PERSON_AS_THING ||
      evidence.weight - evidence.asRole >= PERSON_AT_ALL
    );
  if (evidence.owned && !evidence.structural && !evidence.acted) return false;
  return evidence.weight >= (statements >= LONG ? ENOUGH_IN_LONG : ENOUGH);
}

/** Words of screens and offices that are things in other domains, when the text gives them properties. */
const DOMAIN_TOO = new Set(['field', 'window', 'menu', 'letter', 'character', 'page', 'design', 'device']);

/** A word that may name a property or a thing is a thing when nobody owns it and the text speaks of it often. */
function isAmbiguousThing(evidence: Evidence, head: string): boolean {
  if (!AMBIGUOUS_NOUNS.has(head) || evidence.weight < AMBIGUOUS_AS_THING) return false;
  return evidence.structural || (!evidence.owned && evidence.sources.length >= 3);
}

/** Whether a name that a possession shows to be a thing can be one: it names neither the system nor an abstraction. */
export function mayBeEntity(name: string): boolean {
  return isNameable(name) && !UNIT_NOUNS.has(name) && !ABSTRACT_NOUNS.has(name) && !SYSTEM_NOUNS.has(name);
}

/** Whether a name is made of at most four words of letters. */
export function isNameable(name: string): boolean {
  return (
    /^\p{L}[\p{L}\p{N}'-]*(?: [\p{L}\p{N}][\p{L}\p{N}'-]*){0,3}$/u.test(name) &&
    name.length < 60 &&
    name.length > 1
  );
}

/** Whether the head of a name is a property noun. */
export function isPropertyName(name: string): boolean {
  const words = name.split(' ');
  const of = words.indexOf('of');
  const head = (of > 0 ? words[of - 1] : words.at(-1)) ?? name;
  return ATTRIBUTE_NOUNS.has(head) || CLASS_NOUNS.has(head);
}

/** The support at which half of the names are entities, and how steeply the share rises with it (see `bench/understanding/calibration.ts`). */
const HALF_SURE = 3.5;
const STEEPNESS = 1.75;

/**
 * 0 to 1: the share of names with this much evidence that people model as entities. A Hill curve over the evidence, fitted to
 * descriptions with class diagrams by hand and confirmed by leaving each description out.
 */
export function confidenceOf(evidence: Evidence): number {
  const support = (Math.max(0, evidence.weight) + (evidence.structural ? 1.5 : 0)) ** STEEPNESS;
  return Math.round((100 * support) / (support + HALF_SURE ** STEEPNESS)) / 100;
}
