/** A statement whose keyword means nothing where it stands. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../dsl/names/nearest.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { childOf, lacksMembers } from '../../../dsl/schema/compose.ts';
import { fragmentKeyword } from '../../../dsl/schema/fragment.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import { definitionsWith, metaLanguage, unusedKeywords } from '../../../dsl/schema/vocabulary.ts';
import { type Name, nameText } from '../../../dsl/syntax/syntax.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { addUse } from './add-use.ts';
import { nothing, type SparkCheck, suggest } from './check.ts';

const unknownKeyword = defineDiagnostic<{
  readonly keyword: string;
  readonly owner: string | undefined;
  readonly hint: string;
  /** Only an element would do. */
  readonly isElement?: boolean;
}>({
  code: 'spark/unknown-keyword',
  severity: 'error',
  docs: {
    reason:
      'Nobody reads a section, entity or option that no definition in use knows: what it says has no effect.',
    bad: 'use ash.resource\nresource Patient {\n  atributes { uuid_primary_key id }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id }\n}',
    source: 'Spark.Dsl, unknown options',
  },
  message: ({ keyword, owner, hint, isElement }) =>
    owner === undefined
      ? `No definition in use knows ${isElement ? 'an element ' : ''}\`${keyword}\`.${hint}`
      : `\`${owner}\` has no section, entity or option \`${keyword}\`.${hint}`,
});

export const unknownKeywordCheck: SparkCheck = {
  kind: unknownKeyword,
  run: ({ document, nodes }) =>
    nodes.flatMap((node) => {
      const { schema, parent, statement } = node;
      if (schema) return parent ? nothing : ofFragment(node, document);
      // What the definition has decided is no unknown word; another check speaks of it.
      const isUnknown = (!parent || parent.schema) && !parent?.schema?.fixed.has(statement.keyword.text);
      return isUnknown ? finding(node, document) : nothing;
    }),
};

/** The keyword of the element that a fragment is of, where it means nothing, or no element. */
function ofFragment({ schema, statement, document: { vocabulary } }: Node, document: SparkDocument) {
  if (statement.keyword.text !== fragmentKeyword || schema?.partial) return nothing;
  const [, keyword] = statement.args;
  const text = keyword && nameText(keyword);
  if (!keyword || text === undefined) return nothing;
  const { span } = keyword;
  const elsewhere = childOf(vocabulary.document, text) ? [] : definitionsWith(vocabulary, text, undefined);
  if (elsewhere.length > 0) return [ofOthers({ text, span }, undefined, elsewhere, document)];
  const elements = [...childrenOf(vocabulary.document)].filter(
    ([, each]) => each.role === 'entity' && each.definition !== metaLanguage,
  );
  const { hint, fixes } = suggest(
    text,
    span,
    elements.map(([name]) => name),
  );
  const isElement = true;
  return [unknownKeyword.at(span, { keyword: text, owner: undefined, hint, isElement }, { fixes })];
}

/** For those who see a document of this kind for the first time. */
const beginning =
  ' This document uses none yet: begin with `use` and the name of one, or define a language with `dsl`.';

/** Whether a document begins with it that does not say what language it is in. */
function isFirstOfNothing({ parent, statement, document }: Node, { statements }: SparkDocument): boolean {
  return !parent && statements[0] === statement && document.vocabulary.used.size === 1;
}

function finding(node: Node, document: SparkDocument): readonly Diagnostic[] {
  const { keyword } = node.statement;
  const owner = node.parent?.schema;
  const { vocabulary } = node.document;
  // What is missing is said where it is named: the definition, the mixin, or the place of a patch.
  if (vocabulary.lost.has(keyword.text)) return nothing;
  const mayBeKnown = vocabulary.isLacking || (owner !== undefined && lacksMembers(owner));
  const elsewhere = definitionsWith(vocabulary, keyword.text, owner);
  if (elsewhere.length > 0)
    return mayBeKnown ? nothing : [ofOthers(keyword, owner?.keyword, elsewhere, document)];
  const known = childrenOf(owner ?? vocabulary.document);
  const { hint, fixes } = suggest(keyword.text, keyword.span, known.keys());
  if (hint === '' && mayBeKnown) return nothing;
  if (hint === '' && isFirstOfNothing(node, document)) return [atBeginning(node, document)];
  return [unknownKeyword.at(keyword.span, { keyword: keyword.text, owner: owner?.keyword, hint }, { fixes })];
}

/** A keyword that only definitions know that are not in use. */
function ofOthers(
  { text, span }: Name,
  owner: string | undefined,
  definitions: readonly string[],
  document: SparkDocument,
): Diagnostic {
  const hint = ` It is part of \`${definitions[0]}\`, which this document does not use.`;
  const fixes = definitions.map((name) => addUse(name, document));
  return unknownKeyword.at(span, { keyword: text, owner, hint }, { fixes });
}

/** A slip in a keyword of a definition that is not in use, or any word at all. */
function atBeginning({ statement: { keyword }, document: { vocabulary } }: Node, document: SparkDocument) {
  const elsewhere = unusedKeywords(vocabulary, undefined);
  const near = nearest(keyword.text, elsewhere.keys());
  const [definition] = (near !== undefined && elsewhere.get(near)) || [];
  if (near === undefined || definition === undefined)
    return unknownKeyword.at(keyword.span, { keyword: keyword.text, owner: undefined, hint: beginning });
  const hint = ` Did you mean \`${near}\` of \`${definition}\`, which this document does not use?`;
  const use = addUse(definition, document);
  const edits = [...use.edits, { span: keyword.span, newText: quoteName(near) }];
  const fix = { title: `Write \`${near}\`, and use ${definition}`, edits, preferred: true };
  return unknownKeyword.at(keyword.span, { keyword: keyword.text, owner: undefined, hint }, { fixes: [fix] });
}
