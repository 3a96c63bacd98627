/** Random expressions over what is related to a post of the blog. */
import fc from 'fast-check';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';

const ref = (...path: string[]): Expr => ({ kind: 'ref', path });
const lit = (value: string | number | boolean | null): Expr => ({ kind: 'literal', value });
const op = (operator: string, ...operands: Expr[]): Expr => ({ kind: 'operation', operator, operands });
const call = (name: string, args: Expr[], named?: Record<string, Expr>): Expr => ({
  kind: 'call',
  name,
  args,
  ...(named ? { named } : {}),
});

/** Where posts lead to, and the fields there are behind it. */
interface Place {
  readonly path: readonly string[];
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

const places: readonly Place[] = [
  { path: ['comments'], numbers: ['stars'], texts: ['body'] },
  { path: ['tags'], numbers: [], texts: ['name'] },
  {
    path: ['author'],
    numbers: ['post_count', 'best_score', 'total_score'],
    texts: ['name', 'email', 'initial'],
  },
  { path: ['author', 'posts'], numbers: ['score', 'double', 'comment_count'], texts: ['title', 'state'] },
  { path: ['author', 'team'], numbers: [], texts: ['name'] },
  { path: ['author', 'latest'], numbers: ['score'], texts: ['title'] },
  { path: ['author', 'top_posts'], numbers: ['score'], texts: ['title'] },
  { path: ['author', 'open_posts'], numbers: ['score'], texts: ['title'] },
  { path: ['author', 'posts', 'comments'], numbers: ['stars'], texts: ['body'] },
  { path: ['tags', 'posts'], numbers: ['score'], texts: ['title'] },
];

const numberValue = fc.constantFrom<number | null>(0, 1, 4, 5, 20, null).map(lit);
const textValue = fc
  .constantFrom<string | null>('open', 'Beta', 'art', 'ada@example.org', 'b', null)
  .map(lit);
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');

/** A condition over the records of a place. */
function condition({ numbers, texts }: Place, depth: number): fc.Arbitrary<Expr> {
  const outside = fc.constantFrom(call('parent', [ref('score')]));
  const leaves: fc.Arbitrary<Expr>[] = [
    fc.tuple(comparison, fc.constantFrom(...texts), textValue).map(([o, field, v]) => op(o, ref(field), v)),
    fc.constantFrom(...texts).map((field) => call('is_nil', [ref(field)])),
  ];
  if (numbers.length > 0)
    leaves.push(
      fc
        .tuple(comparison, fc.constantFrom(...numbers), fc.oneof(numberValue, outside))
        .map(([o, field, v]) => op(o, ref(field), v)),
    );
  const leaf = fc.oneof(...leaves);
  if (depth <= 0) return leaf;
  const inner = condition({ path: [], numbers, texts }, depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(fc.constantFrom('and', 'or'), inner, inner).map(([o, l, r]) => op(o, l, r)),
    inner.map((each) => op('not', each)),
  );
}

/** Something about the records of a place. */
function about(place: Place): fc.Arbitrary<Expr> {
  const { path, numbers, texts } = place;
  const fields = [...numbers, ...texts];
  const filter = fc.option(condition(place, 1), { nil: undefined });
  const sort = fc.constantFrom(...fields).chain((field) =>
    fc.constantFrom('asc', 'desc', 'asc_nils_first', 'desc_nils_last').map((direction) => ({
      kind: 'list' as const,
      items: [
        { kind: 'map' as const, entries: { [field]: { kind: 'atom' as const, name: direction } } },
        // No two records are equal, so that the order is one.
        { kind: 'map' as const, entries: { id: { kind: 'atom' as const, name: 'asc' } } },
      ],
    })),
  );
  const range = fc.option(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
    nil: undefined,
  });
  const flag = fc.boolean();
  const query = fc.tuple(filter, sort, range).map(
    ([chosen, order, limits]): Expr => ({
      kind: 'map',
      entries: {
        ...(chosen ? { filter: chosen } : {}),
        sort: order,
        ...(limits ? { limit: lit(limits[0]), offset: lit(limits[1]) } : {}),
      },
    }),
  );
  const over = (kinds: readonly string[], names: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...kinds), fc.constantFrom(...names), query, flag)
      .map(([kind, field, chosen, uniq]) =>
        call(kind, [ref(...path)], {
          field: ref(field),
          query: chosen,
          ...(kind === 'list' || kind === 'count' ? { 'uniq?': lit(uniq) } : {}),
          ...(kind === 'list' || kind === 'first' ? { 'include_nil?': lit(uniq) } : {}),
        }),
      );
  return fc.oneof(
    filter.map((chosen) => call('exists', chosen ? [ref(...path), chosen] : [ref(...path)])),
    query.map((chosen) => call('count', [ref(...path)], { query: chosen })),
    over(['first', 'list', 'count', 'min', 'max'], fields),
    ...(numbers.length > 0 ? [over(['sum', 'avg'], numbers)] : []),
  );
}

/** A field of a post, behind relationships to one record where there are some. */
const field = fc.constantFrom(
  ref('score'),
  ref('author', 'name'),
  ref('author', 'team', 'name'),
  ref('author', 'post_count'),
  ref('author', 'titles'),
  ref('author', 'greeting'),
  ref('author', 'latest', 'title'),
  ref('author_name'),
  ref('double'),
  ref('comment_count'),
  ref('best_comment'),
  call('above', [], { limit: lit(4) }),
);

export const relation = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...places).chain(about) }, field);
