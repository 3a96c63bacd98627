/** A value, named argument or block that nothing takes. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { Argument } from '../../../dsl/syntax/syntax.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { findInValues, nothing, type SparkCheck, suggest } from './check.ts';

const surplusArgument = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/surplus-argument',
  severity: 'error',
  docs: {
    reason:
      'What nothing takes has no effect; often it is a slip of the name, or a value in the wrong place.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute age: integer(minimum: 0) }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute age: integer(min: 0) }\n}',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const surplusArgumentCheck: SparkCheck = {
  kind: surplusArgument,
  run: ({ nodes }) => [...nodes.flatMap(values), ...findInValues(nodes, inCall), ...nodes.flatMap(block)],
};

const title = 'Remove what is too much';

function values(node: Node): readonly Diagnostic[] {
  const { schema, values: given, statement } = node;
  if (given.every(({ parameter }) => parameter !== undefined)) return nothing;
  const surplus = given.filter(({ parameter }) => parameter === undefined);
  const [first] = surplus;
  const last = surplus.at(-1);
  if (!schema || !first || !last) return nothing;
  const span = { start: first.expression.span.start, end: last.expression.span.end };
  const count = schema.parameters.filter(({ assigned }) => !assigned).length;
  const taken = count === 0 ? 'no values' : count === 1 ? 'one value' : `${count} values`;
  const before = statement.args[statement.args.indexOf(first.expression) - 1];
  return [
    surplusArgument.at(
      span,
      { problem: `\`${schema.keyword}\` takes ${taken}.`, hint: '' },
      { fixes: before ? [remove({ start: before.span.end, end: span.end }, title)] : bare(node, span) },
    ),
  ];
}

/** Without any value, a keyword needs a block: else it would take the next keyword for its value. */
function bare({ statement, parent }: Node, { end }: Span): readonly Fix[] {
  const { keyword, named, assigned, body } = statement;
  // Behind a comma there is no place for a block.
  if (parent?.statement.named?.some(({ name }) => name === keyword)) return [];
  if (named || (assigned && assigned.span.start > end)) return [];
  return [{ title, edits: [{ span: { start: keyword.span.end, end }, newText: body ? '' : ' {}' }] }];
}

function inCall(event: ValueEvent, { events }: Node): readonly Diagnostic[] {
  if (event.event !== 'surplus') return nothing;
  const { argument, schema } = event;
  const takeAway = remove(withComma(argument, events), title);
  if (!argument.name) {
    const problem = `\`${schema.name}\` takes fewer values.`;
    return [surplusArgument.at(argument.span, { problem, hint: '' }, { fixes: [takeAway] })];
  }
  const { text, span } = argument.name;
  const known = [...schema.options.keys(), ...schema.parameters.map(({ name }) => name)];
  const near = suggest(text, span, known);
  const problem = `\`${schema.name}\` takes no \`${text}\`.`;
  const fixes = near.fixes.length > 0 ? near.fixes : [takeAway];
  return [surplusArgument.at(span, { problem, hint: near.hint }, { fixes })];
}

/** An argument of a call, with the comma before it or, of the first, behind it. */
function withComma(argument: Argument, events: readonly ValueEvent[]): Span {
  const args = events.flatMap((each) => {
    const given = each.event === 'call' ? (each.call.args ?? []) : [];
    return given.includes(argument) ? given : [];
  });
  const index = args.indexOf(argument);
  const [before, next] = [args[index - 1], args[index + 1]];
  if (before) return { start: before.span.end, end: argument.span.end };
  return next ? { start: argument.span.start, end: next.span.start } : argument.span;
}

function block({ schema, statement: { body, args, named, assigned } }: Node): readonly Diagnostic[] {
  if (!schema || !body || schema.children.size > 0 || schema.opaque) return nothing;
  // Arguments of elements may stand in their block, too.
  if (schema.role !== 'option' && schema.parameters.length > 0) return nothing;
  const before = assigned ?? named?.at(-1) ?? args.at(-1);
  return [
    surplusArgument.at(
      { start: body.span.start, end: body.span.start + 1 },
      { problem: `\`${schema.keyword}\` has no block.`, hint: '' },
      { fixes: before ? [remove({ start: before.span.end, end: body.span.end }, 'Remove the block')] : [] },
    ),
  ];
}

function remove(span: Span, title: string) {
  return { title, edits: [{ span, newText: '' }] };
}
