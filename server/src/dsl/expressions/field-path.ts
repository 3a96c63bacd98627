/** Paths of fields in expressions (`author.name`): what each name means, and where the first that means nothing stands. */

import type { Declaration, Names } from '../names/names.ts';
import type { Node } from '../nodes/bind.ts';
import type { Name, NameExpression } from '../syntax/syntax.ts';
import type { ReferenceEvent } from '../values/value-event.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { type ExpressionType, isOf, unknownType } from './expression-type.ts';
import { type FieldScope, fieldIn, fieldsAround, fieldsOf, fieldType, leadsOn, noFields } from './fields.ts';

/** A name that is no field. It may still be a plain value. */
export interface PlainName {
  readonly name: Name;
  readonly scope: FieldScope;
}

export interface FoundPath {
  readonly type: ExpressionType;
  readonly plain?: PlainName;
  /** The field that the whole path means. */
  readonly field?: Declaration;
}

const unknown: FoundPath = { type: unknownType };

/** Finds what paths in the expressions of a node mean; what is wrong behind their first names is added to `problems`. */
export function fieldPath(
  node: Node,
  names: Names,
  problems: ExpressionProblem[],
): (path: NameExpression) => FoundPath {
  const references = new Map<number, ReferenceEvent>();
  for (const event of node.events)
    if (event.event === 'reference' && event.inExpression) references.set(event.span.start, event);
  const starts = new Map<string | ReferenceEvent, FieldScope | undefined>();

  /** Where the first name of a path is looked up. */
  function startOf({ within, type }: ReferenceEvent): FieldScope | undefined {
    const key = within ?? type.of;
    if (key === undefined) return fieldsAround(node, names) ?? noFields(node);
    if (!starts.has(key)) {
      const owner = typeof key === 'string' ? names.ownerOf(node, key) : ledTo(key);
      starts.set(key, owner && fieldsOf(owner, names));
    }
    return starts.get(key);
  }

  function ledTo(reference: ReferenceEvent): Node | undefined {
    const declaration = names.resolve(node, reference);
    return declaration && names.destinationOf(declaration);
  }

  return ({ path }) => {
    const [first, ...rest] = path;
    const event = first && references.get(first.span.start);
    const scope = event && startOf(event);
    if (!first || !scope) return unknown;
    let field = fieldIn(scope, first.text) ?? elsewhere(event);
    if (!field) return plainName({ name: first, scope }, rest);
    for (const name of rest) {
      const next: FieldScope | undefined = behind(field);
      if (!next) return behindData(field, name);
      const found = fieldIn(next, name.text);
      if (!found) {
        problems.push({ problem: 'unknown-field', name, scope: next });
        return unknown;
      }
      field = found;
    }
    return { type: fieldType(field, names), field };
  };

  /** A field that is known to all, or whatever else the name leads to. */
  function elsewhere(event: ReferenceEvent): Declaration | undefined {
    return event.within || event.type.of !== undefined ? undefined : names.resolve(node, event);
  }

  /** The name alone may be a value; a dotted one in capitals is a module. */
  function plainName(plain: PlainName, rest: readonly Name[]): FoundPath {
    if (rest.length === 0) return { type: unknownType, plain };
    const isModule = /^\p{Lu}/u.test(plain.name.text);
    if (!isModule) problems.push({ problem: 'unknown-field', ...plain });
    return unknown;
  }

  function behind(field: Declaration): FieldScope | undefined {
    const type = fieldType(field, names);
    return type.is === 'record' && type.element ? fieldsOf(type.element, names) : undefined;
  }

  /** Parts of maps and of unknown types are not known; a number has none. */
  function behindData(field: Declaration, name: Name): FoundPath {
    const type = fieldType(field, names);
    const simple = type.is === 'data' && !isOf(type, 'map', 'other');
    if (simple && !leadsOn(field.node)) problems.push({ problem: 'unknown-field', name, behind: field.name });
    return unknown;
  }
}
