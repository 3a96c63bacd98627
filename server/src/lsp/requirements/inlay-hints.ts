/** The score of each statement that could be better, behind its text, with the reasons in its hover. */
import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { spanOf } from '../place.ts';
import type { Settings } from '../settings.ts';
import { analysisOf } from './analysis.ts';
import { scoresOf } from './scores.ts';

export class RequirementsInlayHints implements InlayHintProvider {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams): Promise<InlayHint[]> {
    const { textDocument } = document;
    if (!(await this.#settings.get('inlayHints.score', true, textDocument.uri))) return [];
    const analysis = analysisOf(document);
    const within = spanOf(textDocument, range);
    const scores = scoresOf(analysis);
    return analysis.document.statements.flatMap((statement) => {
      const score = scores.get(statement);
      const { start, end } = statement.span;
      // A number behind everything would be read by nobody.
      if (!score || score.score === 100 || end < within.start || start > within.end) return [];
      const reasons = score.reasons.map(({ points, text }) => `- ${text}: −${points}`);
      return [
        {
          position: textDocument.positionAt(end),
          // Alone behind a full stop, a number would look like a part of the text.
          label: `${score.score}/100`,
          paddingLeft: true,
          tooltip: {
            kind: 'markdown' as const,
            value: [`Quality ${score.score} of 100`, '', ...reasons].join('\n'),
          },
        },
      ];
    });
  }
}
