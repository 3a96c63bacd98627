/** What callers give for related records: ids, maps of values, or records; and which records they mean. */
import type { ResourceDefinition } from '../../../model/definition/resource.ts';
import type { Input } from '../../runtime.ts';
import { castInput } from '../../types/cast.ts';
import { CastFailure, isPlainObject } from '../../types/caster.ts';
import { orderOf } from '../../validations/order.ts';
import { type ManageOptions, primaryKeyOf } from './options.ts';

export interface GivenRecord {
  readonly values: Input;
  readonly joinValues: Input;
  /** Where it stands in the argument, for errors. */
  readonly path: readonly (string | number)[];
}

/** The records of an argument; none for nil. */
export function givenRecords(value: unknown, options: ManageOptions): readonly GivenRecord[] {
  const { valueIsKey, orderIsKey, joinKeys, errorPath } = options;
  const all = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  return all.map((each: unknown, index) => {
    const given = isPlainObject(each) ? each : { [valueIsKey]: each };
    const entries = Object.entries(given);
    return {
      values: {
        ...Object.fromEntries(entries.filter(([name]) => !joinKeys.includes(name))),
        ...(orderIsKey === undefined ? {} : { [orderIsKey]: index }),
      },
      joinValues: Object.fromEntries(entries.filter(([name]) => joinKeys.includes(name))),
      path: Array.isArray(value) ? [...errorPath, index] : errorPath,
    };
  });
}

/** The keys by which a given record can be found, with their values as records hold them. */
export function keysIn({ values }: GivenRecord, { keys, destination }: ManageOptions): readonly Input[] {
  return keys.flatMap((names) => {
    const found = names.map((name) => [name, keyValue(destination, name, values[name])] as const);
    return names.length > 0 && found.every(([, value]) => value !== null) ? [Object.fromEntries(found)] : [];
  });
}

function keyValue(destination: ResourceDefinition, name: string, value: unknown): unknown {
  const attribute = destination.attributes.find((each) => each.name === name);
  const cast = attribute ? castInput(attribute.type, value, [name]) : null;
  return cast instanceof CastFailure ? null : cast;
}

export function hasKey({ attributes }: ResourceDefinition, row: Input, key: Input): boolean {
  return Object.entries(key).every(([name, value]) => {
    const attribute = attributes.find((each) => each.name === name);
    return orderOf(attribute?.type)(row[name], value) === 0;
  });
}

/** What an action is given: the key of a record is no input, unless the action accepts it. */
export function actionInput(values: Input, destination: ResourceDefinition, actionName: string): Input {
  const action = destination.actions.find(({ name }) => name === actionName);
  const known = new Set([...(action?.accept ?? []), ...(action?.arguments ?? []).map(({ name }) => name)]);
  const keys = new Set(primaryKeyOf(destination));
  return Object.fromEntries(Object.entries(values).filter(([name]) => known.has(name) || !keys.has(name)));
}
