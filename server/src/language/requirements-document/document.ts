/** Lowers the syntax tree of a requirement document to plain data, with the places that only checks need. */
import type { CorrectionLine, GlossaryTerm, RequirementsDocument } from '../../model/requirements.ts';
import type { GlossaryEntry, RequirementsFile } from '../generated/ast.ts';
import { placeOf, tokensOf } from './cst.ts';
import { withoutMarks } from './marks.ts';
import { type Lowered, lowerStatements } from './statements.ts';

/** Places of things that the plain document does not tell apart. */
export type Places = Omit<Lowered, 'statements' | 'terms'>;

/** The document that a syntax tree stands for. */
export function toDocument(
  file: RequirementsFile,
  text: string,
  uri: string,
): readonly [RequirementsDocument, Places] {
  const { statements, terms, ...places } = lowerStatements(file, text);
  const domain = headerOf(file, 'DomainHeader');
  const corrections = correctionLines(file, text);
  const document: RequirementsDocument = {
    uri,
    project: headerOf(file, 'ProjectHeader') ?? titleOf(file) ?? fileName(uri),
    ...(domain === undefined ? {} : { domain }),
    statements,
    glossary: [...glossaryEntries(file).map(glossaryTerm), ...terms].sort(
      (a, b) => a.span.start - b.span.start,
    ),
    ...(corrections.length === 0 ? {} : { corrections }),
  };
  return [document, places];
}

function glossaryEntries(file: RequirementsFile): GlossaryEntry[] {
  return file.elements.flatMap((element) => {
    if (element.$type === 'Glossary') return element.entries;
    return element.$type === 'GlossaryEntry' ? [element] : [];
  });
}

function glossaryTerm(entry: GlossaryEntry): GlossaryTerm {
  const { term, synonyms, definition } = entry;
  const span = placeOf(entry, 'TERM') ?? { start: 0, end: 0 };
  const end = tokensOf(entry).at(-1)?.end ?? span.end;
  return {
    term,
    synonyms,
    definition: (definition ?? '').replace(/\s+/g, ' '),
    span,
    entry: { start: span.start, end },
  };
}

function correctionLines(file: RequirementsFile, text: string): CorrectionLine[] {
  return file.elements.flatMap((element) => {
    const entries =
      element.$type === 'Corrections' ? element.entries : element.$type === 'Correction' ? [element] : [];
    return entries.map((entry) => {
      const span = placeOf(entry, 'CORRECTION') ?? { start: 0, end: 0 };
      const newline = text.indexOf('\n', span.end);
      const start = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1;
      return { text: entry.text, span, whole: { start, end: newline < 0 ? text.length : newline + 1 } };
    });
  });
}

function headerOf(file: RequirementsFile, type: 'ProjectHeader' | 'DomainHeader'): string | undefined {
  for (const element of file.elements) {
    if (element.$type !== type) continue;
    const name = element.name?.replace(/^"|"$/g, '').trim();
    if (name) return name;
  }
  return undefined;
}

/** A document's only `#` heading, when it is the first thing in it, names the project. */
function titleOf(file: RequirementsFile): string | undefined {
  const [first] = file.elements;
  if (first?.$type !== 'Heading' || first.mark !== '#') return undefined;
  const titles = file.elements.filter((element) => element.$type === 'Heading' && element.mark === '#');
  return titles.length === 1 ? withoutMarks(first.title).trim() : undefined;
}

function fileName(uri: string): string {
  const last = uri.split(/[/\\:]/).findLast((part) => part !== '') ?? '';
  const name = last.replace(/\.req\.md$|\.[^.]*$/i, '');
  try {
    return decodeURIComponent(name) || 'Untitled';
  } catch {
    return name;
  }
}
