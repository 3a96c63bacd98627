/** A value of one of several types, kept as `{ type, value }`: told by name, by a tag in the value, or by the first type that takes it. */
import type { Json } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { type Caster, CastFailure, type Casting, constraint, isPlainObject, wrong } from './caster.ts';
import { innerType } from './inner-type.ts';

interface Member {
  readonly name: string;
  readonly caster: Caster;
  readonly tag?: string;
  readonly tagValue?: Json;
  readonly keepTag: boolean;
}

export function union(type: TypeDefinition, casting: Casting): Caster {
  const types = constraint(type, 'types');
  if (!isPlainObject(types)) throw new Error('A union needs the constraint types.');
  const members = Object.entries(types as Readonly<Record<string, Json>>).map(([name, json]) =>
    member(name, json, casting),
  );
  const names = members.map(({ name }) => name).join(', ');
  return (value, path) => {
    const named =
      isPlainObject(value) && Object.keys(value).length === 2 && 'value' in value ? value : undefined;
    const chosen = named && members.find(({ name }) => name === named['type']);
    if (chosen && named) return tagged(chosen, named['value'], path);
    const byTag = isPlainObject(value)
      ? members.find(({ tag, tagValue }) => tag !== undefined && String(value[tag]) === String(tagValue))
      : undefined;
    if (byTag) return tagged(byTag, value, path);
    for (const each of members.filter(({ tag }) => tag === undefined)) {
      const cast = tagged(each, value, path);
      if (!(cast instanceof CastFailure)) return cast;
    }
    return wrong(path, 'no_member', `must be one of ${names}`);
  };
}

function member(name: string, json: Json, casting: Casting): Member {
  const options = isPlainObject(json) ? (json as Readonly<Record<string, Json>>) : {};
  const { tag, tag_value: tagValue } = options;
  return {
    name,
    caster: casting.caster(innerType(json, `The member ${name} of a union`)),
    keepTag: (options['cast_tag?'] ?? options['cast_tag']) !== false,
    ...(typeof tag === 'string' ? { tag, tagValue: tagValue ?? name } : {}),
  };
}

function tagged(member: Member, value: unknown, path: readonly (string | number)[]): unknown {
  const { tag, keepTag } = member;
  const bare =
    tag !== undefined && !keepTag && isPlainObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== tag))
      : value;
  const cast = bare === null || bare === undefined ? null : member.caster(bare, path);
  return cast instanceof CastFailure ? cast : { type: member.name, value: cast };
}
