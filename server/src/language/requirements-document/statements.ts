/** Lowers statements: entries, rows of tables and acceptance criteria, in the order of the text, each with its id. */
import type { AstNode } from 'langium';
import type { Span } from '../../base/span.ts';
import type { FieldRow, GlossaryTerm, IdPlace, StatementText } from '../../model/requirements.ts';
import type { FieldEntry, RequirementsFile, StatementEntry, Table } from '../generated/ast.ts';
import { announcesCriteria, readCriteria } from './criteria.ts';
import { placeOf, tokensOf } from './cst.ts';
import { glossaryTitle } from './headings.ts';
import { isListNumber } from './label.ts';
import { withoutMarks } from './marks.ts';
import { type IdStyle, idPlaceOf, idStyleOf, inStyle, plainIds } from './numbering.ts';
import { type Filled, withExamples } from './outline.ts';
import { priorityOf } from './priority.ts';
import { type PlacedField, readStructured, readText } from './reading.ts';
import { cellContent } from './table-scanner.ts';
import { type Cell, readTable } from './tables.ts';

/** A statement before ids are given. */
interface Draft {
  readonly label?: string;
  readonly labelSpan?: Span;
  /** What it says; undefined for a label without a text. */
  readonly said: Filled | undefined;
  readonly fields: ReadonlyMap<string, string>;
  readonly fieldPlaces?: ReadonlyMap<string, Span>;
  readonly group?: string;
  readonly field?: FieldRow;
  readonly idPlace?: IdPlace;
  /** The draft whose criterion it is, with the number in it. */
  readonly parent?: Draft;
  readonly number?: string;
}

/** All that is read of a document's elements. */
export interface Lowered {
  readonly statements: readonly StatementText[];
  readonly terms: readonly GlossaryTerm[];
  readonly fields: readonly { readonly name: string; readonly span: Span }[];
  readonly emptyStatements: readonly { readonly id: string; readonly span: Span }[];
  /** Heads of tables that are not seen to list anything. */
  readonly unreadTables: readonly Span[];
}

/** Lowers a file. Linear in its length. */
export function lowerStatements(file: RequirementsFile, text: string): Lowered {
  const lowering = new Lowering(text);
  for (const [index, element] of file.elements.entries()) {
    if (element.$type === 'Heading') lowering.heading(element.title, element.mark?.length);
    else if (element.$type === 'StatementEntry') lowering.entry(element, file.elements[index + 1]);
    else if (element.$type === 'Table') lowering.table(element);
  }
  return lowering.finish();
}

class Lowering {
  readonly #text: string;
  readonly #drafts: Draft[] = [];
  readonly #terms: GlossaryTerm[] = [];
  readonly #fields: { name: string; span: Span }[] = [];
  readonly #unreadTables: Span[] = [];
  #group: string | undefined;
  /** The number that the heading gives to the first statement below it: `Requirement 3`. */
  #number: string | undefined;
  /** The statement that has the number of its heading. */
  #numbered: Draft | undefined;
  /** The number of a requirement that has no text but its criteria. */
  #criteriaPrefix: string | undefined;
  /** The statement whose criteria the heading announces. */
  #criteriaOf: Draft | undefined;
  /** The level of the heading that announces criteria, and the label of the group of them that is open. */
  #criteriaLevel: number | undefined;
  #criteriaGroup: string | undefined;
  #last: Draft | undefined;
  #idStyle: IdStyle = plainIds;

  constructor(text: string) {
    this.#text = text;
  }

