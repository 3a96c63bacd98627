/** Which Ash types express a type of the specification; the first of each list is the one to choose. */

import type { Literal, TypeUse } from '../../model/domain-model.ts';
import type { SpecType } from '../../model/specification.ts';

const accepted: Readonly<Record<SpecType, readonly string[]>> = {
  string: ['string', 'ci_string'],
  text: ['string', 'ci_string'],
  integer: ['integer'],
  decimal: ['decimal', 'float'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time', 'time_usec'],
  datetime: ['utc_datetime', 'utc_datetime_usec', 'datetime', 'naive_datetime'],
  duration: ['duration', 'integer'],
  money: ['decimal', 'integer', 'money'],
  email: ['ci_string', 'string'],
  url: ['string', 'ci_string'],
  phone: ['string'],
  identifier: ['string', 'ci_string', 'integer', 'uuid'],
  enumeration: ['atom'],
};

/** The Ash type that suits a type of the specification best. */
export function preferredType(type: SpecType): string {
  return accepted[type][0] ?? 'string';
}

/** Whether an attribute of type `use` can hold what the specification calls `type`. */
export function expresses(use: TypeUse, type: SpecType): boolean {
  return accepted[type].includes(use.name);
}

/** The atoms of `atom(one_of: […])`; empty for every other type. */
export function oneOf(use: TypeUse): readonly string[] {
  const { one_of: values } = use.constraints;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) =>
    typeof value === 'object' && value !== null && 'atom' in value && typeof value.atom === 'string'
      ? [value.atom]
      : [],
  );
}

/** The number that a constraint of a type gives. */
export function bound(use: TypeUse, constraint: string): number | undefined {
  const value = use.constraints[constraint];
  return typeof value === 'number' ? value : undefined;
}

/** Whether an attribute of type `use` can hold `value`; true for types whose values are not written as literals. */
export function holdsValue(use: TypeUse, value: Literal): boolean {
  if (value === null) return true;
  switch (use.name) {
    case 'atom': {
      const known = oneOf(use);
      return (
        typeof value === 'object' && 'atom' in value && (known.length === 0 || known.includes(value.atom))
      );
    }
    case 'string':
    case 'ci_string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'decimal':
    case 'float':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}
