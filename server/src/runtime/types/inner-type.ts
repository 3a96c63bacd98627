/** Types that stand inside of constraints: of the fields of a map, of the members of a union. */
import type { Json } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { isPlainObject } from './caster.ts';

/**
 * The type that a constraint describes: a name, `{ name, constraints, items }`, or either of them as `type` beside further
 * `constraints`. @throws Error when it is none of these
 */
export function innerType(json: Json | undefined, where: string): TypeDefinition {
  if (typeof json === 'string') return { name: json, constraints: {} };
  if (isPlainObject(json)) {
    const { type, name, constraints, items } = json as Readonly<Record<string, Json>>;
    const more = isPlainObject(constraints) ? (constraints as Readonly<Record<string, Json>>) : {};
    if (type !== undefined) {
      const inner = innerType(type, where);
      return { ...inner, constraints: { ...inner.constraints, ...more } };
    }
    if (typeof name === 'string')
      return {
        name,
        constraints: more,
        ...(items === undefined ? {} : { items: innerType(items, where) }),
      };
  }
  throw new Error(`${where} has no type that is known: ${JSON.stringify(json)}.`);
}
