/** Field policies: which fields of which records a caller may see. What may not be seen is absent, and named as hidden. */
import type { Expr } from '../../model/definition/expression.ts';
import type { FieldPolicyDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { primaryKeyOf } from '../expression/fields.ts';
import type { Query } from '../query.ts';
import { askPolicies } from './ask.ts';
import { formulaOf } from './formula.ts';
import { isOpen, type Verdict } from './subject.ts';

/** Fields that are hidden always, and those hidden from records for which a flag is false. */
export interface Hiding {
  readonly always: readonly string[];
  readonly byFlag: readonly { readonly flag: string; readonly fields: readonly string[] }[];
}

/** What to ask the database for, and what to hide by it; nothing when all fields may be seen. */
export async function fieldFlags(
  context: RuntimeContext,
  query: Query,
): Promise<{ readonly hide?: Hiding; readonly flags?: Readonly<Record<string, Expr>> }> {
  const always: string[] = [];
  const byFlag: { flag: string; fields: readonly string[] }[] = [];
  const flags: Record<string, Expr> = {};
  for (const { fields, verdict } of await askFields(context, query)) {
    if (!isOpen(verdict)) {
      if (!verdict) always.push(...fields);
      continue;
    }
    const flag = `__shown_${byFlag.length}`;
    byFlag.push({ flag, fields });
    flags[flag] = verdict;
  }
  return always.length + byFlag.length > 0 ? { hide: { always, byFlag }, flags } : {};
}

/** Of which records the fields of a resource may be seen, by field. */
export async function shownFields(
  context: RuntimeContext,
  query: Query,
): Promise<ReadonlyMap<string, Verdict>> {
  const groups = await askFields(context, query);
  return new Map(groups.flatMap(({ fields, verdict }) => fields.map((field) => [field, verdict] as const)));
}

async function askFields(context: RuntimeContext, query: Query) {
  const { resource } = query;
  const { fieldPolicies = [] } = resource;
  if (fieldPolicies.length === 0 || context.authorize === false) return [];
  const asked = await askPolicies(context, fieldPolicies, query);
  return [...groupsOf(resource, fieldPolicies)].map(({ fields, places }) => ({
    fields,
    verdict: formulaOf(asked.filter((_, at) => places.includes(at))),
  }));
}

/** Fields by the policies that are about them. Keys, and fields that are not public, are everybody's. */
function groupsOf(resource: ResourceDefinition, policies: readonly FieldPolicyDefinition[]) {
  const keys = new Set(primaryKeyOf(resource).map(({ name }) => name));
  const groups = new Map<string, { readonly fields: string[]; readonly places: readonly number[] }>();
  for (const field of [...resource.attributes, ...resource.calculations, ...resource.aggregates]) {
    if (keys.has(field.name) || !field.public) continue;
    const places = policies.flatMap(({ fields }, at) =>
      fields.includes(field.name) || fields.includes('*') ? [at] : [],
    );
    const key = places.join();
    const group = groups.get(key);
    if (group) group.fields.push(field.name);
    else groups.set(key, { fields: [field.name], places });
  }
  return groups.values();
}

/** The record without what is hidden; `__metadata__.hidden` names it (a name that no field may have). */
export function hideFields(record: Row, { always, byFlag }: Hiding): Row {
  const hidden = new Set(always);
  for (const { flag, fields } of byFlag)
    if (record[flag] !== true) for (const field of fields) hidden.add(field);
  const flags = new Set(byFlag.map(({ flag }) => flag));
  const shown = Object.entries(record).filter(([name]) => !hidden.has(name) && !flags.has(name));
  const named = Object.keys(record).filter((name) => hidden.has(name));
  const kept = Object.fromEntries(shown);
  return named.length > 0 ? { ...kept, __metadata__: { hidden: named } } : kept;
}
