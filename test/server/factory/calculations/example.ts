/** An example of the calculations of a resource: a record, what belongs to it, and what they come to. */
import type { Row } from '../../../../server/src/runtime/context.ts';

type Related = readonly (readonly [resource: string, field: string, values: Row])[];

export interface Example {
  readonly values: Row;
  /** Records that belong to it. */
  readonly with?: Related;
  readonly expect: Row;
}

/** By the resource that they are of. */
export type Examples = Readonly<Record<string, readonly Example[]>>;

/** So many days before the moment that the clock of the tests shows. */
export const ago = (days: number): string =>
  new Date(Date.UTC(2026, 0, 31, 10) - days * 86_400_000).toISOString();
/** So many milliseconds after a moment before that. */
export const later = (milliseconds: number): string =>
  new Date(Date.UTC(2026, 0, 31, 9) + milliseconds).toISOString();
export const request = (status: string, values: Row = {}) =>
  ['GenerationRequest', 'dsl_project_id', { status, ...values }] as const;
export const many = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));
