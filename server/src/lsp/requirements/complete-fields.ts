/** Completion of the fields under a statement: their names, and the values that each usually has. */
import { type CompletionItem, CompletionItemKind, type Range } from 'vscode-languageserver';
import { knownFields } from '../../language/requirements-document/index.ts';
import type { StatementText } from '../../model/requirements.ts';
import type { Analysis } from './analysis.ts';

/** Values by field (priorities after MoSCoW, DSDM; verification methods of ISO/IEC/IEEE 29148, 6.5.2). */
const values: ReadonlyMap<string, readonly string[]> = new Map([
  ['priority', ['must', 'should', 'could', 'won’t']],
  ['risk', ['low', 'medium', 'high']],
  ['shall', ['yes']],
  ['status', ['draft', 'proposed', 'agreed', 'implemented', 'verified', 'rejected']],
  ['type', ['functional', 'quality', 'constraint', 'interface', 'data']],
  ['verification', ['test', 'inspection', 'analysis', 'demonstration']],
]);
const idFields: ReadonlySet<string> = new Set(['depends on', 'parent']);

/** The names of fields that the statement above does not have yet. */
export function fieldNames({ document }: Analysis, offset: number, range: Range): CompletionItem[] {
  const owner = document.statements.findLast(({ span }) => span.start < offset);
  if (!owner) return [];
  return [...knownFields]
    .filter(([name]) => !owner.fields.has(name))
    .map(([name, meaning]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: meaning,
      sortText: '0',
      textEdit: { range, newText: `${name}: ` },
      ...(values.has(name) || idFields.has(name)
        ? { command: { title: 'Values', command: 'editor.action.triggerSuggest' } }
        : {}),
    }));
}

/** The values of the field that a line begins with; undefined where it begins with none. */
export function fieldValues(analysis: Analysis, before: string, range: Range): CompletionItem[] | undefined {
  const match = /^\s{1,40}(?:[-*+•]\s)?(?:\*\*)?([A-Za-z][A-Za-z ]{0,24}?)(?:\*\*)?\s?:(?:\*\*)?\s/.exec(
    before,
  );
  const name = match?.[1]?.toLowerCase();
  if (name === undefined || !knownFields.has(name)) return undefined;
  if (idFields.has(name))
    return analysis.document.statements.flatMap((statement) => idItem(statement, range));
  const used = analysis.document.statements.flatMap(({ fields }) => fields.get(name) ?? []);
  const short = used.filter((value) => value.length <= 60 && !value.includes('\n'));
  return [...new Set([...(values.get(name) ?? []), ...short])].map((value, index) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    detail: name,
    sortText: String(index).padStart(3, '0'),
    textEdit: { range, newText: value },
  }));
}

function idItem({ id, idSpan, text }: StatementText, range: Range): CompletionItem[] {
  if (!idSpan) return [];
  const detail = text.slice(0, 80).replace(/\s+/g, ' ');
  return [{ label: id, kind: CompletionItemKind.Reference, detail, textEdit: { range, newText: id } }];
}
