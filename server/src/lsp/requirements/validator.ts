/** Diagnostics of `.req` documents for Langium's document builder: those of the analysis, nothing of Langium's own. */
import type { DocumentValidator, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { toLspDiagnostics } from '../diagnostics.ts';
import type { Settings } from '../settings.ts';
import { analysisOf } from './analysis.ts';
import { readLevels } from './levels.ts';

export class RequirementsValidator implements DocumentValidator {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async validateDocument(document: LangiumDocument): Promise<Diagnostic[]> {
    await readLevels(document, this.#settings);
    return toLspDiagnostics(document.textDocument, analysisOf(document).diagnostics);
  }
}
