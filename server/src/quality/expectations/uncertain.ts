/** Readings that are too uncertain to model: the author sees them in the specification, and decides. */
import type { Entity } from '../../model/specification.ts';

/** Confidence below which a reading is left out of models: three of four such readings would be wrong. */
const enough = 0.25;

/** Whether a fact of the specification is certain enough; one without a `confidence` of its own is. Of relationships, their entities decide. */
export function isCertain(fact: object): boolean {
  return !('confidence' in fact && typeof fact.confidence === 'number' && fact.confidence < enough);
}

/** Whether all of the entities are certain enough. */
export function areCertain(...entities: readonly Entity[]): boolean {
  return entities.every(isCertain);
}
