/** A statement or call without a value that it needs. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { describeType } from '../../../dsl/describe-type.ts';
import type { Parameter } from '../../../dsl/schema.ts';
import { dotted } from '../../../dsl/syntax.ts';
import type { SparkCheck } from './check.ts';

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
  run: ({ nodes }) => nodes.flatMap((node) => [...inStatement(node), ...inCalls(node)]),
};

function inStatement({ schema, statement, values }: Node): readonly Diagnostic[] {
  const missing = schema?.parameters.find(
    (parameter) => parameter.required && !values.some((value) => value.parameter === parameter),
  );
  if (!schema || !missing) return [];
  return [missingArgument.at(statement.keyword.span, { owner: schema.keyword, parameter: missing })];
}

function inCalls({ events }: Node): readonly Diagnostic[] {
  return events.flatMap((event) =>
    event.event === 'missing'
      ? [missingArgument.at(event.call.span, { owner: dotted(event.call), parameter: event.parameter })]
      : [],
  );
}
