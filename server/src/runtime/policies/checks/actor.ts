/** Checks of who calls. */
import type { Expr } from '../../../model/definition/expression.ts';
import { optionNames, plainOption } from '../../expression/call-options.ts';
import { destinationOf, primaryKeyOf, relationshipNamed } from '../../expression/fields.ts';
import { at, valueExpr } from '../../expression/templates.ts';
import { same } from '../../same.ts';
import { all } from '../formula.ts';
import { isChangeset } from '../subject.ts';
import type { BuiltInCheck } from './check.ts';

export const actorChecks: Readonly<Record<string, BuiltInCheck>> = {
  actor_present: (_, __, { actor }) => actor !== undefined && actor !== null,
  actor_absent: (_, __, { actor }) => actor === undefined || actor === null,
  actor_attribute_equals: ({ attribute, value }, _, { actor }) =>
    actor !== undefined && same(at(actor, optionNames(attribute)), plainOption(value) ?? null),
  relates_to_actor_via: ({ relationship, field }, { resource }, context) => {
    const path = optionNames(relationship).flatMap((step) => step.split('.'));
    const destination = destinationOf(resource, path, (name) => context.resource(name));
    const keys = primaryKeyOf(destination).map(({ name }) => name);
    const [named] = optionNames(field);
    // A field of the person may itself be a record, whose key is meant.
    const start = named === undefined ? context.actor : at(context.actor, [named]);
    const isRecord = typeof start === 'object' && start !== null;
    const values = keys.map((key) => [key, isRecord ? at(start, [key]) : (start ?? null)] as const);
    if (values.some(([, value]) => value === null)) return false;
    const [step = ''] = path;
    const relation = relationshipNamed(resource, step);
    const [only] = values;
    // The attribute that leads to the person says it without a look at the person.
    if (
      path.length === 1 &&
      relation.kind === 'belongs_to' &&
      values.length === 1 &&
      only?.[0] === relation.destinationAttribute
    )
      return equals(relation.sourceAttribute, only[1]);
    const meets = all(values.map(([key, value]) => equals(key, value)));
    return { kind: 'call', name: 'exists', args: [{ kind: 'ref', path }, meets as Expr] };
  },
  relating_to_actor: ({ relationship }, subject, context) => {
    if (!isChangeset(subject)) return false;
    const [name = ''] = optionNames(relationship);
    const { kind, sourceAttribute, destinationAttribute } = relationshipNamed(subject.resource, name);
    const actor = at(context.actor, [destinationAttribute]);
    if (actor === null || kind !== 'belongs_to') return false;
    return (
      Object.hasOwn(subject.attributes, sourceAttribute) && same(subject.attributes[sourceAttribute], actor)
    );
  },
};

function equals(field: string, value: unknown): Expr {
  return { kind: 'operation', operator: '==', operands: [{ kind: 'ref', path: [field] }, valueExpr(value)] };
}
