/** Readings that are too uncertain to model: the author sees them in the specification, and decides. */
import type { Entity } from '../../model/specification.ts';

/** Confidence below which a reading is left out of models. */
const enough = 0.4;

/** Whether a fact of the specification is certain enough; one without a `confidence` of its own is. */
export function isCertain(fact: object): boolean {
  return !('confidence' in fact && typeof fact.confidence === 'number' && fact.confidence < enough);
}

/** Whether all of the entities are certain enough. */
export function areCertain(...entities: readonly Entity[]): boolean {
  return entities.every(isCertain);
}
