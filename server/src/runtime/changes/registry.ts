/** The changes that come with Ash and its state machines, by name. */
import type { ChangeOf } from '../compiled/making.ts';
import { nextState, transitionState } from '../state-machine/transitions.ts';
import { preventChange, setAttribute, setNewAttribute, updateChange } from './attributes.ts';
import { cascadeDestroy, cascadeUpdate } from './cascades.ts';
import { debugLog, relateActor, setContext } from './circumstances.ts';
import { atomicSet, atomicUpdate, increment } from './computed.ts';
import { afterAction, afterTransaction, beforeAction, beforeTransaction } from './hooks.ts';
import { filter, getAndLock, optimisticLock } from './locks.ts';
import { manageRelationship } from './manage-relationship/index.ts';
import { ensureSelected, load, select } from './results.ts';

export const changes: Readonly<Record<string, ChangeOf>> = {
  set_attribute: setAttribute,
  set_new_attribute: setNewAttribute,
  update_change: updateChange,
  prevent_change: preventChange,
  atomic_update: atomicUpdate,
  atomic_set: atomicSet,
  increment,
  optimistic_lock: optimisticLock,
  get_and_lock: getAndLock,
  get_and_lock_for_update: getAndLock,
  filter,
  load,
  select,
  ensure_selected: ensureSelected,
  set_context: setContext,
  debug_log: debugLog,
  relate_actor: relateActor,
  before_transaction: beforeTransaction,
  before_action: beforeAction,
  after_action: afterAction,
  after_transaction: afterTransaction,
  manage_relationship: manageRelationship,
  cascade_destroy: cascadeDestroy,
  cascade_update: cascadeUpdate,
  transition_state: transitionState,
  next_state: nextState,
};
