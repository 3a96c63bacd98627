/**
 * A resource as the runtime knows it: everything that a document of `ash.resource` and its extensions says, with defaults
 * filled in and what transformers add. Names follow Ash; booleans lose their question mark (`allow_nil?` is `allowNil`).
 */
import type { Call, Expr, Json } from './expression.ts';

/** `decimal(min: 0)`: a type with its constraints. Lists are `array` with `items`. */
export interface TypeDefinition {
  readonly name: string;
  readonly constraints: Readonly<Record<string, Json>>;
  /** `array` only. */
  readonly items?: TypeDefinition;
}

/** A literal, or a call that makes a value each time (`now()`, `uuid()`). */
export type DefaultValue = { readonly value: Json } | { readonly call: Call };

export interface AttributeDefinition {
  readonly name: string;
  /** The column; the name when the document does not say. */
  readonly source: string;
  readonly type: TypeDefinition;
  readonly description?: string;
  readonly primaryKey: boolean;
  readonly allowNil: boolean;
  readonly writable: boolean;
  readonly public: boolean;
  readonly sensitive: boolean;
  readonly generated: boolean;
  readonly default?: DefaultValue;
  readonly updateDefault?: DefaultValue;
  readonly filterable: boolean | 'simple_equality';
  readonly sortable: boolean;
  readonly selectByDefault: boolean;
  /** The name it had before, for migrations that rename. */
  readonly renamedFrom?: string;
}

/** What the data store keeps of a `belongs_to`: a foreign key, unless it is told not to. */
export interface ReferenceDefinition {
  /** There is no foreign key. */
  readonly ignore?: boolean;
  /** What becomes of records here when the one that they lead to is removed; absent where that is refused. */
  readonly onDelete?: 'delete' | 'nilify';
  /** What becomes of the attribute here when the key that it holds changes; absent where that is refused. */
  readonly onUpdate?: 'update' | 'nilify';
  /** The name of the constraint, where it is not made of table and column. */
  readonly name?: string;
}

export interface RelationshipDefinition {
  readonly kind: 'belongs_to' | 'has_one' | 'has_many' | 'many_to_many';
  readonly name: string;
  /** Name of the destination resource. */
  readonly destination: string;
  readonly sourceAttribute: string;
  readonly destinationAttribute: string;
  /** `has_many` and `has_one`: the relationships that it goes along, instead of attributes of its own. Such a one is only read. */
  readonly along?: readonly string[];
  /** `many_to_many` only. */
  readonly through?: string;
  readonly sourceAttributeOnJoin?: string;
  readonly destinationAttributeOnJoin?: string;
  readonly allowNil: boolean;
  readonly public: boolean;
  readonly filter?: Expr;
  readonly sort?: readonly SortDefinition[];
  readonly limit?: number;
  /** `belongs_to` only. */
  readonly reference?: ReferenceDefinition;
}

export interface SortDefinition {
  readonly field: string;
  readonly direction: 'asc' | 'desc' | 'asc_nils_first' | 'desc_nils_last';
}

export interface IdentityDefinition {
  readonly name: string;
  readonly keys: readonly string[];
  readonly where?: Expr;
  readonly nilsDistinct: boolean;
  readonly message?: string;
  /** Where the error is shown; at its keys when absent. */
  readonly fieldNames?: readonly string[];
  /** With multitenancy by attribute: unique over all tenants, not in each. */
  readonly allTenants: boolean;
}

export interface ArgumentDefinition {
  readonly name: string;
  readonly type: TypeDefinition;
  readonly description?: string;
  readonly allowNil: boolean;
  readonly public: boolean;
  readonly sensitive: boolean;
  readonly default?: DefaultValue;
}

/** `change`, `validate` or `prepare`, in an action or for all. */
export interface StepUse {
  readonly call: Call;
  /** Validations that must hold, else it is left out. */
  readonly where: readonly Call[];
  readonly onlyWhenValid: boolean;
  /** Global ones: the kinds of action they are for. */
  readonly on?: readonly ActionKind[];
  /** Validations only. */
  readonly message?: string;
  readonly beforeAction?: boolean;
  /** Its place among the changes and validations of its action, which run in the order of the document; changes first when absent. */
  readonly place?: number;
}

export type ActionKind = 'create' | 'read' | 'update' | 'destroy' | 'action';

export interface PaginationDefinition {
  readonly keyset: boolean;
  readonly offset: boolean;
  readonly defaultLimit?: number;
  readonly maxPageSize: number;
  readonly required: boolean;
  readonly countable: boolean;
}

