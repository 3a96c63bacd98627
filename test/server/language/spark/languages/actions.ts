/** Refactorings: whatever is offered for a place leaves documents that are as right as they were. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import { actionsAt, createWorkspace, parseSpark } from '../../../../../server/src/language/spark/index.ts';
import { nodesOf } from './bound.ts';
import { asLines, fileOf, findingsIn, type Language } from './language.ts';

export function actions(language: Language): void {
  const { workspace } = language;

  it('offers only changes that break nothing', () => {
    const kinds = new Set<string>();
    const seen = new Set<string>();
    for (const { document, node } of nodesOf({ ...language, documents: workspace.documents })) {
      const { start } = node.statement.keyword.span;
      for (const { title, kind, edits, created } of actionsAt(workspace, document, { start, end: start })) {
        // Of statements that are alike, one in each document will do.
        const key = [document.uri, kind, node.statement.keyword.text].join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        kinds.add(kind);
        const after = createWorkspace([
          ...workspace.documents.map((each) => {
            const changes = edits.get(each.uri);
            return changes ? parseSpark(applyEdits(each.text, changes), each.uri) : each;
          }),
          ...[...(created ?? [])].map(([uri, text]) => parseSpark(text, uri)),
        ]);
        // What stays in its document changes nothing for others.
        const uris = created || edits.size > 1 ? [] : [...edits.keys()];
        assert.deepEqual(asLines(findingsIn(after, ...uris)), [], `${fileOf(document)}: ${title}`);
      }
    }
    assert.ok(kinds.size >= 2, [...kinds].join(', '));
  });
}
