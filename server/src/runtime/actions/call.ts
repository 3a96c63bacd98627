/** What an action is called with. */

import type { Changeset } from '../changeset.ts';
import type { CompiledAction } from '../compiled/action.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import type { CallOptions, Row } from '../context.ts';
import type { Core } from '../core.ts';
import type { Input } from '../runtime.ts';
import type { OpenSession } from '../session.ts';
import type { Place } from './statements.ts';

export interface Call {
  readonly resource: CompiledResource;
  readonly action: CompiledAction;
  readonly input: Input;
  readonly options: CallOptions;
}

/** A call that makes, changes or removes a record. */
export interface WriteCall extends Call {
  /** The record to change, or its key; absent for create. */
  readonly target?: Row | string;
}

/** What failures of a call are told of. */
export function namesOf({ resource, action }: Call): Pick<Changeset, 'resource' | 'action'> {
  return { resource: resource.definition, action: action.definition };
}

/** Where statements of a session run. */
export function placeOf(core: Core, { db }: OpenSession): Place {
  return { db, database: core.database, lock: true };
}
