/** Lowers the syntax tree of a requirement document to plain data, with the places that only checks need. */
import { type AstNode, isCompositeCstNode, isLeafCstNode } from 'langium';
import type { Span } from '../../base/span.ts';
import type {
  CorrectionLine,
  GlossaryTerm,
  RequirementsDocument,
  StatementText,
} from '../../model/requirements.ts';
import type { FieldEntry, GlossaryEntry, RequirementsFile, StatementEntry } from '../generated/ast.ts';
import { isListNumber } from './label.ts';
import type { TokenName } from './scan.ts';

/** Places of things that the plain document does not tell apart. */
export interface Places {
  /** All fields, with the place of their names. */
  readonly fields: readonly { readonly name: string; readonly span: Span }[];
  /** Labels without a text. */
  readonly emptyStatements: readonly { readonly id: string; readonly span: Span }[];
}

/** The document that a syntax tree stands for. */
export function toDocument(
  file: RequirementsFile,
  text: string,
  uri: string,
): readonly [RequirementsDocument, Places] {
  const entries = statementEntries(file);
  const ids = statementIds(entries.map(({ entry }) => entry));
  const emptyStatements: { id: string; span: Span }[] = [];
  const statements: StatementText[] = [];
  for (const [index, { entry, group }] of entries.entries()) {
    const id = ids[index] ?? `S${index + 1}`;
    const idSpan = entry.label === id ? placeOf(entry, 'STATEMENT_ID') : undefined;
    const span = placeOf(entry, 'TEXT');
    if (!span) {
      emptyStatements.push({ id, span: placeOf(entry, 'STATEMENT_ID') ?? { start: 0, end: 0 } });
      continue;
    }
    statements.push({
      id,
      ...(idSpan ? { idSpan } : {}),
      text: text.slice(span.start, span.end),
      span,
      ...(group === undefined ? {} : { group }),
      fields: fieldsOf(entry),
    });
  }
  const domain = headerOf(file, 'DomainHeader');
  const corrections = correctionLines(file, text);
  const document: RequirementsDocument = {
    uri,
    project: headerOf(file, 'ProjectHeader') ?? titleOf(file) ?? fileName(uri),
    ...(domain === undefined ? {} : { domain }),
    statements,
    glossary: glossaryEntries(file).map(glossaryTerm),
    ...(corrections.length === 0 ? {} : { corrections }),
  };
  const fields = entries.flatMap(({ entry }) => entry.fields.flatMap(fieldPlace));
  return [document, { fields, emptyStatements }];
}

/** The author's id, or `S<n>` by position; a list number that was used before is a list mark, not an id. */
function statementIds(entries: readonly StatementEntry[]): string[] {
  const written = new Set(entries.flatMap(({ label }) => label ?? []));
  const seenNumbers = new Set<string>();
  return entries.map(({ label }, index) => {
    if (label !== undefined && !(isListNumber(label) && seenNumbers.has(label))) {
      seenNumbers.add(label);
      return label;
    }
    let id = `S${index + 1}`;
    while (written.has(id)) id += 'a';
    return id;
  });
}

function statementEntries(file: RequirementsFile): { entry: StatementEntry; group?: string }[] {
  let group: string | undefined;
  const entries: { entry: StatementEntry; group?: string }[] = [];
  for (const element of file.elements) {
    if (element.$type === 'Heading') group = element.title;
    else if (element.$type === 'StatementEntry')
      entries.push({ entry: element, ...(group === undefined ? {} : { group }) });
  }
  return entries;
}

function fieldsOf(entry: StatementEntry): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { name, value } of entry.fields) {
    const key = name.toLowerCase();
    const before = fields.get(key);
    const now = (value ?? '').replace(/\r/g, '');
    fields.set(key, before === undefined ? now : `${before}\n${now}`);
  }
  return fields;
}

function fieldPlace(field: FieldEntry): { name: string; span: Span }[] {
  const span = placeOf(field, 'FIELD_NAME');
  return span ? [{ name: field.name, span }] : [];
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
  return { term, synonyms, definition: (definition ?? '').replace(/\s+/g, ' '), span };
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
  return titles.length === 1 ? first.title : undefined;
}

function fileName(uri: string): string {
  const last = uri.split(/[/\\:]/).findLast((part) => part !== '') ?? '';
  const name = last.replace(/\.[^.]*$/, '');
  try {
    return decodeURIComponent(name) || 'Untitled';
  } catch {
    return name;
  }
}

/** The place of a node's first token of a kind. Looks at its own tokens only, unlike Langium's search by property. */
function placeOf(node: AstNode, token: TokenName, within = node.$cstNode): Span | undefined {
  if (!isCompositeCstNode(within)) return undefined;
  for (const child of within.content) {
    if (isLeafCstNode(child)) {
      if (child.tokenType.name === token) return { start: child.offset, end: child.end };
    } else if (child.astNode === node) {
      // A rule that only calls another one leaves a layer around what that one read.
      return placeOf(node, token, child);
    }
  }
  return undefined;
}
