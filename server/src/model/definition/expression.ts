/** Expressions of the language as data without places: what the runtime evaluates and turns into SQL. */

/** A value that stands in a document: JSON, where names (atoms) are text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Expr =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A bare name that is no field: `open`. It equals the text of the same letters. */
  | { readonly kind: 'atom'; readonly name: string }
  /** A field of the record, or one behind relationships: `author.name` is `['author', 'name']`. */
  | { readonly kind: 'ref'; readonly path: readonly string[] }
  /** `^arg(minimum)`, `^actor(role)`, `^context(key)`, `^tenant()`; `path` holds the names in the call. `^ref(name)` is a `ref`. */
  | { readonly kind: 'template'; readonly of: string; readonly path: readonly string[] }
  /**
   * `contains(name, "a")`; `named` holds arguments with names. Defaults of arguments that are left out are there. Relationships and
   * fields that functions take are a `ref` (`exists(comments, score > 3)`), data types an `atom` or a `call` (`type(x, array(string))`).
   * Where there is no function of the name, it is a calculation of the record: `full_name(separator: " ")`.
   */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expr[];
      readonly named?: Readonly<Record<string, Expr>>;
    }
  /** `operator` as written (`==`, `and`, `in`, `+`, `<>`, `not`, `-`); one operand for `not` and sign. */
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expr[] }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'map'; readonly entries: Readonly<Record<string, Expr>> };

/** A call of a registered function, its arguments by the names of its definition: `set_attribute(status, done)`. */
export interface Call {
  readonly name: string;
  /** Values may hold templates and expressions, each marked as `{ expr }`. */
  readonly args: Readonly<Record<string, CallValue>>;
}

/** An argument of a {@link Call}: JSON, an expression, a call inside it, or a list or map of these. */
export type CallValue =
  | string
  | number
  | boolean
  | null
  | { readonly expr: Expr }
  | { readonly call: Call }
  | readonly CallValue[]
  | { readonly map: Readonly<Record<string, CallValue>> };
