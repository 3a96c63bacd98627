/** A statement or call without a value that it needs. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import type { FunctionSchema, Parameter } from '../../../dsl/schema/schema.ts';
import { dotted, type NameExpression } from '../../../dsl/syntax/syntax.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { quoteName } from '../reading/escape.ts';
import { findInValues, nothing, type SparkCheck } from './check.ts';
import { type FittingValue, fittingValue } from './fitting-value.ts';

const missingArgument = defineDiagnostic<{ readonly owner: string; readonly parameter: Parameter }>({
  code: 'spark/missing-argument',
  severity: 'error',
  docs: {
    reason: 'Without it the statement says nothing: an attribute, for one, needs a name and a type.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email: string }\n}',
  },
  message: ({ owner, parameter }) =>
    parameter.name === owner
      ? `\`${owner}\` needs a value: ${describeType(parameter.type)}.`
      : `\`${owner}\` needs \`${parameter.name}\`: ${describeType(parameter.type)}.`,
});

export const missingArgumentCheck: SparkCheck = {
  kind: missingArgument,
  run: ({ nodes, names }) => [
    ...nodes.flatMap((node) => inStatement(node, names)),
    ...findInValues(nodes, (event, node) => inCall(event, node, names)),
  ],
};

function inStatement(node: Node, names: Names): readonly Diagnostic[] {
  const { schema, statement, values } = node;
  const missing = schema?.parameters.find(
    (parameter) => parameter.required && !values.some((value) => value.parameter === parameter),
  );
  if (!schema || !missing) return nothing;
  const fixes = [insertInStatement(node, missing, fittingValue(missing.type, node, names))];
  return [
    missingArgument.at(statement.keyword.span, { owner: schema.keyword, parameter: missing }, { fixes }),
  ];
}

function inCall(event: ValueEvent, node: Node, names: Names): readonly Diagnostic[] {
  if (event.event !== 'missing') return nothing;
  const { call, parameter, schema } = event;
  const fixes = [insertInCall(call, parameter, schema, fittingValue(parameter.type, node, names))];
  return [missingArgument.at(call.span, { owner: dotted(call), parameter }, { fixes })];
}

/** Where it belongs among the arguments, or by its name in the block when others before it are missing, too. */
function insertInStatement({ schema, statement }: Node, parameter: Parameter, value: FittingValue): Fix {
  const { keyword, args, body, span } = statement;
  const insert = (at: number, newText: string) => insertion(parameter, value, at, newText);
  const positional = schema?.parameters.filter(({ assigned }) => !assigned) ?? [];
  const end = (args.at(-1) ?? keyword).span.end;
  if (parameter.assigned) return insert(end, ` = ${value.text}`);
  if (positional.indexOf(parameter) === args.length)
    return insert(end, `${[' ', ': '][args.length] ?? ', '}${value.text}`);
  const text = `${quoteName(parameter.name)} ${value.text}`;
  return body ? insert(body.span.start + 1, ` ${text} `) : insert(span.end, ` { ${text} }`);
}

/** By position in front of what is named, or by its name. */
function insertInCall(
  { args, span }: NameExpression,
  parameter: Parameter,
  schema: FunctionSchema,
  value: FittingValue,
): Fix {
  const insert = (at: number, newText: string) => insertion(parameter, value, at, newText);
  const positional = args?.filter(({ name }) => !name) ?? [];
  const isNext = schema.parameters.indexOf(parameter) === positional.length;
  const text = isNext ? value.text : `${quoteName(parameter.name)}: ${value.text}`;
  if (!args) return insert(span.end, `(${text})`);
  const before = isNext ? positional.at(-1) : args.at(-1);
  if (before) return insert(before.span.end, `, ${text}`);
  const [first] = args;
  return first ? insert(first.span.start, `${text}, `) : insert(span.end - 1, text);
}

/** The value is some value of the type; its author changes it. */
function insertion({ name }: Parameter, { isChoice }: FittingValue, at: number, newText: string): Fix {
  return {
    title: `Insert \`${name}\``,
    edits: [{ span: { start: at, end: at }, newText }],
    ...(isChoice ? {} : { preferred: true }),
  };
}
