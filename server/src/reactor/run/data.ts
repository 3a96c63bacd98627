/** What can be written down: JSON, and a short name for it. */
import { hashText } from '../../base/random.ts';

/** Whether a value is the same after a way through JSON: plain maps and lists of text, finite numbers, booleans and nil. */
export function isData(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object': {
      if (value === null) return true;
      if (Array.isArray(value)) return value.every((each) => each !== undefined && isData(each));
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return false;
      for (const key in value) if (!isData((value as Record<string, unknown>)[key])) return false;
      return true;
    }
    default:
      return false;
  }
}

/** Tells other arguments from the same ones; 8 hex digits of FNV-1a over their JSON. */
export function hashOf(args: unknown): string {
  return hashText(JSON.stringify(args) ?? '')
    .toString(16)
    .padStart(8, '0');
}
