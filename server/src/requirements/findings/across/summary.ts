/** What checks across statements ask of a document again and again: its names, who acts in it, and where its words stand. */
import { singular } from '../../nlp/lemma.ts';
import type { ReadStatement } from '../../specification.ts';
import type { Names } from '../../specify/names.ts';
import type { ReadDocument } from '../finding.ts';
import type { Aspect, Entry, Gathered } from '../gathered.ts';

export interface Summary {
  /** Names made one by the glossary. */
  readonly names: Names;
  /** Who acts: the actors of statements, the roles of stories, and who is told something. */
  readonly agents: Gathered<undefined>;
  /** The statements that a word in the singular stands in, in order. */
  statementsWith(word: string): readonly Entry<Words>[];
  /** Their indexes. */
  placesOf(word: string): readonly number[];
}

/** The summary of a document. */
export function summaryOf(document: ReadDocument): Summary {
  const words = document.gathered(wordsIn);
  return {
    names: document.names,
    agents: document.gathered(agentsIn),
    statementsWith: (word) => words.at(word),
    placesOf: (word) => words.at(word).map(({ kept }) => kept.index),
  };
}

const agentsIn: Aspect<undefined> = ({ facts: { actor, permissions, mentions, actions } }, names) => {
  const agents = [
    ...(actor === undefined ? [] : [actor]),
    ...permissions.map((one) => one.actor),
    ...actions.flatMap(({ recipient }) => recipient ?? []),
    ...mentions.flatMap(({ place, name }) => (place === 'role' || place === 'subject' ? [name] : [])),
  ];
  return { keys: agents.map((name) => names.canonical(name)), value: undefined };
};

/** The words of one statement in lower case and the singular, hyphenated ones also in their parts. */
export interface Words {
  readonly set: ReadonlySet<string>;
  /** In order, with a blank before, between and behind. */
  readonly line: string;
}

const wordsIn: Aspect<Words> = ({ statement }: ReadStatement) => {
  const list = statement.sentences.flatMap(({ tokens }) => tokens.flatMap(({ lower }) => plainWords(lower)));
  const set = new Set(list);
  return { keys: set, value: { set, line: ` ${list.join(' ')} ` } };
};

/** A text in the form of {@link Words}. */
export function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}
