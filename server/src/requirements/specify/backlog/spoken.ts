/** What the stories of a backlog say of each name and of each two names together: counts, from which probabilities are made. */
import { isActor } from '../../facts/actions.ts';
import type { Facts } from '../../facts/facts.ts';
import { HAVING, KEEPING, LOOKING } from '../../lexicons/story-verbs.ts';
import type { Names } from '../names.ts';

/** How stories speak of one name; roles are counted apart, for a persona need not be a thing with data. */
export interface SpokenName {
  readonly name: string;
  readonly person: boolean;
  /** Stories that speak of it, its own role left out; and those that do so outside of their benefit. */
  readonly stories: ReadonlySet<string>;
  readonly wishes: ReadonlySet<string>;
  /** Verbs it is the object of, and how many of its places are objects of keeping and having. */
  readonly verbs: ReadonlySet<string>;
  readonly kept: number;
  readonly had: number;
  readonly counted: boolean;
  /** Personas in whose stories it is spoken of. */
  readonly personas: ReadonlySet<string>;
}

/** How stories speak of two names together. */
export interface SpokenPair {
  readonly a: string;
  readonly b: string;
  readonly stories: ReadonlySet<string>;
  /** Stories that speak of both beside their personas. */
  readonly together: ReadonlySet<string>;
  /** *X's Y*, *Y of X*, *X Y*. */
  readonly owned: number;
  /**
   * The object of a verb and what follows its preposition: *add an item to an order*; or a verb between the two, neither of which is the
   * persona: *which customer placed which order*.
   */
  readonly linked: number;
  /** Stories where the one is only the persona, who looks at the other: *As a buyer, I want to see the offers*. */
  readonly looked: number;
  /** The persona calls it its own: *my car*. */
  readonly own: number;
}

/** The names that stories speak of, and which of them stand in each story. */
export interface Spoken {
  readonly names: ReadonlyMap<string, SpokenName>;
  readonly stories: readonly { readonly facts: Facts; readonly here: readonly Here[] }[];
}

type Draft<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlySet<infer E> ? Set<E> : T[K];
};

/** The key of two names, in either order. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** Whether facts are those of a user story. */
export function isStory(facts: Facts): boolean {
  return facts.mentions.some(({ place }) => place === 'role');
}

/** Fewer stories are no backlog: each of them is then read by itself. */
const LEAST_STORIES = 8;

/** The stories of a document that mainly consists of them, else none. */
export function storiesOf(facts: readonly Facts[]): readonly Facts[] {
  const stories = facts.filter(isStory);
  return stories.length >= LEAST_STORIES && 2 * stories.length >= facts.length ? stories : [];
}

/** Counts what stories say of each name. */
export function spokenOf(stories: readonly Facts[], names: Names): Spoken {
  const byName = new Map<string, Draft<SpokenName>>();
  const read = stories.map((facts) => ({ facts, here: readMentions(facts, names, byName) }));
  return { names: byName, stories: read };
}

/** Counts what stories say of each two of the wanted names, by {@link pairKey}. */
export function spokenPairs(
  spoken: Spoken,
  names: Names,
  wanted: { has(name: string): boolean },
): ReadonlyMap<string, SpokenPair> {
  const pairs = new Map<string, Draft<SpokenPair>>();
  const pairOf = (a: string, b: string): Draft<SpokenPair> => {
    const key = pairKey(a, b);
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = { a, b, stories: new Set(), together: new Set(), owned: 0, linked: 0, looked: 0, own: 0 };
      pairs.set(key, pair);
    }
    return pair;
  };
  for (const { facts, here } of spoken.stories) {
    const known = here.filter(({ name }) => wanted.has(name));
    for (const [i, one] of known.entries())
      for (const other of known.slice(0, i)) {
        const pair = pairOf(one.name, other.name);
        pair.stories.add(one.source);
        if (one.thing && other.thing) pair.together.add(one.source);
        else if (one.thing ? one.looked : other.looked) pair.looked++;
        if ((one.own && other.role) || (other.own && one.role)) pair.own++;
      }
    const role = here.find((one) => one.role)?.name;
    for (const link of facts.links) {
      const [a, b] = [names.canonical(link.from), names.canonical(link.to)];
      if (a === b || !wanted.has(a) || !wanted.has(b)) continue;
      const pair = pairOf(a, b);
      pair.stories.add(link.source);
      if (link.name === 'has') pair.owned++;
      else if (link.joined === true || (a !== role && b !== role)) pair.linked++;
    }
    for (const { owner, part, source } of facts.possessions) {
      const [a, b] = [names.canonical(owner), names.canonical(part)];
      if (a === b || !wanted.has(a) || !wanted.has(b)) continue;
      const pair = pairOf(a, b);
      pair.stories.add(source);
      pair.owned++;
    }
  }
  return pairs;
}

/** A name in one story. */
interface Here {
  readonly name: string;
  readonly source: string;
  /** Whether it is the persona, and whether the story speaks of it beside that. */
  role: boolean;
  thing: boolean;
  /** Whether the persona wishes to look at it. */
  looked: boolean;
  own: boolean;
}

/** Counts the mentions of one story, and tells which names stand in it. */
function readMentions(facts: Facts, names: Names, byName: Map<string, Draft<SpokenName>>): readonly Here[] {
  const here = new Map<string, Here>();
  const personas = facts.mentions
    .filter(({ place }) => place === 'role')
    .map(({ name }) => names.canonical(name));
  for (const mention of facts.mentions) {
    const name = names.canonical(mention.name);
    const one = here.get(name) ?? unseen(name, mention.source);
    here.set(name, one);
    one.own ||= mention.own === true;
    one.role ||= mention.place === 'role';
    one.thing ||= mention.place !== 'role';
    const spoken = byName.get(name) ?? unspoken(name);
    byName.set(name, spoken);
    if (mention.place === 'role') continue;
    spoken.stories.add(mention.source);
    for (const persona of personas) spoken.personas.add(persona);
    if (mention.place !== 'end') {
      spoken.wishes.add(mention.source);
      one.looked ||= LOOKING.has(mention.verb ?? '');
    }
    spoken.counted ||= mention.counted === true;
    if (mention.place !== 'acted' && mention.place !== 'object') continue;
    if (mention.verb === undefined) continue;
    spoken.verbs.add(mention.verb);
    if (KEEPING.has(mention.verb)) spoken.kept++;
    else if (HAVING.has(mention.verb)) spoken.had++;
  }
  return [...here.values()];
}

function unseen(name: string, source: string): Here {
  return { name, source, role: false, thing: false, looked: false, own: false };
}

function unspoken(name: string): Draft<SpokenName> {
  return {
    name,
    person: isActor(name),
    stories: new Set(),
    wishes: new Set(),
    verbs: new Set(),
    kept: 0,
    had: 0,
    counted: false,
    personas: new Set(),
  };
}
