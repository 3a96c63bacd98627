/** Everything that is wrong with a document: its syntax, and what each check of the registry finds. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import { allNodes } from '../../dsl/bind.ts';
import type { CheckContext } from './checks/check.ts';
import { checks } from './checks/registry.ts';
import { parseSpark, type SparkDocument } from './parse.ts';
import { createWorkspace, type SparkWorkspace } from './workspace.ts';

/** A document by its text. */
export interface SparkSource {
  readonly uri: string;
  readonly text: string;
}

const parsed = new WeakMap<SparkSource, SparkDocument>();

/** The findings of one document, in text order, given the other documents of its workspace. */
export function checkSpark(
  source: SparkSource | SparkDocument,
  others: readonly (SparkSource | SparkDocument)[] = [],
): readonly Diagnostic[] {
  const document = documentOf(source);
  return checkIn(createWorkspace([document, ...others.map(documentOf)]), document);
}

/** The findings of one document of a workspace. */
export function checkIn(workspace: SparkWorkspace, document: SparkDocument): readonly Diagnostic[] {
  const bound = workspace.bound(document);
  const context: CheckContext = {
    document,
    bound,
    names: workspace.names,
    nodes: [...allNodes(bound.roots)],
  };
  const findings = checks.flatMap((check) => check.run(context));
  return [...document.problems, ...findings].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

function documentOf(source: SparkSource | SparkDocument): SparkDocument {
  if ('statements' in source) return source;
  let document = parsed.get(source);
  if (!document) {
    document = parseSpark(source.text, source.uri);
    parsed.set(source, document);
  }
  return document;
}
