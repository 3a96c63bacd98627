/**
 * A small document for each entity of a language: what the schema requires and, added until the checks have nothing against
 * it, what else it needs. What no way leads to a document without errors for has no example.
 */
import type { Entry } from '../emit/entries.ts';
import { formatSpark, type SparkDocument } from '../language/spark/index.ts';
import { mended } from './example-repair.ts';
import { exampleStatement } from './example-statement.ts';
import type { SampleContext } from './example-values.ts';

/** The text of the example; `definitions` are the documents that the language is defined in. */
export function exampleDocument(
  entry: Entry,
  samples: SampleContext,
  definitions: readonly SparkDocument[],
): string | undefined {
  // Where the first owner cannot have it after all, another one may.
  for (const owner of entry.owners) {
    const found = exampleIn(owner, entry, samples, definitions);
    if (found !== undefined) return formatSpark(found);
  }
  return undefined;
}

function exampleIn(
  owner: Entry,
  entry: Entry,
  samples: SampleContext,
  definitions: readonly SparkDocument[],
): string | undefined {
  const path = [entry];
  for (let at: Entry | undefined = owner; at && at !== samples.language.document; at = at.owners[0])
    path.unshift(at);
  let text = '';
  for (const { schema } of path.toReversed())
    text = exampleStatement(schema, samples, text === '' ? {} : { inner: [text] });
  return mended(`use ${samples.language.uses.join(', ')}\n\n${text}\n`, {
    entry,
    samples,
    definitions,
  });
}
