/** The statements of a document as they were read, taken over from the reading before wherever nothing of them changed but their place. */
import type { StatementText } from '../model/requirements.ts';
import type { ReadOne } from './analysed-statement.ts';
import { factsAfter } from './facts/read-facts.ts';
import type { ReadStatement } from './specification.ts';

/**
 * A statement, the same object from one reading to the next. What is known of it may depend on its text, id, parent and facts, and on
 * what these depend on; not on where it stands, nor on its fields.
 */
export interface Kept {
  /** As it stands in the last reading, where it is the statement with this index. */
  read: ReadStatement;
  index: number;
  /** What the statements above it in its group were about, and what those below it may refer to. */
  readonly topicBefore: string | undefined;
  readonly topicBehind: string | undefined;
  /** The number of the last reading that it stands in. */
  reading: number;
}

/** What is no longer there since the reading before, and what is new. */
export interface Change {
  readonly gone: readonly Kept[];
  readonly added: readonly Kept[];
}

/** The statements of one document in its last reading. */
export class KeptStatements {
  /** In the order of the text. */
  list: readonly Kept[] = [];
  #reading = 0;

  update(sources: readonly StatementText[], readOne: ReadOne): Change {
    const before = this.list;
    const reading = ++this.#reading;
    const candidates = candidatesIn(before, sources.length - before.length);
    const added: Kept[] = [];
    let above: Kept | undefined;
    this.list = sources.map((source, index): Kept => {
      const topic = above?.read.statement.source.group === source.group ? above?.topicBehind : undefined;
      for (const candidate of candidates) {
        const known = candidate(source, index);
        if (known === undefined || known.reading === reading || known.topicBefore !== topic) continue;
        const { statement, facts } = known.read;
        if (!isSame(statement.source, source)) continue;
        known.index = index;
        known.reading = reading;
        if (statement.source !== source) known.read = { statement: { ...statement, source }, facts };
        above = known;
        return known;
      }
      const statement = readOne(source);
      const { facts, topic: topicBehind } = factsAfter(statement, topic);
      above = { read: { statement, facts }, index, topicBefore: topic, topicBehind, reading };
      added.push(above);
      return above;
    });
    return { gone: before.filter((kept) => kept.reading !== reading), added };
  }
}

type Candidate = (source: StatementText, index: number) => Kept | undefined;

/** Which statement it may have been: the one in its place, counted from the start or from the end, or the one with its id. */
function candidatesIn(before: readonly Kept[], moved: number): readonly Candidate[] {
  let byId: ReadonlyMap<string, Kept> | undefined;
  return [
    (_, index) => before[index],
    (_, index) => before[index - moved],
    ({ id }) => {
      byId ??= new Map(before.map((kept) => [kept.read.statement.source.id, kept]));
      return byId.get(id);
    },
  ];
}

/** Whether two statements differ in nothing but their places and fields. */
function isSame(before: StatementText, now: StatementText): boolean {
  return (
    before === now ||
    (before.text === now.text &&
      before.id === now.id &&
      before.group === now.group &&
      before.parent === now.parent &&
      (before.idSpan === undefined) === (now.idSpan === undefined) &&
      isEqual(before.field, now.field) &&
      isEqual(before.examples, now.examples))
  );
}

function isEqual(before: object | undefined, now: object | undefined): boolean {
  return before === now || JSON.stringify(before) === JSON.stringify(now);
}
