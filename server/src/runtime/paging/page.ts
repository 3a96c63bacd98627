/** Which page a query asks for, by the rules of its action. */
import type { Query } from '../query.ts';
import { readFailed, refusedInput } from '../read/failure.ts';

export interface WantedPage {
  readonly limit: number;
  readonly offset?: number;
  readonly after?: string;
  readonly before?: string;
  readonly count: boolean;
}

/**
 * The page; undefined when all records are wanted.
 * @throws ActionError when there are no such pages, or one has to be asked for
 */
export function wantedPage(query: Query): WantedPage | undefined {
  const { page, action } = query;
  const { pagination } = action;
  if (!pagination) {
    if (page)
      throw refusedInput(
        query,
        ['page'],
        'no_pages',
        `cannot be asked for: ${action.name} gives all records at once`,
      );
    return undefined;
  }
  if (!page && pagination.defaultLimit === undefined) {
    if (pagination.required && !isSingle(query))
      throw readFailed(
        query,
        'invalid',
        'page_required',
        `${action.name} gives records in pages: say how many, with page: { limit: … }.`,
      );
    return undefined;
  }
  if (!page && isSingle(query)) return undefined;
  const {
    limit = pagination.defaultLimit ?? pagination.maxPageSize,
    offset,
    after,
    before,
    count,
  } = page ?? {};
  if (!Number.isInteger(limit) || limit < 1)
    throw refusedInput(query, ['page', 'limit'], 'invalid_limit', 'must be a whole number from 1 on');
  if (offset !== undefined && (!Number.isInteger(offset) || offset < 0))
    throw refusedInput(query, ['page', 'offset'], 'invalid_offset', 'must be a whole number from 0 on');
  if (offset !== undefined && !pagination.offset)
    throw refusedInput(
      query,
      ['page', 'offset'],
      'no_offset',
      'is not offered: ask for the page after or before a keyset',
    );
  const keyset = after ?? before;
  if (keyset !== undefined && !pagination.keyset)
    throw refusedInput(
      query,
      ['page', after === undefined ? 'before' : 'after'],
      'no_keyset',
      'is not offered: use an offset',
    );
  if (after !== undefined && before !== undefined)
    throw refusedInput(query, ['page'], 'two_keysets', 'takes after or before, not both');
  if (keyset !== undefined && offset !== undefined)
    throw refusedInput(query, ['page'], 'keyset_and_offset', 'takes a keyset or an offset, not both');
  if (count && !pagination.countable)
    throw refusedInput(query, ['page', 'count'], 'not_countable', 'is not offered');
  return {
    // As in Ash, a page that is too large is a page of the largest size; `more` tells that there are others.
    limit: Math.min(limit, pagination.maxPageSize),
    count: count ?? false,
    ...(offset === undefined ? {} : { offset }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
}

/** Whether the action gives one record. */
export function isSingle({ action }: Pick<Query, 'action'>): boolean {
  return action.get === true || (action.getBy ?? []).length > 0;
}
