/**
 * A shelf. Made by Spark DSL Factory from its documents: change those.
 * Shelf: Books, and who has read them.
 */
import type { CallOptions, Load, Row } from '../../../server/src/runtime/context.ts';
import type { Outcome } from '../../../server/src/runtime/outcome.ts';
import type { Page } from '../../../server/src/runtime/query.ts';
import type { Input, ReadOptions, Runtime } from '../../../server/src/runtime/runtime.ts';

export interface Author {
  readonly id: string;
  readonly name: string;
}

/** A book *\/ of the shelf. */
export interface Book {
  readonly id: string;
  /** As it stands on the cover. */
  readonly title: string;
  readonly genre: "novel" | "poem" | null;
  readonly place: { readonly room: string; readonly row?: number | null } | null;
  readonly marks: readonly ("good" | "bad")[];
  readonly price: number | null;
  readonly cover: Uint8Array | null;
  readonly "odd name": number | null;
  readonly inserted_at: string;
  readonly author_id: string;
  readonly lender_id: string | null;
  readonly state: "here" | "away";
}

export interface Reader {
  readonly id: string;
  readonly name: string | null;
}

export interface Loan {
  readonly id: string;
  readonly book_id: string | null;
  readonly reader_id: string | null;
}

/** Resources by name: their records, and what can be loaded into them. */
export interface Schema {
  readonly Author: {
    readonly record: Author;
    readonly values: {};
    readonly one: {};
    readonly many: { readonly books: "Book" };
  };
  readonly Book: {
    readonly record: Book;
    readonly values: { readonly label: string | null; readonly reader_count: number; readonly reader_names: readonly string[]; readonly last_reader: string | null };
    readonly one: { readonly author: ["Author"]; readonly lender: ["Reader", null] };
    readonly many: { readonly readers: "Reader"; readonly readers_join_assoc: "Loan" };
  };
  readonly Reader: {
    readonly record: Reader;
    readonly values: {};
    readonly one: {};
    readonly many: {};
  };
  readonly Loan: {
    readonly record: Loan;
    readonly values: {};
    readonly one: { readonly book: ["Book", null]; readonly reader: ["Reader", null] };
    readonly many: {};
  };
}

type Id = string | Input;
type One<R extends keyof Schema> = Schema[R]['one'];
type Many<R extends keyof Schema> = Schema[R]['many'];
type Resource<T> = T extends readonly [infer R extends keyof Schema, ...unknown[]] ? R : T extends keyof Schema ? T : never;

/** What can be loaded into a record: the name of a field or relationship, or a relationship with what to load behind it. */
export type LoadOf<R extends keyof Schema> =
  | (keyof Schema[R]['values'] & string)
  | (keyof One<R> & string)
  | (keyof Many<R> & string)
  | { [K in keyof One<R> & string]: { readonly path: K; readonly load: readonly LoadOf<Resource<One<R>[K]>>[] } }[keyof One<R> & string]
  | { [K in keyof Many<R> & string]: { readonly path: K; readonly load: readonly LoadOf<Resource<Many<R>[K]>>[] } }[keyof Many<R> & string];
export type Loads<R extends keyof Schema> = readonly LoadOf<R>[];

type NameOf<L> = L extends string ? L : L extends { readonly path: infer P extends string } ? P : never;
type Inner<L, K> = Extract<L, { readonly path: K }> extends { readonly load: infer I } ? I : [];
type ValueOf<R extends keyof Schema, K, L> = K extends keyof Schema[R]['values']
  ? Schema[R]['values'][K]
  : K extends keyof One<R>
    ? Loaded<Resource<One<R>[K]>, Inner<L, K>> | (One<R>[K] extends readonly [unknown, null] ? null : never)
    : K extends keyof Many<R>
      ? readonly Loaded<Resource<Many<R>[K]>, Inner<L, K>>[]
      : never;

