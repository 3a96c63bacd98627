/**
 * The domain model: what a `.spark` document in the Ash vocabulary means, and what strategies build and evolution
 * changes. Immutable; parts are shared between versions, never copied. Names follow Ash.
 * Every element names the statements that asked for it in `satisfies` (SysML's «satisfy»).
 */

/** A literal in a document: a string, number, boolean, `nil` (null), an atom, or a list of these. */
export type Literal = string | number | boolean | null | Atom | readonly Literal[];

/** A bare name used as a value: `cancelled`. */
export interface Atom {
  readonly atom: string;
}

/** A type with its constraints: `integer(min: 0)`, `atom(one_of: [a, b])`. */
export interface TypeUse {
  readonly name: string;
  readonly constraints: Readonly<Record<string, Literal>>;
}

interface Traced {
  /** Ids of the statements that asked for this element; empty when it was added by convention. */
  readonly satisfies: readonly string[];
}

export interface Attribute extends Traced {
  readonly name: string;
  readonly type: TypeUse;
  readonly allowNil: boolean;
  readonly public: boolean;
  readonly default?: Literal;
}

export type RelationshipKind = 'belongs_to' | 'has_one' | 'has_many' | 'many_to_many';

export interface Relationship extends Traced {
  readonly kind: RelationshipKind;
  readonly name: string;
  /** Name of the destination resource. */
  readonly destination: string;
  /** `belongs_to` only; true elsewhere. */
  readonly allowNil: boolean;
  /** `has_one`/`has_many`: the attribute of the destination that points here. */
  readonly destinationAttribute?: string;
  /** `many_to_many`: the join resource. */
  readonly through?: string;
}

export interface Identity extends Traced {
  readonly name: string;
  /** Names of attributes of this resource (a `belongs_to x` gives `x_id`). */
  readonly keys: readonly string[];
}

export type ActionKind = 'create' | 'read' | 'update' | 'destroy';

export interface Action extends Traced {
  readonly kind: ActionKind;
  readonly name: string;
  /** Names of attributes that the caller may set. Empty for `read` and `destroy`. */
  readonly accept: readonly string[];
  /** The state that this action moves to, when the resource has a state machine. */
  readonly transitionTo?: string;
}

/** Who may run which actions: `policy action(cancel) { authorize_if actor_attribute_equals(role, receptionist) }`. */
export interface Policy extends Traced {
  /** Names of actions of this resource. */
  readonly actions: readonly string[];
  /** Roles; the policy passes for any one of them. */
  readonly roles: readonly string[];
  readonly effect: 'authorize_if' | 'forbid_if';
}

export interface Transition extends Traced {
  readonly action: string;
  readonly from: readonly string[];
  readonly to: string;
}

export interface StateMachine {
  readonly initialStates: readonly string[];
  readonly defaultInitialState: string;
  /** Name of the attribute that holds the state. */
  readonly stateAttribute: string;
  readonly transitions: readonly Transition[];
}

export interface Resource extends Traced {
  /** PascalCase. */
  readonly name: string;
  readonly doc?: string;
  /** Extension names, such as `json_api`; each adds its section with its defaults. */
  readonly extensions: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly relationships: readonly Relationship[];
  readonly identities: readonly Identity[];
  readonly actions: readonly Action[];
  readonly policies: readonly Policy[];
  readonly stateMachine?: StateMachine;
}

/** A domain with its resources. Each resource has a `uuid_primary_key id` that is not listed in `attributes`. */
export interface DomainModel {
  /** PascalCase. */
  readonly name: string;
  /** File name of the requirements it was made from, relative to the document. */
  readonly requirements?: string;
  readonly resources: readonly Resource[];
}
