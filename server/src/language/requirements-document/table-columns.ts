/**
 * What the columns of a table are, by the words in its head: fields of an entity, requirements with their fields, or terms with
 * their meanings. The words are those of templates for data dictionaries, requirement lists and glossaries
 * (ISO/IEC/IEEE 29148:2018, annexes; Wiegers and Beatty, "Software Requirements", 2013, chapter 13).
 */

/** What a column says of the row. */
export type ColumnRole =
  | 'name'
  | 'type'
  | 'required'
  | 'optional'
  | 'unique'
  | 'default'
  | 'values'
  | 'id'
  | 'text'
  | 'term'
  | 'synonyms'
  | 'meaning';

/** What a table is a list of. */
export type TableKind = 'fields' | 'requirements' | 'terms';

export interface TableReading {
  readonly kind: TableKind;
  /** Role → index of the first column that has it. */
  readonly columns: ReadonlyMap<ColumnRole, number>;
}

const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'name',
    /^(?:(?:field|attribute|property|column|data element|element|data item|item)(?: names?)?s?|names?)$/,
  ],
  ['type', /^(?:(?:data |field )?types?|format|data format|datatype)$/],
  [
    'required',
    /^(?:required\??|mandatory\??|obligatory|req\.?|mandatory ?\/ ?optional|m ?\/ ?o|not null|presence|cardinality)$/,
  ],
  ['optional', /^(?:optional\??|nullable\??|null\??)$/],
  ['unique', /^(?:unique\??|uniqueness|primary key|pk|is unique)$/],
  ['default', /^(?:defaults?|default values?|initial values?)$/],
  [
    'values',
    /^(?:(?:allowed |valid |possible |permitted )?values|options|enum(?:eration)?s?|choices|valid range|range|domain)$/,
  ],
  [
    'id',
    /^(?:#|ids?|no\.?|nr\.?|numbers?|ref\.?|reference|key|(?:req(?:uirement)?\.?|story|us|fr|nfr|rule) ?(?:ids?|no\.?|nr\.?|numbers?|#|keys?))$/,
  ],
  [
    'text',
    /^(?:(?:functional |non-functional |system |user |business |software |quality )?requirements?(?: statements?| texts?| descriptions?)?|statements?|(?:user )?story|user stories|shall statements?|specifications?|rules?|business rules?|needs?|(?:acceptance )?criteri(?:on|a))$/,
  ],
  ['term', /^(?:terms?|words?|concepts?|abbreviations?|acronyms?|expressions?)$/],
  ['synonyms', /^(?:synonyms?|aliases|alias|other names?|also called|also known as)$/],
  [
    'meaning',
    /^(?:definitions?|meanings?|descriptions?|explanations?|stands for|remarks?|notes?|comments?|details?)$/,
  ],
];

/** Reads the head of a table; undefined when its words do not say what it lists. */
export function readColumns(head: readonly string[], inGlossary: boolean): TableReading | undefined {
  const columns = new Map<ColumnRole, number>();
  for (const [index, cell] of head.entries()) {
    const words = cell
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/(?<![:*])[:*]+$/, '')
      .trim();
    const role = roles.find(([, pattern]) => words.length <= 40 && pattern.test(words))?.[0];
    if (role !== undefined && !columns.has(role)) columns.set(role, index);
  }
  const has = (...wanted: readonly ColumnRole[]): boolean => wanted.some((role) => columns.has(role));
  const describes = has('type', 'required', 'optional', 'unique', 'default', 'values');
  const says = namesField(head[columns.get('name') ?? -1]);
  if (has('name') && (describes || says) && !inGlossary) return { kind: 'fields', columns };
  if (has('term', 'name') && has('meaning') && (inGlossary || has('term'))) return { kind: 'terms', columns };
  if (has('text')) return { kind: 'requirements', columns };
  if (has('id') && has('meaning')) {
    // `| ID | Description |`: what is described under an id is the requirement.
    columns.set('text', columns.get('meaning') ?? 0);
    return { kind: 'requirements', columns };
  }
  return undefined;
}

/** `Field` or `Attribute`, but not only `Name`, which lists anything. */
function namesField(cell: string | undefined): boolean {
  return cell !== undefined && /field|attribute|property|data (?:element|item)/i.test(cell);
}

/** Whether a cell says yes: `yes`, `x`, `✓`, `M`, `1..1`; undefined when it says neither. */
export function saysYes(cell: string): boolean | undefined {
  const words = cell.toLowerCase().trim();
  if (
    /^(?:y|yes|true|x|✓|✔|✅|☑|m|mandatory|required|must|always|1|1\.\.1|1\.\.\*|1\.\.n|not null|unique|pk)$/.test(
      words,
    )
  )
    return true;
  if (/^(?:n|no|false|-|–|—|✗|✘|❌|☐|o|optional|may|0|0\.\.1|0\.\.\*|0\.\.n|\*|null|nullable)$/.test(words))
    return false;
  return undefined;
}

/** Words around the name of an entity in the title of a table. */
const article = String.raw`(?:an?|the|each|every|all)\s{1,4}`;
const listWords =
  'fields?|attributes?|properties|columns?|data elements?|data items?|data|details?|information|record|table|entity|model|schema|structure|definition|dictionary';
const captions: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:${article})?(.{1,60}?)\s{1,4}(?:has|have|contains?|includes?|consists? of|comprises?|stores?|is described by|shall have|must have|should have)\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:${listWords})\s{1,4}(?:of|for|in)\s{1,4}(?:${article})?(.{1,60}?)$`, 'i'),
  new RegExp(String.raw`^(?:${article})?(.{1,60}?)\s{1,4}(?:${listWords})$`, 'i'),
  new RegExp(
    String.raw`^(?:table|entity|record|class|object|resource|data type)\s{0,4}(?:[0-9.]{0,8}\s{0,4})?[:–-]\s{0,4}(?:${article})?(.{1,60})$`,
    'i',
  ),
  /^(?:entity|record|class|object|resource)\s{1,4}(.{1,60})$/i,
];

/** The entity that the title of a table of fields names: `Fields of a patient`, `Patient`, `Each patient has:`. */
export function entityOf(caption: string): string | undefined {
  const title = caption
    .replace(/\s+/g, ' ')
    .replace(/^(?:[0-9]{1,4}[.)]?){1,6}\s/, '')
    .replace(/[:.]\s*$/, '')
    .trim();
  for (const pattern of captions) {
    const name = pattern.exec(title)?.[1]?.trim();
    if (name) return entityOf(name) ?? name;
  }
  const words = title.replace(/^(?:an?|the|each|every)\s/i, '').split(' ');
  return words.length <= 3 && /^[\p{L}]/u.test(title) ? words.join(' ') : undefined;
}
