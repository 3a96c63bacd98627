/** The record with a primary key. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { primaryKeyOf } from '../expression/fields.ts';
import { valueExpr } from '../expression/templates.ts';
import { notFound } from '../failure.ts';
import { prepareQuery } from '../preparations/prepare.ts';
import type { Input, ReadOptions } from '../runtime.ts';
import { castInput } from '../types/cast.ts';
import { CastFailure } from '../types/caster.ts';
import { buildQuery } from './build-query.ts';
import { primaryRead } from './primary-read.ts';
import { runQuery } from './run-read.ts';

/** @param id the value of the key, or its values by name. @throws ActionError when there is none that the caller may see */
export async function getRecord(
  context: RuntimeContext,
  resource: ResourceDefinition,
  id: string | number | Input,
  options: ReadOptions = {},
): Promise<Row> {
  const action = primaryRead(resource);
  const filter = keyFilter(resource, id);
  if (!filter) throw notFound(resource, action, id);
  const built = buildQuery(context, resource, action, {}, options);
  const query = await prepareQuery(context, { ...built, filters: [...built.filters, ...filter] });
  const { page: _, ...unpaged } = query;
  const { results } = await runQuery(context, { ...unpaged, limit: 1 }, false, false);
  const [record] = results;
  if (!record) throw notFound(resource, action, id);
  return record;
}

/** Nothing when the id is none that a record could have. */
function keyFilter(resource: ResourceDefinition, id: string | number | Input): readonly Expr[] | undefined {
  const keys = primaryKeyOf(resource);
  const filters: Expr[] = [];
  for (const { name, type } of keys) {
    const given = typeof id === 'object' ? id[name] : keys.length === 1 ? id : undefined;
    const value = castInput(type, given, [name]);
    if (value === null || value instanceof CastFailure) return undefined;
    filters.push({
      kind: 'operation',
      operator: '==',
      operands: [{ kind: 'ref', path: [name] }, valueExpr(value)],
    });
  }
  return filters;
}