/** A record with what was loaded into it. */
export type Loaded<R extends keyof Schema, L> = Schema[R]['record'] &
  (L extends readonly unknown[] ? { readonly [K in NameOf<L[number]>]: ValueOf<R, K, L[number]> } : unknown);

/** A record as it was read, or its primary key. */
export type Target<R extends keyof Schema> = Schema[R]['record'] | string;
/** An action that takes nothing beside the record. */
export type NoInput = Readonly<Record<string, never>>;
export type Options<L> = Omit<CallOptions, 'load'> & { readonly load?: L };
export type Reading<L> = Omit<ReadOptions, 'load'> & { readonly load?: L };

/** What the action create takes. */
export interface AuthorCreateInput {
  readonly name: string;
}

/** What the action update takes. */
export interface AuthorUpdateInput {
  readonly name?: string;
}

/** What the action buy takes. */
export interface BookBuyInput {
  /** As it stands on the cover. */
  readonly title: string;
  readonly genre?: "novel" | "poem" | null;
  readonly place?: { readonly room: string; readonly row?: number | null } | null;
  readonly marks?: readonly ("good" | "bad")[];
  readonly author_id: string;
  readonly paid: number;
  readonly note?: string;
}

/** What the action lend takes. */
export interface BookLendInput {
  readonly reader: string;
}

/** What the action by_title takes. */
export interface BookByTitleInput {
  /** As it stands on the cover. */
  readonly title: string;
}

/** What the action cheap takes. */
export interface BookCheapInput {
  readonly below: number;
}

/** What the action count_pages takes. */
export interface BookCountPagesInput {
  readonly "deep?"?: boolean | null;
}

