/** Whether a place of a document is read as requirements: of ordinary Markdown, only what stands in `req` fences is. */
import type { LangiumDocument } from 'langium';
import { isRequirementsUri, visibleText } from '../../language/requirements-document/index.ts';

export function isRead({ textDocument }: LangiumDocument, offset: number): boolean {
  const { languageId, uri } = textDocument;
  if (languageId !== 'markdown' || isRequirementsUri(uri)) return true;
  const text = textDocument.getText();
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  // Whether a letter at the beginning of the line would be seen.
  return visibleText(`${text.slice(0, lineStart)}x`, 'markdown').endsWith('x');
}
