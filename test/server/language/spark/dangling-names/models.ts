/** The models of `test/fixtures/models`: each one file, or a folder of files that see each other. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../../../server/src/base/diagnostic.ts';
import type { Span } from '../../../../../server/src/base/span.ts';
import {
  createWorkspace,
  Findings,
  parseSpark,
  type SparkDocument,
  type SparkWorkspace,
  withDocument,
} from '../../../../../server/src/language/spark/index.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/models');

export interface Model {
  readonly name: string;
  readonly documents: readonly SparkDocument[];
  readonly workspace: SparkWorkspace;
  /** As an editor keeps them: an edit costs the statements that it reaches. */
  readonly findings: Findings;
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
    return {
      name: entry.replace(/\.spark$/, ''),
      documents,
      workspace: createWorkspace(documents),
      findings: new Findings(),
    };
  });

/** What is found in a document of a model after an edit of it. */
export function findingsAfter(
  { workspace, findings }: Model,
  document: SparkDocument,
  { start, end }: Span,
  newText: string,
): readonly Diagnostic[] {
  // Read again, which costs nothing, it is among the last texts, of which others come by an edit.
  parseSpark(document.text, document.uri);
  const text = document.text.slice(0, start) + newText + document.text.slice(end);
  const edited = parseSpark(text, document.uri);
  return findings.of(withDocument(workspace, edited), edited);
}

/** Errors alone. */
export function errorsIn(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return findings.filter(({ severity }) => severity === 'error');
}
