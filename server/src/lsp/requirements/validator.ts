/** Diagnostics of `.req` documents for Langium's document builder: those of the analysis, nothing of Langium's own. */
import type { DocumentValidator, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { toLspDiagnostics } from '../diagnostics.ts';
import { analysisOf } from './analysis.ts';

export class RequirementsValidator implements DocumentValidator {
  async validateDocument(document: LangiumDocument): Promise<Diagnostic[]> {
    return toLspDiagnostics(document.textDocument, analysisOf(document).diagnostics);
  }
}
