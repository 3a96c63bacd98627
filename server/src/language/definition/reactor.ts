/** One reactor. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import type { ReactorDefinition, ReactorInput } from '../../model/definition/reactor.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { readFunction } from './functions.ts';
import { implicitArguments } from './implicit-arguments.ts';
import { optional, type Reading } from './reading.ts';
import { readSteps } from './steps.ts';
import { jsonOf } from './type.ts';

/** What the documents say of a reactor. */
export function readReactor(node: Node, reading: Reading): ReactorDefinition {
  const parts = reading.names.partsOf(node);
  for (const part of parts) reading.mark(part);
  const middlewares = elementsIn(sectionsIn(parts, 'middlewares', reading), ['middleware'], reading);
  for (const section of sectionsIn(parts, 'ash', reading)) reading.text(section, 'default_domain');
  return {
    name: elementName(node) ?? '',
    ...optional('description', reading.text(node, 'description')),
    inputs: elementsIn(parts, ['input'], reading).map((each) => readInput(each, reading)),
    steps: parts.flatMap((part) => readSteps(part, reading)),
    ...optional('return', reading.text(node, 'return')),
    middlewares: middlewares.map((each) => reading.text(each, 'module') ?? ''),
  };
}

function readInput(node: Node, reading: Reading): ReactorInput {
  const value = reading.value(node, 'default');
  const [transform, implicit] = implicitArguments(reading, () => readFunction(node, 'transform', reading));
  if (implicit.length > 0)
    reading.refuse(node, 'What is made of an input can only depend on its own value, `^value()`.');
  return {
    name: elementName(node) ?? '',
    ...optional('description', reading.text(node, 'description')),
    ...optional('transform', transform),
    ...optional('default', value && jsonOf(value.expression, { kind: 'any' }, value.node, reading)),
  };
}
