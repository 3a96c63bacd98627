/** A patch of what is not there, or of a section that takes none. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { elementName, type Node, rootOf } from '../../../dsl/bind.ts';
import { childOf } from '../../../dsl/compose.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import type { NameExpression } from '../../../dsl/syntax.ts';
import { createVocabulary, type Schemas } from '../../../dsl/vocabulary.ts';
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
    return patches.flatMap((node) => inPatch(node, bound.vocabulary.available));
  },
};

function inPatch(node: Node, available: Schemas): readonly Diagnostic[] {
  const path = node.values[0]?.expression;
  if (path?.kind !== 'name') return [];
  const extended = createVocabulary([elementName(rootOf(node)) ?? ''], available).document;
  if (alongPath(path, extended).length === 0) return [];
  // To put all definitions together takes longer, and is seldom needed.
  return alongPath(path, createVocabulary([...available.keys()], available).document);
}

function alongPath({ path }: NameExpression, everything: StatementSchema): readonly Diagnostic[] {
  let at = everything;
  for (const { text, span } of path) {
    const next = childOf(at, text);
    if (!next || next.role === 'option') {
      const blocks = [...at.children.values()].filter(({ role }) => role !== 'option');
      const { hint, fixes } = suggest(
        text,
        span,
        blocks.map(({ keyword }) => keyword),
      );
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
