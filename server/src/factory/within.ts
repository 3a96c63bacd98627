/** Other actions, run by handlers as a part of the action that called them. */
import type { CallOptions, Row, RuntimeContext } from '../runtime/context.ts';
import { unwrap } from '../runtime/outcome.ts';
import type { Input, ReadOptions } from '../runtime/runtime.ts';

/** Handlers act for the factory, and not for whoever called: policies were asked about the call itself. */
const inside: CallOptions = { authorize: false };

/** All records of a read action. @throws ActionError */
export async function recordsOf(
  { runtime }: RuntimeContext,
  resource: string,
  action: string,
  input: Input = {},
  options: ReadOptions = {},
): Promise<readonly Row[]> {
  return unwrap(await runtime.read(resource, action, input, { ...inside, ...options })).results;
}

/** The record with this id. @throws ActionError */
export async function recordOf(
  { runtime }: RuntimeContext,
  resource: string,
  id: unknown,
  options: CallOptions = {},
): Promise<Row> {
  return unwrap(await runtime.get(resource, String(id), { ...inside, ...options }));
}

/** Makes a record. @throws ActionError */
export async function createdIn(
  { runtime }: RuntimeContext,
  resource: string,
  action: string,
  input: Input,
  options: CallOptions = {},
): Promise<Row> {
  return unwrap(await runtime.create(resource, action, input, { ...inside, ...options }));
}

/** Changes a record. @throws ActionError */
export async function updatedIn(
  { runtime }: RuntimeContext,
  resource: string,
  action: string,
  record: Row | string,
  input: Input = {},
  options: CallOptions = {},
): Promise<Row> {
  return unwrap(await runtime.update(resource, action, record, input, { ...inside, ...options }));
}

/** Makes many records of one kind. @throws ActionError for the first that fails */
export async function createdAllIn(
  { runtime }: RuntimeContext,
  resource: string,
  action: string,
  inputs: readonly Input[],
  options: CallOptions = {},
): Promise<readonly Row[]> {
  if (inputs.length === 0) return [];
  const { outcomes } = await runtime.bulkCreate(resource, action, inputs, { ...inside, ...options });
  return outcomes.map(unwrap);
}
