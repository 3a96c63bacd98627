/** Lines above the document, each heading and each statement: what was understood, what is wrong, what a model covers of it. */
import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command } from 'vscode-languageserver';
import { fileName } from '../../app/file-name.ts';
import type { StatementText } from '../../model/requirements.ts';
import { locationOf, rangeOf } from '../place.ts';
import { type ShowReferencesParams, showReferencesCommand } from '../protocol.ts';
import type { Settings } from '../settings.ts';
import type { Satisfier, Traceability } from '../traceability.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { outlineOf, type Section } from './outline.ts';
import { meanOf, scoresOf } from './scores.ts';

/** Most statements of a document that have a line each: beyond, one would see more lines about the text than text. */
const mostStatements = 200;

export class RequirementsCodeLens implements CodeLensProvider {
  readonly #traceability: Traceability;
  readonly #settings: Settings;

  constructor(traceability: Traceability, settings: Settings) {
    this.#traceability = traceability;
    this.#settings = settings;
  }

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    const { textDocument, uri } = document;
    if (!(await this.#settings.get('codeLens.enable', true, textDocument.uri))) return [];
    const each = await this.#settings.get('codeLens.statements', true, textDocument.uri);
    const analysis = analysisOf(document);
    const { statements } = analysis.document;
    if (statements.length === 0) return [];
    const coverage = this.#traceability.coverageOf(uri);
    const count = counter(analysis, coverage);
    const root = outlineOf(analysis, textDocument.getText().length);
    const total = count(statements, analysis.diagnostics.length);
    const title = `${total} · readiness ${Math.round(analysis.evaluation.total)} of 100`;
    const groups = sectionsOf(root)
      .filter((section) => section.statements.length > 0)
      .map((section) => ({
        range: rangeOf(textDocument, section.span),
        command: plainText(count(section.statements)),
      }));
    const singles =
      each && statements.length <= mostStatements
        ? statements.map((statement) =>
            this.#ofStatement(document, analysis, statement, coverage(statement.id)),
          )
        : [];
    return [
      { range: rangeOf(textDocument, { start: 0, end: 0 }), command: plainText(title) },
      ...groups,
      ...singles,
    ];
  }

  /** `3 facts · 1 finding · covered`, without what there is none of; what covers it is shown when it is clicked. */
  #ofStatement(
    { textDocument }: LangiumDocument,
    analysis: Analysis,
    statement: StatementText,
    satisfiers: readonly Satisfier[],
  ): CodeLens {
    const score = scoresOf(analysis).get(statement);
    const range = rangeOf(
      textDocument,
      statement.idSpan ?? { start: statement.span.start, end: statement.span.start },
    );
    const title = [
      amount(score?.facts ?? 0, 'fact'),
      ...someOf(score?.findings.length ?? 0, 'finding'),
      ...(satisfiers.length > 0 ? ['covered'] : []),
    ].join(' · ');
    if (satisfiers.length === 0) return { range, command: plainText(title) };
    const params: ShowReferencesParams = {
      uri: textDocument.uri,
      position: range.start,
      locations: satisfiers.map(({ document, element }) =>
        locationOf({ document: document.textDocument, span: element.nameSpan }),
      ),
    };
    return { range, command: { title, command: showReferencesCommand, arguments: [params] } };
  }
}

function plainText(title: string): Command {
  return { title, command: '' };
}

function sectionsOf({ sections }: Section): Section[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section)]);
}

type Counter = (statements: readonly StatementText[], findings?: number) => string;

function counter(analysis: Analysis, coverage: (id: string) => Satisfier[]): Counter {
  const scores = scoresOf(analysis);
  const sum = (statements: readonly StatementText[], of: 'facts' | 'findings'): number =>
    statements.reduce((total, statement) => {
      const score = scores.get(statement);
      return total + (of === 'facts' ? (score?.facts ?? 0) : (score?.findings.length ?? 0));
    }, 0);
  return (statements, findings = sum(statements, 'findings')) => {
    const covering = statements.map(({ id }) => coverage(id));
    const covered = covering.filter((satisfiers) => satisfiers.length > 0).length;
    const models = [...new Set(covering.flat().map(({ document }) => fileName(document.textDocument.uri)))];
    const quality = meanOf(analysis, statements);
    return [
      amount(statements.length, 'statement'),
      amount(sum(statements, 'facts'), 'fact'),
      ...someOf(findings, 'finding'),
      ...(quality === undefined ? [] : [`quality ${quality}`]),
      ...(covered === 0 ? [] : [`${covered} of ${statements.length} covered by ${models.join(', ')}`]),
    ].join(' · ');
  };
}

/** No line says what there is none of: where all is well, nothing should look as if something were to be done. */
function someOf(count: number, noun: string): string[] {
  return count === 0 ? [] : [amount(count, noun)];
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
