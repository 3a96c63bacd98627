/** A patch of what is not there, or of a section that takes none. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { elementName, type Node, nameOfNode, rootOf } from '../../../dsl/nodes/bind.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import { withArticle } from '../../../dsl/schema/describe-type.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { createVocabulary, metaLanguage, type Schemas } from '../../../dsl/schema/vocabulary.ts';
import { type NameExpression, nameText } from '../../../dsl/syntax/syntax.ts';
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
    return [
      ...patches.flatMap((node) => inPatch(node, bound.vocabulary.available)),
      ...nodes.flatMap(ofDefinition),
    ];
  },
};

/** A fragment of a definition, which nobody would read. */
function ofDefinition({ schema, statement: { args } }: Node): readonly Diagnostic[] {
  const keyword = schema?.partial ? args[1] : undefined;
  if (!keyword || nameText(keyword) !== metaLanguage) return [];
  const problem = 'A definition stands in one place: another one adds to it, by `extends` and `patch`.';
  return [definitionPatch.at(keyword.span, { problem, hint: '' })];
}

function inPatch(node: Node, available: Schemas): readonly Diagnostic[] {
  const path = node.values[0]?.expression;
  if (path?.kind !== 'name') return [];
  const extended = createVocabulary([elementName(rootOf(node)) ?? ''], available).document;
  if (alongPath(path, extended).length === 0) return replacing(node, path, available);
  // To put all definitions together takes longer, and is seldom needed.
  const found = alongPath(path, createVocabulary([...available.keys()], available).document);
  return found.length > 0 ? found : replacing(node, path, available);
}

/** Members of a patch in the place of which its target has something already: a patch adds, and takes nothing away. */
function replacing(patch: Node, { path }: NameExpression, available: Schemas): readonly Diagnostic[] {
  const own = elementName(rootOf(patch)) ?? '';
  const first = path[0]?.text ?? '';
  const extended = (available.get(own)?.extends ?? []).filter((name) => name !== own);
  const blockIn = (uses: readonly string[]) => blockAt(path, createVocabulary(uses, available).document);
  const target = blockIn(extended) ?? blockIn(othersWith(first, own, available));
  return (target ? patch.children : []).flatMap((member) => {
    const name = nameOfNode(member);
    const there = target && thereFor(member, target);
    if (!name || there === undefined) return [];
    const problem = `\`${target?.keyword}\` has ${withArticle(there)} \`${elementName(member)}\` already.`;
    return [definitionPatch.at(name.span, { problem, hint: '' })];
  });
}

/** The other definitions that have a statement at the top of documents. */
function othersWith(keyword: string, own: string, available: Schemas): readonly string[] {
  return [...available.values()].flatMap(({ name, members }) => {
    const has = members.some((each) => each.member === 'statement' && each.definition.keyword === keyword);
    return has && name !== own ? [name] : [];
  });
}

function blockAt(path: NameExpression['path'], document: StatementSchema): StatementSchema | undefined {
  let at: StatementSchema | undefined = document;
  for (const { text } of path) at = at && childOf(at, text);
  return at;
}

/** What a member would take the place of. What two definitions say of a block comes together. */
function thereFor(member: Node, target: StatementSchema): string | undefined {
  const name = elementName(member);
  const keyword = member.statement.keyword.text;
  if (name === undefined || !/^(arg|option|section|entity)$/.test(keyword)) return undefined;
  const child = target.children.get(name);
  // A block beside a block adds to it, and an argument stands by its position.
  if (child) return child.role === 'option' || keyword === 'option' ? child.role : undefined;
  const isValue = keyword === 'arg' || keyword === 'option';
  return isValue && target.parameters.some((each) => each.name === name) ? 'argument' : undefined;
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
