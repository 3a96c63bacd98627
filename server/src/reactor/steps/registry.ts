/** Every kind of step, and the file that says what it does. */
import type { StepDefinition, StepOf } from '../../model/definition/reactor.ts';
import type { Composite, Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { planAction } from './action.ts';
import { planAround } from './around.ts';
import { planCollect } from './collect.ts';
import { planCompose } from './compose.ts';
import { planDebug } from './debug.ts';
import { planFlunk } from './flunk.ts';
import { planGroup } from './group.ts';
import { planMap } from './map.ts';
import { planRecurse } from './recurse.ts';
import { planStep } from './step.ts';
import { planSwitch } from './switch.ts';
import { planTemplate } from './template.ts';
import { planTransaction } from './transaction.ts';

export type Definition<Kind extends StepDefinition['kind']> = StepOf<Kind>;

/** Plans what a step of a kind does; called while the planner stands at that step. */
type Behaviour<Kind extends StepDefinition['kind']> = (
  definition: Definition<Kind>,
  planner: Planner,
) => Leaf | Composite;

export const behaviours: { readonly [Kind in StepDefinition['kind']]: Behaviour<Kind> } = {
  step: planStep,
  ash_step: planStep,
  collect: planCollect,
  debug: planDebug,
  flunk: planFlunk,
  template: planTemplate,
  switch: planSwitch,
  map: planMap,
  compose: planCompose,
  recurse: planRecurse,
  group: planGroup,
  around: planAround,
  transaction: planTransaction,
  create: planAction,
  read: planAction,
  read_one: planAction,
  update: planAction,
  destroy: planAction,
  action: planAction,
  bulk_create: planAction,
  bulk_update: planAction,
  bulk_destroy: planAction,
  load: planAction,
  change: planAction,
};
