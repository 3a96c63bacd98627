/** Definitions that extend each other in a circle, mixins that include themselves, and names that are looked up in what they name. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { DslSchema, Member } from '../../../dsl/schema/schema.ts';
import {
  type Expression,
  type Name,
  nameText,
  type Statement,
  statementsIn,
} from '../../../dsl/syntax/syntax.ts';
import type { SparkCheck } from './check.ts';

const definitionCycle = defineDiagnostic<{ readonly verb: string; readonly path: readonly string[] }>({
  code: 'spark/definition-cycle',
  severity: 'error',
  docs: {
    reason:
      'What comes with itself has no beginning; the circle is cut somewhere, and what is left is a guess.',
    bad: 'dsl page {\n  extends site\n}\ndsl site {\n  extends page\n}',
    good: 'dsl page {}\ndsl site {\n  extends page\n}',
  },
  message: ({ verb, path }) =>
    path.length === 1
      ? `\`${path[0]}\` ${verb} itself.`
      : `\`${path[0]}\` ${verb} itself by way of ${path
          .slice(1)
          .map((name) => `\`${name}\``)
          .join(', ')}.`,
});

export const definitionCycleCheck: SparkCheck = {
  kind: definitionCycle,
  whole: ({ bound, document }) =>
    document.statements
      .filter(({ keyword }) => keyword.text === 'dsl')
      .flatMap((statement) => {
        const schema = bound.vocabulary.available.get(firstName(statement));
        if (!schema) return [];
        return [
          ...extendCycles(statement, schema, bound.vocabulary.available),
          ...mixinCycles(statement, schema),
          ...memberCycles(statement),
        ];
      }),
};

function extendCycles(
  statement: Statement,
  schema: DslSchema,
  available: ReadonlyMap<string, DslSchema>,
): readonly Diagnostic[] {
  const path = circle(schema.name, (name) => available.get(name)?.extends ?? []);
  const [extend] = statementsIn(statement, 'extends');
  return path && extend ? [definitionCycle.at(extend.span, { verb: 'extends', path })] : [];
}

function mixinCycles(statement: Statement, { mixins }: DslSchema): readonly Diagnostic[] {
  return statementsIn(statement, 'mixin').flatMap((mixin) => {
    const path = circle(firstName(mixin), (name) => includedBy(mixins.get(name) ?? []));
    const span = mixin.args[0]?.span ?? mixin.keyword.span;
    return path ? [definitionCycle.at(span, { verb: 'includes', path })] : [];
  });
}

/** What a member of a definition says of another one, and in which words. */
const ties: readonly { readonly verb: string; readonly of: (member: Statement) => readonly Name[] }[] = [
  // `option a: reference(x, of: b)` beside `option b: reference(x, of: a)`.
  { verb: 'is looked up in', of: ({ args }) => ownersIn(args[1]) },
  // `option a: atom = ^a`.
  {
    verb: 'has the value of',
    of: ({ assigned }) => (assigned?.kind === 'template' ? assigned.target.path.slice(0, 1) : []),
  },
];

function memberCycles(statement: Statement): readonly Diagnostic[] {
  const inside = statement.body?.statements ?? [];
  const members = inside.filter(({ keyword }) => /^(arg|option)$/.test(keyword.text));
  const found = ties.flatMap(({ verb, of }) => {
    const tied = new Map(members.map((member) => [firstName(member), of(member)]));
    return [...tied].flatMap(([name, others]) => {
      const path = circle(name, (each) => (tied.get(each) ?? []).map(({ text }) => text));
      const next = path?.[1] ?? name;
      const other = path && others.find(({ text }) => text === next);
      return path && other ? [definitionCycle.at(other.span, { verb, path })] : [];
    });
  });
  return [...found, ...inside.flatMap(memberCycles)];
}

/** What types name by `of`, and by themselves in `value(type)`. */
function ownersIn(type: Expression | undefined): readonly Name[] {
  if (type?.kind === 'list') return type.items.flatMap(({ value }) => ownersIn(value));
  if (type?.kind !== 'name') return [];
  const { path, args = [] } = type;
  return args.flatMap(({ name, value }) => {
    const isOwner = name ? name.text === 'of' : path[0]?.text === 'value';
    if (isOwner) return value.kind === 'name' ? value.path.slice(0, 1) : [];
    return ownersIn(value);
  });
}

/** Mixins that are part of the same block; what an inner element includes is no circle. */
function includedBy(members: readonly Member[]): readonly string[] {
  return members.flatMap((member) => (member.member === 'include' ? member.mixin : []));
}

/** The way from a name back to itself; `undefined` when there is none. */
function circle(start: string, next: (name: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (name: string, path: readonly string[]): readonly string[] | undefined => {
    for (const each of next(name)) {
      if (each === start) return path;
      if (seen.has(each)) continue;
      seen.add(each);
      const found = search(each, [...path, each]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}

function firstName({ args: [name] }: Statement): string {
  return (name && nameText(name)) ?? '';
}
