/** Everything that is wrong with a document: its syntax, and what each check of the registry finds. */
import { type Diagnostic, defineDiagnostic } from '../../base/diagnostic.ts';
import type { Names } from '../../dsl/names/names.ts';
import { allNodes, type Node } from '../../dsl/nodes/bind.ts';
import type { FindingCodes } from '../suppression/apply.ts';
import type { CheckContext } from './checks/check.ts';
import { checks } from './checks/registry.ts';
import { parseSpark, type SparkDocument } from './reading/parse.ts';
import { syntaxError } from './reading/syntax-errors.ts';
import { applySuppressions, suppressionKinds } from './suppression/apply.ts';
import { createWorkspace, type SparkWorkspace } from './workspace.ts';

/** A document by its text. */
export interface SparkSource {
  readonly uri: string;
  readonly text: string;
}

/** More than anybody mends at a sitting; a file that is no model at all could have any number. */
const limit = 1000;

/** Stands for all findings beyond the limit. */
export const moreFindings = defineDiagnostic<{ readonly count: number }>({
  code: 'spark/more-findings',
  severity: 'info',
  docs: {
    reason:
      'A document with so many findings is most often of another language; all of them would help nobody.',
    bad: 'x {} '.repeat(1001),
    good: 'use ash.domain\ndomain Clinic {}',
  },
  message: ({ count }) => `There are ${count} more findings from here on; mend those before first.`,
});

/** A finding of a check may be right in its place; what cannot be read, or what is wrong with allowing, never is. */
const codes: FindingCodes = {
  allowable: new Set(checks.map(({ kind }) => kind.code)),
  firm: new Set([syntaxError, moreFindings, ...suppressionKinds].map(({ code }) => code)),
};

/** The codes of findings that a comment may allow. */
export const suppressible: ReadonlySet<string> = codes.allowable;

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
  const { names } = workspace;
  const inside = workspace
    .bound(document)
    .roots.flatMap((root) => checkStatement(workspace, document, root, names));
  return together(document, [...inside, ...checkWhole(workspace, document, names)]);
}

/** What checks find inside of one statement at the top; `names` may be those of a reader who is watched. */
export function checkStatement(
  workspace: SparkWorkspace,
  document: SparkDocument,
  root: Node,
  names: Names,
): readonly Diagnostic[] {
  const context: CheckContext = {
    document,
    bound: workspace.bound(document),
    names,
    nodes: allNodes([root]),
  };
  return checks.flatMap((check) => check.run?.(context) ?? []);
}

/** What checks find of the document as a whole. */
export function checkWhole(
  workspace: SparkWorkspace,
  document: SparkDocument,
  names: Names,
): readonly Diagnostic[] {
  const bound = workspace.bound(document);
  const context: CheckContext = { document, bound, names, nodes: bound.roots };
  return checks.flatMap((check) => check.whole?.(context) ?? []);
}

/** The findings of a document: its syntax and what checks found, but for what is allowed, in text order. */
export function together(document: SparkDocument, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const findings = [...applySuppressions(document, [...document.problems, ...found], codes)];
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const next = findings[limit];
  if (!next) return findings;
  const count = findings.length - limit;
  return [...findings.slice(0, limit), moreFindings.at(next.span, { count })];
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
