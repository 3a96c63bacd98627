/**
 * What a text speaks of without meaning a kind of thing: the one organisation whose system is described, and single things
 * that are called by a proper name.
 */
import type { AnalysedStatement, Sentence } from '../analysed-statement.ts';
import type { Facts } from '../facts/facts.ts';
import { ORGANISATION_NOUNS } from '../lexicons/organisations.ts';
import { isPerson } from '../lexicons/persons.ts';
import { AMBIGUOUS_SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import { oncePer } from '../memo.ts';
import { singular } from '../nlp/lemma.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isPropertyName } from './evidence.ts';
import type { Names } from './names.ts';

/** How a name is used over a whole text. */
interface Use {
  /** Places where every word of it has a capital, and not only because it opens the sentence. */
  inside: number;
  /** Places with a small letter. */
  small: number;
  /** Without any determiner and in the singular. */
  bare: number;
  /** Whether something shows that there are several: a plural, *each*, *a*, a quantity. */
  several: boolean;
  /** Whether a determiner shows that there is more than the one: a plural, *each*, a quantity; *a* may open the story of one. */
  many: boolean;
  /** Statements that say what it shall do. */
  obliged: number;
}

/** More proper names than this, and the text writes all its terms with capitals. */
const MOST_NAMES = 4;

/** So many statements that say what the one thing shall do are about what is being built. */
const OFTEN = 4;

/** The canonical names that are no things to model; `defined` names of the glossary always are. */
export function outsideModel(
  statements: readonly AnalysedStatement[],
  facts: readonly Facts[],
  names: Names,
  project = '',
): ReadonlySet<string> {
  const uses = usesOf(statements, names);
  const proper = [...uses].filter(([, use]) => isProperName(use)).map(([name]) => name);
  const outside = new Set(proper.length > MOST_NAMES ? [] : proper);
  const described = describedNames(facts, names);
  const handedIn = handedInNames(facts, names);
  for (const [name, use] of uses) {
    // *the head of the bank* is no bank.
    const head = name.split(' of ')[0]?.split(' ').at(-1) ?? name;
    if (ORGANISATION_NOUNS.has(head) && !use.many && !described.has(name)) outside.add(name);
    // *The tool shall …*: the one thing that is being built.
    const domain =
      name === 'application' ? handedIn.has(name) || use.many : use.several || described.has(name);
    if (AMBIGUOUS_SYSTEM_NOUNS.has(name) && !domain) outside.add(name);
  }
  for (const [name, use] of uses)
    if (use.obliged >= OFTEN && !use.several && !described.has(name) && !isPerson(name)) outside.add(name);
  for (const name of systemNames(project, uses)) if (!described.has(name)) outside.add(name);
  for (const name of outside) if (names.defined(name)) outside.delete(name);
  return outside;
}

/** *the ward manager* in a document that is called so: what is being built, where the text never speaks of several. */
function systemNames(project: string, uses: ReadonlyMap<string, Use>): readonly string[] {
  const words = project.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((_, i) => words.slice(i).join(' '))
    .flatMap((title) => [title, title.split(' ').map(singular).join(' ')])
    .filter((name) => uses.get(name)?.several === false);
}

function isProperName(use: Use): boolean {
  return use.small === 0 && use.inside > 0 && use.bare > 0 && !use.several;
}

function usesOf(statements: readonly AnalysedStatement[], names: Names): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { sentences } of statements)
    for (const [raw, one] of usesIn(sentences)) {
      const name = names.canonical(raw);
      const use = uses.get(name);
      if (use === undefined) uses.set(name, { ...one });
      else {
        use.inside += one.inside;
        use.small += one.small;
        use.bare += one.bare;
        use.several ||= one.several;
        use.many ||= one.many;
        use.obliged += one.obliged;
      }
    }
  return uses;
}

/** How one statement uses names, by the names as they stand there. */
const usesIn = oncePer((sentences: AnalysedStatement['sentences']): readonly NamedUse[] => {
  const uses = new Map<string, Use>();
  for (const sentence of sentences)
    for (const phrase of sentence.phrases) {
      for (let one: NounPhrase | undefined = phrase; one !== undefined; one = one.possessor) {
        if (one.pronoun) continue;
        const name = nameOf(one);
        const use = uses.get(name) ?? {
          inside: 0,
          small: 0,
          bare: 0,
          several: false,
          many: false,
          obliged: 0,
        };
        uses.set(name, use);
        note(use, sentence, one);
      }
    }
  for (const phrase of obligedIn(sentences)) {
    const use = uses.get(nameOf(phrase));
    if (use !== undefined) use.obliged = 1;
  }
  return [...uses];
});

/** *the booking engine* in *The booking engine shall store …*. */
function obligedIn(sentences: AnalysedStatement['sentences']): readonly NounPhrase[] {
  return sentences.flatMap(({ clauses }) =>
    clauses.flatMap(({ verb, subjects: [subject] }) =>
      subject?.determiner === 'the' && verb.modal === 'shall' && !verb.passive && !verb.copula
        ? [subject]
        : [],
    ),
  );
}

type NamedUse = readonly [name: string, use: Readonly<Use>];

const ONE_OF_MANY = new Set(['each', 'every', 'any', 'all', 'another', 'both', 'some', 'these', 'those']);

function note(use: Use, { tokens }: Sentence, phrase: NounPhrase): void {
  const { determiner, end } = phrase;
  const from = phrase.possessor === undefined ? phrase.core : end - 1;
  const words = tokens.slice(from, end);
  if (words.every(({ text }) => /^\p{Lu}/u.test(text))) {
    if (from > 0 || words.length > 1) use.inside++;
  } else use.small++;
  if (determiner === undefined && !phrase.plural && phrase.possessor === undefined) use.bare++;
  const many =
    phrase.plural ||
    phrase.quantity !== undefined ||
    (determiner !== undefined && ONE_OF_MANY.has(determiner));
  use.many ||= many;
  use.several ||= many || determiner === 'a' || determiner === 'an';
}

/** The names that are said to have a property. */
function describedNames(facts: readonly Facts[], names: Names): ReadonlySet<string> {
  const described = new Set<string>();
  for (const { possessions } of facts)
    for (const { owner, part, strength, plural } of possessions)
      if (strength !== 'of' && !plural && isPropertyName(part)) described.add(names.canonical(owner));
  return described;
}

/** What is done with papers, and with no software. */
const HANDING_IN = new Set(
  'submit file lodge withdraw reject approve deny assess review receive resubmit decline grant sign'.split(
    ' ',
  ),
);

/** The names of what somebody hands in or decides about. */
function handedInNames(facts: readonly Facts[], names: Names): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { mentions } of facts)
    for (const { name, verb, place } of mentions)
      if (place !== 'complement' && HANDING_IN.has(verb ?? '')) found.add(names.canonical(name));
  return found;
}
