/** What checks across statements ask of a document again and again, gathered once for each reading of it. Linear in its length. */
import { oncePer } from '../../memo.ts';
import { singular } from '../../nlp/lemma.ts';
import type { ReadStatement } from '../../specification.ts';
import { createNames, type Names } from '../../specify/names.ts';
import type { ReadDocument } from '../finding.ts';
import { oncePerNaming } from '../per-naming.ts';

export interface Summary {
  /** Names made one by the glossary. */
  readonly names: Names;
  /** Who acts: the actors of statements, the roles of stories, and who is told something. */
  readonly agents: ReadonlySet<string>;
  /** Word in the singular → the statements that it stands in, ascending. */
  placesOf(word: string): readonly number[];
}

/** The summary of a document. */
export const summaryOf = oncePer(({ document, statements }: ReadDocument): Summary => {
  const names = createNames(document.glossary);
  let agents: Set<string> | undefined;
  let places: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    names,
    get agents() {
      agents ??= new Set(statements.flatMap((read) => agentsIn(read.facts, names)));
      return agents;
    },
    placesOf: (word) => {
      places ??= placesIn(statements);
      return places.get(word) ?? NOWHERE;
    },
  };
});

const NOWHERE: readonly number[] = [];

function placesIn(statements: readonly ReadStatement[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  statements.forEach((read, index) => {
    for (const word of wordsOf(read).set) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else known.push(index);
    }
  });
  return places;
}

const agentsIn = oncePerNaming(
  ({ actor, permissions, mentions, actions }: ReadStatement['facts'], names): readonly string[] =>
    [
      ...(actor === undefined ? [] : [actor]),
      ...permissions.map((one) => one.actor),
      ...actions.flatMap(({ recipient }) => recipient ?? []),
      ...mentions.flatMap(({ place, name }) => (place === 'role' || place === 'subject' ? [name] : [])),
    ].map((name) => names.canonical(name)),
);

/** The words of one statement in lower case and the singular, hyphenated ones also in their parts. */
export interface Words {
  readonly set: ReadonlySet<string>;
  /** In order, with a blank before, between and behind. */
  readonly line: string;
}

export function wordsOf({ statement }: ReadStatement): Words {
  return wordsIn(statement.sentences);
}

const wordsIn = oncePer((sentences: ReadStatement['statement']['sentences']): Words => {
  const list = sentences.flatMap(({ tokens }) => tokens.flatMap(({ lower }) => plainWords(lower)));
  return { set: new Set(list), line: ` ${list.join(' ')} ` };
});

/** A text in the form of {@link Words}. */
export function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}
