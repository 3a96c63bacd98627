/** Runs the preparations of a query: those for all reads of the resource, then those of the action. */
import type { StepUse } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { optionsOf } from '../expression/call-options.ts';
import type { Query } from '../query.ts';
import { queryTemplates } from '../read/fetch.ts';
import { conditionsHold } from './conditions.ts';
import { preparations } from './registry.ts';

/** @throws Error when nobody does what a preparation says */
export async function prepareQuery(context: RuntimeContext, query: Query): Promise<Query> {
  const { resource, action } = query;
  const forReads = ({ on = ['read'] }: StepUse) => on.includes('read');
  let prepared = query;
  for (const use of [...resource.preparations.filter(forReads), ...action.preparations])
    prepared = await prepare(context, prepared, use);
  return prepared;
}

async function prepare(context: RuntimeContext, query: Query, use: StepUse): Promise<Query> {
  const { call, where, onlyWhenValid } = use;
  const name = `${query.resource.name}.${query.action.name}`;
  if (onlyWhenValid && query.errors.length > 0) return query;
  if (where.length > 0 && !(await conditionsHold(context, query, where))) return query;
  const builtIn = Object.hasOwn(preparations, call.name) ? preparations[call.name] : undefined;
  if (builtIn) return builtIn(query, call, context);
  const handler = Object.hasOwn(context.handlers.preparations, call.name)
    ? context.handlers.preparations[call.name]
    : undefined;
  if (!handler)
    throw new Error(
      `${name}: nothing is registered for the preparation ${call.name}. There are ${[...Object.keys(preparations), ...Object.keys(context.handlers.preparations)].join(', ')}.`,
    );
  return handler.prepare(query, optionsOf(call, { templates: queryTemplates(context, query) }), context);
}
