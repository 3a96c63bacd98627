/** From what a caller gives to a changeset: input cast, arguments filled in, known defaults, and then the steps of the action. */

import type { Changeset } from '../changeset.ts';
import { changeAttributes, putAttribute } from '../changing.ts';
import type { Step } from '../compiled/making.ts';
import type { Row, RuntimeContext, Surroundings } from '../context.ts';
import { momentOf } from '../values/generated.ts';
import type { Call, WriteCall } from './call.ts';
import { withKnownDefaults } from './defaults.ts';
import { fillArguments, takeInput } from './input.ts';
import { withRequired } from './required.ts';
import type { Place } from './statements.ts';
import { type Records, recordsOf } from './target.ts';
import { tenantOf } from './tenant.ts';

/** The changeset of a call before any step has run. */
export function openChangeset(
  { resource, action, input, options }: Call,
  surroundings: Surroundings,
  records: { readonly data?: Row; readonly given?: Row } = {},
): Changeset {
  const { definition } = action;
  const taken = takeInput(action, input, options);
  const moment = momentOf(surroundings);
  const filled = fillArguments(action, taken.arguments, surroundings, moment);
  const changeset: Changeset = {
    resource: resource.definition,
    action: definition,
    ...records,
    input,
    attributes: records.data ? {} : taken.attributes,
    defaulted: [],
    arguments: taken.arguments,
    atomics: {},
    filters: [],
    errors: [...taken.errors, ...filled],
    context: {},
    load: [],
    beforeTransaction: [],
    beforeAction: [],
    afterAction: [],
    afterTransaction: [],
  };
  if (records.data) return putAll(changeset, taken.attributes);
  return withKnownDefaults(changeset, resource);
}

function putAll(changeset: Changeset, values: Readonly<Record<string, unknown>>): Changeset {
  return Object.entries(values).reduce((done, [name, value]) => putAttribute(done, name, value), changeset);
}

/** Runs steps in order. Steps that need not wait do not. */
export async function runSteps(
  changeset: Changeset,
  steps: readonly Step[],
  context: RuntimeContext,
): Promise<Changeset> {
  let current = changeset;
  for (const step of steps) {
    const next = step(current, context);
    current = next instanceof Promise ? await next : next;
  }
  return current;
}

/** The changeset of a call, with what is wrong with it. */
export async function built(call: WriteCall, context: RuntimeContext, place: Place): Promise<Changeset> {
  const tenant = tenantOf(call.resource, call.action, call.options);
  return builtFor(call, context, await recordsOf(call, context, place, tenant), tenant);
}

/** The changeset for a record that was read. */
export async function builtFor(
  call: WriteCall,
  context: RuntimeContext,
  records: Records,
  tenant: unknown,
): Promise<Changeset> {
  const { resource, action } = call;
  let changeset = openChangeset(call, context.surroundings, records);
  if (!records.data && tenant !== undefined && resource.tenant)
    changeset = putAttribute(changeset, resource.tenant.name, tenant);
  if (call.options.forcedAttributes) changeset = changeAttributes(changeset, call.options.forcedAttributes);
  return withRequired(await runSteps(changeset, action.steps, context), resource, action);
}
