/** Plain text and Markdown, which are requirement documents as they stand; and tables of requirements as text. */
import { columnsOf } from '../../language/requirements-document/index.ts';
import { delimiterOf, readDelimited } from './delimited.ts';
import { type ImportedDocument, statement } from './imported.ts';

/** A table with a head that names a requirement; undefined for any other text. */
export function readTableText(text: string): ImportedDocument | undefined {
  const delimiter = delimiterOf(text.trimStart());
  const [head, ...rows] =
    delimiter === undefined ? [] : readDelimited(text.replace(/^\uFEFF/, ''), delimiter);
  const columns = head && columnsOf(head, false);
  if (!head || columns?.kind !== 'requirements') return undefined;
  const [idAt, textAt] = [columns.columns.get('id') ?? -1, columns.columns.get('text') ?? -1];
  return {
    items: rows.map((row) => {
      const id = row[idAt];
      const fields = row.flatMap((value, index): [string, string][] => {
        const name = (head[index] ?? '').toLowerCase();
        if (index === idAt || index === textAt || value === '') return [];
        return [
          isFieldName(name) ? [name, value] : ['comment', name === '' ? value : `${head[index]}: ${value}`],
        ];
      });
      return statement(row[textAt] ?? '', { fields, ...(id ? { id } : {}) });
    }),
  };
}

/** Names that a column may have in a head, and are fields of a statement. */
function isFieldName(name: string): boolean {
  return /^(?:priority|rationale|source|status|owner|author|type|risk|verification|version|note|tags|acceptance(?: criteria)?)$/.test(
    name,
  );
}

/** What printing leaves in a text. */
const furniture = /^(?:page [0-9]{1,5}(?: (?:of|\/) [0-9]{1,5})?|version:? [\w.-]{1,20}|- ?[0-9]{1,5} ?-)$/i;
const verb =
  /\b(?:shall|must|should|will|would|can|cannot|may|has|have|is|are|be|was|were|does|do|wants?|needs?)\b/i;

/** `2.1 Opening hours` and `GENERAL RULES`: short, without a verb that is sure to be one, and no sentence. */
function isTitle(line: string): boolean {
  const words = line.split(' ').length;
  if (words > 8 || line.length > 70 || /[.!?:;,|]$/.test(line) || verb.test(line)) return false;
  return (
    /^[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\.?\s{1,4}\p{Lu}/u.test(line) || /^[\p{Lu}\p{N}\s&/-]{4,}$/u.test(line)
  );
}

function levelOf(line: string): number {
  const number = /^[0-9.]{1,20}(?=\s)/.exec(line)?.[0].replace(/\.$/, '');
  return number === undefined ? 1 : Math.min(6, number.split('.').length + 1);
}

/** The text with one kind of line end and nothing behind its lines, under a comment that says where it is from. */
export function keepText(text: string, from: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  for (const [index, line] of lines.entries()) {
    const alone = (lines[index - 1] ?? '') === '';
    if (furniture.test(line)) lines[index] = `// ${line}`;
    else if (alone && isTitle(line)) lines[index] = `${'#'.repeat(levelOf(line))} ${line}`;
  }
  const origin = `// Imported from ${from}.`;
  // Front matter stays the first thing in its file.
  if (lines[0] === '---') return `${lines.join('\n')}\n\n${origin}\n`;
  return `${[origin, '', ...lines].join('\n')}\n`;
}
