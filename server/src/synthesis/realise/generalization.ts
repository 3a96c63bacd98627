/**
 * «A nurse is a kind of practitioner», in a vocabulary without inheritance: the special resource belongs to exactly one
 * record of the general one (class table inheritance: Fowler, Patterns of Enterprise Application Architecture, 2002).
 * So whatever points at a practitioner may point at a nurse's practitioner record, and no attribute is written twice.
 */
import type { DomainModel } from '../../model/domain-model.ts';
import { findResource } from '../edit/model-edit.ts';
import { connect } from './relationship.ts';

export function realiseGeneralization(
  model: DomainModel,
  sub: string,
  general: string,
  sources: readonly string[],
): DomainModel {
  const special = findResource(model, sub);
  if (special === undefined || sub === general) return model;
  const linked = special.relationships.some(
    ({ kind, destination }) => destination === general && (kind === 'belongs_to' || kind === 'has_one'),
  );
  return linked
    ? model
    : connect(model, { holder: sub, target: general, many: false, required: true, sources });
}
