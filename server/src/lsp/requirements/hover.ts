/** Hover in `.req` documents: a statement's id tells what was understood and who satisfies it; a noun tells its entity. */
import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { knownFields } from '../../language/requirements-document/index.ts';
import type { StatementText } from '../../model/requirements.ts';
import type { Entity, SpecAttribute, Specification, Statement } from '../../model/specification.ts';
import { rangeOf } from '../place.ts';
import type { Satisfier, Traceability } from '../traceability.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { code, plain } from './markdown.ts';
import { type Noun, nounAt } from './nouns.ts';
import { statementAt } from './statement-at.ts';

/** Longest list in a hover; what is beyond is counted. */
const most = 8;

export class RequirementsHover implements HoverProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const { textDocument } = document;
    const offset = textDocument.offsetAt(position);
    const analysis = analysisOf(document);
    const statement = statementAt(analysis, offset);
    const inText = statement && offset >= statement.span.start;
    const noun = inText ? nounAt(analysis, textDocument.getText(), offset) : undefined;
    if (noun) return { contents: markdown(nounLines(noun)), range: rangeOf(textDocument, noun.span) };
    if (statement) {
      const satisfiers = this.#traceability.satisfiersOf(document.uri, statement.id);
      const span = inText ? statement.span : (statement.idSpan ?? statement.span);
      return {
        contents: markdown(statementLines(analysis, statement, satisfiers)),
        range: rangeOf(textDocument, span),
      };
    }
    return fieldHover(document, position.line);
  }
}

function markdown(lines: readonly string[]): { kind: 'markdown'; value: string } {
  return { kind: 'markdown', value: lines.join('\n\n') };
}

function statementLines(
  { specification, diagnostics }: Analysis,
  { id, span }: StatementText,
  satisfiers: readonly Satisfier[],
): string[] {
  const statement = specification.statements.find((candidate) => candidate.id === id);
  const findings = diagnostics.filter((one) => one.span.start < span.end && span.start < one.span.end);
  return [
    `**${plain(id)}** · ${statement ? plain(statement.kind.replaceAll('-', ' ')) : 'not analysed'}`,
    ...(statement ? understood(statement) : []),
    findings.length === 0
      ? 'No findings.'
      : list(
          `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
          findings.map(({ code }) => plain(code)),
        ),
    satisfiers.length === 0
      ? 'No element of a model satisfies it yet.'
      : list(
          'Satisfied by',
          satisfiers.map(({ element }) => `${plain(element.keyword)} ${code(element.path)}`),
        ),
  ];
}

function understood({ actor, actions, entities }: Statement): string[] {
  const lines = [
    ...(actor ? [`Actor: ${plain(actor)}`] : []),
    ...(actions.length > 0
      ? [
          list(
            'Actions',
            actions.map(({ verb, object }) => plain(object ? `${verb} ${object}` : verb)),
          ),
        ]
      : []),
    ...(entities.length > 0 ? [list('Entities', entities.map(code))] : []),
  ];
  return lines.length > 0 ? lines : ['Nothing was understood beyond its words.'];
}

function nounLines({ entity, term }: Noun): string[] {
  return [
    ...(term ? [`**${plain(term.term)}**: ${plain(term.definition)}`] : []),
    ...(term && term.synonyms.length > 0 ? [list('Also called', term.synonyms.map(plain))] : []),
    ...(entity ? entityLines(entity) : []),
  ];
}

function entityLines({ name, attributes, sources, confidence }: Entity): string[] {
  return [
    `entity ${code(name)} · confidence ${Math.round(confidence * 100)} %`,
    ...(attributes.length > 0 ? [list('Has', attributes.map(attributeText))] : []),
    list('Read from', sources.map(plain)),
  ];
}

function attributeText({ name, type, required, unique, values }: SpecAttribute): string {
  const marks = [
    values ? values.join(' | ') : type,
    ...(required ? ['required'] : []),
    ...(unique ? ['unique'] : []),
  ];
  return `${code(name)} (${plain(marks.join(', '))})`;
}

/** A field's name, when the line begins with one. */
function fieldHover({ textDocument }: LangiumDocument, line: number): Hover | undefined {
  const text = textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const name = /^[\s*_+-]{0,20}([A-Za-z][A-Za-z ]{0,24})\s?:/.exec(text)?.[1]?.toLowerCase();
  const meaning = name === undefined ? undefined : knownFields.get(name);
  return meaning === undefined
    ? undefined
    : { contents: markdown([`**${plain(name ?? '')}**: ${plain(meaning)}`]) };
}

function list(title: string, items: readonly string[]): string {
  const more = items.length > most ? ` and ${items.length - most} more` : '';
  return `${title}: ${items.slice(0, most).join(', ')}${more}`;
}

/** One line about a statement, for a hover elsewhere. */
export function statementSummary(specification: Specification, { id, text }: StatementText): string {
  const kind = specification.statements.find((statement) => statement.id === id)?.kind;
  return `**${plain(id)}**${kind ? ` · ${plain(kind.replaceAll('-', ' '))}` : ''}\n\n${plain(text)}`;
}
