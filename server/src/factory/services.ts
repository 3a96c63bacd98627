/** What the factory's handlers need of the world beside what the runtime gives every handler. */
import type { Host } from '../base/host.ts';

export interface FactoryServices {
  /** For engines that take long: pauses, cancellation, progress. */
  readonly host: Host;
}
