/** Every name and defined word of one document, by what they are called: an index that an edit of another document leaves valid. */
import { Kept } from '../../../base/kept.ts';
import { declaredAt } from '../../../dsl/names/names.ts';
import { allNodes, type BoundDocument, type Node, withDerived } from '../../../dsl/nodes/bind.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import type { ReferenceEvent } from '../../../dsl/values/value-event.ts';
import { type DefinedWord, definedWordsIn } from './defined-words.ts';
import { type ImpliedName, impliedIn } from './implied-names.ts';

export interface WrittenReference {
  readonly node: Node;
  readonly reference: ReferenceEvent;
}

export interface WrittenWord {
  readonly node: Node;
  readonly word: DefinedWord;
}

export interface DocumentWords {
  /** References by the name that they give. */
  readonly references: ReadonlyMap<string, readonly WrittenReference[]>;
  /** Names that are meant without being written, by what they are. */
  readonly implied: ReadonlyMap<string, readonly ImpliedName[]>;
  /** Words by where they are defined, see {@link keyOfPlace}. */
  readonly words: ReadonlyMap<string, readonly WrittenWord[]>;
  /** The names that a written node declares, itself or through what it brings along. */
  readonly declared: ReadonlyMap<Node, ReadonlySet<string>>;
}

const known = new Kept<BoundDocument, DocumentWords>();

/** The index of a document; made once. */
export function wordsOf(document: BoundDocument): DocumentWords {
  let words = known.get(document);
  if (!words) {
    words = collect(document);
    known.set(document, words);
  }
  return words;
}

function collect({ roots }: BoundDocument): DocumentWords {
  const references = new Map<string, WrittenReference[]>();
  const implied = new Map<string, ImpliedName[]>();
  const words = new Map<string, WrittenWord[]>();
  const declared = new Map<Node, Set<string>>();
  for (const node of allNodes(roots)) {
    for (const event of node.events)
      if (event.event === 'reference') append(references, event.name, { node, reference: event });
    for (const each of impliedIn(node)) append(implied, each.reference.name, each);
    for (const word of definedWordsIn(node)) append(words, keyOfPlace(word.place), { node, word });
  }
  for (const node of withDerived(roots)) {
    for (const { name } of declaredAt(node)) {
      const owner = writtenNode(node);
      const names = declared.get(owner);
      if (names) names.add(name);
      else declared.set(owner, new Set([name]));
    }
  }
  return { references, implied, words, declared };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The node in the document: itself, or for one that is brought along the element that brings it. */
export function writtenNode(node: Node): Node {
  return node.origin ? writtenNode(node.origin) : node;
}

/** One text for each place. */
export function keyOfPlace({ uri, span }: Place): string {
  return `${uri}\0${span.start}`;
}
