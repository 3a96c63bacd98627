/** Use case: a reactor of a document as a definition and as a page with its plan. */
import { planMarkdown } from '../emit/plan-markdown.ts';
import { readDefinitions } from '../language/definition/index.ts';
import { createWorkspace, parseSpark } from '../language/spark/index.ts';
import type { Definitions } from '../model/definition/definitions.ts';
import type { ReactorDefinition } from '../model/definition/reactor.ts';
import type { SourceText } from './engine.ts';
import type { PlanResult } from './workflow-views.ts';

/** The definitions in some documents, the first of which is the one that is asked about. */
export function definitionsIn(documents: readonly SourceText[]): Definitions {
  const parsed = documents.map(({ uri, text }) => parseSpark(text, uri));
  return readDefinitions(createWorkspace(parsed)).definitions;
}

/** @throws Error when there is no reactor of that name; the message says which there are */
export function reactorIn(documents: readonly SourceText[], name: string): ReactorDefinition {
  const { reactors } = definitionsIn(documents);
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
