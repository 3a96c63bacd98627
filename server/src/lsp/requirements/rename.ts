/** Rename of a statement's id, in the document and in the `satisfies` lists of the models that name it. */
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
import { statementReferences } from './references.ts';
import { statementIdAt } from './statement-at.ts';

export class RequirementsRename implements RenameProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const span = this.#statement(document, position)?.idSpan;
    return span && rangeOf(document.textDocument, span);
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
    const statement = this.#statement(document, position);
    if (!statement) return undefined;
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

  #statement(document: LangiumDocument, position: Position) {
    return statementIdAt(analysisOf(document), document.textDocument.offsetAt(position));
  }
}
