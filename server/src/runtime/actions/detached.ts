/** Changesets that stand on their own, between steps of a workflow: changes made one by one, for an action that comes later. */
import type { Call } from '../../model/definition/expression.ts';
import type { ActionDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import { changeOf } from '../compiled/change.ts';
import type { Making } from '../compiled/making.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import { checkOf } from '../compiled/validation.ts';
import type { CallOptions, Row } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { actionOutcome, failed } from '../failure.ts';
import type { FieldError, Outcome } from '../outcome.ts';
import type { Input } from '../runtime.ts';
import type { Session } from '../session.ts';
import { withAtomics } from './ready.ts';

/** Plain data, so that it can be written down. */
export interface DetachedChangeset {
  /** The resource. */
  readonly changeset: string;
  /** The record that is to be changed; nil when one is to be made. */
  readonly data: Row | null;
  readonly attributes: Input;
  readonly arguments: Input;
  readonly errors: readonly FieldError[];
}

export interface DetachedChange {
  readonly resource: string;
  /** A changeset, a record, or nothing to begin with. */
  readonly initial: DetachedChangeset | Row | undefined;
  readonly arguments: Input;
  readonly change: Call;
  /** Validations; where one does not hold, nothing is changed. */
  readonly where: readonly Call[];
  /** Whether nothing is changed either when something is wrong already. */
  readonly onlyWhenValid: boolean;
  /** Whether what is wrong afterwards is a failure. */
  readonly failIfInvalid: boolean;
}

export function isDetached(value: unknown): value is DetachedChangeset {
  if (value === null || typeof value !== 'object') return false;
  const { changeset, attributes, errors } = value as Partial<DetachedChangeset>;
  return typeof changeset === 'string' && attributes !== undefined && Array.isArray(errors);
}

/** Runs one change on a changeset. @throws Error for a change that nobody knows, or that does something around an action */
export async function detachedChange(
  core: Core,
  session: Session,
  wanted: DetachedChange,
  options: CallOptions,
): Promise<Outcome<DetachedChangeset>> {
  const resource = core.resources.get(wanted.resource);
  if (!resource) throw new Error(`There is no resource ${wanted.resource}.`);
  const opened = open(resource, wanted);
  return actionOutcome(opened, async () => {
    const changeset = await session.read((inner) => changed(core, inner, resource, opened, wanted, options));
    if (wanted.failIfInvalid && changeset.errors.length > 0)
      throw failed(changeset.resource, changeset.action, 'invalid', changeset.errors);
    return detached(changeset);
  });
}

function open(
  { definition }: CompiledResource,
  { initial, arguments: args, change }: DetachedChange,
): Changeset {
  const before = isDetached(initial) ? initial : undefined;
  const data: Row | null | undefined = isDetached(initial) ? initial.data : initial;
  const all = { ...before?.arguments, ...args };
  return {
    resource: definition,
    action: actionFor(change.name, data ? 'update' : 'create', Object.keys(all)),
    ...(data ? { data } : {}),
    input: args,
    attributes: before?.attributes ?? {},
    defaulted: [],
    arguments: all,
    atomics: {},
    filters: [],
    errors: before?.errors ?? [],
    context: {},
    load: [],
    beforeTransaction: [],
    beforeAction: [],
    afterAction: [],
    afterTransaction: [],
  };
}

/** The action that a change outside of any has around it. */
function actionFor(name: string, kind: 'create' | 'update', args: readonly string[]): ActionDefinition {
  return {
    kind,
    name,
    primary: false,
    public: false,
    accept: [],
    requireAttributes: [],
    allowNilInput: [],
    arguments: args.map((each) => ({
      name: each,
      type: { name: 'term', constraints: {} },
      allowNil: true,
      public: true,
      sensitive: false,
    })),
    changes: [],
    validations: [],
    preparations: [],
    skipUnknownInputs: [],
  };
}

async function changed(
  core: Core,
  session: Session,
  resource: CompiledResource,
  before: Changeset,
  { change, where, onlyWhenValid }: DetachedChange,
  options: CallOptions,
): Promise<Changeset> {
  if (onlyWhenValid && before.errors.length > 0) return before;
  const { definitions, handlers } = core;
  const making: Making = {
    resource: resource.definition,
    action: before.action,
    definitions,
    handlers,
    check: (call) => checkOf(call, making),
  };
  const context = contextOf(core, session, options);
  for (const call of where) if ((await checkOf(call, making)(before, context)).length > 0) return before;
  return withAtomics(await changeOf(change, making).step(before, context), resource, context);
}

/** @throws Error when there is more to it than data */
function detached(changeset: Changeset): DetachedChangeset {
  const { resource, action, data, attributes, arguments: args, errors } = changeset;
  const { beforeTransaction, beforeAction, afterAction, afterTransaction, filters, load, select } = changeset;
  const around = [beforeTransaction, beforeAction, afterAction, afterTransaction, filters, load];
  if (select || around.some(({ length }) => length > 0))
    throw new Error(
      `${action.name} does something before or after an action, and cannot be a step of its own: put it into the action.`,
    );
  return { changeset: resource.name, data: data ?? null, attributes, arguments: args, errors };
}
