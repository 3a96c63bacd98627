/** A type, change or check that no definition in use knows. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { knownKinds } from '../../../dsl/schema/known-kinds.ts';
import type { Vocabulary } from '../../../dsl/schema/vocabulary.ts';
import { dotted } from '../../../dsl/syntax/syntax.ts';
import { quotePath } from '../reading/escape.ts';
import { addUse } from './add-use.ts';
import { findInValues, nothing, type SparkCheck, suggest } from './check.ts';

const unknownFunction = defineDiagnostic<{
  readonly kind: string;
  readonly name: string;
  readonly hint: string;
}>({
  code: 'spark/unknown-function',
  severity: 'error',
  docs: {
    reason:
      'Types, changes, validations and checks are known by name; an unknown one cannot be compiled or run.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email: strin }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email: string }\n}',
  },
  message: ({ kind, name, hint }) => `There is no ${kind.replaceAll('_', ' ')} \`${name}\`.${hint}`,
});

export const unknownFunctionCheck: SparkCheck = {
  kind: unknownFunction,
  run: ({ nodes, bound, document }) =>
    findInValues(nodes, (event) => {
      if (event.event !== 'call' || event.schema) return nothing;
      const { call, kind } = event;
      // Where no definition has functions of the kind, it is the one that asks for them that is wrong.
      if (!knownKinds(bound.vocabulary.available).functions.has(kind)) return nothing;
      const name = dotted(call);
      const first = call.path[0]?.span ?? call.span;
      const span = { start: first.start, end: call.path.at(-1)?.span.end ?? first.end };
      const elsewhere = definitionsWithFunction(bound.vocabulary, kind, name);
      const [definition] = elsewhere;
      // One of the definitions is not there: it may have the function.
      const { isLacking } = bound.vocabulary;
      if (definition !== undefined && isLacking) return nothing;
      if (definition !== undefined) {
        const hint = ` It is part of \`${definition}\`, which this document does not use.`;
        const fixes = elsewhere.map((each) => addUse(each, document));
        return [unknownFunction.at(span, { kind, name, hint }, { fixes })];
      }
      const { hint, fixes } = suggest(
        name,
        span,
        bound.vocabulary.functions.get(kind)?.keys() ?? [],
        quotePath,
      );
      return isLacking && hint === '' ? nothing : [unknownFunction.at(span, { kind, name, hint }, { fixes })];
    }),
};

/** Names of the definitions that have a function, for one that none in use has. */
export function definitionsWithFunction(
  { available }: Vocabulary,
  kind: string,
  name: string,
): readonly string[] {
  return [...available.values()]
    .filter(({ functions }) => functions.some((known) => known.kind === kind && known.name === name))
    .map((schema) => schema.name);
}
