/** Transformers: what elements bring along is put into the element around them, as nodes of its own. */
import { Kept } from '../../base/kept.ts';
import { evaluationOf, isTrue } from '../rules/evaluate.ts';
import { rulesAbout } from '../rules/rule-subject.ts';
import type { StatementSchema, Transform } from '../schema/schema.ts';
import type { Statement } from '../syntax/syntax.ts';
import { valueAt } from '../values/path-value.ts';
import { bindStatement, elementName, type Node, withDerived } from './bind.ts';
import { fill } from './fill.ts';
import { elementAround } from './member.ts';

/**
 * Runs the transformers of the definitions in use over a statement at the top of a document: those that others extend
 * first, each over what the statement says and what those before it added, since what they add stands in an element around.
 * (Spark's transformers, without their ordering by hand.)
 */
export function derive(root: Node): void {
  const { vocabulary } = root.document;
  const subjects = new Map<Transform, Node[]>(vocabulary.transforms.map((rule) => [rule, []]));
  const enter = (nodes: readonly Node[]): void => {
    for (const node of withDerived(nodes))
      if (node.schema && node.schema.role !== 'option')
        for (const rule of rulesAbout(node.schema, vocabulary).transforms) subjects.get(rule)?.push(node);
  };
  enter([root]);
  for (const [{ where, add }, nodes] of subjects) {
    // What a rule adds is for those behind it.
    const matching = nodes.filter((element) => {
      const evaluation = evaluationOf(element);
      return where.every((condition) => isTrue(condition, evaluation));
    });
    for (const node of matching) {
      const target = elementAround(node);
      if (!target) continue;
      for (const statement of add) {
        const filled = fill(statement, (name) => valueAt(name, node), node.statement.keyword.span);
        if (filled) enter(addTo(target, target, filled, node));
      }
    }
  }
}

/** Adds a statement to an owner, where nothing of the element is called so already; gives what is new. */
function addTo(owner: Node, element: Node, statement: Statement, origin: Node): readonly Node[] {
  const inner = statement.body?.statements ?? [];
  const isAlike = ({ schema, statement: { keyword } }: Node) =>
    schema?.role !== 'entity' && keyword.text === statement.keyword.text;
  const present = owner.children.find(isAlike) ?? owner.derived.find(isAlike);
  if (present?.schema?.role === 'option') return [];
  if (present) return inner.flatMap((each) => addTo(present, element, each, origin));
  const { document } = owner;
  const isSection = owner.schema?.children.get(statement.keyword.text)?.role === 'section';
  const outer =
    isSection && statement.body ? { ...statement, body: { ...statement.body, statements: [] } } : statement;
  const node = bindStatement(outer, { document, within: owner.schema, parent: owner, origin });
  if (node.schema?.role === 'entity' && isDeclared(element, node.schema, elementName(node))) return [];
  (owner as { derived: readonly Node[] }).derived = [...owner.derived, node];
  if (isSection) for (const each of inner) addTo(node, element, each, origin);
  return [node];
}

/** The names that an element holds, by kind, as far as they are known; those that are added come to them. */
const heldNames = new Kept<Node, Map<string, Set<string>>>();

function isDeclared(element: Node, { kinds }: StatementSchema, name: string | undefined): boolean {
  if (name === undefined) return false;
  let held = heldNames.get(element);
  if (!held) {
    held = new Map();
    for (const node of withDerived([element])) {
      const own = node.schema?.kinds ?? [];
      const called = own.length > 0 ? elementName(node) : undefined;
      if (called !== undefined) hold(held, own, called);
    }
    heldNames.set(element, held);
  }
  for (const kind of kinds) if (held.get(kind)?.has(name)) return true;
  hold(held, kinds, name);
  return false;
}

function hold(held: Map<string, Set<string>>, kinds: readonly string[], name: string): void {
  for (const kind of kinds) {
    const same = held.get(kind);
    if (same) same.add(name);
    else held.set(kind, new Set([name]));
  }
}