/** A shelf. */
export interface Shelf {
  readonly author: {
    /** The action create of Author. */
    create<const L extends Loads<"Author"> = []>(input: AuthorCreateInput, options?: Options<L>): Promise<Outcome<Loaded<"Author", L>>>;
    /** The action read of Author. */
    read<const L extends Loads<"Author"> = []>(input?: NoInput, options?: Reading<L>): Promise<Outcome<Page<Loaded<"Author", L>>>>;
    /** The action update of Author. */
    update<const L extends Loads<"Author"> = []>(record: Target<"Author">, input?: AuthorUpdateInput, options?: Options<L>): Promise<Outcome<Loaded<"Author", L>>>;
    /** The action destroy of Author. */
    destroy<const L extends Loads<"Author"> = []>(record: Target<"Author">, input?: NoInput, options?: Options<L>): Promise<Outcome<Loaded<"Author", L>>>;
    /** The record with this primary key. */
    get<const L extends Loads<"Author"> = []>(id: string | Readonly<Record<string, unknown>>, options?: Options<L>): Promise<Outcome<Loaded<"Author", L>>>;
    /** The records, with more of what belongs to them. */
    load<const L extends Loads<"Author">>(records: readonly Author[], loads: L, options?: CallOptions): Promise<Outcome<readonly Loaded<"Author", L>[]>>;
  };
  /** A book *\/ of the shelf. */
  readonly book: {
    /** Puts a new book on the shelf. */
    buy<const L extends Loads<"Book"> = []>(input: BookBuyInput, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The action lend of Book. */
    lend<const L extends Loads<"Book"> = []>(record: Target<"Book">, input: BookLendInput, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The action keep of Book. */
    keep<const L extends Loads<"Book"> = []>(record: Target<"Book">, input?: NoInput, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The action by_title of Book. */
    byTitle<const L extends Loads<"Book"> = []>(input: BookByTitleInput, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The action cheap of Book. */
    cheap<const L extends Loads<"Book"> = []>(input: BookCheapInput, options?: Reading<L>): Promise<Outcome<Page<Loaded<"Book", L>>>>;
    /** The action count_pages of Book. */
    countPages(input?: BookCountPagesInput, options?: CallOptions): Promise<Outcome<number>>;
    /** The action get of Book. */
    get(input?: NoInput, options?: CallOptions): Promise<Outcome<{ readonly total: number; readonly by?: string | null }>>;
    /** The action read of Book. */
    read<const L extends Loads<"Book"> = []>(input?: NoInput, options?: Reading<L>): Promise<Outcome<Page<Loaded<"Book", L>>>>;
    /** The action destroy of Book. */
    destroy<const L extends Loads<"Book"> = []>(record: Target<"Book">, input?: NoInput, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The record with this primary key. */
    get2<const L extends Loads<"Book"> = []>(id: string | Readonly<Record<string, unknown>>, options?: Options<L>): Promise<Outcome<Loaded<"Book", L>>>;
    /** The records, with more of what belongs to them. */
    load<const L extends Loads<"Book">>(records: readonly Book[], loads: L, options?: CallOptions): Promise<Outcome<readonly Loaded<"Book", L>[]>>;
  };
  readonly reader: {
    /** The action read of Reader. */
    read<const L extends Loads<"Reader"> = []>(input?: NoInput, options?: Reading<L>): Promise<Outcome<Page<Loaded<"Reader", L>>>>;
    /** The record with this primary key. */
    get<const L extends Loads<"Reader"> = []>(id: string | Readonly<Record<string, unknown>>, options?: Options<L>): Promise<Outcome<Loaded<"Reader", L>>>;
    /** The records, with more of what belongs to them. */
    load<const L extends Loads<"Reader">>(records: readonly Reader[], loads: L, options?: CallOptions): Promise<Outcome<readonly Loaded<"Reader", L>[]>>;
  };
}

/** The methods of Shelf, run by a runtime that knows the same documents. */
export function createShelf(runtime: Runtime): Shelf {
  const create = (resource: string, action: string) => (input: Input = {}, options?: CallOptions) =>
    runtime.create(resource, action, input, options);
  const read = (resource: string, action: string) => (input: Input = {}, options?: ReadOptions) =>
    runtime.read(resource, action, input, options);
  const one = (resource: string, action: string) => async (input: Input = {}, options?: ReadOptions) => {
    const found = await runtime.read(resource, action, input, options);
    return found.ok ? { ok: true, value: found.value.results[0] } : found;
  };
  const update = (resource: string, action: string) => (record: Row | string, input: Input = {}, options?: CallOptions) =>
    runtime.update(resource, action, record, input, options);
  const destroy = (resource: string, action: string) => (record: Row | string, input: Input = {}, options?: CallOptions) =>
    runtime.destroy(resource, action, record, input, options);
  const call = (resource: string, action: string) => (input: Input = {}, options?: CallOptions) =>
    runtime.call(resource, action, input, options);
  const made = {
    author: {
      create: create("Author", "create"),
      read: read("Author", "read"),
      update: update("Author", "update"),
      destroy: destroy("Author", "destroy"),
      get: (id: Id, options?: CallOptions) => runtime.get("Author", id, options),
      load: (records: readonly Row[], loads: readonly Load[], options?: CallOptions) => runtime.load("Author", records, loads, options),
    },
    book: {
      buy: create("Book", "buy"),
      lend: update("Book", "lend"),
      keep: update("Book", "keep"),
      byTitle: one("Book", "by_title"),
      cheap: read("Book", "cheap"),
      countPages: call("Book", "count_pages"),
      get: call("Book", "get"),
      read: read("Book", "read"),
      destroy: destroy("Book", "destroy"),
      get2: (id: Id, options?: CallOptions) => runtime.get("Book", id, options),
      load: (records: readonly Row[], loads: readonly Load[], options?: CallOptions) => runtime.load("Book", records, loads, options),
    },
    reader: {
      read: read("Reader", "read"),
      get: (id: Id, options?: CallOptions) => runtime.get("Reader", id, options),
      load: (records: readonly Row[], loads: readonly Load[], options?: CallOptions) => runtime.load("Reader", records, loads, options),
    },
  };
  // The runtime gives rows; that they are as declared is what the documents say.
  return made as unknown as Shelf;
}
