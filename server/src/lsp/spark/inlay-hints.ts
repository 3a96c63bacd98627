/** Hints behind elements of `.spark` documents: what they bring along without its being written. */
import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { type BroughtAlong, broughtAlongIn } from '../../language/spark/index.ts';
import { spanOf } from '../place.ts';
import type { Settings } from '../settings.ts';
import type { SparkDocuments } from './workspace.ts';

/** Statements that a hint names; the others are counted. */
const named = 2;

export class SparkInlayHints implements InlayHintProvider {
  readonly #documents: SparkDocuments;
  readonly #settings: Pick<Settings, 'get'>;

  constructor(documents: SparkDocuments, settings: Pick<Settings, 'get'>) {
    this.#documents = documents;
    this.#settings = settings;
  }

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams): Promise<InlayHint[]> {
    const { textDocument } = document;
    if (!(await this.#settings.get('inlayHints.derived', true, textDocument.uri))) return [];
    const { workspace, document: source } = this.#documents.at(document);
    const within = spanOf(textDocument, range);
    return broughtAlongIn(workspace, source)
      .filter(({ head }) => head.end >= within.start && head.start <= within.end)
      .map(({ head, statements, text }) => ({
        // At the end of the line, so that nothing that is written moves.
        position: textDocument.positionAt(endOfLine(source.text, head.end)),
        label: labelOf(statements),
        paddingLeft: true,
        tooltip: { kind: 'markdown', value: `\`\`\`spark\n${text}\n\`\`\`` },
      }));
  }
}

function labelOf(statements: BroughtAlong['statements']): string {
  const rest = statements.length - named;
  return [
    ...statements.slice(0, named).map((statement) => `+ ${statement}`),
    ...(rest > 0 ? [`+ ${rest} more`] : []),
  ].join('  ');
}

function endOfLine(text: string, offset: number): number {
  const end = /[\r\n]/.exec(text.slice(offset));
  return end ? offset + end.index : text.length;
}
