/** The ids that statements name in their fields `depends on` and `parent`, and in their texts. */
import type { Span } from '../../../base/span.ts';
import type { StatementText } from '../../../model/requirements.ts';
import type { Aspect } from '../gathered.ts';

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

/** An id in a text, told by what stands before its number; offsets in the text. */
export interface NamedId {
  readonly id: string;
  readonly prefix: string;
  readonly start: number;
}

/** *see R12*, *as in R3 and R4*, *(R7)*: what may be ids in texts, where the document's own have such prefixes. */
export const namedIds: Aspect<readonly NamedId[]> = ({ statement: { source } }) => {
  if (!/\d/.test(source.text)) return undefined;
  const found = [...source.text.matchAll(PREFIXED)].map(
    ({ 0: id, 1: prefix = '', index }): NamedId => ({ id, prefix, start: index }),
  );
  return found.length === 0 ? undefined : { keys: [], value: found };
};

const PREFIXED = /(?<![\p{L}\p{N}_-])([\p{L}][\p{L}_.-]{0,20}?)\d{1,6}(?![\p{L}\p{N}]|[.-]\d)/gu;

/** All ids. */
export const ids: Aspect<undefined> = ({ statement }) => ({
  keys: [statement.source.id],
  value: undefined,
});

/** What stands before the numbers of the ids that the author gave: `REQ-`. That of a single id may be anything. */
export const idPrefixes: Aspect<undefined> = ({ statement: { source } }) => {
  if (source.idSpan === undefined) return undefined;
  const prefix = /^([\p{L}][\p{L}_.-]{0,20}?)\d{1,6}$/u.exec(source.id)?.[1];
  return prefix === undefined ? undefined : { keys: [prefix], value: undefined };
};
