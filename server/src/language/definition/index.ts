/** Documents → definitions: what the runtime and the engine of workflows know of them. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import { nameText } from '../../dsl/syntax/syntax.ts';
import type { Definitions } from '../../model/definition/definitions.ts';
import type { DomainDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { SparkWorkspace } from '../spark/workspace.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { readReactor } from './reactor.ts';
import { type DefinitionProblem, optional, Reading } from './reading.ts';
import { readResource } from './resource.ts';
import { refuseUnread } from './unread.ts';

export type { DefinitionProblem } from './reading.ts';
export { type StepPlace, stepPlaces } from './step-places.ts';

/** What documents come to, and what in them has no place in definitions. */
export interface ReadDefinitions {
  readonly definitions: Definitions;
  readonly problems: readonly DefinitionProblem[];
}

/**
 * The definitions of all documents of a workspace. Documents are expected to be without findings; where they are not,
 * what is wrong is left out or taken as it stands, and nothing is thrown.
 */
export function readDefinitions(workspace: SparkWorkspace): ReadDefinitions {
  const reading = new Reading(workspace.names);
  const roots = workspace.documents.flatMap((document) => workspace.bound(document).roots);
  const of = (keyword: string) =>
    roots.filter(({ schema }) => schema?.role === 'entity' && schema.keyword === keyword && !schema.partial);
  const domains = of('domain').map((node) => readDomain(node, reading));
  const resources = of('resource').map((node) =>
    withDomain(readResource(node, reading), node, domains, reading),
  );
  const reactors = of('reactor').map((node) => readReactor(node, reading));
  refuseUnread(roots.filter(isRunnable), reading);
  return { definitions: { domains, resources, reactors }, problems: reading.problems };
}

const runnable: ReadonlySet<string> = new Set(['domain', 'resource', 'reactor']);

/** Domains, resources and reactors, and fragments of them. */
function isRunnable({ schema, statement }: Node): boolean {
  const keyword = schema?.partial ? statement.args[1] : undefined;
  return runnable.has((keyword ? nameText(keyword) : schema?.keyword) ?? '');
}

function readDomain(node: Node, reading: Reading): DomainDefinition {
  const parts = reading.names.partsOf(node);
  const sections = sectionsIn(parts, 'resources', reading);
  return {
    name: elementName(node) ?? '',
    ...optional('description', reading.text(node, 'description')),
    resources: sections.flatMap((section) => [
      ...reading.words(section, 'members'),
      ...elementsIn([section], ['resource'], reading).map((each) => reading.text(each, 'resource') ?? ''),
    ]),
  };
}

function withDomain(
  resource: ResourceDefinition,
  node: Node,
  domains: readonly DomainDefinition[],
  reading: Reading,
): ResourceDefinition {
  const listing = domains.find(({ resources }) => resources.includes(resource.name))?.name;
  const domain = reading.text(node, 'domain') ?? listing;
  return domain === undefined ? resource : { ...resource, domain };
}
