/**
 * What is in the way of a rename: the name is taken, or with it something would come to mean something else. The second is
 * seen by doing it, as gopls does: every name has to lead afterwards to where it leads now.
 */
import type { Span } from '../../../base/span.ts';
import { type Declaration, declaredAt } from '../../../dsl/names/names.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import { checkIn } from '../check.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { writtenNode } from './document-words.ts';
import { isEdited, movedOffset, type WorkspaceEdits } from './edited.ts';
import { isListed } from './listed-words.ts';
import { broughtIn } from './made-names.ts';
import { meaningsIn } from './meaning.ts';
import { takenBy } from './name-taken.ts';
import { sayLine, sayStatement } from './say-place.ts';
import type { SymbolPlace } from './symbol.ts';

/** A rename that is about to be done. */
export interface Renaming {
  readonly workspace: SparkWorkspace;
  readonly declarations: readonly Declaration[];
  readonly places: readonly SymbolPlace[];
  readonly newName: string;
  readonly edits: WorkspaceEdits;
  /** The workspace with them. */
  readonly after: SparkWorkspace;
}

/** What is in the way, in a sentence. */
export function conflictOf(renaming: Renaming): string | undefined {
  return nameTaken(renaming) ?? meaningChanged(renaming);
}

function nameTaken({ workspace, declarations, places, newName }: Renaming): string | undefined {
  // An element may have its name for several kinds.
  const all = declarations.flatMap((declaration) => {
    const { node, span } = declaration;
    return isListed(declaration)
      ? [declaration]
      : declaredAt(node).filter((each) => each.span.start === span.start);
  });
  for (const declaration of all) {
    const other = takenBy(workspace, declaration, places, newName);
    if (!other) continue;
    const { document, statement } = writtenNode(other.node);
    const span = other.written ? other.span : statement.keyword.span;
    const what = sayStatement(workspace, { uri: document.uri, span });
    const how = isListed(other) ? 'is listed in' : other.written ? 'is the name of' : 'comes with';
    return `\`${newName}\` is taken: it ${how} ${what}.`;
  }
  return undefined;
}

/** A document before and after a rename. */
interface Renamed extends Renaming {
  readonly document: SparkDocument;
  readonly next: SparkDocument;
}

function meaningChanged(renaming: Renaming): string | undefined {
  const { workspace, after, newName } = renaming;
  for (const [index, document] of workspace.documents.entries()) {
    const next = after.documents[index];
    // Where neither name stands, nothing can come to mean anything else, as long as definitions are what they were.
    const isSame = after.schemas === workspace.schemas && !document.text.includes(newName);
    if (!next || (next === document && isSame)) continue;
    const renamed: Renamed = { ...renaming, document, next };
    const changed = otherMeaning(renamed) ?? otherBrought(renamed) ?? newFinding(renamed);
    if (changed !== undefined) return changed;
  }
  return undefined;
}

/** The first name of the document that would lead elsewhere. */
function otherMeaning({ workspace, document, after, next, edits }: Renamed): string | undefined {
  const now = meaningsIn(after, next);
  const known = new Set<number>();
  for (const [start, { span, place, mayBeValue }] of meaningsIn(workspace, document)) {
    const at = movedOffset(edits, document.uri, start);
    known.add(at);
    const other = now.get(at)?.place;
    const isSame = place ? isMoved(place, other, edits) : other === undefined;
    // Names that lead nowhere may come to lead somewhere: so one mends them.
    if (!isSame && (place || mayBeValue)) return sayOther(after, document, span, other);
  }
  for (const [start, { span, place, mayBeValue }] of now)
    if (mayBeValue && place && !known.has(start) && !isEdited(edits, document.uri, start))
      return sayOther(after, next, span, place);
  return undefined;
}

function sayOther(
  after: SparkWorkspace,
  document: SparkDocument,
  { start, end }: Span,
  place: Place | undefined,
): string {
  const words = document.text.slice(start, end).replaceAll('`', '');
  const meant = place ? `mean ${sayStatement(after, place)}` : 'lead nowhere';
  return `With this name, \`${words}\` in ${sayLine(document, start)} would ${meant}.`;
}

function isMoved(before: Place, after: Place | undefined, edits: WorkspaceEdits): boolean {
  return after?.uri === before.uri && after.span.start === movedOffset(edits, before.uri, before.span.start);
}

/** The first element that would bring along less than it does, or more. */
function otherBrought({ workspace, document, after, next, edits }: Renamed): string | undefined {
  const { uri } = document;
  const now = new Map(broughtIn(after, next));
  for (const [start, before] of broughtIn(workspace, document)) {
    const at = movedOffset(edits, uri, start);
    const brings = now.get(at);
    now.delete(at);
    if (brings?.length === before.length) continue;
    const what = sayStatement(workspace, { uri, span: { start, end: start } });
    return `With this name, ${what} would not bring along what it does now.`;
  }
  const [start] = now.keys();
  if (start === undefined) return undefined;
  return `With this name, ${sayStatement(after, { uri, span: { start, end: start } })} would bring along what it does not now.`;
}

/**
 * What would be wrong where the name is declared. That the name itself does not please a rule, which then says it, is for people to
 * see; that something else is no longer as it should be would be a surprise.
 */
function newFinding({
  workspace,
  document,
  after,
  next,
  edits,
  places,
  newName,
}: Renamed): string | undefined {
  if (!places.some(({ uri, declares }) => declares && uri === document.uri)) return undefined;
  const known = new Set(
    checkIn(workspace, document).map(
      ({ code, span }) => `${code} ${movedOffset(edits, document.uri, span.start)}`,
    ),
  );
  const found = checkIn(after, next).find(
    ({ code, severity, span, message }) =>
      severity === 'error' &&
      !(code === 'spark/verifier' && message.includes(newName)) &&
      !known.has(`${code} ${span.start}`),
  );
  return found && `With this name, ${sayLine(next, found.span.start)} would be wrong: ${found.message}`;
}
