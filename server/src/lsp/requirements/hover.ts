/** Hover in `.req` documents: what was understood of a word, of a statement, of a group, and of the whole document. */
import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { knownFields } from '../../language/requirements-document/index.ts';
import { rangeOf } from '../place.ts';
import type { Traceability } from '../traceability.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { documentLines, groupLines } from './describe-document.ts';
import { nounLines } from './describe-noun.ts';
import { statementLines, statementSummary } from './describe-statement.ts';
import { verbLinesAt } from './describe-verb.ts';
import { idReferenceAt } from './id-references.ts';
import { plain } from './markdown.ts';
import { nounAt } from './nouns.ts';
import { outlineOf, type Section } from './outline.ts';
import { statementAt } from './statement-at.ts';

export class RequirementsHover implements HoverProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const { textDocument } = document;
    const offset = textDocument.offsetAt(position);
    const analysis = analysisOf(document);
    const show = (lines: readonly string[], span: Span): Hover => ({
      contents: { kind: 'markdown', value: lines.join('\n\n') },
      range: rangeOf(textDocument, span),
    });
    const reference = idReferenceAt(analysis, offset);
    if (reference)
      return show([statementSummary(analysis.specification, reference.statement)], reference.span);
    const statement = statementAt(analysis, offset);
    const inText = statement !== undefined && offset >= statement.span.start;
    if (inText || namesTerms(analysis, offset)) {
      const noun = nounAt(analysis, analysis.text, offset);
      if (noun) return show(nounLines(analysis, noun), noun.span);
    }
    if (statement) {
      const verb = inText ? verbLinesAt(analysis, statement, offset) : undefined;
      if (verb) return show(verb.lines, verb.span);
      const satisfiers = this.#traceability.satisfiersOf(document.uri, statement.id);
      const span = inText ? statement.span : (statement.idSpan ?? statement.span);
      return show(statementLines(analysis, statement, satisfiers), span);
    }
    const place = headingAt(analysis, offset);
    if (place) return show(place.lines, place.span);
    return fieldHover(document, position.line);
  }
}

/** Whether an offset is in the glossary's terms or in a correction, where nouns mean what they mean in statements. */
function namesTerms({ document }: Analysis, offset: number): boolean {
  const within = ({ span }: { span: Span }): boolean => span.start <= offset && offset <= span.end;
  return document.glossary.some(within) || (document.corrections ?? []).some(within);
}

/** What a heading says of its group; the document's title and its `project` line say it of the whole. */
function headingAt(analysis: Analysis, offset: number): { lines: readonly string[]; span: Span } | undefined {
  for (const { $type, $cstNode } of analysis.file.elements) {
    if ($type !== 'ProjectHeader' || !$cstNode) continue;
    const span = { start: $cstNode.offset, end: $cstNode.end };
    if (span.start <= offset && offset <= span.end) return { lines: documentLines(analysis), span };
  }
  const section = sectionAt(outlineOf(analysis, analysis.text.length), offset);
  if (!section) return undefined;
  const whole = section.level === 1 && section.statements.length === 0;
  return { lines: whole ? documentLines(analysis) : groupLines(analysis, section), span: section.span };
}

function sectionAt({ sections }: Section, offset: number): Section | undefined {
  for (const section of sections) {
    if (section.span.start <= offset && offset <= section.span.end) return section;
    if (offset < section.end) return sectionAt(section, offset);
  }
  return undefined;
}

/** A field's name, when the line begins with one. */
function fieldHover({ textDocument }: LangiumDocument, line: number): Hover | undefined {
  const text = textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const name = /^[\s*_+-]{0,20}([A-Za-z][A-Za-z ]{0,24})\s?:/.exec(text)?.[1]?.toLowerCase();
  const meaning = name === undefined ? undefined : knownFields.get(name);
  return meaning === undefined
    ? undefined
    : { contents: { kind: 'markdown', value: `**${plain(name ?? '')}**: ${plain(meaning)}` } };
}
