/** Ids: `uuid` and `uuid_v7`, in small letters (RFC 9562). */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { type Caster, constraint, wrong } from './caster.ts';

const form = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

export function uuid(): Caster {
  return (value, path) => canonical(value) ?? wrong(path, 'invalid_type', 'must be a UUID');
}

export function uuidV7(type: TypeDefinition): Caster {
  const strict = constraint(type, 'strict?') === true;
  return (value, path) => {
    const id = canonical(value);
    if (id === undefined) return wrong(path, 'invalid_type', 'must be a UUID');
    if (strict && id[14] !== '7') return wrong(path, 'invalid_version', 'must be a UUID of version 7');
    return id;
  };
}

function canonical(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const small = value.trim().toLowerCase();
  if (!form.test(small)) return undefined;
  const digits = small.replaceAll('-', '');
  return [0, 8, 12, 16, 20].map((start, index) => digits.slice(start, [8, 12, 16, 20, 32][index])).join('-');
}
