/** What changes, validations and hooks do to a changeset: each gives a new one. Handlers use these, and so do the built-in ones. */
import type { Expr } from '../model/definition/expression.ts';
import type { AfterHook, BeforeHook, Changeset, EndHook } from './changeset.ts';
import type { Load } from './context.ts';
import { fieldError, type Path, wholeError } from './field-error.ts';
import type { FieldError } from './outcome.ts';
import { same } from './same.ts';
import { castInput } from './types/cast.ts';
import { CastFailure } from './types/caster.ts';

/**
 * Gives an attribute a value, whether or not callers may set it. One that does not fit its type becomes an error.
 * @throws Error when the resource has no such attribute
 */
export function changeAttribute(changeset: Changeset, name: string, value: unknown): Changeset {
  const attribute = changeset.resource.attributes.find((each) => each.name === name);
  if (!attribute) throw new Error(`${changeset.resource.name} has no attribute ${name}.`);
  const cast = castInput(attribute.type, value, [name]);
  return cast instanceof CastFailure
    ? withErrors(changeset, cast.errors)
    : putAttribute(changeset, name, cast);
}

/** Several attributes at once, see {@link changeAttribute}. */
export function changeAttributes(changeset: Changeset, values: Readonly<Record<string, unknown>>): Changeset {
  return Object.entries(values).reduce(
    (done, [name, value]) => changeAttribute(done, name, value),
    changeset,
  );
}

/** Gives an attribute a value that was cast. One that the record has already is no change. */
export function putAttribute(changeset: Changeset, name: string, value: unknown): Changeset {
  const { data, attributes, defaulted } = changeset;
  const named = defaulted.includes(name) ? { defaulted: defaulted.filter((each) => each !== name) } : {};
  if (data && same(data[name], value)) return { ...dropAttribute(changeset, name), ...named };
  const atomics = Object.hasOwn(changeset.atomics, name)
    ? without(changeset.atomics, name)
    : changeset.atomics;
  return { ...changeset, ...named, atomics, attributes: { ...attributes, [name]: value ?? null } };
}

/** Takes a new value of an attribute back. */
export function dropAttribute(changeset: Changeset, name: string): Changeset {
  if (!Object.hasOwn(changeset.attributes, name) && !Object.hasOwn(changeset.atomics, name)) return changeset;
  return {
    ...changeset,
    attributes: without(changeset.attributes, name),
    atomics: without(changeset.atomics, name),
  };
}

/** Lets the data store work out an attribute from the fields of the record. */
export function putAtomic(changeset: Changeset, name: string, expr: Expr): Changeset {
  return {
    ...changeset,
    attributes: without(changeset.attributes, name),
    atomics: { ...changeset.atomics, [name]: expr },
  };
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, name)) return record;
  const { [name]: _, ...rest } = record;
  return rest;
}

export function putArgument(changeset: Changeset, name: string, value: unknown): Changeset {
  return { ...changeset, arguments: { ...changeset.arguments, [name]: value ?? null } };
}

/** The value that an attribute will have, or has: what changes, else the record's. Nil is null. */
export function attributeOf(changeset: Changeset, name: string): unknown {
  const { attributes, data } = changeset;
  return (Object.hasOwn(attributes, name) ? attributes[name] : data?.[name]) ?? null;
}

/** The value of an argument, or else of an attribute: what validations look at. */
export function inputOf(changeset: Changeset, name: string): unknown {
  return Object.hasOwn(changeset.arguments, name)
    ? (changeset.arguments[name] ?? null)
    : attributeOf(changeset, name);
}

/** Whether an attribute gets another value. */
export function isChanging(changeset: Changeset, name: string): boolean {
  return Object.hasOwn(changeset.attributes, name) || Object.hasOwn(changeset.atomics, name);
}

/** The record as it will be, as far as it is known before the data store is asked. */
export function futureOf(changeset: Changeset): Readonly<Record<string, unknown>> {
  return { ...changeset.data, ...changeset.attributes };
}

export function withErrors(changeset: Changeset, errors: readonly FieldError[]): Changeset {
  return errors.length === 0 ? changeset : { ...changeset, errors: [...changeset.errors, ...errors] };
}

/**
 * Refuses the action. @param expectation goes on after the name of the field: `must be at least 2`; a whole sentence when it is
 * about no field
 */
export function refuse(
  changeset: Changeset,
  field: string | Path | undefined,
  code: string,
  expectation: string,
): Changeset {
  const error =
    field === undefined
      ? wholeError(code, expectation)
      : fieldError(typeof field === 'string' ? [field] : field, code, expectation);
  return withErrors(changeset, [error]);
}

export function putContext(changeset: Changeset, values: Readonly<Record<string, unknown>>): Changeset {
  return { ...changeset, context: { ...changeset.context, ...values } };
}

/** Adds to what is loaded into the result. */
export function loading(changeset: Changeset, load: readonly Load[]): Changeset {
  return { ...changeset, load: [...changeset.load, ...load] };
}

/** Runs `hook` before the data store is asked, and after hooks that were there. */
export function beforeAction(changeset: Changeset, hook: BeforeHook): Changeset {
  return { ...changeset, beforeAction: [...changeset.beforeAction, hook] };
}

/** Runs `hook` on the record after the data store, inside of the transaction. */
export function afterAction(changeset: Changeset, hook: AfterHook): Changeset {
  return { ...changeset, afterAction: [...changeset.afterAction, hook] };
}

/** Runs `hook` when the transaction has ended. */
export function afterTransaction(changeset: Changeset, hook: EndHook): Changeset {
  return { ...changeset, afterTransaction: [...changeset.afterTransaction, hook] };
}
