/** A statement whose keyword means nothing where it stands. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { childrenOf } from '../../../dsl/inner-schemas.ts';
import { nearest } from '../../../dsl/nearest.ts';
import { definitionsWith, unusedKeywords } from '../../../dsl/vocabulary.ts';
import { quoteName } from '../escape.ts';
import type { SparkDocument } from '../parse.ts';
import { addUse } from './add-use.ts';
import { type SparkCheck, suggest } from './check.ts';

const unknownKeyword = defineDiagnostic<{
  readonly keyword: string;
  readonly owner: string | undefined;
  readonly hint: string;
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
  message: ({ keyword, owner, hint }) =>
    owner === undefined
      ? `No definition in use knows \`${keyword}\`.${hint}`
      : `\`${owner}\` has no section, entity or option \`${keyword}\`.${hint}`,
});

export const unknownKeywordCheck: SparkCheck = {
  kind: unknownKeyword,
  run: ({ document, nodes }) =>
    nodes
      // What the definition has decided is no unknown word; another check speaks of it.
      .filter(
        ({ schema, parent, statement }) =>
          !schema && (!parent || parent.schema) && !parent?.schema?.fixed.has(statement.keyword.text),
      )
      .map((node) => finding(node, document)),
};

/** For those who see a document of this kind for the first time. */
const beginning =
  ' This document uses none yet: begin with `use` and the name of one, or define a language with `dsl`.';

/** Whether a document begins with it that does not say what language it is in. */
function isFirstOfNothing({ parent, statement, document }: Node, { statements }: SparkDocument): boolean {
  return !parent && statements[0] === statement && document.vocabulary.used.size === 1;
}

function finding(node: Node, document: SparkDocument): Diagnostic {
  const { keyword } = node.statement;
  const owner = node.parent?.schema;
  const { vocabulary } = node.document;
  const elsewhere = definitionsWith(vocabulary, keyword.text, owner);
  if (elsewhere.length > 0) {
    const hint = ` It is part of \`${elsewhere[0]}\`, which this document does not use.`;
    const fixes = elsewhere.map((name) => addUse(name, document));
    return unknownKeyword.at(keyword.span, { keyword: keyword.text, owner: owner?.keyword, hint }, { fixes });
  }
  const known = childrenOf(owner ?? vocabulary.document);
  const { hint: similar, fixes } = suggest(keyword.text, keyword.span, known.keys());
  if (similar === '' && isFirstOfNothing(node, document)) return atBeginning(node, document);
  return unknownKeyword.at(
    keyword.span,
    { keyword: keyword.text, owner: owner?.keyword, hint: similar },
    { fixes },
  );
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
