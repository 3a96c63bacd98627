/** A name in a definition that means two things where it stands, or that no document could write. */
import { type Diagnostic, defineDiagnostic, type RelatedPlace } from '../../../base/diagnostic.ts';
import { elementName, type Node, nameOfNode, rootOf } from '../../../dsl/nodes/bind.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import { withArticle } from '../../../dsl/schema/describe-type.ts';
import { metaLanguage } from '../../../dsl/schema/schema.ts';
import { createVocabulary } from '../../../dsl/schema/vocabulary.ts';
import { type Expression, flagIn, type Name, nameText } from '../../../dsl/syntax/syntax.ts';
import { isBuiltIn } from '../built-in.ts';
import type { SparkCheck } from './check.ts';

const definitionName = defineDiagnostic<{ readonly problem: string }>({
  code: 'spark/definition-name',
  severity: 'error',
  docs: {
    reason: 'Of two things with one name in the same block, documents could only ever write one.',
    bad: 'dsl page {\n  entity link { arg to: string  option to: atom }\n}',
    good: 'dsl page {\n  entity link { arg to: string  option opens: atom }\n}',
  },
  message: ({ problem }) => problem,
});

export const definitionNameCheck: SparkCheck = {
  kind: definitionName,
  run: ({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.schema?.definition !== metaLanguage || node.schema.role !== 'entity') return [];
      return [...ofDefinition(node), ...unwritable(node), ...takenTwice(node)];
    }),
};

/** The language of definitions cannot be taken away from those that are written in it. */
function ofDefinition(node: Node): readonly Diagnostic[] {
  const name = node.schema?.keyword === metaLanguage ? nameOfNode(node) : undefined;
  if (!name || elementName(node) !== metaLanguage || isBuiltIn(node.document.uri)) return [];
  return [
    at(name, `\`${metaLanguage}\` is the language of definitions, and what is called so here is not read.`),
  ];
}

/** What gives documents a word to begin a statement with. */
const roles: ReadonlySet<string> = new Set(['section', 'entity', 'option']);

/** What has a name that documents write, by position, behind a comma or in the block. */
const named: ReadonlySet<string> = new Set([...roles, 'arg']);

/** Documents begin a statement with one name, which has no dots unless it stands between back quotes. */
function unwritable(node: Node): readonly Diagnostic[] {
  const name = named.has(node.schema?.keyword ?? '') ? nameOfNode(node) : undefined;
  if (name?.kind !== 'name' || name.path.length < 2) return [];
  return [at(name, 'A name with dots could not be written in a document, where a dot follows a name.')];
}

/** A name in the block of a definition, and what has it. */
interface Taken {
  readonly name: Expression | Name;
  readonly node: Node;
  /** Whether it is a name that it had before. */
  readonly isFormer: boolean;
}

/** Names of one block that stand for two things; two of the same kind are for another check to tell. */
function takenTwice(owner: Node): readonly Diagnostic[] {
  const members = owner.children.filter(
    ({ schema }) => schema?.definition === metaLanguage && named.has(schema.keyword),
  );
  const present = new Map<string, Taken>();
  for (const node of includedIn(owner)) {
    const name = nameOfNode(node);
    if (name) present.set(elementName(node) ?? '', { name, node, isFormer: false });
  }
  const found: Diagnostic[] = [];
  for (const node of members) {
    const name = nameOfNode(node);
    const text = elementName(node);
    if (!name || text === undefined) continue;
    const before = present.get(text);
    if (!before) present.set(text, { name, node, isFormer: false });
    else if (excludeEachOther(before.node, node))
      found.push(
        at(
          name,
          `\`${text}\` is the name of ${withArticle(before.node.schema?.keyword ?? '')} already.`,
          before,
        ),
      );
    if (owner.schema?.keyword === metaLanguage && !owner.parent)
      found.push(...ofEveryDocument(node, name, text), ...ofExtended(node, name, text));
  }
  for (const node of members)
    for (const name of formerNames(node)) {
      const before = present.get(name.text);
      if (!before) present.set(name.text, { name, node, isFormer: true });
      else found.push(formerTwice(name, node, before));
    }
  return [...found, ...members.flatMap((node) => leftOutTwice(node, present))];
}

