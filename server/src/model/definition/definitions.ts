/** All that the runtime and the engine of workflows know of some documents. */
import type { ReactorDefinition } from './reactor.ts';
import type { DomainDefinition, ResourceDefinition } from './resource.ts';

export interface Definitions {
  readonly domains: readonly DomainDefinition[];
  readonly resources: readonly ResourceDefinition[];
  readonly reactors: readonly ReactorDefinition[];
}
