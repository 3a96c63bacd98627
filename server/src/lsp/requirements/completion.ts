/** Completion in `.req` documents: forms of statements, the next id, fields, headers, and the words the document knows. */
import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionParams,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver';
import { freeIds, knownFields } from '../../language/requirements-document/index.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { wordsOf } from './nouns.ts';
import { type Frame, frames, headers, toSnippet } from './snippets.ts';

export class RequirementsCompletion implements CompletionProvider {
  readonly completionOptions = {};

  getCompletion(document: LangiumDocument, { position }: CompletionParams): CompletionList {
    const { textDocument } = document;
    const lineStart = { line: position.line, character: 0 };
    const before = textDocument.getText({ start: lineStart, end: position });
    const analysis = analysisOf(document);
    const word = /[\p{L}\p{N}_-]{0,60}$/u.exec(before)?.[0] ?? '';
    const range = { start: { ...position, character: position.character - word.length }, end: position };
    const lead = before.slice(0, before.length - word.length);
    const items = [
      ...(/^\s*$/.test(lead) ? lineBeginnings(analysis, lead, range, textDocument.offsetAt(position)) : []),
      ...(isTextBeginning(lead) ? frames.map((frame) => snippet(frame, frame.text, range, '2')) : []),
      ...(word !== '' || /\s$/.test(lead) ? knownWords(analysis, range) : []),
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

function lineBeginnings(analysis: Analysis, indent: string, range: Range, offset: number): CompletionItem[] {
  const { statements } = analysis.document;
  if (indent !== '') {
    const owned = statements.some(({ span }) => span.start < offset);
    return owned ? fields(range) : [];
  }
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

function fields(range: Range): CompletionItem[] {
  return [...knownFields].map(([name, meaning]) => ({
    label: name,
    kind: CompletionItemKind.Property,
    detail: meaning,
    sortText: '0',
    textEdit: { range, newText: `${name}: ` },
  }));
}

/** Entities, actors and glossary terms, as words of a sentence. */
function knownWords({ document, specification }: Analysis, range: Range): CompletionItem[] {
  const words = new Map<string, string>();
  for (const { name } of specification.entities) words.set(wordsOf(name), 'entity');
  for (const { name } of specification.actors) words.set(wordsOf(name), 'actor');
  for (const { term, definition } of document.glossary) words.set(term, definition);
  return [...words].map(([label, detail]) => ({
    label,
    detail,
    kind: detail === 'actor' ? CompletionItemKind.Interface : CompletionItemKind.Class,
    sortText: '4',
    textEdit: { range, newText: label },
  }));
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
