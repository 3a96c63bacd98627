/** A document with a cursor: `<|>` marks it. */
import assert from 'node:assert/strict';
import {
  createWorkspace,
  parseSpark,
  type SparkDocument,
  type SparkWorkspace,
} from '../../../../server/src/language/spark/index.ts';

export interface Marked {
  readonly document: SparkDocument;
  readonly workspace: SparkWorkspace;
  readonly offset: number;
}

/** Reads a marked text, with other documents beside it. */
export function marked(text: string, others: Readonly<Record<string, string>> = {}): Marked {
  const offset = text.indexOf('<|>');
  assert.notEqual(offset, -1, 'the text has no cursor');
  const document = parseSpark(text.replace('<|>', ''), 'file:///marked.spark');
  const beside = Object.entries(others).map(([name, other]) => parseSpark(other, `file:///${name}`));
  return { document, workspace: createWorkspace([document, ...beside]), offset };
}
