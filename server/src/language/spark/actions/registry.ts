/** All refactorings. A new one is a file beside this and a line here. */
import type { Span } from '../../../base/span.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { actionContext, type SparkAction, type SparkRefactoring } from './action.ts';
import { addInverse } from './add-inverse.ts';
import { extractFragment } from './extract-fragment.ts';
import { extractMixin } from './extract-mixin.ts';
import { blockToInline, inlineToBlock } from './inline-options.ts';
import { organizeUses } from './organize-uses.ts';
import { sortAllSections, sortSections } from './sort-sections.ts';

export const refactorings: readonly SparkRefactoring[] = [
  addInverse,
  extractFragment,
  extractMixin,
  inlineToBlock,
  blockToInline,
  sortSections,
  sortAllSections,
  organizeUses,
];

/** What can be done at a place, of the kinds that are wanted; nothing in a document that was not read to its end. */
export function actionsAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  span: Span,
  wanted: (kind: string) => boolean = () => true,
): readonly SparkAction[] {
  if (document.problems.length > 0) return [];
  const chosen = refactorings.filter(({ kind }) => wanted(kind));
  if (chosen.length === 0) return [];
  const context = actionContext(workspace, document, span);
  return chosen.flatMap((refactoring) => refactoring.find(context));
}
