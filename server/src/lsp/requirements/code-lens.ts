/** A line above the document and above each heading: what was understood there, what is wrong, what a model covers of it. */
import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { fileName } from '../../app/file-name.ts';
import type { StatementText } from '../../model/requirements.ts';
import { factCounts } from '../../requirements/index.ts';
import { rangeOf } from '../place.ts';
import type { Settings } from '../settings.ts';
import type { Satisfier, Traceability } from '../traceability.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { outlineOf, type Section } from './outline.ts';

export class RequirementsCodeLens implements CodeLensProvider {
  readonly #traceability: Traceability;
  readonly #settings: Settings;

  constructor(traceability: Traceability, settings: Settings) {
    this.#traceability = traceability;
    this.#settings = settings;
  }

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    if (!(await this.#settings.get('codeLens.enable', true, document.uri.toString()))) return [];
    const { textDocument, uri } = document;
    const analysis = analysisOf(document);
    if (analysis.document.statements.length === 0) return [];
    const count = counter(analysis, this.#traceability.coverageOf(uri));
    const root = outlineOf(analysis, textDocument.getText().length);
    const total = count(analysis.document.statements, analysis.diagnostics.length);
    const title = `${total} · readiness ${Math.round(analysis.evaluation.total)} of 100`;
    const lenses = sectionsOf(root)
      .filter(({ statements }) => statements.length > 0)
      .map(({ span, statements }) => ({
        range: rangeOf(textDocument, span),
        command: { title: count(statements), command: '' },
      }));
    return [
      { range: rangeOf(textDocument, { start: 0, end: 0 }), command: { title, command: '' } },
      ...lenses,
    ];
  }
}

function sectionsOf({ sections }: Section): Section[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section)]);
}

type Counter = (statements: readonly StatementText[], findings?: number) => string;

function counter({ specification, diagnostics }: Analysis, coverage: (id: string) => Satisfier[]): Counter {
  const facts = factCounts(specification);
  return (statements, findings = findingsIn(diagnostics, statements)) => {
    const known = statements.reduce((sum, { id }) => sum + (facts.get(id) ?? 0), 0);
    const covering = statements.map(({ id }) => coverage(id));
    const covered = covering.filter((satisfiers) => satisfiers.length > 0).length;
    const models = [...new Set(covering.flat().map(({ document }) => fileName(document.textDocument.uri)))];
    return [
      amount(statements.length, 'statement'),
      amount(known, 'fact'),
      amount(findings, 'finding'),
      ...(covered === 0 ? [] : [`${covered} of ${statements.length} covered by ${models.join(', ')}`]),
    ].join(' · ');
  };
}

/** Both are in text order, so that one walk counts. */
function findingsIn(diagnostics: Analysis['diagnostics'], statements: readonly StatementText[]): number {
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last) return 0;
  const start = first.idSpan?.start ?? first.span.start;
  return diagnostics.filter(({ span }) => span.start >= start && span.start < last.span.end).length;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