/** What mixins of the same definition put in. */
function includedIn(owner: Node, seen: ReadonlySet<Node> = new Set([owner])): readonly Node[] {
  const mixins = rootOf(owner).children.filter(({ schema }) => schema?.keyword === 'mixin');
  const names = owner.children
    .filter(({ statement }) => statement.keyword.text === 'include')
    .flatMap(({ statement }) => statement.args.flatMap((arg) => nameText(arg) ?? []));
  return mixins
    .filter((mixin) => !seen.has(mixin) && names.includes(elementName(mixin) ?? ''))
    .flatMap((mixin) => [
      ...mixin.children.filter(({ schema }) => named.has(schema?.keyword ?? '')),
      ...includedIn(mixin, new Set([...seen, mixin])),
    ]);
}

function formerTwice(name: Name, node: Node, before: Taken): Diagnostic {
  if (before.node === node)
    return at(name, `\`${name.text}\` is what it is called now, or said to be a former name twice.`);
  const other = withArticle(before.node.schema?.keyword ?? '');
  const problem = before.isFormer
    ? `\`${name.text}\` is the former name of ${other} already.`
    : `\`${name.text}\` is the name of ${other}, so that it is not understood as a former one.`;
  return at(name, problem, before);
}

/** What a section holds that may be left out stands beside what is around the section. */
function leftOutTwice(section: Node, around: Map<string, Taken>): readonly Diagnostic[] {
  if (section.schema?.keyword !== 'section' || flagIn(section.statement, 'top_level?') !== true) return [];
  return section.children.flatMap((node) => {
    const name = roles.has(node.schema?.keyword ?? '') ? nameOfNode(node) : undefined;
    const text = elementName(node);
    if (!name || text === undefined) return [];
    const before = around.get(text);
    if (!before) around.set(text, { name, node, isFormer: false });
    if (!before || before.node.parent === section) return [];
    const other = withArticle(before.node.schema?.keyword ?? '');
    return [at(name, `Where the section is left out, \`${text}\` is the name of ${other} already.`, before)];
  });
}

/** An argument stands by position where a block of its name is a block. */
function excludeEachOther(one: Node, other: Node): boolean {
  const [first, second] = [one, other].map(({ schema }) => schema?.keyword);
  if (first === second) return false;
  return (first !== 'arg' && second !== 'arg') || first === 'option' || second === 'option';
}

/** The words that documents of every language begin statements with. */
function ofEveryDocument(node: Node, name: Expression, text: string): readonly Diagnostic[] {
  const known = node.document.vocabulary.document.children.get(text);
  if (known?.definition !== metaLanguage || isBuiltIn(node.document.uri)) return [];
  return [at(name, `\`${text}\` is a word of every document, and stays what it is.`)];
}

/** What a definition extends may have a block of the name where it says an option, or the other way round. */
function ofExtended(node: Node, name: Expression, text: string): readonly Diagnostic[] {
  const { available } = node.document.vocabulary;
  const own = elementName(rootOf(node)) ?? '';
  const uses = (available.get(own)?.extends ?? []).filter((each) => each !== own);
  const known = uses.length > 0 ? childOf(createVocabulary(uses, available).document, text) : undefined;
  const keyword = node.schema?.keyword;
  if (!known || keyword === 'arg' || (known.role === 'option') === (keyword === 'option')) return [];
  const problem = `\`${text}\` is the name of ${withArticle(known.role)} of \`${known.definition}\`, which this extends.`;
  return [at(name, problem)];
}

/** The names in `renamed_from`. */
function formerNames(node: Node): readonly Name[] {
  const values = node.children
    .filter(({ schema }) => schema?.keyword === 'renamed_from')
    .flatMap(({ statement }) => statement.args);
  return values
    .flatMap((value) => (value.kind === 'list' ? value.items.map((item) => item.value) : [value]))
    .flatMap((value) => (value.kind === 'name' && !value.args ? value.path.slice(0, 1) : []));
}

function at({ span }: { readonly span: Diagnostic['span'] }, problem: string, before?: Taken): Diagnostic {
  const related: readonly RelatedPlace[] = before
    ? [{ message: 'It has the name first.', span: before.name.span }]
    : [];
  return definitionName.at(span, { problem }, { related });
}
