/** A patch of what is not there, or of a section that takes none. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { childOf } from '../../../dsl/compose.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import type { NameExpression } from '../../../dsl/syntax.ts';
import { createVocabulary } from '../../../dsl/vocabulary.ts';
import { type SparkCheck, suggest } from './check.ts';

const definitionPatch = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/definition-patch',
  severity: 'error',
  docs: {
    reason:
      'A patch that meets nothing adds nothing; and a definition may have reasons to keep a section as it is.',
    bad: 'dsl page { section head }\ndsl tracking {\n  patch head { option pixel: string }\n}',
    good: 'dsl page { section head { patchable? true } }\ndsl tracking {\n  patch head { option pixel: string }\n}',
    source: 'Spark.Dsl.Section, patchable?',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const definitionPatchCheck: SparkCheck = {
  kind: definitionPatch,
  run: ({ nodes, bound }) => {
    const patches = nodes.filter(({ schema }) => schema?.keyword === 'patch' && schema.definition === 'dsl');
    if (patches.length === 0) return [];
    const { available } = bound.vocabulary;
    const everything = createVocabulary([...available.keys()], available).document;
    return patches.flatMap((node) => inPatch(node, everything));
  },
};

function inPatch({ values: [path] }: Node, everything: StatementSchema): readonly Diagnostic[] {
  if (path?.expression.kind !== 'name') return [];
  return alongPath(path.expression, everything);
}

function alongPath({ path }: NameExpression, everything: StatementSchema): readonly Diagnostic[] {
  let at = everything;
  for (const { text, span } of path) {
    const next = childOf(at, text);
    if (!next || next.role === 'option') {
      const { hint, fixes } = suggest(text, span, at.children.keys());
      const problem =
        at === everything
          ? `No definition has \`${text}\` at the top.`
          : `\`${at.keyword}\` has no \`${text}\`.`;
      return [definitionPatch.at(span, { problem, hint }, { fixes })];
    }
    at = next;
  }
  const last = path.at(-1);
  if (at.role !== 'section' || at.patchable || !last) return [];
  const problem = `The section \`${at.keyword}\` of \`${at.definition}\` does not say that it is patchable.`;
  return [definitionPatch.at(last.span, { problem, hint: '' })];
}
