/** What the statement or the call around the cursor takes, and which of it is being written. */

import type { Node } from '../../../dsl/nodes/bind.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import type { FunctionSchema, Parameter, StatementSchema } from '../../../dsl/schema/schema.ts';
import { dotted, type Expression, type NameExpression } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { cursorAt, wordAt } from './cursor.ts';
import { describeParameter } from './describe.ts';

export interface SignatureParameter {
  /** Where the label of the signature names it. */
  readonly start: number;
  readonly end: number;
  /** Markdown. */
  readonly doc: string;
}

export interface Signature {
  readonly label: string;
  readonly doc?: string;
  readonly parameters: readonly SignatureParameter[];
  /** Index of the parameter at the cursor; absent when it is none of them. */
  readonly active?: number;
}

/** The signatures that the cursor may be in; several when functions of several kinds have the name. */
export function signaturesAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): readonly Signature[] {
  const cursor = cursorAt(workspace, document, offset);
  if (!cursor) return [];
  const { node, offset: at, isKeyword } = cursor;
  if (isKeyword) {
    // The name of a named argument: the statement that takes it is the one around.
    const owner = node.parent?.schema && !isInBody(node.parent, at) ? node.parent : undefined;
    return owner?.schema ? [ofStatement(owner.schema, undefined)] : [];
  }
  const value = node.values.find(({ expression }) => holds(expression, at));
  if (!node.schema || !value) return [];
  const word = wordAt(document.text, offset);
  const inCall = ofCalls(node, callsAround(value.expression, at), {
    offset: at,
    word: document.text.slice(word.start, word.end),
  });
  return inCall.length > 0 ? inCall : [ofStatement(node.schema, value.parameter)];
}

function isInBody({ statement: { body } }: Node, offset: number): boolean {
  return body !== undefined && body.span.start < offset;
}

/** The word at the cursor, which is not in what is read. */
interface WordAt {
  readonly offset: number;
  readonly word: string;
}

/** The innermost call whose function is known. */
function ofCalls(node: Node, calls: readonly NameExpression[], at: WordAt): readonly Signature[] {
  for (const call of [...calls].reverse()) {
    const found = functionsOf(node, call).map((schema) => ofFunction(schema, call, at));
    if (found.length > 0) return found;
  }
  return [];
}

/** The function that the call is bound to; where its place allows none, every function of the name. */
function functionsOf(node: Node, call: NameExpression): readonly FunctionSchema[] {
  for (const event of node.events)
    if (event.event === 'call' && event.call === call && event.schema) return [event.schema];
  const name = dotted(call);
  return [...node.document.vocabulary.functions.values()].flatMap((ofKind) => ofKind.get(name) ?? []);
}

/** The calls whose arguments hold the offset, outermost first. */
function callsAround(expression: Expression, offset: number): readonly NameExpression[] {
  if (!holds(expression, offset)) return [];
  switch (expression.kind) {
    case 'list':
      return expression.items.flatMap(({ value }) => callsAround(value, offset));
    case 'operation':
      return expression.operands.flatMap((operand) => callsAround(operand, offset));
    case 'template':
      return callsAround(expression.target, offset);
    case 'name': {
      const { args, path } = expression;
      if (!args || offset <= (path.at(-1)?.span.end ?? offset)) return [];
      return [expression, ...args.flatMap(({ value }) => callsAround(value, offset))];
    }
    default:
      return [];
  }
}

function ofFunction(schema: FunctionSchema, call: NameExpression, { offset, word }: WordAt): Signature {
  const parameters = [...schema.parameters, ...schema.options.values()];
  const matched = matchArguments(call, schema);
  const at = matched.find(({ argument: { span } }) => span.start <= offset && offset <= span.end);
  const given = new Set(matched.map(({ parameter }) => parameter));
  // A word that is no argument yet may become the name of one.
  const active =
    at?.parameter ??
    (at?.argument.name
      ? parameters.find(({ name }) => at.argument.name?.span.start === offset && name === word)
      : parameters.find((each) => schema.options.has(each.name) && !given.has(each)));
  return signature(
    `${schema.name}(`,
    parameters.map((parameter) => ({
      parameter,
      text: schema.options.has(parameter.name) ? `${parameter.name}:` : parameter.name,
    })),
    ')',
    schema.doc,
    active,
  );
}

function ofStatement(schema: StatementSchema, active: Parameter | undefined): Signature {
  const { keyword, doc, role } = schema;
  let position = 0;
  return signature(
    keyword,
    schema.parameters.map((parameter) => {
      if (role === 'option') return { parameter, before: ' ', text: describeType(parameter.type) };
      if (parameter.assigned) return { parameter, before: ' = ', text: parameter.name };
      position++;
      return { parameter, before: position === 1 ? ' ' : position === 2 ? ': ' : ', ', text: parameter.name };
    }),
    '',
    doc,
    active,
  );
}

interface Part {
  readonly parameter: Parameter;
  readonly text: string;
  /** What stands before it; a comma when absent, for all but the first. */
  readonly before?: string;
}

function signature(
  head: string,
  parts: readonly Part[],
  tail: string,
  doc: string | undefined,
  active: Parameter | undefined,
): Signature {
  let label = head;
  const parameters = parts.map(({ parameter, text, before }, index): SignatureParameter => {
    label += before ?? (index === 0 ? '' : ', ');
    const start = label.length;
    label += text;
    return { start, end: label.length, doc: describeParameter(parameter).replace(/^- /, '') };
  });
  const index = parts.findIndex(({ parameter }) => parameter === active);
  return {
    label: `${label}${tail}`,
    ...(doc === undefined ? {} : { doc }),
    parameters,
    ...(index < 0 ? {} : { active: index }),
  };
}

function holds({ span }: Expression, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}
