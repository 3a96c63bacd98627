/** Use case: a reactor of a document as a definition, and its plan as a page, a flowchart and a picture. */
import { type PlanGraph, type PlanStep, planGraph } from '../emit/plan/graph.ts';
import { layoutPlan } from '../emit/plan/layout.ts';
import { planMermaid } from '../emit/plan/mermaid.ts';
import { editorPalette, fileStyle, planStyle } from '../emit/plan/style.ts';
import { planSvg, stepKey } from '../emit/plan/svg.ts';
import { planMarkdown } from '../emit/plan-markdown.ts';
import { workflowSources } from '../factory/generated/workflows.ts';
import { readDefinitions, stepPlaces } from '../language/definition/index.ts';
import { createWorkspace, parseSpark, type SparkWorkspace } from '../language/spark/index.ts';
import type { Definitions } from '../model/definition/definitions.ts';
import type { ReactorDefinition } from '../model/definition/reactor.ts';
import type { SourceText } from './engine.ts';
import { Refused } from './refused.ts';
import type { PlanResult } from './workflow-views.ts';

/** What some documents come to. */
export interface ReadDocuments {
  readonly workspace: SparkWorkspace;
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
  return { workspace, definitions, withoutEffect };
}

/** The documents of the factory's own workflows. */
export function factoryWorkflows(): readonly SourceText[] {
  return workflowSources;
}

/** The text of one of {@link factoryWorkflows}. */
export function factoryWorkflow(uri: string): string | undefined {
  return workflowSources.find((source) => source.uri === uri)?.text;
}

/** @throws Refused when there is no reactor of that name; the message says which there are */
export function reactorIn(documents: readonly SourceText[], name: string): ReactorDefinition {
  return named(definitionsIn(documents), name);
}

function named({ definitions: { reactors } }: ReadDocuments, name: string): ReactorDefinition {
  const found = reactors.find((reactor) => reactor.name === name);
  if (found) return found;
  const known = reactors.map((reactor) => reactor.name).join(', ');
  throw new Refused(
    known === ''
      ? `There is no reactor "${name}", nor any other.`
      : `There is no reactor "${name}"; there are ${known}.`,
  );
}

/**
 * The plan of a reactor of some documents. With `states`, each step has room for a word on what became of it in a run.
 * @throws Refused when there is no reactor of that name; the message says which there are
 */
export function reactorPlan(
  documents: readonly SourceText[],
  name: string,
  { states = false }: { readonly states?: boolean } = {},
): PlanResult {
  const read = definitionsIn(documents);
  const definition = named(read, name);
  const { reactors } = read.definitions;
  const plan = planGraph(definition, reactors);
  const placed = layoutPlan(plan);
  const places = new Map(
    stepPlaces(read.workspace, definition, reactors).map(({ path, uri, span }) => {
      const before = read.workspace.find(uri)?.text.slice(0, span.start).split('\n') ?? [''];
      const place = { uri, line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      return [stepKey(path), place] as const;
    }),
  );
  return {
    reactor: definition.name,
    title: plan.title,
    markdown: planMarkdown(definition),
    mermaid: planMermaid(definition),
    drawing: planSvg(states ? layoutPlan(plan, { states }) : placed, { states }),
    style: planStyle(editorPalette),
    svg: planSvg(placed, { style: fileStyle }),
    steps: stepsIn(plan).map(({ path, title }) => {
      const key = stepKey(path);
      return { key, title, ...places.get(key) };
    }),
  };
}

function stepsIn({ steps }: PlanGraph): readonly PlanStep[] {
  return steps.flatMap((step) => [step, ...step.parts.flatMap((part) => stepsIn(part.graph))]);
}
