/** What a type does with input: the value as records hold it, or what is wrong with it. */
import type { Json } from '../../model/definition/expression.ts';
import type { ResourceDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import { fieldError, type Path } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';

/** What casting gives when the value does not fit. Errors have paths into nested values. */
export class CastFailure {
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    this.errors = errors;
  }
}

/** Gives the value, or a {@link CastFailure}. It is never called with null or undefined, which are nil for every type. */
export type Caster = (value: unknown, path: Path) => unknown;

/** What a family of types may ask for while it makes a caster. */
export interface Casting {
  /** The caster of an inner type. It is made when it is first used, so that types may hold themselves. */
  caster(type: TypeDefinition): Caster;
  /** The embedded resource with this name. */
  resource(name: string): ResourceDefinition | undefined;
}

/** One type: makes the caster for its constraints. @throws Error when constraints make no sense */
export type CasterOf = (type: TypeDefinition, casting: Casting) => Caster;

/** @param expectation `must be a number` */
export function wrong(path: Path, code: string, expectation: string): CastFailure {
  return new CastFailure([fieldError(path, code, expectation)]);
}

/** A constraint by its name in Ash, with or without the question mark. */
export function constraint(type: TypeDefinition, name: string): Json | undefined {
  return type.constraints[name] ?? type.constraints[name.replace(/\?$/, '')];
}

/** @throws Error when it is there and no number */
export function numberConstraint(type: TypeDefinition, name: string): number | undefined {
  const value = constraint(type, name);
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    throw new Error(
      `The constraint ${name} of ${type.name} has to be a number, not ${JSON.stringify(value)}.`,
    );
  return number;
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
