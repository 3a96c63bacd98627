/** Definitions that extend each other in a circle, and mixins that include themselves. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { DslSchema, Member } from '../../../dsl/schema.ts';
import { nameText, type Statement, statementsIn } from '../../../dsl/syntax.ts';
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
