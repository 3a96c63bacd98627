/** Places in words, for sentences about them: the line, and what stands there. */
import type { Place } from '../../../dsl/schema/schema.ts';
import { statementsAt } from '../../../dsl/syntax/syntax.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { documentOf } from './documents.ts';

/** Longer ones would hide what is said of them. */
const maxHead = 80;

/** `attribute email: string` in line 6 of `clinic.spark`. */
export function sayStatement(workspace: SparkWorkspace, { uri, span }: Place): string {
  const document = documentOf(workspace, uri);
  const statement = document && statementsAt(document.statements, span.start).at(-1);
  if (!document || !statement) return `what stands in \`${fileOf(uri)}\``;
  const head = document.text.slice(statement.span.start, statement.body?.span.start ?? statement.span.end);
  const words = head.trim().replace(/\s+/g, ' ').replaceAll('`', '');
  return `\`${words.slice(0, maxHead)}\` in ${sayLine(document, span.start)}`;
}

/** Line 6 of `clinic.spark`. */
export function sayLine({ text, uri }: SparkDocument, offset: number): string {
  return `line ${text.slice(0, offset).split('\n').length} of \`${fileOf(uri)}\``;
}

function fileOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
