/** A statement or call without a value that it needs. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { describeType } from '../../../dsl/describe-type.ts';
import { exampleOf } from '../../../dsl/example.ts';
import type { FunctionSchema, Parameter } from '../../../dsl/schema.ts';
import { dotted, type NameExpression } from '../../../dsl/syntax.ts';
import type { ValueEvent } from '../../../dsl/value-event.ts';
import { quoteName } from '../escape.ts';
import { findInValues, nothing, type SparkCheck } from './check.ts';

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
  run: ({ nodes }) => [...nodes.flatMap(inStatement), ...findInValues(nodes, inCall)],
};

function inStatement(node: Node): readonly Diagnostic[] {
  const { schema, statement, values } = node;
  const missing = schema?.parameters.find(
    (parameter) => parameter.required && !values.some((value) => value.parameter === parameter),
  );
  if (!schema || !missing) return nothing;
  const fixes = [insertInStatement(node, missing)];
  return [
    missingArgument.at(statement.keyword.span, { owner: schema.keyword, parameter: missing }, { fixes }),
  ];
}

function inCall(event: ValueEvent): readonly Diagnostic[] {
  if (event.event !== 'missing') return nothing;
  const { call, parameter, schema } = event;
  const fixes = [insertInCall(call, parameter, schema)];
  return [missingArgument.at(call.span, { owner: dotted(call), parameter }, { fixes })];
}

/** Where it belongs among the arguments, or by its name in the block when others before it are missing, too. */
function insertInStatement({ schema, statement }: Node, parameter: Parameter): Fix {
  const { keyword, args, body, span } = statement;
  const value = exampleOf(parameter.type);
  const positional = schema?.parameters.filter(({ assigned }) => !assigned) ?? [];
  const end = (args.at(-1) ?? keyword).span.end;
  if (parameter.assigned) return insertion(parameter, end, ` = ${value}`);
  if (positional.indexOf(parameter) === args.length)
    return insertion(parameter, end, `${[' ', ': '][args.length] ?? ', '}${value}`);
  const text = `${quoteName(parameter.name)} ${value}`;
  return body
    ? insertion(parameter, body.span.start + 1, ` ${text} `)
    : insertion(parameter, span.end, ` { ${text} }`);
}

/** By position in front of what is named, or by its name. */
function insertInCall(call: NameExpression, parameter: Parameter, schema: FunctionSchema): Fix {
  const { args, span } = call;
  const positional = args?.filter(({ name }) => !name) ?? [];
  const isNext = schema.parameters.indexOf(parameter) === positional.length;
  const value = exampleOf(parameter.type);
  const text = isNext ? value : `${quoteName(parameter.name)}: ${value}`;
  if (!args) return insertion(parameter, span.end, `(${text})`);
  const before = isNext ? positional.at(-1) : args.at(-1);
  if (before) return insertion(parameter, before.span.end, `, ${text}`);
  const [first] = args;
  return first
    ? insertion(parameter, first.span.start, `${text}, `)
    : insertion(parameter, span.end - 1, text);
}

/** The value is some value of the type; its author changes it. */
function insertion({ name }: Parameter, at: number, newText: string): Fix {
  return {
    title: `Insert \`${name}\``,
    edits: [{ span: { start: at, end: at }, newText }],
    preferred: true,
  };
}
