/** Fixes that add a statement, or a term to the glossary, in the style of the document. */
import type { Fix } from '../../../base/diagnostic.ts';
import type { GlossaryTerm, StatementText } from '../../../model/requirements.ts';
import { type ReadDocument, replace } from '../finding.ts';
import { freeIdsIn } from '../free-id.ts';

/** A fix that adds a statement below the one with this index, or at the next place where its fields stay its own. */
export function addStatement({ document }: ReadDocument, index: number, title: string, text: string): Fix {
  const { statements } = document;
  const target = placeFrom(statements, index);
  if (target !== undefined) {
    const { end } = target.span;
    return replace(title, { start: end, end }, `\n${freeIdsIn(document).after(target.id)}: ${text}`);
  }
  const last = statements.at(-1);
  const end = last?.span.end ?? 0;
  return replace(title, { start: end, end }, `\n\n${text}`);
}

/** The nearest statement, going on before going back, that nothing belongs to: no fields, and no story above. */
function placeFrom(statements: readonly StatementText[], index: number): StatementText | undefined {
  const fits = ({ idSpan, fields, parent }: StatementText): boolean =>
    idSpan !== undefined && fields.size === 0 && parent === undefined;
  for (let i = index; i < statements.length; i++) {
    const statement = statements[i];
    if (statement !== undefined && fits(statement)) return statement;
  }
  for (let i = index - 1; i >= 0; i--) {
    const statement = statements[i];
    if (statement !== undefined && fits(statement)) return statement;
  }
  return undefined;
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
  return replace(title, { start: end, end }, `\n${indentOf(glossary)}${term}: [what it means]`);
}

/** The indentation of entries: what lies between the end of one and the start of the next, without the line break. */
function indentOf(glossary: readonly GlossaryTerm[]): string {
  const gaps = glossary.flatMap(({ entry }, i) => {
    const next = glossary[i + 1]?.entry;
    return entry === undefined || next === undefined ? [] : [next.start - entry.end - 1];
  });
  return ' '.repeat(gaps.length === 0 ? 2 : Math.min(4, Math.max(0, Math.min(...gaps))));
}

/** *a* or *an* with a noun. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
