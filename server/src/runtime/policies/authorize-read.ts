/** Asks policies about a read: forbids it, or says which records and which of their fields the caller may see. */
import type { Row, RuntimeContext } from '../context.ts';
import { holds } from '../expression/evaluate.ts';
import { loadTree } from '../load/load-tree.ts';
import { loadWithin } from '../load/load-within.ts';
import { loadsOf } from '../load/needs.ts';
import type { Query } from '../query.ts';
import type { FetchRequest } from '../read/fetch.ts';
import { askPolicies } from './ask.ts';
import { fieldFlags, hideFields } from './field-policies.ts';
import { forbidden } from './forbidden.ts';
import { type AskedPolicy, appliesTo, formulaOf, passes } from './formula.ts';
import { reachedOver } from './reached.ts';
import { isOpen, subjectTemplates } from './subject.ts';
import { shownTo, visibleTo } from './visible.ts';

export interface AuthorizedRead {
  /** What the statement has to ask for. */
  readonly request: Pick<FetchRequest, 'authorized' | 'visible' | 'shown' | 'flags'>;
  /** Looks at the records that came back, for policies that are checked record by record. */
  check(records: readonly Row[]): Promise<void>;
  /** Takes away fields that the caller may not see. */
  hide(record: Row): Row;
}

/** @throws ActionError when the read is forbidden */
export async function authorizeRead(context: RuntimeContext, query: Query): Promise<AuthorizedRead> {
  const { resource } = query;
  const fields = [...loadTree(query.load).keys()];
  const sorts = (query.sort.length > 0 ? query.sort : (query.defaultSort ?? [])).map(({ field }) => field);
  const { callerFilters } = query;
  const filters = [...query.filters, ...callerFilters];
  const visible = await visibleTo(context, resource, fields, {
    filters,
    sorts,
    resources: betweenOf(context, query),
  });
  const plain: AuthorizedRead = { request: { visible }, check: async () => {}, hide: (record) => record };
  if (context.authorize === false) return plain;
  const { hide, flags } = await fieldFlags(context, query);
  const asks = callerFilters.length + sorts.length > 0;
  const seen = asks
    ? await shownTo(context, query, { fields: [], filters: callerFilters, sorts })
    : undefined;
  const shown: AuthorizedRead = {
    ...plain,
    request: { visible, ...(flags ? { flags } : {}), ...(seen ? { shown: seen } : {}) },
    hide: hide ? (record) => hideFields(record, hide) : plain.hide,
  };
  if (!resource.policies) return shown;
  const { policies } = resource;
  const asked = await askPolicies(context, policies, query);
  const formula = formulaOf(asked);
  if (formula === false) throw forbidden(query, policies, asked);
  if (formula === true) return shown;
  // Only policies that look at records are asked how: the others have decided.
  const types = policies
    .filter((_, at) => isUndecided(asked[at]))
    .map(({ accessType }) => accessType ?? 'filter');
  if (types.includes('strict')) throw forbidden(query, policies, asked);
  if (!types.includes('runtime')) return { ...shown, request: { ...shown.request, authorized: formula } };
  const check = async (records: readonly Row[]): Promise<void> => {
    const needed = loadsOf(formula, resource, (name) => context.resource(name));
    const ready = await loadWithin({ ...context, authorize: false }, query, records, needed);
    const templates = subjectTemplates(context, query);
    const meets = (record: Row) =>
      holds(formula, { templates, record, resource, resourceNamed: (name) => context.resource(name) });
    if (!ready.every(meets)) throw forbidden(query, policies, asked);
  };
  return { ...shown, check };
}

function isUndecided(policy: AskedPolicy | undefined): boolean {
  return policy !== undefined && (isOpen(appliesTo(policy)) || isOpen(passes(policy)));
}

/** The resources that a relationship leads over, when the records are reached by one. */
function betweenOf(context: RuntimeContext, { accessedFrom }: Query): readonly string[] {
  if (!accessedFrom) return [];
  const { resource, relationship } = accessedFrom;
  return [...reachedOver(context.resource(resource), relationship, (name) => context.resource(name))];
}
