/** Use case: a reactor of a document as a definition and as a page with its plan. */
import { planMarkdown } from '../emit/plan-markdown.ts';
import { readDefinitions } from '../language/definition/index.ts';
import { createWorkspace, parseSpark } from '../language/spark/index.ts';
import type { Definitions } from '../model/definition/definitions.ts';
import type { ReactorDefinition } from '../model/definition/reactor.ts';
import type { SourceText } from './engine.ts';
import type { PlanResult } from './workflow-views.ts';

/** What some documents come to. */
export interface ReadDocuments {
  readonly definitions: Definitions;
  /** What they say and would have no effect here, each with its document and line. */
  readonly withoutEffect: readonly string[];
}

/** The definitions in some documents, the first of which is the one that is asked about. */
export function definitionsIn(documents: readonly SourceText[]): ReadDocuments {
  const workspace = createWorkspace(documents.map(({ uri, text }) => parseSpark(text, uri)));
  const { definitions, problems } = readDefinitions(workspace);
  const withoutEffect = problems.map(({ uri, span, message }) => {
    const line = workspace.find(uri)?.text.slice(0, span.start).split('\n').length ?? 1;
    return `${uri}:${line}: ${message}`;
  });
  return { definitions, withoutEffect };
}

/** @throws Error when there is no reactor of that name; the message says which there are */
export function reactorIn(documents: readonly SourceText[], name: string): ReactorDefinition {
  const { reactors } = definitionsIn(documents).definitions;
  const found = reactors.find((reactor) => reactor.name === name);
  if (found) return found;
  const known = reactors.map((reactor) => reactor.name).join(', ');
  throw new Error(
    known === ''
      ? `There is no reactor "${name}", nor any other.`
      : `There is no reactor "${name}"; there are ${known}.`,
  );
}

export function reactorPlan(documents: readonly SourceText[], name: string): PlanResult {
  const definition = reactorIn(documents, name);
  return { reactor: definition.name, markdown: planMarkdown(definition) };
}
