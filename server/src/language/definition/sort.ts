/** Orders: `[inserted_at: desc, name]`. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { type Argument, nameText } from '../../dsl/syntax/syntax.ts';
import type { SortDefinition } from '../../model/definition/resource.ts';
import type { Reading } from './reading.ts';

/** Where values that are missing stand is what the database does, unless the direction says it. */
const directions: ReadonlyMap<string, SortDefinition['direction']> = new Map([
  ['asc', 'asc'],
  ['desc', 'desc'],
  ['asc_nils_first', 'asc_nils_first'],
  ['desc_nils_last', 'desc_nils_last'],
  // What Ash does when nothing is said: missing values come last going up, and first going down.
  ['asc_nils_last', 'asc'],
  ['desc_nils_first', 'desc'],
]);

/** The order that an option says. */
export function readSort(
  node: Node,
  option: string,
  reading: Reading,
): readonly SortDefinition[] | undefined {
  const located = reading.value(node, option);
  if (!located) return undefined;
  const { expression } = located;
  const items: readonly Argument[] =
    expression.kind === 'list' ? expression.items : [{ value: expression, span: expression.span }];
  return items.flatMap(sortOf);
}

/** `name`, `inserted_at: desc`, or a list of such. */
function sortOf({ name, value }: Argument): readonly SortDefinition[] {
  if (!name && value.kind === 'list') return value.items.flatMap(sortOf);
  const text = nameText(value);
  if (name) return [{ field: name.text, direction: directions.get(text ?? '') ?? 'asc' }];
  return text === undefined ? [] : [{ field: text, direction: 'asc' }];
}
