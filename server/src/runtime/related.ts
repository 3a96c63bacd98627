/** Records that relationships lead to, as changes need them: all of them, with what policies let the caller see. */
import type { Expr } from '../model/definition/expression.ts';
import type {
  ActionDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../model/definition/resource.ts';
import type { Making } from './compiled/making.ts';
import type { Row, RuntimeContext } from './context.ts';
import { valueExpr } from './expression/templates.ts';
import { ActionError } from './outcome.ts';
import { primaryRead } from './read/primary-read.ts';
import { runRead } from './read/run-read.ts';

/** The definition with this name. @throws Error when there is none */
export function resourceNamed({ definitions }: Making, name: string): ResourceDefinition {
  const found = definitions.resources.find((each) => each.name === name);
  if (!found) throw new Error(`There is no resource ${name}.`);
  return found;
}

/**
 * The action of a kind with a name, or the one that is used where none is named.
 * @throws Error when there is none
 */
export function actionFor(
  resource: ResourceDefinition,
  kind: ActionDefinition['kind'],
  name: string | undefined,
): ActionDefinition {
  const ofKind = resource.actions.filter((each) => each.kind === kind);
  if (name !== undefined) {
    const found = ofKind.find((each) => each.name === name);
    if (!found) throw new Error(`${resource.name} has no action ${name} of the kind ${kind}.`);
    return found;
  }
  const primary =
    ofKind.find(({ primary: isPrimary }) => isPrimary) ?? (ofKind.length === 1 ? ofKind[0] : undefined);
  if (!primary)
    throw new Error(
      `${resource.name} has no primary action of the kind ${kind}: mark one with \`primary? true\`, or name one.`,
    );
  return primary;
}

/** `field == value`, or `field in values`. */
export function isIn(field: string, values: readonly unknown[]): Expr {
  return {
    kind: 'operation',
    operator: 'in',
    operands: [{ kind: 'ref', path: [field] }, valueExpr(values)],
  };
}

export function allOf(conditions: readonly Expr[]): Expr {
  const [first, ...others] = conditions;
  if (!first) return { kind: 'literal', value: true };
  return others.length === 0
    ? first
    : { kind: 'operation', operator: 'and', operands: [first, allOf(others)] };
}

/** All records that meet a condition, not in pages. @throws ActionError when the caller may not read them */
export async function recordsWhere(
  context: RuntimeContext,
  resource: ResourceDefinition,
  filter: Expr,
  readAction?: string,
): Promise<readonly Row[]> {
  const { pagination: _, ...action } =
    readAction === undefined ? primaryRead(resource) : actionFor(resource, 'read', readAction);
  const outcome = await runRead(context, resource, { ...action, get: false }, {}, { filter });
  if (!outcome.ok) throw new ActionError(outcome.error);
  return outcome.value.results;
}

/** The records that a relationship leads to from a record; of a `many_to_many`, see `changes/manage-relationship/`. */
export async function recordsBehind(
  context: RuntimeContext,
  relationship: RelationshipDefinition,
  record: Row,
  readAction?: string,
): Promise<readonly Row[]> {
  const { destination, sourceAttribute, destinationAttribute, filter } = relationship;
  const value = record[sourceAttribute] ?? null;
  if (value === null) return [];
  const mine = isIn(destinationAttribute, [value]);
  return recordsWhere(
    context,
    context.resource(destination),
    filter ? allOf([mine, filter]) : mine,
    readAction,
  );
}
