/** What the requirements say, as facts, each with the statements it was read from. Immutable and serialisable. */
import type { Span } from '../base/span.ts';

/** The form a statement is written in. The first six are EARS (Mavin et al., RE'09). */
export type StatementKind =
  | 'ubiquitous'
  | 'event-driven'
  | 'state-driven'
  | 'optional-feature'
  | 'unwanted-behaviour'
  | 'complex'
  | 'user-story'
  | 'scenario'
  | 'definition'
  | 'prose';

/** Something somebody does, in base form: verb `cancel`, object `appointment`. */
export interface ActionPhrase {
  readonly verb: string;
  /** What is acted on; empty when the text names only who is told: *notify the customer*. */
  readonly object: string;
  /** Who gets it, when the action hands something over or tells something: *send the guest a confirmation*. */
  readonly recipient?: string;
}

export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly span: Span;
  readonly kind: StatementKind;
  /** The event that sets it off, in the author's words: *the patient cancels the appointment*. */
  readonly trigger?: string;
  /** The state or option that it is limited to, in the author's words. */
  readonly condition?: string;
  /** Who acts, singular and lower case; absent when nobody is named. */
  readonly actor?: string;
  readonly actions: readonly ActionPhrase[];
  /** Names of {@link Entity}s it speaks of. */
  readonly entities: readonly string[];
  /** Codes of the findings on it. */
  readonly findings: readonly string[];
}

export type SpecType =
  | 'string'
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'money'
  | 'email'
  | 'url'
  | 'phone'
  | 'identifier'
  | 'enumeration';

export interface SpecAttribute {
  /** snake_case. */
  readonly name: string;
  readonly type: SpecType;
  /** The literals, when `type` is `enumeration`; snake_case. */
  readonly values?: readonly string[];
  /** Bounds that the text gives for a number, in the attribute's unit. */
  readonly min?: number;
  readonly max?: number;
  /** The unit that the text names for a number: `kilograms`. */
  readonly unit?: string;
  readonly default?: string | number | boolean;
  /** How it is worked out, in the author's words: *the sum of the prices of its lines*. Absent for what is given. */
  readonly derivedFrom?: string;
  readonly required: boolean;
  readonly unique: boolean;
  readonly sources: readonly string[];
  /** 0 to 1: the share of attributes stated as plainly, of entities as sure, that people model. Absent means that nobody judged. */
  readonly confidence?: number;
}

export interface Entity {
  /** PascalCase, singular: `ClinicVisit`. */
  readonly name: string;
  readonly attributes: readonly SpecAttribute[];
  readonly sources: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** UML notation: `1`, `0..1`, `*`, `1..*`, or `0..3`. */
export type Multiplicity = string;

export interface SpecRelationship {
  readonly from: string;
  readonly to: string;
  readonly kind: 'association' | 'composition' | 'aggregation';
  /** snake_case verb or role: `books`, `has`. */
  readonly name: string;
  readonly fromMultiplicity: Multiplicity;
  readonly toMultiplicity: Multiplicity;
  readonly sources: readonly string[];
  /** 0 to 1: the share of relationships stated as plainly, between entities as sure, that people model. Absent means that nobody judged. */
  readonly confidence?: number;
}

export interface Generalization {
  readonly sub: string;
  readonly super: string;
  readonly sources: readonly string[];
}

/** An actor and what it may, or may not, do. */
export interface Actor {
  /** snake_case. */
  readonly name: string;
  readonly permissions: readonly {
    readonly action: ActionPhrase;
    readonly allowed: boolean;
    readonly sources: readonly string[];
  }[];
  readonly sources: readonly string[];
}

/** A capability the text asks for, which decides on extensions: `rest_api`, `authentication`, `audit`, `search` … */
export interface Feature {
  readonly name: string;
  /** The words that asked for it. */
  readonly words: string;
  readonly sources: readonly string[];
}

/** What an attribute is compared with: another one, of the same entity unless another is named. */
export interface Comparison {
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly attribute: string;
  readonly entity?: string;
}

/** A rule on the data, as far as it was understood. `entity` and `attribute` are names of this specification. */
export interface Constraint {
  readonly kind:
    | 'range'
    | 'unique'
    | 'format'
    | 'multiplicity'
    | 'overlap'
    | 'comparison'
    | 'temporal'
    | 'state'
    | 'other';
  readonly text: string;
  readonly entity?: string;
  readonly attribute?: string;
  /** With the kind `comparison`. */
  readonly comparison?: Comparison;
  readonly sources: readonly string[];
}

/** How much of a quality is asked for: *within 2 seconds*, *at least 99.5 %*, *500 concurrent users*. */
export interface QualityMeasure {
  readonly bound: 'at most' | 'at least' | 'exactly';
  readonly value: number;
  /** Singular and lower case, `%`, or what is counted. */
  readonly unit: string;
}

/** A demand on how well the product does what it does. */
export interface QualityRequirement {
  /** Characteristics of ISO/IEC 25010 that the words speak of: `performance`, `usability`, `security` … */
  readonly characteristics: readonly string[];
  readonly measure?: QualityMeasure;
  readonly text: string;
  readonly sources: readonly string[];
}

/** A change of state that an action makes: cancel: booked → cancelled. */
export interface StateChange {
  readonly entity: string;
  readonly action: string;
  readonly from?: string;
  readonly to: string;
  readonly sources: readonly string[];
}

export interface Specification {
  readonly project: string;
  readonly domain: string;
  readonly statements: readonly Statement[];
  readonly entities: readonly Entity[];
  readonly relationships: readonly SpecRelationship[];
  readonly generalizations: readonly Generalization[];
  readonly actors: readonly Actor[];
  readonly features: readonly Feature[];
  readonly constraints: readonly Constraint[];
  readonly stateChanges: readonly StateChange[];
  readonly qualities: readonly QualityRequirement[];
  /** Whether the text describes data to keep, or a language of its own in which others write. */
  readonly intent: 'data model' | 'language';
  /** 0 to 1: how much there is to model (size and connectedness). */
  readonly complexity: number;
  /** 0 to 1: how much of the text was understood. */
  readonly confidence: number;
}
