/** Completion in `.req` documents: forms, ids, fields and their values, measures, corrections, and the words the document knows. */
import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver';
import { freeIds } from '../../language/requirements-document/index.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { fieldNames, fieldValues } from './complete-fields.ts';
import { fillings, placeholderAt, unitsBehind } from './complete-measures.ts';
import { knownWords } from './complete-words.ts';
import { isRead } from './is-read.ts';
import { outlineOf } from './outline.ts';
import { corrections, type Frame, frames, headers, toSnippet } from './snippets.ts';

export class RequirementsCompletion implements CompletionProvider {
  readonly completionOptions = { triggerCharacters: ['['] };

  getCompletion(document: LangiumDocument, { position, context }: CompletionParams): CompletionList {
    const { textDocument } = document;
    const line = textDocument.getText({
      start: { line: position.line, character: 0 },
      end: { line: position.line + 1, character: 0 },
    });
    const before = line.slice(0, position.character);
    const word = /[\p{L}\p{N}_-]{0,60}$/u.exec(before)?.[0] ?? '';
    const range = { start: { ...position, character: position.character - word.length }, end: position };
    const lead = before.slice(0, before.length - word.length);
    const offset = textDocument.offsetAt(position);
    if (!isRead(document, offset)) return CompletionList.create([], false);
    const analysis = analysisOf(document);

    const placeholder = placeholderAt(line, position);
    const special = placeholder
      ? fillings(analysis, offset, placeholder)
      : (fieldValues(analysis, before, range) ?? unitsBehind(analysis, lead, range));
    // A blank ends a word of prose; only where something special follows is that a reason to speak up.
    const typed = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    if (special.length > 0 || typed) return CompletionList.create(special, false);
    const items = inCorrections(analysis, offset)
      ? [
          ...(/^\s*(?:[-*+•]\s+)?$/.test(lead)
            ? corrections.map((frame) => snippet(frame, frame.text, range, '1'))
            : []),
          ...knownWords(analysis, lead, range),
        ]
      : [
          ...(/^\s*$/.test(lead) ? lineBeginnings(analysis, lead, range, offset) : []),
          ...(isTextBeginning(lead) ? frames.map((frame) => snippet(frame, frame.text, range, '2')) : []),
          ...(word !== '' || /\s$/.test(lead) ? knownWords(analysis, lead, range) : []),
        ];
    return CompletionList.create(items, false);
  }
}

/** After an id or a bullet, where the text of a statement begins. */
function isTextBeginning(lead: string): boolean {
  return (
    /^\s{0,20}(?:[-*+•]\s+)?(?:[[(*]{0,3}[A-Za-z0-9._-]{1,40}[\])*]{0,3}[:.)*]{0,3}\s+)?$/.test(lead) &&
    lead.trim() !== ''
  );
}

/** Whether a line there would be a correction: in their block, or under their heading. */
function inCorrections(analysis: Analysis, offset: number): boolean {
  const { file, text } = analysis;
  for (const { $type, $cstNode } of file.elements)
    if ($type === 'Corrections' && $cstNode && $cstNode.offset < offset)
      if (offset <= $cstNode.end && (text[$cstNode.end - 1] !== '}' || offset < $cstNode.end))
        // Before it has an end, everything behind the brace is in it.
        return true;
  const { sections } = outlineOf(analysis, text.length);
  const path = [...sections];
  for (let section = path.pop(); section; section = path.pop()) {
    if (/^corrections$/i.test(section.title) && section.span.end < offset && offset <= section.end)
      return true;
    path.push(...section.sections);
  }
  return false;
}

function lineBeginnings(analysis: Analysis, indent: string, range: Range, offset: number): CompletionItem[] {
  const { statements } = analysis.document;
  if (indent !== '') return fieldNames(analysis, offset, range);
  const used = statements.flatMap(({ id, idSpan }) => (idSpan ? [id] : []));
  const next = freeIds(used)(used.at(-1) ?? 'R0');
  const first = statements[0]?.span.start ?? Number.POSITIVE_INFINITY;
  return [
    {
      label: `${next}:`,
      kind: CompletionItemKind.EnumMember,
      detail: 'A new statement with the next id',
      sortText: '0',
      textEdit: { range, newText: `${next}: ` },
    },
    ...frames.map((frame) => snippet(frame, `${next}: ${frame.text}`, range, '1')),
    ...(offset <= first ? headers.map((frame) => snippet(frame, frame.text, range, '3')) : []),
  ];
}

function snippet({ label, detail }: Frame, text: string, range: Range, sortText: string): CompletionItem {
  return {
    label,
    detail,
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
    sortText,
    textEdit: { range, newText: toSnippet(text) },
  };
}
