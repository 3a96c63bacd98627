/** Which attribute tells the records of an entity apart. */
import type { Entity, SpecAttribute } from '../../model/specification.ts';

/** What the text calls unique, or else an identifier (a number, a code) that every record must have. */
export function naturalKey({ attributes }: Entity): SpecAttribute | undefined {
  return (
    attributes.find(({ unique }) => unique) ??
    attributes.find(({ type, required }) => type === 'identifier' && required)
  );
}
