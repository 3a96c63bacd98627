/** The `use` statements of a document as one. */
import type { Edit } from '../../../base/span.ts';
import { removeStatement } from '../checks/remove-statement.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';

/** The statement with these definitions; empty for none. */
export function useStatement(names: readonly string[]): string {
  return names.length === 0
    ? ''
    : `use ${names.map((name) => name.split('.').map(quoteName).join('.')).join(', ')}`;
}

/** The edits that leave one `use` statement with these definitions, in this order, where the first one stands. */
export function replaceUses({ statements, text }: SparkDocument, names: readonly string[]): readonly Edit[] {
  const uses = statements.filter(({ keyword }) => keyword.text === 'use');
  const [first, ...others] = uses;
  const line = useStatement(names);
  if (!first) return line === '' ? [] : [{ span: { start: 0, end: 0 }, newText: `${line}\n\n` }];
  const removed = (line === '' ? uses : others).flatMap(({ span }) => removeStatement('', span, text).edits);
  const same = line === '' || text.slice(first.span.start, first.span.end) === line;
  return [...(same ? [] : [{ span: first.span, newText: line }]), ...removed];
}
