/** The page of `docs/` about names that lead nowhere: what was tried, and what was found. */
import type { Case, Outcome } from './cases.ts';
import type { Model } from './models.ts';
import type { Mutation } from './mutations.ts';

export interface Tried {
  readonly case: Case;
  readonly outcome: Outcome;
}

export function pageOf(
  tried: readonly Tried[],
  mutations: readonly Mutation[],
  models: readonly Model[],
): string {
  const found = tried.filter(isFound);
  const asked = tried.filter(({ case: { ash } }) => ash !== undefined);
  const byAsh = asked.filter(({ case: { ash } }) => ash !== 'silent');
  const errors = byAsh.filter(({ case: { ash } }) => ash === 'error');
  const near = tried.filter(({ case: { near } }) => near);
  const suggested = near.filter(({ case: { right }, outcome }) => outcome.suggestion === right);
  const resources = models.map(({ documents }) =>
    documents.reduce((sum, { text }) => sum + (text.match(/^resource /gm)?.length ?? 0), 0),
  );
  const hits = mutations.filter((each) => each.found);
  return `# Names that lead nowhere

A name that leads nowhere is a slip that compilers for Elixir often let pass, and that shows at run time only. This page is
written by \`test/server/language/spark/dangling-names.test.ts\` (\`UPDATE=1 npm run unit\`), which fails when any of it changes.

- ${found.length} of ${tried.length} wrong names are an error on their very words, and no other error comes with them.
- ${suggested.length} of the ${near.length} that are near the right name suggest it; the other ${tried.length - near.length} suggest nothing.
- Of the first ${asked.length}, Ash 3.32 refuses ${errors.length}, warns of ${byAsh.length - errors.length}, and says nothing of ${asked.length - byAsh.length}.
- Nothing is found in ${models.length} correct models of ${Math.min(...resources)} to ${Math.max(...resources)} resources (${resources.reduce((a, b) => a + b, 0)} in all): ${models.map(({ name }) => name).join(', ')}.
- ${hits.length} of ${mutations.length} references of those models, chosen at random with a fixed seed, are an error on their very words when a word
  that nobody knows takes their place.

## The wrong names

Each is one word in one of the models of \`test/fixtures/models\`. What Ash says was seen by running it, for the first ${asked.length}.

| # | what the name should lead to | words | Ash 3.32 | finding | suggestion |
|--:|---|---|---|---|---|
${tried.map(row).join('\n')}

## Random references, by kind

A name in an expression may also be a plain value beside a value of an unknown type, or where any value may stand, so that an
unknown one is no error there. The attribute of a change in a reactor is that of a resource which is known only when it runs.

| kind of name | replaced | found | share |
|---|--:|--:|--:|
${kinds(mutations).join('\n')}
`;
}

/** Exactly one error, on the wrong word. */
export function isFound({ case: { start, wrong }, outcome: { errors } }: Tried): boolean {
  return errors.length === 1 && errors[0]?.endsWith(` ${start} ${wrong}`) === true;
}

function row({ case: { ash, reference, right, wrong }, outcome }: Tried, index: number): string {
  const words = `\`${right}\` → \`${wrong}\``;
  const suggestion = outcome.suggestion === undefined ? '' : `\`${outcome.suggestion}\``;
  return `| ${index + 1} | ${reference} | ${words} | ${ash ?? ''} | ${outcome.codes.join(', ')} | ${suggestion} |`;
}

function kinds(mutations: readonly Mutation[]): readonly string[] {
  const byKind = new Map<string, { all: number; found: number }>();
  for (const { kind, found } of mutations) {
    const { all, found: before } = byKind.get(kind) ?? { all: 0, found: 0 };
    byKind.set(kind, { all: all + 1, found: before + (found ? 1 : 0) });
  }
  return [...byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([kind, { all, found }]) => `| ${kind} | ${all} | ${found} | ${Math.floor((100 * found) / all)} % |`,
    );
}
