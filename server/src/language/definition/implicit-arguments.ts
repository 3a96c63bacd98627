/** Templates in the functions of a step: `^value()` is what the function is given, `^result(check)` an argument that nobody has written. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { printExpression } from '../../dsl/syntax/print-statement.ts';
import { dotted, type NameExpression } from '../../dsl/syntax/syntax.ts';
import type { Expr } from '../../model/definition/expression.ts';
import type { StepArgument } from '../../model/definition/reactor.ts';
import { quoteName, quoteString } from '../spark/reading/escape.ts';
import { namesIn } from './expression.ts';
import type { Reading } from './reading.ts';
import { sourceOf } from './sources.ts';

/** What `read` makes of a step, and the arguments that its expressions ask for. Steps inside keep their own. */
export function implicitArguments<T>(reading: Reading, read: () => T): readonly [T, readonly StepArgument[]] {
  const outer = reading.template;
  const found = new Map<string, StepArgument>();
  reading.template = (target, node) => {
    const of = dotted(target);
    if (of === 'value') return { kind: 'template', of: 'arg', path: ['value', ...wayIn(target)] };
    if (of !== 'input' && of !== 'result' && of !== 'element') return undefined;
    return argumentFor(target, node, reading, found);
  };
  try {
    return [read(), [...found.values()]];
  } finally {
    reading.template = outer;
  }
}

/** What `read` makes of a function that is given the results of these steps, each under its name. */
export function givenResults<T>(
  steps: readonly { readonly name: string }[],
  reading: Reading,
  read: () => T,
): T {
  const outer = reading.template;
  reading.template = (target, node) => {
    const source = dotted(target) === 'result' ? sourceOf(target, node, reading) : undefined;
    if (source?.from !== 'result' || !steps.some(({ name }) => name === source.step))
      return outer(target, node);
    return { kind: 'template', of: 'arg', path: [source.step, ...source.path] };
  };
  try {
    return read();
  } finally {
    reading.template = outer;
  }
}

function argumentFor(
  target: NameExpression,
  node: Node,
  reading: Reading,
  found: Map<string, StepArgument>,
): Expr | undefined {
  const source = sourceOf(target, node, reading);
  if (!source) return undefined;
  const name = `^${printExpression(target, { name: quoteName, string: quoteString })}`;
  found.set(name, { name, source });
  return { kind: 'template', of: 'arg', path: [name] };
}

function wayIn({ args = [] }: NameExpression): readonly string[] {
  const [way] = args;
  return way === undefined ? [] : namesIn(way.value).filter((each) => each !== 'null');
}
