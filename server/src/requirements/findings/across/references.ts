/** The ids that statements name in their fields `depends on` and `parent`, and in their texts. */
import type { Span } from '../../../base/span.ts';
import type { RequirementsDocument, StatementText } from '../../../model/requirements.ts';
import type { ReadStatement } from '../../specification.ts';

/** One id that a statement names. */
export interface Reference {
  readonly id: string;
  readonly span: Span;
  /** Where it is named. */
  readonly field: 'depends on' | 'parent' | 'text';
}

const FIELDS = ['depends on', 'parent'] as const;
const ID = /[\p{L}][\p{L}\p{N}_.-]{0,30}\d|\d{1,6}(?:\.\d{1,6}){0,4}/gu;

/** The ids in the fields of a statement. */
export function fieldReferences({ fields, fieldPlaces, span }: StatementText): readonly Reference[] {
  if (fields.size === 0) return [];
  return FIELDS.flatMap((field) => {
    const value = fields.get(field);
    const at = fieldPlaces?.get(field);
    if (value === undefined) return [];
    return [...value.matchAll(ID)].map(({ 0: id, index }): Reference => {
      const start = at === undefined ? span.start : at.start + index;
      return { id, field, span: { start, end: at === undefined ? span.end : start + id.length } };
    });
  });
}

/** *see R12*, *as in R3 and R4*, *(R7)*: ids in texts, with the prefixes of the document's own. */
export function textReferences(
  { statement: { sentences, source } }: ReadStatement,
  prefixes: ReadonlySet<string>,
): readonly Reference[] {
  let ids = remembered.get(sentences);
  if (ids === undefined) {
    ids = /\d/.test(source.text) ? [...source.text.matchAll(PREFIXED)] : [];
    remembered.set(sentences, ids);
  }
  return ids.flatMap(({ 0: id, 1: prefix = '', index }): Reference[] => {
    if (!prefixes.has(prefix)) return [];
    const start = source.span.start + index;
    return [{ id, field: 'text', span: { start, end: start + id.length } }];
  });
}

const remembered = new WeakMap<ReadStatement['statement']['sentences'], readonly RegExpExecArray[]>();

const PREFIXED = /(?<![\p{L}\p{N}_-])([\p{L}][\p{L}_.-]{0,20}?)\d{1,6}(?![\p{L}\p{N}]|[.-]\d)/gu;

/** What stands before the numbers of a document's ids: `REQ-`. Those of a single id may be anything. */
export function prefixesOf({ statements }: RequirementsDocument): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { id, idSpan } of statements) {
    if (idSpan === undefined) continue;
    const prefix = /^([\p{L}][\p{L}_.-]{0,20}?)\d{1,6}$/u.exec(id)?.[1];
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([prefix, count]) => (count > 1 ? [prefix] : [])));
}
