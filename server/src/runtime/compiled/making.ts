/** What becomes of calls in documents: functions that are made once, when a runtime is made of its definitions. */
import type { Definitions } from '../../model/definition/definitions.ts';
import type { Call, CallValue } from '../../model/definition/expression.ts';
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import type { RuntimeContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { FieldError } from '../outcome.ts';

/** A change or validation of an action, ready to run. */
export type Step = (changeset: Changeset, context: RuntimeContext) => Changeset | Promise<Changeset>;

/** What a change does before the transaction, see `ChangeHandler.ahead`. */
export type Ahead = (
  changeset: Changeset,
  context: RuntimeContext,
  signal: AbortSignal | undefined,
) => Promise<void>;

/** A validation, ready to run: what is wrong, nothing when it holds. */
export type Check = (
  changeset: Changeset,
  context: RuntimeContext,
) => readonly FieldError[] | Promise<readonly FieldError[]>;

/** What is known while a call is made a function. Anything thrown becomes a line of the error of `createRuntime`. */
export interface Making {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  readonly definitions: Definitions;
  readonly handlers: Handlers;
  /** Makes a validation that stands in another call. */
  check(call: Call): Check;
}

/** One built-in change. @throws Error when it cannot work as the document has it */
export type ChangeOf = (args: Arguments, making: Making) => Step;

/** One built-in validation. */
export type ValidationOf = (args: Arguments, making: Making) => Check;

/** The arguments of a call. Names may be given with or without their question mark. */
export class Arguments {
  readonly call: Call;
  constructor(call: Call) {
    this.call = call;
  }

  value(name: string): CallValue | undefined {
    const { args } = this.call;
    return args[name] ?? args[name.replace(/\?$/, '')];
  }

  /** @throws Error when it is missing */
  name(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw new Error(`${this.call.name} needs ${name}.`);
    return text;
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (typeof value === 'string') return value;
    return Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : undefined;
  }

  /** One or several names. */
  names(name: string): readonly string[] {
    const value = this.value(name);
    const all: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return all.filter((each): each is string => typeof each === 'string');
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : otherwise;
  }

  list(name: string): readonly CallValue[] {
    const value = this.value(name);
    return Array.isArray(value) ? (value as readonly CallValue[]) : value === undefined ? [] : [value];
  }
}

/** The attribute that a call names. @throws Error when there is none */
export function attributeNamed({ resource }: Making, name: string): ResourceDefinition['attributes'][number] {
  const found = resource.attributes.find((each) => each.name === name);
  if (!found) throw new Error(`${resource.name} has no attribute ${name}.`);
  return found;
}

/** The relationship that a call names. @throws Error when there is none */
export function relationshipNamed(
  { resource }: Making,
  name: string,
): ResourceDefinition['relationships'][number] {
  const found = resource.relationships.find((each) => each.name === name);
  if (!found) throw new Error(`${resource.name} has no relationship ${name}.`);
  return found;
}

/** Whether a name is that of an attribute or of an argument of the action. */
export function isValueName({ resource, action }: Making, name: string): boolean {
  return (
    resource.attributes.some((each) => each.name === name) ||
    action.arguments.some((each) => each.name === name)
  );
}

/** Why a change cannot work with a relationship that goes along others. */
export function onlyRead(
  { call }: Arguments,
  { name, along = [] }: ResourceDefinition['relationships'][number],
): string {
  return `${call.name} cannot change what ${name} leads to: it goes along ${along.join('.')}, and is only read. Name one of these.`;
}
