/** A statement as EARS sees it: conditions with their keywords, and the response. (Mavin et al., EARS, RE’09.) */
import type { SegmentRole } from '../../kinds/segment.ts';
import type { ReadStatement } from '../../specification.ts';
import { capitalised, decapitalised } from '../main-clause.ts';

/** EARS' keyword of each kind of condition. */
const KEYWORDS: ReadonlyMap<SegmentRole, string> = new Map([
  ['feature', 'Where'],
  ['state', 'While'],
  ['trigger', 'When'],
  ['unwanted', 'If'],
]);
/** The order of conditions in EARS: where, while, then when or if. */
const ORDER: readonly SegmentRole[] = ['feature', 'state', 'trigger', 'unwanted'];

/** Words that open a condition, longest first, with the kind of condition. */
const OPENING =
  /^(?:(when|whenever|as soon as|once|after|upon|every time|each time)|(while|whilst|during|as long as)|(where)|(if|in case(?: that)?))\b\s{0,8}/i;

export interface Condition {
  readonly role: SegmentRole;
  /** The keyword as written, and what follows it; offsets in the statement's text. */
  readonly keyword: string;
  readonly start: number;
  readonly end: number;
  readonly rest: string;
}

/** How late in EARS' order a condition comes: the greater of two stands behind. */
export function rankOf(role: SegmentRole): number {
  return role === 'unwanted' ? ORDER.indexOf('trigger') : ORDER.indexOf(role);
}

/** EARS' own keyword for a kind of condition. */
export function keywordOf(role: SegmentRole): string {
  return KEYWORDS.get(role) ?? 'When';
}

/** The conditions at the front of a statement, in the order of the text. */
export function conditionsOf({ statement: { sentences, source } }: ReadStatement): readonly Condition[] {
  return sentences.flatMap(({ role, start, end }) => {
    if (!KEYWORDS.has(role)) return [];
    const text = source.text.slice(start, end).trimEnd();
    const condition = readCondition(text);
    return condition === undefined ? [] : [{ ...condition, start, end: start + text.length }];
  });
}

/** What a text says as a condition, if it opens like one. */
export function readCondition(text: string): Pick<Condition, 'role' | 'keyword' | 'rest'> | undefined {
  const match = OPENING.exec(text);
  if (match === null) return undefined;
  const role: SegmentRole =
    match[1] !== undefined
      ? 'trigger'
      : match[2] !== undefined
        ? 'state'
        : match[3] !== undefined
          ? 'feature'
          : 'unwanted';
  return { role, keyword: match[0].trim(), rest: text.slice(match[0].length) };
}

/**
 * A statement of one sentence in EARS' form: *Where …, while …, when …, the … shall …*.
 * @param response the main clause, with its full stop
 */
export function earsForm(conditions: readonly Pick<Condition, 'role' | 'rest'>[], response: string): string {
  const sorted = [...conditions].sort((a, b) => rankOf(a.role) - rankOf(b.role));
  const front = sorted.map(({ role, rest }, index) => {
    const keyword = index === 0 ? keywordOf(role) : keywordOf(role).toLowerCase();
    return `${keyword} ${rest.replace(/[,\s]{1,8}$/, '')}, `;
  });
  const then = sorted.some(({ role }) => role === 'unwanted') ? 'then ' : '';
  const main = response.replace(/\b(?:must|will|should)\b/, 'shall');
  return front.length === 0 ? capitalised(main) : `${front.join('')}${then}${decapitalised(main)}`;
}

/** The whole statement in EARS' form, when it is one sentence with its conditions in front. */
export function frontForm(read: ReadStatement): string | undefined {
  const { sentences, source } = read.statement;
  const responses = sentences.filter(({ role }) => role === 'response');
  const [response] = responses;
  const conditions = conditionsOf(read);
  const parts = sentences.filter(({ role }) => role !== 'aside').length;
  // A condition that stands between commas inside of the response would be said twice.
  if (response !== undefined && conditions.some(({ start }) => start > response.start)) return undefined;
  if (response === undefined || responses.length !== 1 || parts !== conditions.length + 1) return undefined;
  return earsForm(conditions, source.text.slice(response.start).trimEnd());
}
