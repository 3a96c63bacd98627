/** Where the values of a step come from: `input(order, total)`, `result(charge)`, `value(3)`, `element(lines)`. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { dotted, type Expression, type NameExpression, nameText } from '../../dsl/syntax/syntax.ts';
import type { Source, StepArgument } from '../../model/definition/reactor.ts';
import { namesIn } from './expression.ts';
import { readFunction } from './functions.ts';
import { optional, type Reading } from './reading.ts';
import { jsonOf } from './type.ts';

/** The source that an option or argument of an element says. */
export function readSource(node: Node, option: string, reading: Reading): Source | undefined {
  const located = reading.value(node, option);
  return located && compileSource(located.expression, located.node, reading);
}

/** A call of a source, or a value that is always the same. */
export function compileSource(expression: Expression, node: Node, reading: Reading): Source {
  const source = expression.kind === 'name' ? sourceOf(expression, node, reading) : undefined;
  return source ?? { from: 'value', value: jsonOf(expression, { kind: 'any' }, node, reading), path: [] };
}

/** What a call names, of which templates make the same. */
export function sourceOf(call: NameExpression, node: Node, reading: Reading): Source | undefined {
  const given = (name: string, position: number) =>
    call.args?.find((each) => each.name?.text === name)?.value ??
    call.args?.filter((each) => each.name === undefined)[position]?.value;
  const word = (name: string) => {
    const value = given(name, 0);
    return (value && nameText(value)) ?? '';
  };
  const way = given('path', 1);
  const path = way === undefined || (way.kind === 'literal' && way.value === null) ? [] : namesIn(way);
  switch (dotted(call)) {
    case 'input':
      return { from: 'input', name: word('name'), path };
    case 'result':
      return { from: 'result', step: word('step'), path };
    case 'element':
      return { from: 'element', map: word('map'), path };
    case 'value': {
      const value = given('value', 0);
      return { from: 'value', value: value ? jsonOf(value, { kind: 'any' }, node, reading) : null, path: [] };
    }
  }
  return undefined;
}

/** A source with what is made of its value, as an argument of a step. */
export function readArgument(node: Node, name: string, option: string, reading: Reading): StepArgument {
  const source = readSource(node, option, reading) ?? { from: 'value', value: null, path: [] };
  return { name, source, ...optional('transform', readFunction(node, 'transform', reading)) };
}
