/** Aggregates written inside of expressions: `count(comments, query: [filter: score > 3])`, as the same data as declared ones. */
import type { Expr, Json } from '../../model/definition/expression.ts';
import type {
  AggregateDefinition,
  ResourceDefinition,
  SortDefinition,
} from '../../model/definition/resource.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { findField } from '../expression/fields.ts';
import { sortsOf } from '../read/sort-value.ts';

export type CallExpr = Extract<Expr, { kind: 'call' }>;

/** What an aggregate is made over, and how. */
export interface AggregateUse {
  readonly kind: AggregateDefinition['kind'];
  /** Relationships that lead to the records; empty with `resource`, whose records need not be related. */
  readonly path: readonly string[];
  readonly resource?: string;
  readonly field?: string;
  readonly filter?: Expr;
  readonly sort?: readonly SortDefinition[];
  readonly limit?: number;
  readonly offset?: number;
  readonly uniq: boolean;
  readonly includeNil: boolean;
  readonly default?: Json;
}

const kinds: ReadonlySet<string> = new Set(['count', 'exists', 'first', 'sum', 'list', 'max', 'min', 'avg']);

/** Whether a call is an aggregate. */
export function isAggregateCall({ name }: CallExpr): boolean {
  return kinds.has(name);
}

export function aggregateOfDefinition(aggregate: AggregateDefinition): AggregateUse {
  return { ...aggregate, includeNil: false };
}

/** @throws ExpressionError when it leads nowhere */
export function aggregateOfCall(call: CallExpr, resource: ResourceDefinition): AggregateUse {
  const [target, condition] = call.args;
  const path = namesIn(target);
  const [first = ''] = path;
  const isRelated = findField(resource, first)?.kind === 'relationship';
  const options = call.named ?? {};
  const query = options['query'] ?? (call.name === 'exists' ? undefined : condition);
  const entries = query?.kind === 'map' ? query.entries : {};
  const filter = call.name === 'exists' ? (condition ?? options['condition']) : entries['filter'];
  const field = options['field'] && namesIn(options['field']).join('.');
  const sort = entries['sort'] && sortsOf(plainValue(entries['sort']));
  const limit = entries['limit'] && numberIn(entries['limit']);
  const offset = entries['offset'] && numberIn(entries['offset']);
  const fallback = options['default'] && (plainValue(options['default']) as Json);
  return {
    kind: call.name as AggregateUse['kind'],
    ...(isRelated ? { path } : { path: [], resource: first }),
    ...(field === undefined ? {} : { field }),
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset }),
    ...(fallback === undefined ? {} : { default: fallback }),
    uniq: isTrue(options['uniq'] ?? options['uniq?']),
    includeNil: isTrue(options['include_nil'] ?? options['include_nil?']),
  };
}

/** Names that an expression consists of: `comments.author` as a path, or as text. */
export function namesIn(expr: Expr | undefined): readonly string[] {
  switch (expr?.kind) {
    case 'ref':
      return expr.path;
    case 'atom':
      return expr.name.split('.');
    case 'literal':
      if (typeof expr.value === 'string') return expr.value.split('.');
      break;
    case 'list':
      return expr.items.flatMap((item) => namesIn(item));
  }
  throw new ExpressionError('The name of a relationship or field is expected here.');
}

function isTrue(expr: Expr | undefined): boolean {
  return expr?.kind === 'literal' && expr.value === true;
}

function numberIn(expr: Expr): number {
  if (expr.kind === 'literal' && typeof expr.value === 'number') return expr.value;
  throw new ExpressionError('A number that does not depend on the record is expected here.');
}

/** An expression of names and literals as plain data. */
export function plainValue(expr: Expr): unknown {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'atom':
      return expr.name;
    case 'ref':
      return expr.path.join('.');
    case 'list':
      return expr.items.map(plainValue);
    case 'map':
      return Object.fromEntries(
        Object.entries(expr.entries).map(([name, value]) => [name, plainValue(value)]),
      );
    default:
      throw new ExpressionError('A plain value is expected here.');
  }
}
