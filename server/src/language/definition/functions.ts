/** Functions of reactors: expressions over what they are given, registered functions by name, and code that cannot be run here. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { printExpression } from '../../dsl/syntax/print-statement.ts';
import { dotted, type Expression, nameText } from '../../dsl/syntax/syntax.ts';
import type { CallValue } from '../../model/definition/expression.ts';
import type { FunctionUse } from '../../model/definition/reactor.ts';
import { quoteName, quoteString } from '../spark/reading/escape.ts';
import { compileCall, isCallOf } from './call.ts';
import { compileExpression } from './expression.ts';
import type { Reading } from './reading.ts';

const functionKind = 'step_function';
const language = 'elixir';

/** The name of a module, in quotes or not. */
export const moduleName = /^\p{Lu}[\w.]*$/u;

/** The function that an option or argument of an element says. */
export function readFunction(node: Node, option: string, reading: Reading): FunctionUse | undefined {
  const located = reading.value(node, option);
  return located && compileFunction(located.expression, located.node, reading);
}

/** A function as it is written. */
export function compileFunction(expression: Expression, node: Node, reading: Reading): FunctionUse {
  if (isCallOf(expression, functionKind, node)) return registered(expression, node, reading);
  if (expression.kind === 'name' && !expression.args) return { kind: 'handler', name: dotted(expression) };
  const text = nameText(expression);
  if (text !== undefined)
    return moduleName.test(text) ? { kind: 'handler', name: text } : { kind: 'code', language, code: text };
  const isModule = (each: Expression | undefined) => each?.kind === 'name' && moduleName.test(dotted(each));
  const isCode =
    expression.kind === 'name'
      ? isModule(expression)
      : expression.kind === 'list' && expression.items[0] && isModule(expression.items[0].value);
  if (isCode)
    return {
      kind: 'code',
      language,
      code: printExpression(expression, { name: quoteName, string: quoteString }),
    };
  return { kind: 'expression', expr: compileExpression(expression, node, reading) };
}

/** `module(Shop.Charge, [tries: 3])` is what it names; other functions are called by their own names. */
function registered(expression: Expression, node: Node, reading: Reading): FunctionUse {
  const { name, args } = compileCall(expression, functionKind, node, reading);
  if (name === 'elixir') return { kind: 'code', language, code: String(args['source'] ?? '') };
  if (name !== 'module')
    return { kind: 'handler', name, ...(Object.keys(args).length > 0 ? { options: args } : {}) };
  const given = args['options'];
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given) && 'map' in given;
  const options = isMap ? (given.map as Readonly<Record<string, CallValue>>) : undefined;
  return { kind: 'handler', name: String(args['name'] ?? ''), ...(options ? { options } : {}) };
}
