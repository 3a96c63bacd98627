/** All definitions made ready to run. What cannot run is refused at once, with a list, and not when somebody calls it. */

import type { Definitions } from '../../model/definition/definitions.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Handlers } from '../handlers.ts';
import { checkPublications } from '../notify/publications.ts';
import { createCasters } from '../types/cast.ts';
import { compileAction } from './action.ts';
import { checkReading } from './reading.ts';
import { type CompiledResource, type Complain, compileAttributes } from './resource.ts';

/** @throws Error with a line for each thing that nobody can do, such as a change without a handler */
export function compileResources(
  definitions: Definitions,
  handlers: Handlers,
): ReadonlyMap<string, CompiledResource> {
  const problems: string[] = [];
  const complain: Complain = (where, error) => {
    problems.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const caster = createCasters(definitions.resources);
  const compileOne = (resource: ResourceDefinition): CompiledResource => {
    const attributes = compileAttributes(resource, caster, definitions.resources, complain);
    const byName = new Map(attributes.map((each) => [each.name, each]));
    const { multitenancy } = resource;
    const tenant = multitenancy && byName.get(multitenancy.attribute);
    if (multitenancy && !tenant)
      complain(
        resource.name,
        new Error(`Its tenants are told apart by ${multitenancy.attribute}, which it lacks.`),
      );
    try {
      checkPublications(resource);
    } catch (error) {
      complain(`${resource.name}, pub_sub`, error);
    }
    checkReading(resource, definitions, handlers, complain);
    const actions = resource.actions.map(
      (action) =>
        [
          action.name,
          compileAction(action, { resource, definitions, handlers, attributes: byName, caster, complain }),
        ] as const,
    );
    return {
      definition: resource,
      attributes,
      byName,
      primaryKey: attributes.filter(({ definition }) => definition.primaryKey),
      ...(tenant ? { tenant } : {}),
      actions: new Map(actions),
      statements: new Map(),
    };
  };
  const compiled = new Map(definitions.resources.map((each) => [each.name, compileOne(each)]));
  if (problems.length > 0)
    throw new Error(
      `These definitions cannot be run:\n${[...new Set(problems)].map((each) => `- ${each}`).join('\n')}`,
    );
  return compiled;
}
