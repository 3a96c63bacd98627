/** Values that rules put into what they add and set: `{name}` and `^name`, also of elements around and of those that references lead to. */

import type { Names } from '../names/names.ts';
import { effectiveValue, elementName, type Node } from '../nodes/bind.ts';
import { elementEvaluatorOf, evaluationOf, isElement } from '../rules/evaluate.ts';
import type { Expression } from '../syntax/syntax.ts';

/**
 * What a name or path leads to: a value as it is written there, or the name of an element, the first where there are
 * several. Without names, no reference is followed.
 */
export function valueAt(path: string, node: Node, names?: Names): Expression | undefined {
  const own = effectiveValue(node, path);
  const at = path.lastIndexOf('.');
  if (own || at < 0) return own;
  const owner = elementAt(path.slice(0, at), node, names);
  const written = owner && effectiveValue(owner, path.slice(at + 1));
  if (written) return written;
  const found = elementAt(path, node, names);
  const name = found && elementName(found);
  const { span } = node.statement.keyword;
  return name === undefined ? undefined : { kind: 'name', path: [{ text: name, span }], span };
}

function elementAt(path: string, node: Node, names: Names | undefined): Node | undefined {
  const { span } = node.statement.keyword;
  const steps = path.split('.').map((text) => ({ text, span }));
  const evaluator = elementEvaluatorOf({ kind: 'name', path: steps, span });
  const found = [evaluator(evaluationOf(node, names))].flat()[0];
  return found !== undefined && isElement(found) ? found : undefined;
}