export interface ActionDefinition {
  readonly kind: ActionKind;
  readonly name: string;
  readonly description?: string;
  readonly primary: boolean;
  readonly public: boolean;
  readonly transaction?: boolean;
  /** Attributes that the caller may set; `*` was resolved. */
  readonly accept: readonly string[];
  readonly requireAttributes: readonly string[];
  readonly allowNilInput: readonly string[];
  readonly arguments: readonly ArgumentDefinition[];
  readonly changes: readonly StepUse[];
  readonly validations: readonly StepUse[];
  readonly preparations: readonly StepUse[];
  readonly skipUnknownInputs: readonly string[];
  /** Whether the validations of the resource are left out, or wait until right before the data store. */
  readonly globalValidations?: 'skip' | 'late';
  /** create only. */
  readonly upsert?: {
    readonly identity?: string;
    readonly fields?: readonly string[];
    /** Where no fields are named: those that are left as they are. */
    readonly except?: readonly string[];
    /** What the record that is there has to meet to be changed. */
    readonly condition?: Expr;
    /** Whether a record that was not changed is given back all the same; else it is a conflict. */
    readonly returnSkipped?: boolean;
  };
  /** destroy only: an update that hides. */
  readonly soft?: boolean;
  /** read only. */
  readonly get?: boolean;
  readonly getBy?: readonly string[];
  readonly filters?: readonly Expr[];
  readonly pagination?: PaginationDefinition;
  /** generic only. */
  readonly returns?: TypeDefinition;
  /** generic only: a registered function, or the name of a reactor. */
  readonly run?: { readonly call: Call } | { readonly reactor: string };
}

export interface CalculationDefinition {
  readonly name: string;
  readonly type: TypeDefinition;
  readonly description?: string;
  readonly calculation: { readonly expr: Expr } | { readonly call: Call };
  readonly arguments: readonly ArgumentDefinition[];
  readonly load: readonly string[];
  readonly public: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
}

export interface AggregateDefinition {
  readonly kind: 'count' | 'exists' | 'first' | 'sum' | 'list' | 'max' | 'min' | 'avg';
  readonly name: string;
  readonly path: readonly string[];
  readonly field?: string;
  readonly filter?: Expr;
  readonly sort?: readonly SortDefinition[];
  readonly uniq: boolean;
  readonly default?: Json;
  readonly public: boolean;
}

export interface CheckUse {
  readonly effect: 'authorize_if' | 'forbid_if' | 'authorize_unless' | 'forbid_unless';
  /** A registered check, or an expression over the record. */
  readonly check: { readonly call: Call } | { readonly expr: Expr };
}

export interface PolicyDefinition {
  readonly bypass: boolean;
  /** All must hold for the policy to apply. */
  readonly condition: readonly ({ readonly call: Call } | { readonly expr: Expr })[];
  readonly description?: string;
  readonly accessType?: 'strict' | 'filter' | 'runtime';
  readonly checks: readonly CheckUse[];
}

export interface FieldPolicyDefinition extends PolicyDefinition {
  readonly fields: readonly string[];
}

export interface StateMachineDefinition {
  readonly stateAttribute: string;
  readonly initialStates: readonly string[];
  readonly defaultInitialState?: string;
  readonly states: readonly string[];
  readonly transitions: readonly {
    readonly action: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
}

export interface PublicationDefinition {
  /** The action, or all actions of a kind. */
  readonly action?: string;
  readonly kind?: ActionKind;
  /** Texts and names of attributes whose values take their place; `_pkey` and `_tenant` stand for the primary key and the tenant. */
  readonly topic: readonly (string | { readonly field: string })[];
  readonly event?: string;
}

export interface MultitenancyDefinition {
  readonly attribute: string;
  readonly global: boolean;
}

export interface ResourceDefinition {
  readonly name: string;
  /** The domain that lists it. */
  readonly domain?: string;
  readonly description?: string;
  /** Its records are values inside of other records, so that there is no table. */
  readonly embedded?: true;
  /** Name of the table. */
  readonly table: string;
  readonly renamedFrom?: string;
  readonly attributes: readonly AttributeDefinition[];
  readonly relationships: readonly RelationshipDefinition[];
  readonly identities: readonly IdentityDefinition[];
  readonly actions: readonly ActionDefinition[];
  readonly changes: readonly StepUse[];
  readonly validations: readonly StepUse[];
  readonly preparations: readonly StepUse[];
  readonly calculations: readonly CalculationDefinition[];
  readonly aggregates: readonly AggregateDefinition[];
  /** Present when the resource authorises; then no policy that applies means forbidden. */
  readonly policies?: readonly PolicyDefinition[];
  readonly fieldPolicies?: readonly FieldPolicyDefinition[];
  readonly stateMachine?: StateMachineDefinition;
  readonly publications: readonly PublicationDefinition[];
  /** In front of every topic. */
  readonly topicPrefix?: string;
  /** Between the parts of a topic; a colon when absent. */
  readonly topicDelimiter?: string;
  readonly multitenancy?: MultitenancyDefinition;
  readonly baseFilter?: Expr;
  /** Indexes beside those of identities: fields, and whether unique. */
  readonly indexes: readonly { readonly fields: readonly string[]; readonly unique: boolean }[];
}

export interface DomainDefinition {
  readonly name: string;
  readonly description?: string;
  readonly resources: readonly string[];
}
