/** Fragments: parts of an element that are written elsewhere, `fragment Patient: resource { … }`. */

import { nameText, type Statement } from '../syntax/syntax.ts';
import { childOf } from './compose.ts';
import type { StatementSchema } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

export const fragmentKeyword = 'fragment';

const schemas = new WeakMap<StatementSchema, StatementSchema>();

/** The schema of a fragment: it holds what its element holds, and names the element instead of declaring it. */
export function fragmentSchema(statement: Statement, { document }: Vocabulary): StatementSchema | undefined {
  if (statement.keyword.text !== fragmentKeyword) return undefined;
  const [, keyword] = statement.args;
  const target = childOf(document, (keyword && nameText(keyword)) ?? '');
  const fragment = document.children.get(fragmentKeyword);
  if (!target || !fragment || target.role !== 'entity') return undefined;
  const known = schemas.get(target);
  if (known) return known;
  const { opaque: _, ...open } = fragment;
  const kind = target.kinds[0] ?? target.keyword;
  const made: StatementSchema = {
    ...open,
    parameters: fragment.parameters.map((parameter) =>
      parameter.name === 'of' ? { ...parameter, type: { kind: 'reference', to: kind } } : parameter,
    ),
    children: target.children,
    partial: true,
  };
  schemas.set(target, made);
  return made;
}
