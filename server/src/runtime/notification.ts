/** What listeners are told after an action was committed. */
import type { ActionKind } from '../model/definition/resource.ts';
import type { Row } from './context.ts';

export interface Notification {
  readonly resource: string;
  readonly action: string;
  readonly kind: ActionKind;
  /** Topics of `pub_sub`, filled in: `dsl_project:0190…`. */
  readonly topics: readonly string[];
  readonly event: string;
  readonly record: Row;
}
