/** A workspace as it would be after edits, and where its places are then. */
import { applyEdits, type Edit } from '../../../base/span.ts';
import { parseSpark } from '../reading/parse.ts';
import { createWorkspace, type SparkWorkspace } from '../workspace.ts';

/** Edits by URI of the document. */
export type WorkspaceEdits = ReadonlyMap<string, readonly Edit[]>;

/** The workspace after edits; its documents are in the same places. */
export function editedWorkspace(workspace: SparkWorkspace, edits: WorkspaceEdits): SparkWorkspace {
  const documents = workspace.documents.map((document) => {
    const ofDocument = edits.get(document.uri);
    return ofDocument ? parseSpark(applyEdits(document.text, ofDocument), document.uri) : document;
  });
  return createWorkspace(documents, workspace);
}

/** Where an offset of a document is after the edits. */
export function movedOffset(edits: WorkspaceEdits, uri: string, offset: number): number {
  let moved = offset;
  for (const { span, newText } of edits.get(uri) ?? [])
    if (span.start < offset) moved += newText.length - (span.end - span.start);
  return moved;
}

/** Whether what stands at an offset after the edits is from one of them. */
export function isEdited(edits: WorkspaceEdits, uri: string, offset: number): boolean {
  return (edits.get(uri) ?? []).some(({ span, newText }) => {
    const start = movedOffset(edits, uri, span.start);
    return start <= offset && offset < start + newText.length;
  });
}
