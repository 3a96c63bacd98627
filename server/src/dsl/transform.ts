/** Transformers: what elements bring along is put into the element around them, as nodes of its own. */
import {
  type BoundDocument,
  bindStatement,
  effectiveValue,
  elementName,
  type Node,
  withDerived,
} from './bind.ts';
import { isTrue } from './evaluate.ts';
import { fill } from './fill.ts';
import { isSubject } from './rule-subject.ts';
import type { StatementSchema } from './schema.ts';
import type { Statement } from './syntax.ts';

/**
 * Runs the transformers of the definitions in use, those that others extend first, each over what the document says and
 * what those before it added. (Spark's transformers, without their ordering by hand.)
 */
export function derive(document: BoundDocument): void {
  const { transforms, available } = document.vocabulary;
  let nodes: readonly Node[] | undefined;
  for (const rule of transforms) {
    const { where, add } = rule;
    nodes ??= withDerived(document.roots);
    const matching = nodes.filter(
      (node) =>
        node.schema !== undefined &&
        isSubject(rule, node.schema, available) &&
        where.every((condition) => isTrue(condition, { element: node })),
    );
    if (matching.length > 0) nodes = undefined;
    for (const node of matching) {
      const target = elementAround(node);
      if (!target) continue;
      for (const statement of add) {
        const filled = fill(statement, (name) => effectiveValue(node, name), node.statement.keyword.span);
        if (filled) addTo(target, target, filled, node);
      }
    }
  }
}

/** The element that a node stands in, sections left out. */
export function elementAround(node: Node): Node | undefined {
  let current = node.parent;
  while (current && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

/** Adds a statement to an owner, where nothing of the element is called so already. */
function addTo(owner: Node, element: Node, statement: Statement, origin: Node): void {
  const present = [...owner.children, ...owner.derived].find(
    ({ schema, statement: { keyword } }) =>
      schema?.role !== 'entity' && keyword.text === statement.keyword.text,
  );
  if (present?.schema?.role === 'option') return;
  if (present) {
    for (const inner of statement.body?.statements ?? []) addTo(present, element, inner, origin);
    return;
  }
  const { document } = owner;
  const isSection = owner.schema?.children.get(statement.keyword.text)?.role === 'section';
  const outer =
    isSection && statement.body ? { ...statement, body: { ...statement.body, statements: [] } } : statement;
  const node = bindStatement(outer, { document, within: owner.schema, parent: owner, origin });
  if (node.schema?.role === 'entity' && isDeclared(element, node.schema, elementName(node))) return;
  (owner.derived as Node[]).push(node);
  if (isSection) for (const inner of statement.body?.statements ?? []) addTo(node, element, inner, origin);
}

function isDeclared(element: Node, { kinds }: StatementSchema, name: string | undefined): boolean {
  if (name === undefined) return false;
  const declares = (node: Node): boolean =>
    (node.schema?.kinds.some((kind) => kinds.includes(kind)) && elementName(node) === name) ||
    node.children.some(declares) ||
    node.derived.some(declares);
  return declares(element);
}
