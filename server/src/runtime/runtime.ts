/** The runtime's face: run any action of any resource. The edges and the typed wrappers call nothing else. */
import type { Expr } from '../model/definition/expression.ts';
import type { SortDefinition } from '../model/definition/resource.ts';
import type { CallOptions, Load, Row } from './context.ts';
import type { Notification } from './notification.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageRequest } from './query.ts';

export type Input = Readonly<Record<string, unknown>>;

export interface ReadOptions extends CallOptions {
  readonly filter?: Expr;
  readonly sort?: readonly SortDefinition[];
  readonly limit?: number;
  readonly offset?: number;
  readonly page?: PageRequest;
  /** The attributes that are given; all that are selected by default when absent. */
  readonly select?: readonly string[];
  readonly load?: readonly Load[];
  /** Values for arguments of calculations, by the calculation's name. */
  readonly inputs?: Readonly<Record<string, Input>>;
}

/** What a bulk action did: one outcome for each input, in order. */
export interface BulkResult {
  readonly outcomes: readonly Outcome<Row>[];
  readonly failed: number;
}

export interface Runtime {
  create(resource: string, action: string, input: Input, options?: CallOptions): Promise<Outcome<Row>>;
  read(resource: string, action: string, input: Input, options?: ReadOptions): Promise<Outcome<Page<Row>>>;
  /** The record with this primary key, or `not_found`. */
  get(resource: string, id: string | Input, options?: CallOptions): Promise<Outcome<Row>>;
  /** `record` is a record as it was read, or a primary key. */
  update(
    resource: string,
    action: string,
    record: Row | string,
    input: Input,
    options?: CallOptions,
  ): Promise<Outcome<Row>>;
  destroy(
    resource: string,
    action: string,
    record: Row | string,
    input?: Input,
    options?: CallOptions,
  ): Promise<Outcome<Row>>;
  /** A generic action. */
  call(resource: string, action: string, input: Input, options?: CallOptions): Promise<Outcome<unknown>>;
  bulkCreate(
    resource: string,
    action: string,
    inputs: readonly Input[],
    options?: CallOptions,
  ): Promise<BulkResult>;
  bulkUpdate(
    resource: string,
    action: string,
    records: readonly (Row | string)[],
    input: Input,
    options?: CallOptions,
  ): Promise<BulkResult>;
  bulkDestroy(
    resource: string,
    action: string,
    records: readonly (Row | string)[],
    options?: CallOptions,
  ): Promise<BulkResult>;
  /** Loads relationships, calculations and aggregates into records. */
  load(
    resource: string,
    records: readonly Row[],
    loads: readonly Load[],
    options?: CallOptions,
  ): Promise<Outcome<readonly Row[]>>;
  /** Whether `actor` may run the action, without running it. */
  can(
    resource: string,
    action: string,
    input: Input,
    options?: CallOptions & { readonly record?: Row },
  ): Promise<boolean>;
  /** All of `work` in one transaction. */
  transaction<T>(work: (runtime: Runtime) => Promise<T>): Promise<T>;
  /** Hears of committed actions whose topics match: all of them for `*`. */
  subscribe(topic: string, listener: (notification: Notification) => void): () => void;
}
