/** Rename of a statement's id, in the document and in the models that name it; and of a term, in all its forms, in all prose. */
import type { LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Position,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { rangeOf } from '../place.ts';
import type { Traceability } from '../traceability.ts';
import { analysisOf } from './analysis.ts';
import { occurrencesIn, type Pointed, termAt } from './occurrences.ts';
import { statementReferences } from './references.ts';
import { statementIdAt } from './statement-at.ts';
import { articleFor, inForm } from './term-form.ts';

export class RequirementsRename implements RenameProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const span = this.#statement(document, position)?.idSpan ?? renamedTerm(document, position)?.span;
    return span && rangeOf(document.textDocument, span);
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
    const statement = this.#statement(document, position);
    if (!statement) return this.#renameTerm(document, position, newName);
    if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*$/.test(newName) || !/[0-9]/.test(newName))
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        `“${newName}” is no id: use letters and a number, such as R12 or FR-012.`,
      );
    const others = analysisOf(document).document.statements;
    if (newName !== statement.id && others.some(({ id }) => id === newName))
      throw new ResponseError(LSPErrorCodes.RequestFailed, `${newName} is the id of another statement.`);
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, range } of statementReferences(this.#traceability, document, statement, true)) {
      const inModel = uri !== document.textDocument.uri;
      const newText =
        inModel && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName) ? JSON.stringify(newName) : newName;
      const edits = changes[uri] ?? [];
      edits.push({ range, newText });
      changes[uri] = edits;
    }
    return { changes };
  }

  /** Each place keeps its number, its capitals, and an article that goes with the new name. */
  #renameTerm(document: LangiumDocument, position: Position, newName: string): WorkspaceEdit | undefined {
    const pointed = renamedTerm(document, position);
    if (!pointed) return undefined;
    const name = newName.trim().replace(/\s+/g, ' ');
    if (!/^\p{L}[\p{L}\p{N}'’-]*(?: [\p{L}\p{N}][\p{L}\p{N}'’-]*){0,3}$/u.test(name))
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        `“${newName}” is no name: use one to four words of letters.`,
      );
    const changes: Record<string, TextEdit[]> = {};
    for (const other of this.#traceability.requirementDocuments()) {
      const edits = termEdits(other, pointed.written, name);
      if (edits.length > 0) changes[other.textDocument.uri] = edits;
    }
    return { changes };
  }

  #statement(document: LangiumDocument, position: Position) {
    return statementIdAt(analysisOf(document), document.textDocument.offsetAt(position));
  }
}

/** What a name there means, when it can be renamed: a word such as *name* may stand for attributes of several things. */
function renamedTerm(document: LangiumDocument, position: Position): Pointed | undefined {
  const pointed = termAt(analysisOf(document), document.textDocument.offsetAt(position));
  return (pointed?.meaning.attributes?.length ?? 0) > 1 ? undefined : pointed;
}

/** The edits that put a new name into one document wherever the old one stands. */
function termEdits(document: LangiumDocument, written: string, name: string): TextEdit[] {
  const { textDocument } = document;
  const text = textDocument.getText();
  return occurrencesIn(document, new Set([written])).map(({ span }) => {
    const newText = inForm(text.slice(span.start, span.end), written, name);
    const before = /(?<![\p{L}\p{N}])(an?)(\s{1,4})$/iu.exec(
      text.slice(Math.max(0, span.start - 8), span.start),
    );
    if (!before?.[1]) return { range: rangeOf(textDocument, span), newText };
    const start = span.start - before[0].length;
    return {
      range: rangeOf(textDocument, { start, end: span.end }),
      newText: `${articleFor(before[1], newText)}${before[2]}${newText}`,
    };
  });
}
