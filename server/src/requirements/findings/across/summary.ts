/** What checks across statements ask of a document again and again, gathered once for each reading of it. Linear in its length. */
import { singular } from '../../nlp/lemma.ts';
import type { ReadStatement } from '../../specification.ts';
import { createNames, type Names } from '../../specify/names.ts';
import type { ReadDocument } from '../finding.ts';

export interface Summary {
  /** Names made one by the glossary. */
  readonly names: Names;
  /** Who acts: the actors of statements, the roles of stories, and who is told something. */
  readonly agents: ReadonlySet<string>;
  /** Word in the singular → the statements that it stands in, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const remembered = new WeakMap<ReadDocument, Summary>();

/** The summary of a document. */
export function summaryOf(document: ReadDocument): Summary {
  let summary = remembered.get(document);
  if (summary === undefined) {
    summary = summarize(document);
    remembered.set(document, summary);
  }
  return summary;
}

function summarize({ document, statements }: ReadDocument): Summary {
  const names = createNames(document.glossary);
  const agents = new Set<string>();
  const places = new Map<string, number[]>();
  statements.forEach((read, index) => {
    const { actor, permissions, mentions, actions } = read.facts;
    if (actor !== undefined) agents.add(names.canonical(actor));
    for (const one of permissions) agents.add(names.canonical(one.actor));
    for (const { recipient } of actions) if (recipient !== undefined) agents.add(names.canonical(recipient));
    for (const { place, name } of mentions)
      if (place === 'role' || place === 'subject') agents.add(names.canonical(name));
    for (const word of wordsOf(read).set) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else known.push(index);
    }
  });
  return { names, agents, places };
}

/** The words of one statement in lower case and the singular, hyphenated ones also in their parts. */
export interface Words {
  readonly set: ReadonlySet<string>;
  /** In order, with a blank before, between and behind. */
  readonly line: string;
}

const words = new WeakMap<ReadStatement['statement']['sentences'], Words>();

export function wordsOf({ statement: { sentences } }: ReadStatement): Words {
  let known = words.get(sentences);
  if (known === undefined) {
    const list = sentences.flatMap(({ tokens }) => tokens.flatMap(({ lower }) => plainWords(lower)));
    known = { set: new Set(list), line: ` ${list.join(' ')} ` };
    words.set(sentences, known);
  }
  return known;
}

/** A text in the form of {@link Words}. */
export function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}
