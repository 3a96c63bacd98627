/** Elements by the sections that they stand in, over all parts of what is written in several places. */
import type { Node } from '../../dsl/nodes/bind.ts';
import type { Reading } from './reading.ts';

/** What a node holds, what transformers put into it last. */
export function inside(node: Node): readonly Node[] {
  return node.derived.length === 0 ? node.children : [...node.children, ...node.derived];
}

/** The sections of this name in some elements or sections. */
export function sectionsIn(owners: readonly Node[], keyword: string, reading: Reading): readonly Node[] {
  const found = owners
    .flatMap(inside)
    .filter(({ schema }) => schema?.role === 'section' && schema.keyword === keyword);
  for (const section of found) reading.mark(section);
  return found;
}

/** The elements with one of these keywords right in some elements or sections. */
export function elementsIn(
  owners: readonly Node[],
  keywords: readonly string[],
  reading: Reading,
): readonly Node[] {
  const found = owners
    .flatMap(inside)
    .filter(({ schema }) => schema?.role === 'entity' && keywords.includes(schema.keyword));
  for (const element of found) reading.mark(element);
  return found;
}
