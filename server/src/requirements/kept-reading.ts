/** What is remembered of the last reading of a document: its statements, and what checks across statements have gathered of them. */
import type { RequirementsDocument } from '../model/requirements.ts';
import type { ReadOne } from './analysed-statement.ts';
import type { ReadDocument } from './findings/finding.ts';
import { type Aspect, Gathered } from './findings/gathered.ts';
import { KeptStatements } from './kept-statements.ts';
import { createMemo, type Memo, oncePer } from './memo.ts';
import { createNames, type Names } from './specify/names.ts';

/** How many documents are remembered. */
const DOCUMENTS = 16;

/** What was read by one reader: another one begins anew. */
const remembered = oncePer((_: ReadOne): Memo<string, KeptReading> => createMemo(DOCUMENTS));

/**
 * Reads a document, the statements that did not change since it was last read as they were. What it gives is good until the document is
 * read again.
 */
export function readKept(document: RequirementsDocument, readOne: ReadOne): ReadDocument {
  return remembered(readOne)
    .get(document.uri, () => new KeptReading())
    .read(document, readOne);
}

class KeptReading {
  readonly #statements = new KeptStatements();
  #names: Names | undefined;
  #gathered = new Map<Aspect<unknown>, Gathered<unknown>>();

  read(document: RequirementsDocument, readOne: ReadOne): ReadDocument {
    const names = createNames(document.glossary);
    const known = names === this.#names ? this.#gathered : new Map<Aspect<unknown>, Gathered<unknown>>();
    // If anything throws below, what was gathered is not kept.
    this.#gathered = new Map();
    const { gone, added } = this.#statements.update(document.statements, readOne);
    for (const gathered of known.values()) {
      for (const kept of gone) gathered.remove(kept);
      for (const kept of added) gathered.add(kept);
    }
    this.#names = names;
    this.#gathered = known;
    return {
      document,
      statements: this.#statements.list.map(({ read }) => read),
      names,
      gathered: (aspect) => this.#of(aspect, names),
    };
  }

  #of<V>(aspect: Aspect<V>, names: Names): Gathered<V> {
    const known = this.#gathered.get(aspect);
    // An aspect gathers its own values.
    if (known !== undefined) return known as Gathered<V>;
    const gathered = new Gathered(aspect, names);
    for (const kept of this.#statements.list) gathered.add(kept);
    this.#gathered.set(aspect, gathered);
    return gathered;
  }
}
