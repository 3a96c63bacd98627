/** A tree as text: one line a node, `icon label | description`, indented by level. */
import type { Node } from '../../../client/src/views/node.ts';

export function outline(nodes: readonly Node[]): string {
  return `\n${lines(nodes, '').join('\n')}\n`;
}

function lines(nodes: readonly Node[], indent: string): string[] {
  return nodes.flatMap(({ icon, label, description, children }) => [
    `${indent}${icon} ${label}${description === undefined ? '' : ` | ${description}`}`,
    ...lines(children?.() ?? [], `${indent}  `),
  ]);
}
