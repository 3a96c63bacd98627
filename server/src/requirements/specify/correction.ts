/** What a person may correct in the reading of a document. Names are lower case and singular, as facts have them. */
import type { Multiplicity, SpecType } from '../../model/specification.ts';

/** *client means patient*: two names for one thing; the second stays. */
export interface SameThing {
  readonly kind: 'same';
  readonly from: string;
  readonly to: string;
  /** Whether it was written as a new name for the thing: `rename visit to appointment`. */
  readonly renames: boolean;
}

/** *address is not an entity*, *room is an entity*. */
export interface IsEntity {
  readonly kind: 'entity';
  readonly name: string;
  readonly is: boolean;
}

/** *receptionist is an actor*, *system is not an actor*. */
export interface IsActor {
  readonly kind: 'actor';
  readonly name: string;
  readonly is: boolean;
}

/** *e-mail is an attribute of patient: email, required*; also what is said of an attribute that is there. */
export interface IsAttribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly owner: string;
  readonly is: boolean;
  readonly type?: SpecType;
  /** Literals of an enumeration, as written. */
  readonly values?: readonly string[];
  readonly required?: boolean;
  readonly unique?: boolean;
}

/** *nurse is a kind of employee*. */
export interface IsKind {
  readonly kind: 'kind';
  readonly sub: string;
  readonly super: string;
  readonly is: boolean;
}

/** *each patient books many appointments*, *patient and room are not related*. */
export interface IsRelated {
  readonly kind: 'relationship';
  readonly from: string;
  readonly to: string;
  readonly is: boolean;
  /** The verb as written; absent when only the multiplicities are corrected. */
  readonly verb?: string;
  /** How many of `from` for one of `to`; absent when nothing is said. */
  readonly fromMultiplicity?: Multiplicity;
  readonly toMultiplicity?: Multiplicity;
}

export type Correction = SameThing | IsEntity | IsActor | IsAttribute | IsKind | IsRelated;

/** The names that a correction speaks of; the first is what it is about. */
export function namesIn(correction: Correction): readonly [string, ...string[]] {
  switch (correction.kind) {
    case 'same':
      return [correction.from, correction.to];
    case 'entity':
    case 'actor':
      return [correction.name];
    case 'attribute':
      return [correction.name, correction.owner];
    case 'kind':
      return [correction.sub, correction.super];
    case 'relationship':
      return [correction.from, correction.to];
  }
}
