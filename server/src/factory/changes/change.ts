/** How the factory's changes are written: what they see of an action, and what they want done, as plain values. */
import type { AfterHook, BeforeHook, Changeset } from '../../runtime/changeset.ts';
import {
  afterAction,
  attributeOf,
  beforeAction,
  changeAttributes,
  putContext,
  refuse,
} from '../../runtime/changing.ts';
import type { Row, RuntimeContext } from '../../runtime/context.ts';
import type { ChangeHandler, Options } from '../../runtime/handlers.ts';
import { targets } from '../../runtime/state-machine/transitions.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What a change sees. */
export interface Seen {
  readonly changeset: Changeset;
  readonly options: Options;
  readonly context: RuntimeContext;
  /** The value that an attribute will have. */
  get(attribute: string): unknown;
  /** The value of an argument; null when there is none. */
  argument(name: string): unknown;
  /** What an earlier change of the action shared under this name. */
  shared<T>(name: string): T | undefined;
}

/** What a change wants done. */
export interface Wanted {
  /** Attributes and their new values. */
  readonly set?: Values;
  /** For later changes of the action, so that nothing is computed twice. */
  readonly share?: Values;
  /** The state to move to; refused when no transition of the action leads there. */
  readonly state?: string;
  readonly before?: BeforeHook;
  readonly after?: AfterHook;
}

/** Thrown by a change to refuse the action. `message` goes on after the name of the field: `must hold a statement`. */
export class Refusal extends Error {
  readonly field: string | undefined;
  readonly code: string;
  constructor(field: string | undefined, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.field = field;
    this.code = code;
  }
}

/**
 * A change. It is passed over when the action is refused already: what it builds on may be missing.
 * @param ahead does what takes long, and remembers it, before there is a transaction; it sees the input and the record alone
 */
export function change(
  work: (seen: Seen) => Wanted | undefined | Promise<Wanted | undefined>,
  ahead?: (seen: Seen, signal: AbortSignal | undefined) => Promise<unknown>,
): ChangeHandler {
  return {
    change: async (changeset, options, context) => {
      if (changeset.errors.length > 0) return changeset;
      try {
        const wanted = await work(seenIn(changeset, options, context));
        return wanted ? done(changeset, wanted) : changeset;
      } catch (error) {
        if (error instanceof Refusal) return refuse(changeset, error.field, error.code, error.message);
        throw error;
      }
    },
    ...(ahead
      ? {
          ahead: async (changeset, options, context, signal) => {
            try {
              await ahead(seenIn(changeset, options, context), signal);
            } catch (error) {
              // The change itself refuses it.
              if (!(error instanceof Refusal)) throw error;
            }
          },
        }
      : {}),
  };
}

/** A change that only does something when the action has succeeded, inside its transaction. */
export function hook(work: AfterHook): ChangeHandler {
  return change(() => ({ after: work }));
}

function seenIn(changeset: Changeset, options: Options, context: RuntimeContext): Seen {
  return {
    changeset,
    options,
    context,
    get: (attribute) => attributeOf(changeset, attribute),
    argument: (name) => changeset.arguments[name] ?? null,
    shared: <T>(name: string) => changeset.context[name] as T | undefined,
  };
}

function done(changeset: Changeset, { set, share, state, before, after }: Wanted): Changeset {
  let result = set ? changeAttributes(changeset, set) : changeset;
  if (state !== undefined) result = moved(result, state);
  if (share) result = putContext(result, share);
  if (before) result = beforeAction(result, before);
  return after ? afterAction(result, after) : result;
}

function moved(changeset: Changeset, state: string): Changeset {
  const machine = changeset.resource.stateMachine;
  if (!machine) throw new Error(`${changeset.resource.name} has no state machine.`);
  const { stateAttribute, initialStates } = machine;
  const from = changeset.data?.[stateAttribute];
  const possible = from === undefined ? initialStates : targets(machine, changeset.action.name, String(from));
  return possible.includes(state)
    ? changeAttributes(changeset, { [stateAttribute]: state })
    : refuse(
        changeset,
        stateAttribute,
        'no_matching_transition',
        `cannot go to ${state} with ${changeset.action.name}`,
      );
}

/** An attribute as text; empty when it has no value. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list; empty when there is none. */
export const listOf = <T = unknown>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

/** A map; empty when there is none. */
export const mapOf = (value: unknown): Values =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Values) : {};

/** A number; undefined for anything else. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The id of a record. */
export const idOf = (record: Row): string => String(record['id']);
