/** Fixes that add a statement, or a term to the glossary, in the style of the document. */
import type { Fix } from '../../../base/diagnostic.ts';
import { type ReadDocument, replace } from '../finding.ts';
import { FreeIds } from '../free-id.ts';

/** A fix that adds a statement below the one with this index, or the next place where its fields stay its own. */
export function addStatement(
  { document: { statements } }: ReadDocument,
  index: number,
  title: string,
  text: string,
): Fix {
  const fits = ({ idSpan, fields, parent }: (typeof statements)[number]): boolean =>
    idSpan !== undefined && fields.size === 0 && parent === undefined;
  const target = statements.slice(index).find(fits) ?? statements.slice(0, index).findLast(fits);
  if (target !== undefined) {
    const { end } = target.span;
    const id = new FreeIds(statements.map((statement) => statement.id)).after(target.id);
    return replace(title, { start: end, end }, `\n${id}: ${text}`);
  }
  const last = statements.at(-1);
  const end = last?.span.end ?? 0;
  return replace(title, { start: end, end }, `\n\n${text}`);
}

/** A fix that adds an entry behind the last one of the glossary; undefined where there is none. */
export function addTerm(
  { document: { glossary } }: ReadDocument,
  title: string,
  term: string,
): Fix | undefined {
  const last = glossary.findLast(({ entry }) => entry !== undefined);
  if (last?.entry === undefined) return undefined;
  const { end } = last.entry;
  return replace(title, { start: end, end }, `\n  ${term}: [what it means]`);
}

/** *a* or *an* with a noun. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
