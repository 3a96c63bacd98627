/** One sorted `use` statement with the definitions that the document needs: unused ones go, missing ones come. */
import { applyEdits, type Edit } from '../../../base/span.ts';
import { allNodes, type BoundDocument, bindDocument } from '../../../dsl/nodes/bind.ts';
import { definitionsWith, usesOf } from '../../../dsl/schema/vocabulary.ts';
import { dotted } from '../../../dsl/syntax/syntax.ts';
import { definitionsWithFunction } from '../checks/unknown-function.ts';
import { unusedDefinitions } from '../definitions-in-use.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { editsOf, type SparkRefactoring } from './action.ts';
import { replaceUses } from './replace-uses.ts';

export const organizeUses: SparkRefactoring = {
  kind: 'source.organizeImports',
  find: ({ document, bound }) => {
    const edits = organized(document, bound);
    if (edits.length === 0) return [];
    return [{ title: 'Organize uses', kind: organizeUses.kind, edits: editsOf(document, edits) }];
  },
};

function organized(document: SparkDocument, bound: BoundDocument): readonly Edit[] {
  const unused = unusedDefinitions(bound, document.statements);
  const wanted = new Set(usesOf(document.statements).filter((name) => !unused.has(name)));
  // A definition that is added may give a meaning to what others add to.
  for (let size = -1, seen = bound; size < wanted.size; ) {
    size = wanted.size;
    for (const name of missing(seen)) wanted.add(name);
    if (wanted.size > size) seen = rebound(document, bound, replaceUses(document, [...wanted]));
  }
  const sorted = replaceUses(document, [...wanted].toSorted());
  // Where two definitions know one keyword, the order decides what it means: then it stays.
  return keepsMeaning(bound, rebound(document, bound, sorted)) ? sorted : replaceUses(document, [...wanted]);
}

function rebound(
  document: SparkDocument,
  { vocabulary }: BoundDocument,
  edits: readonly Edit[],
): BoundDocument {
  if (edits.length === 0) return bindDocument(document, vocabulary.available);
  return bindDocument(parseSpark(applyEdits(document.text, edits), document.uri), vocabulary.available);
}

/** Definitions that alone know an unknown keyword or function. */
function missing(bound: BoundDocument): readonly string[] {
  const { vocabulary } = bound;
  return [...allNodes(bound.roots)].flatMap(({ schema, parent, statement, events }) => {
    const choices = [
      !schema && (!parent || parent.schema)
        ? definitionsWith(vocabulary, statement.keyword.text, parent?.schema)
        : [],
      ...events.map((event) =>
        event.event === 'call' && !event.schema
          ? definitionsWithFunction(vocabulary, event.kind, dotted(event.call))
          : [],
      ),
    ];
    return choices.flatMap((names) => (names.length === 1 ? names : []));
  });
}

/** Whether every keyword that has a meaning still has it from the same definition. */
function keepsMeaning(before: BoundDocument, after: BoundDocument): boolean {
  const meanings = ({ roots }: BoundDocument) =>
    [...allNodes(roots)]
      .filter(({ statement }) => statement.keyword.text !== 'use')
      .map(({ schema }) => schema);
  const now = meanings(after);
  return meanings(before).every((schema, index) => !schema || now[index]?.definition === schema.definition);
}
