/** Writes what was imported as a `.req` document: the same input gives the same bytes, and nothing of it is left out. */
import { beginsWithId, isStatementId } from '../../language/requirements-document/index.ts';
import type { ImportedDocument, ImportedItem, ImportedStatement } from './imported.ts';

/**
 * The text of a `.req` document.
 * @param from what the first comment names as its origin: `requirements.md (Kiro)`
 */
export function writeRequirements({ project, items }: ImportedDocument, from: string): string {
  const lines: string[] = [];
  if (project) lines.push(`project "${oneLine(project).replaceAll('"', "'")}"`, '');
  lines.push(`// Imported from ${oneLine(from)}.`);
  let before: ImportedItem['kind'] | undefined;
  let inGlossary = false;
  for (const item of items) {
    const term = item.kind === 'term' ? glossaryLine(item.term, item.definition) : undefined;
    if (inGlossary && term === undefined) {
      lines.push('}');
      inGlossary = false;
    }
    if (term !== undefined) {
      if (!inGlossary) lines.push('', 'glossary {');
      inGlossary = true;
      lines.push(`  ${term}`);
    } else if (item.kind === 'term') {
      lines.push('');
      for (const line of comment(`${item.term}: ${item.definition}`)) lines.push(line);
    } else if (item.kind === 'heading') {
      lines.push('', `${'#'.repeat(Math.min(Math.max(item.level, 1), 6))} ${titleLine(item.text)}`);
    } else {
      if (before !== item.kind || item.kind === 'statement') lines.push('');
      // Not spread: a note may have more lines than a call takes arguments.
      for (const line of item.kind === 'note' ? comment(item.text) : statementLines(item)) lines.push(line);
    }
    before = item.kind;
  }
  if (inGlossary) lines.push('}');
  return `${lines.join('\n')}\n`;
}

function statementLines({ id, text, fields, criteria }: ImportedStatement): readonly string[] {
  const usable = id !== undefined && isStatementId(id);
  const lines: string[] = [];
  add(lines, usable ? `${id}: ` : '- ', text, 4);
  if (id !== undefined && !usable) lines.push(`    identifier: ${oneLine(id)}`);
  for (const [name, value] of fields) add(lines, `    ${name}: `, value, 6);
  if (criteria.length > 0) lines.push('    acceptance criteria:');
  for (const [index, criterion] of criteria.entries())
    add(lines, /^AC[-_0-9.]{1,10}: /i.test(criterion) ? '      - ' : `      ${index + 1}. `, criterion, 9);
  return lines;
}

/** Adds a text behind `lead`, its further lines indented below it. */
function add(lines: string[], lead: string, text: string, indent: number): void {
  let first = true;
  const start = lines.length;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (words === '') continue;
    if (first) lines.push(`${lead}${words}`);
    else lines.push(`${' '.repeat(indent)}${words}`);
    // What would be read as something else goes on in the line above, which may make that one something else.
    while (!first && lines.length > start + 1 && isStructure(lines.at(-1)?.trim() ?? '')) {
      const last = lines.pop() ?? '';
      lines.push(`${lines.pop()} ${last.trim()}`);
    }
    first = false;
  }
  if (first) lines.push(lead.trimEnd());
}

/** Whether a line of its own would be read as something else: an id, a field, a heading, a table, a comment, a step, a rule. */
function isStructure(line: string): boolean {
  const text = line.replace(/^(?:[-*+•‣◦▪]|\(?[a-z]{1,5}\))(?:\s{1,4}\[[ xX]\])?\s{0,20}/, '');
  if (text === '' || beginsWithId(text)) return true;
  if (text !== line && /^[*_]{0,3}\p{Lu}/u.test(text) && /\b(?:shall|must|should|will)\b/i.test(text))
    return true;
  if (/^(?:\*\*|__)?[A-Za-z][\w -]{0,40}(?:\*\*|__)?:/.test(text)) return true;
  return /^(?:#|\/\/|\/\*|<!--|\||`{3}|~{3}|[>}]|-{3,}$|={3,}$|\*{2,}|_{2,}|glossary\b|corrections\b)/i.test(
    line,
  );
}

/** A term as the glossary reads it; undefined when it cannot be written so. */
function glossaryLine(term: string, definition: string): string | undefined {
  const { name, other } = /^(?<name>[^()]{1,60}?)\s{0,4}\((?<other>[^()]{1,200})\)$/.exec(term.trim())
    ?.groups ?? {
    name: term.trim(),
    other: undefined,
  };
  const meaning = oneLine(definition);
  if (name === undefined || meaning === '' || !/^[^\s:=(){}[\]*.!?#][^:=(){}*.!?\r\n–—]{0,59}$/.test(name))
    return undefined;
  return `${name}${other === undefined ? '' : ` (${oneLine(other)})`}: ${meaning}`;
}

/** A title must not read as something else: no closing hashes. */
function titleLine(text: string): string {
  return oneLine(text).replace(/\s#{1,6}$/, '') || '-';
}

/** Comments that would steer the checks (`// allow …`) came from elsewhere and must not. */
function comment(text: string): readonly string[] {
  return text
    .replace(/^\s*\n|\n\s*$/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .map((line) => `// ${/^\s*(?:allow|severity)/i.test(line) ? `: ${line.trimStart()}` : line}`.trimEnd());
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