  heading(title: string, level: number | undefined): void {
    const plain = withoutMarks(title).trim();
    const grouped = level !== undefined && this.#criteriaLevel !== undefined && level > this.#criteriaLevel;
    if (grouped && (this.#criteriaOf || this.#criteriaPrefix)) {
      // `AC2: Layout` groups criteria, and counts them anew.
      this.#criteriaGroup = /^AC[-_ ]?[0-9]{1,4}\b/i.exec(plain)?.[0];
      return;
    }
    this.#criteriaGroup = undefined;
    if (announcesCriteria(plain)) {
      this.#criteriaLevel = level;
      // Remarks may stand between a numbered requirement and its criteria.
      this.#criteriaOf = this.#numbered ?? this.#last;
      if (this.#criteriaOf) return;
      this.#criteriaPrefix = this.#number;
      if (this.#number !== undefined) return;
    }
    this.#criteriaPrefix = undefined;
    this.#numbered = undefined;
    // What stands in bold between is no end of a section; a heading is.
    if (level !== undefined || !this.#criteriaOf) this.#last = undefined;
    this.#criteriaOf = undefined;
    this.#group = plain;
    this.#number = numberIn(plain);
  }

  entry(entry: StatementEntry, next: AstNode | undefined): void {
    const span = placeOf(entry, 'TEXT');
    const placed = entry.fields.flatMap((field) => placedField(field));
    for (const { name, nameSpan } of placed) this.#fields.push({ name, span: nameSpan });
    const read = span ? readText(this.#text, span) : readStructured(this.#text, placed);
    const said = read && withExamples(read, this.#text);
    const labelSpan = placeOf(entry, 'STATEMENT_ID');
    const parent = this.#criteriaOf;
    const own = entry.label;
    const numbered = parent !== undefined && own !== undefined && isListNumber(own);
    const heading = own === undefined && parent === undefined ? this.#number : undefined;
    if (parent === undefined) this.#number = undefined;
    const prefix = own !== undefined && isListNumber(own) ? this.#criteriaPrefix : undefined;
    const label = numbered ? undefined : prefix === undefined ? (own ?? heading) : `${prefix}.${own}`;
    this.#idStyle = idStyleOf(entry, this.#text) ?? this.#idStyle;
    const idPlace =
      label === undefined && !parent ? idPlaceOf(entry, this.#text, plainTextOf(next)) : undefined;
    const draft: Draft = {
      ...(label === undefined ? {} : { label }),
      ...(idPlace ? { idPlace } : {}),
      ...(labelSpan && own === label ? { labelSpan } : {}),
      said,
      fields: fieldsOf(entry),
      ...(placed.length === 0 ? {} : { fieldPlaces: placesOf(placed) }),
      ...this.#inGroup(),
      ...(parent ? { parent } : {}),
      ...(numbered
        ? { number: this.#criteriaGroup === undefined ? own : `${this.#criteriaGroup}.${own}` }
        : {}),
    };
    this.#drafts.push(draft);
    if (!parent) this.#last = draft;
    if (heading !== undefined) this.#numbered = draft;
    for (const { name, value } of placed)
      if (/^acceptance/i.test(name) && value) this.#criteria(draft, value);
  }

  table(table: Table): void {
    const heads = tokensOf(table).map((span) => this.#cell(span));
    const rows = table.rows.map((row) => tokensOf(row).map((span) => this.#cell(span)));
    const above = this.#last?.said?.text ?? '';
    const caption = above.endsWith(':') && this.#drafts.at(-1) === this.#last ? above : (this.#group ?? '');
    const inGlossary = glossaryTitle.test(this.#group ?? '');
    const content = readTable({ head: heads, rows, caption, inGlossary });
    if (content.kind === 'terms') this.#terms.push(...content.terms);
    else if (content.kind === 'requirements')
      for (const { id, empty, text, fields } of content.rows) {
        const said = text && readText(this.#text, text.span);
        const labels = id && /[0-9]/.test(id.text) ? { label: id.text, labelSpan: id.span } : {};
        const place = empty && !id ? { idPlace: { at: empty.span.start, before: ' ', after: '' } } : {};
        if (said || id) this.#drafts.push({ ...labels, ...place, said, fields, ...this.#inGroup() });
      }
    else if (content.kind === 'fields')
      for (const { field, span } of content.rows) {
        const said = readText(this.#text, span);
        this.#drafts.push({ said, fields: new Map(), ...this.#inGroup(), field });
      }
    else this.#unreadTables.push(heads[0]?.span ?? { start: 0, end: 0 });
  }

  finish(): Lowered {
    const ids = this.#ids();
    const statements: StatementText[] = [];
    const emptyStatements: { id: string; span: Span }[] = [];
    for (const draft of this.#drafts) {
      const { said, labelSpan, group, fields, fieldPlaces, field, idPlace } = draft;
      const inCell = idPlace?.before === ' ';
      const id = ids.get(draft) ?? '';
      const parent = draft.parent && ids.get(draft.parent);
      if (!said) {
        if (labelSpan) emptyStatements.push({ id, span: labelSpan });
        continue;
      }
      const written = labelSpan && this.#text.slice(labelSpan.start, labelSpan.end) === id;
      statements.push({
        id,
        ...(written ? { idSpan: labelSpan } : {}),
        text: said.text,
        span: said.span,
        ...(said.examples === undefined ? {} : { examples: said.examples }),
        ...(group === undefined ? {} : { group }),
        fields,
        ...(fieldPlaces === undefined ? {} : { fieldPlaces }),
        ...(idPlace ? { idPlace: inCell ? idPlace : inStyle(idPlace, this.#idStyle) } : {}),
        ...(parent === undefined ? {} : { parent }),
        ...(field === undefined ? {} : { field }),
      });
    }
    const [terms, unreadTables] = [this.#terms, this.#unreadTables];
    return { statements, terms, fields: this.#fields, emptyStatements, unreadTables };
  }

  /**
   * The author's ids; `S<n>` by position for statements without; `R3.1` for criteria. A list number that was used before is a list
   * mark, not an id.
   */
  #ids(): ReadonlyMap<Draft, string> {
    const taken = new Set(this.#drafts.flatMap(({ label }) => label ?? []));
    const repeated = this.#repeatedCriteria();
    const written = new Set(
      this.#drafts.flatMap(({ label, labelSpan }) => (label !== undefined && labelSpan ? label : [])),
    );
    const numbers = new Set<string>();
    const counts = new Map<Draft, number>();
    const ids = new Map<Draft, string>();
    for (const [index, draft] of this.#drafts.entries()) {
      const { label, parent } = draft;
      // What a heading says is an id only where nobody else has it.
      const derived = draft.labelSpan === undefined && label !== undefined;
      const isMark =
        label !== undefined &&
        ((numbers.has(label) && (isListNumber(label) || derived)) || (derived && written.has(label)));
      if (label !== undefined && !isMark && !(parent && repeated.has(label))) {
        numbers.add(label);
        ids.set(draft, label);
        continue;
      }
      let id = `S${index + 1}`;
      if (parent) {
        const count = (counts.get(parent) ?? 0) + 1;
        counts.set(parent, count);
        id = `${ids.get(parent)}.${draft.number ?? label ?? count}`;
      }
      while (taken.has(id)) id += 'a';
      if (parent) taken.add(id);
      ids.set(draft, id);
    }
    return ids;
  }

  /** Labels that criteria of several statements have, such as `AC1`: they name nothing without their parent. */
  #repeatedCriteria(): ReadonlySet<string> {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const { label, parent } of this.#drafts) {
      if (label === undefined || parent === undefined) continue;
      if (seen.has(label)) repeated.add(label);
      seen.add(label);
    }
    return repeated;
  }

  #criteria(parent: Draft, value: Span): void {
    for (const { span, number } of readCriteria(this.#text, value)) {
      const said = readText(this.#text, span);
      if (!said) continue;
      const labelled = number !== undefined && !isListNumber(number);
      const named = number === undefined ? {} : labelled ? { label: number } : { number };
      this.#drafts.push({ said, fields: new Map(), ...this.#inGroup(), parent, ...named });
    }
  }

  #inGroup(): { group?: string } {
    return this.#group === undefined ? {} : { group: this.#group };
  }

  #cell(token: Span): Cell {
    const span = cellContent(this.#text, token.start, token.end);
    const plain = withoutMarks(this.#text.slice(span.start, span.end));
    const text = plain.trim();
    const start = span.start + plain.indexOf(text);
    return { text, span: { start, end: start + text.length } };
  }
}

/** The number that a heading gives to what stands below it: `Requirement 3: Doors`, `US-01: Offer a plot`. */
function numberIn(title: string): string | undefined {
  const counted = /^requirement\s{1,4}([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})(?=$|[\s:.：–-])/i.exec(title)?.[1];
  return (
    counted ??
    /^([A-Z]{1,8}[-_.]?[0-9]{1,6}(?:\.[0-9]{1,4}){0,3})(?=$|\s{0,4}[:：–-]|\s{1,4}\S)/.exec(title)?.[1]
  );
}

/** Where an element begins that is told from a statement above by nothing but its sentence. */
function plainTextOf(element: AstNode | undefined): Span | undefined {
  if (element?.$type !== 'StatementEntry') return undefined;
  if (placeOf(element, 'BULLET') || placeOf(element, 'STATEMENT_ID')) return undefined;
  return placeOf(element, 'PRIORITY') ?? placeOf(element, 'TEXT');
}

function placedField(field: FieldEntry): PlacedField[] {
  const nameSpan = placeOf(field, 'FIELD_NAME');
  const value = placeOf(field, 'FIELD_VALUE');
  return nameSpan ? [{ name: field.name, nameSpan, ...(value ? { value } : {}) }] : [];
}

function fieldsOf(entry: StatementEntry): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const mark = entry.priority ?? entry.priorityAfter;
  if (mark !== undefined) fields.set('priority', priorityOf(mark));
  for (const { name, value } of entry.fields) {
    const key = name.toLowerCase();
    const before = fields.get(key);
    const now = (value ?? '').replace(/\r/g, '');
    fields.set(key, before === undefined ? now : `${before}\n${now}`);
  }
  return fields;
}

/** Where the values stand, by the names of the fields in lower case; of one name the first. */
function placesOf(placed: readonly PlacedField[]): ReadonlyMap<string, Span> {
  return new Map(
    [...placed]
      .reverse()
      .flatMap(({ name, value }): [string, Span][] => (value ? [[name.toLowerCase(), value]] : [])),
  );
}
