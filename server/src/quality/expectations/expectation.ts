/**
 * An expectation: one thing that the specification asks a model for, and how far a model meets it. Coverage adds
 * them up, evolution picks the unmet ones and mends the model by them. Every kind is a file of this folder.
 */

import type { Resource } from '../../model/domain-model.ts';
import type {
  ActionPhrase,
  Constraint,
  Entity,
  Feature,
  Generalization,
  SpecAttribute,
  SpecRelationship,
  StateChange,
} from '../../model/specification.ts';
import type { ModelFacts } from '../facts.ts';

/** What is expected, with the parts of the specification that one needs to realise it. */
export type Expected =
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'attribute'; readonly entity: Entity; readonly attribute: SpecAttribute }
  | {
      readonly kind: 'relationship';
      readonly from: Entity;
      readonly to: Entity;
      readonly relationship: SpecRelationship;
    }
  | {
      readonly kind: 'generalization';
      readonly sub: Entity;
      readonly super: Entity;
      readonly generalization: Generalization;
    }
  | {
      readonly kind: 'action';
      readonly entity: Entity;
      readonly phrase: ActionPhrase;
      /** Attributes and other entities that its statements mention, by name. */
      readonly mentions: readonly string[];
    }
  | {
      readonly kind: 'permission';
      readonly entity: Entity;
      readonly role: string;
      readonly phrase: ActionPhrase;
      readonly allowed: boolean;
    }
  | { readonly kind: 'constraint'; readonly entity: Entity; readonly constraint: Constraint }
  | { readonly kind: 'feature'; readonly feature: Feature }
  | { readonly kind: 'state change'; readonly entity: Entity; readonly change: StateChange };

export type ExpectedKind = Expected['kind'];

export interface Expectation<Item extends Expected = Expected> {
  readonly item: Item;
  /** What a person would call it: `attribute Patient.email`. */
  readonly label: string;
  /** How much it counts, relative to the others. */
  readonly weight: number;
  /** Ids of the statements that ask for it. */
  readonly sources: readonly string[];
  /** How far the model meets it, 0 to 1. */
  met(model: ModelFacts): number;
  /**
   * How far one resource meets it on its own, for expectations that (mostly) one resource decides; what is less than 1
   * is looked at again with {@link met}. Remembered for each resource, so it must depend on the resource alone.
   */
  readonly local?: { readonly owner: string; met(resource: Resource): number };
}

/** What an uncertain reading is worth: at least half, since the author will see it and can correct it. */
export function trust(entity: Entity): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, entity.confidence));
}

/** An expectation that the resource with the key `owner` decides alone, or first. */
export function decidedBy(
  owner: string,
  met: (resource: Resource) => number,
  elsewhere: (model: ModelFacts, resource: Resource) => number = (_model, resource) => met(resource),
): Pick<Expectation, 'met' | 'local'> {
  return {
    local: { owner, met },
    met: (model) => {
      const resource = model.byKey.get(owner);
      if (resource === undefined) return 0;
      const own = met(resource);
      return own < 1 ? Math.max(own, elsewhere(model, resource)) : own;
    },
  };
}
