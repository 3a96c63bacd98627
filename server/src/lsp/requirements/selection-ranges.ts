/** Selections in `.req` documents that grow: word, phrase, clause, sentence, statement, statement with its id and fields, group. */
import type { LangiumDocument } from 'langium';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { growing, type Span } from '../../base/span.ts';
import { selectionsIn } from '../../requirements/index.ts';
import { rangeOf } from '../place.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { isRead } from './is-read.ts';
import { outlineOf, type Section } from './outline.ts';
import { statementAt } from './statement-at.ts';

/** One chain for each position that was asked about. */
export function requirementsSelectionRanges(
  document: LangiumDocument,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  const { textDocument } = document;
  const analysis = analysisOf(document);
  const root = outlineOf(analysis, analysis.text.length);
  return positions.map((position) => {
    if (!isRead(document, textDocument.offsetAt(position)))
      return { range: { start: position, end: position } };
    let chain: SelectionRange | undefined;
    for (const span of growing(spansAt(analysis, root, textDocument.offsetAt(position))).reverse())
      chain = { range: rangeOf(textDocument, span), ...(chain ? { parent: chain } : {}) };
    return chain ?? { range: { start: position, end: position } };
  });
}

function spansAt(analysis: Analysis, root: Section, offset: number): Span[] {
  const { text } = analysis;
  const around = [...sectionsAt(root, offset), { start: 0, end: text.length }];
  const statement = statementAt(analysis, offset);
  if (!statement) return [wordAt(text, offset), lineAt(text, offset), ...around];
  const { idSpan, span } = statement;
  const { start } = span;
  const inText = offset < start ? [] : selectionsIn(statement, offset - start);
  return [
    ...(idSpan && offset < start ? [idSpan] : []),
    ...inText.map((each) => ({ start: start + each.start, end: start + each.end })),
    { start: idSpan?.start ?? start, end: span.end },
    ...entryAround(analysis, offset),
    ...around,
  ];
}

/** The statement with its fields, as the grammar reads it. */
function entryAround({ file }: Analysis, offset: number): Span[] {
  for (const { $type, $cstNode } of file.elements)
    if ($type === 'StatementEntry' && $cstNode && $cstNode.offset <= offset && offset <= $cstNode.end)
      return [{ start: $cstNode.offset, end: $cstNode.end }];
  return [];
}

/** The groups around an offset, the innermost first. */
function sectionsAt({ sections }: Section, offset: number): Span[] {
  for (const section of sections)
    if (section.span.start <= offset && offset <= section.end)
      return [...sectionsAt(section, offset), { start: section.span.start, end: section.end }];
  return [];
}

function wordAt(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && /[\p{L}\p{N}_-]/u.test(text[start - 1] ?? '')) start--;
  while (end < text.length && /[\p{L}\p{N}_-]/u.test(text[end] ?? '')) end++;
  return { start, end };
}

function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return { start, end: newline < 0 ? text.length : newline };
}
