/** Where the steps of a reactor are written, for those who show its plan and lead from it to the text. */
import type { Span } from '../../base/span.ts';
import { elementName, type Node, nameOfNode } from '../../dsl/nodes/bind.ts';
import type { ReactorDefinition, StepDefinition } from '../../model/definition/reactor.ts';
import type { SparkWorkspace } from '../spark/workspace.ts';
import { inside } from './elements.ts';

export interface StepPlace {
  /** Names of the steps from the outside in; those of a reactor that a step runs are inside of that step. */
  readonly path: readonly string[];
  readonly uri: string;
  /** The step's name. */
  readonly span: Span;
}

/** The places of all steps that documents have a place for, each at its first one. */
export function stepPlaces(
  workspace: SparkWorkspace,
  reactor: ReactorDefinition,
  reactors: readonly ReactorDefinition[],
): readonly StepPlace[] {
  const roots = workspace.documents.flatMap((document) => workspace.bound(document).roots);
  const found: StepPlace[] = [];
  const partsOf = (name: string): readonly Node[] => {
    const node = roots.find((each) => isReactor(each.schema) && elementName(each) === name);
    return node ? workspace.names.partsOf(node) : [];
  };
  const walk = (
    owners: readonly Node[],
    steps: readonly StepDefinition[],
    above: readonly string[],
    within: readonly string[],
  ): void => {
    const nodes = owners.flatMap(stepsBelow);
    for (const step of steps) {
      const node = nodes.find((each) => elementName(each) === step.name);
      const span = node && nameOfNode(node)?.span;
      if (!node || !span) continue;
      const path = [...above, step.name];
      found.push({ path, uri: node.document.uri, span });
      const other = 'reactor' in step ? reactors.find(({ name }) => name === step.reactor) : undefined;
      if (other && !within.includes(other.name))
        walk(partsOf(other.name), other.steps, path, [...within, other.name]);
      else walk([node], stepsOf(step), path, within);
    }
  };
  walk(partsOf(reactor.name), reactor.steps, [], [reactor.name]);
  return found;
}

function isReactor(schema: Node['schema']): boolean {
  return schema?.role === 'entity' && schema.keyword === 'reactor' && !schema.partial;
}

/** The steps in an element, also those in branches, but not those inside of other steps. */
function stepsBelow(node: Node): readonly Node[] {
  return inside(node).flatMap((child) =>
    child.schema?.role === 'entity' && child.schema.kinds.includes('step') ? [child] : stepsBelow(child),
  );
}

function stepsOf(step: StepDefinition): readonly StepDefinition[] {
  if (step.kind === 'switch')
    return [...step.branches.flatMap(({ steps }) => steps), ...(step.otherwise?.steps ?? [])];
  return 'steps' in step ? step.steps : [];
}
