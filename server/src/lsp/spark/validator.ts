/** Diagnostics of `.spark` documents for Langium's document builder: those of our checks, nothing of Langium's own. */
import type { DocumentValidator, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { toLspDiagnostics } from '../diagnostics.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkValidator implements DocumentValidator {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  async validateDocument(document: LangiumDocument): Promise<Diagnostic[]> {
    return toLspDiagnostics(document.textDocument, this.#documents.show(document));
  }
}
