/** The models of `test/fixtures/models`: each one file, or a folder of files that see each other. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../../../server/src/base/diagnostic.ts';
import type { Span } from '../../../../../server/src/base/span.ts';
import {
  checkIn,
  createWorkspace,
  parseSpark,
  type SparkDocument,
} from '../../../../../server/src/language/spark/index.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/models');

export interface Model {
  readonly name: string;
  readonly documents: readonly SparkDocument[];
}

/** All models, each parsed once. */
export const models: readonly Model[] = readdirSync(folder)
  .sort()
  .map((entry) => {
    const path = join(folder, entry);
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
      : [path];
    const documents = files.map((file) =>
      parseSpark(readFileSync(file, 'utf8'), `file:///${file.slice(folder.length + 1)}`),
    );
    return { name: entry.replace(/\.spark$/, ''), documents };
  });

/** What is found in a document of a model after an edit; only the edited document is read again. */
export function findingsAfter(
  { documents }: Model,
  document: SparkDocument,
  { start, end }: Span,
  newText: string,
): readonly Diagnostic[] {
  const text = document.text.slice(0, start) + newText + document.text.slice(end);
  const edited = parseSpark(text, document.uri);
  const workspace = createWorkspace(documents.map((each) => (each === document ? edited : each)));
  return checkIn(workspace, edited);
}

/** Errors alone. */
export function errorsIn(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return findings.filter(({ severity }) => severity === 'error');
}
