/** Facts as the extractors find them: names are singular, lower-case words of the text; merging comes later. */
import type { ActionPhrase, SpecType } from '../../model/specification.ts';
import type { Quantity } from '../phrases/noun-phrase.ts';
import type { ComparisonFact } from './comparisons.ts';
import type { Derivation } from './derivations.ts';
import type { QualityFact } from './qualities.ts';

/** A thing spoken of, and in what place of a clause; places weigh differently as evidence for an entity. */
export interface Mention {
  readonly name: string;
  readonly place:
    | 'subject'
    | 'acted'
    | 'object'
    | 'complement'
    | 'role'
    | 'defined'
    | 'owner'
    | 'part'
    | 'end';
  /** Lemma of the verb it stands with. */
  readonly verb?: string;
  /** The name without its adjectives, when it has any: *form* for *medical form*. */
  readonly bare?: string;
  /** Whether it is counted: in the plural, or with *a*, *each*, *every*. */
  readonly counted?: boolean;
  /** Whether the persona of the story calls it its own: *my account*. */
  readonly own?: boolean;
  /** The name that stands before it and a slash: *booking* where the text says *bookings/reservations*. */
  readonly instead?: string;
  readonly source: string;
}

/** *owner has part*: an attribute or a relationship, to be decided when all statements are read. */
export interface Possession {
  readonly owner: string;
  readonly part: string;
  readonly verb: string;
  readonly plural: boolean;
  readonly quantity?: Quantity;
  /** How many owners the sentence speaks of: *each*. */
  readonly strength: 'has' | 'consists' | 'of' | 'keeps';
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** Whether it stands in a list with properties. */
  readonly listed?: boolean;
  readonly source: string;
}

/** What is said of an attribute beside that it exists. `owner` may be unknown (*the e-mail address must be unique*). */
export interface AttributeNote {
  readonly owner?: string;
  readonly attribute: string;
  readonly type?: SpecType;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly default?: string | number | boolean;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly source: string;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'association' | 'composition' | 'aggregation';
  readonly fromQuantity?: Quantity;
  readonly toQuantity?: Quantity;
  readonly toPlural: boolean;
  /** Whether it joins what is acted on with what follows the preposition: *add an item to an order*. */
  readonly joined?: boolean;
  /** 0 to 1: verbs of relation weigh 1, a mere action of somebody on something less. */
  readonly strength: number;
  readonly source: string;
}

export interface Kind {
  readonly sub: string;
  readonly super: string;
  readonly source: string;
}

export interface Permission {
  readonly actor: string;
  readonly action: ActionPhrase;
  readonly allowed: boolean;
  readonly source: string;
}

export interface Change {
  readonly entity?: string;
  readonly action: string;
  readonly from?: string;
  readonly to: string;
  readonly source: string;
}

export interface Rule {
  readonly kind: 'range' | 'unique' | 'format' | 'multiplicity' | 'overlap' | 'temporal' | 'state' | 'other';
  readonly text: string;
  readonly entity?: string;
  readonly attribute?: string;
  readonly source: string;
}

export interface FeatureFact {
  readonly name: string;
  readonly words: string;
  readonly source: string;
}

/** All facts of one statement. */
export interface Facts {
  readonly mentions: readonly Mention[];
  readonly possessions: readonly Possession[];
  readonly notes: readonly AttributeNote[];
  readonly links: readonly Link[];
  readonly kinds: readonly Kind[];
  readonly permissions: readonly Permission[];
  readonly changes: readonly Change[];
  readonly rules: readonly Rule[];
  readonly features: readonly FeatureFact[];
  readonly comparisons: readonly ComparisonFact[];
  readonly derivations: readonly Derivation[];
  readonly qualities: readonly QualityFact[];
  readonly actions: readonly ActionPhrase[];
  readonly actor?: string;
}

/** Those of a statement that tells nothing. */
export const noFacts: Facts = {
  mentions: [],
  possessions: [],
  notes: [],
  links: [],
  kinds: [],
  permissions: [],
  changes: [],
  rules: [],
  features: [],
  comparisons: [],
  derivations: [],
  qualities: [],
  actions: [],
};
