/** A name in an expression that is no field of the records it is about. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { ExpressionProblem } from '../../../dsl/expressions/expression-problem.ts';
import { type FieldScope, fieldNames, nameOfOwner } from '../../../dsl/expressions/fields.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { withArticle } from '../../../dsl/schema/describe-type.ts';
import type { OptionType } from '../../../dsl/schema/schema.ts';
import type { Name } from '../../../dsl/syntax/syntax.ts';
import { fieldKind } from '../../../dsl/values/expression-value.ts';
import { referenceTo } from '../../../dsl/values/value-event.ts';
import { quoteName } from '../reading/escape.ts';
import { type SparkCheck, suggest } from './check.ts';
import { typedNodes } from './expression-types.ts';

const unknownField = defineDiagnostic<{
  readonly name: string;
  readonly owner: string;
  readonly called?: true;
  readonly hint: string;
}>({
  code: 'spark/unknown-field',
  severity: 'error',
  docs: {
    reason: 'A filter over a field that is not there fails when it runs, or quietly finds nothing.',
    bad: example('emial == "a@b.org"'),
    good: example('email == "a@b.org"'),
  },
  message: ({ name, owner, called, hint }) =>
    called
      ? `There is no function \`${name}\`, and \`${owner}\` has no field of that name.${hint}`
      : `\`${owner}\` has no field \`${name}\`.${hint}`,
});

function example(filter: string): string {
  return `use ash.resource\nresource Patient {\n  base_filter ${filter}\n  attributes {\n    uuid_primary_key id\n    attribute email: string { public? true }\n  }\n}`;
}

type UnknownField = Extract<ExpressionProblem, { problem: 'unknown-field' }>;

export const unknownFieldCheck: SparkCheck = {
  kind: unknownField,
  run: (context) =>
    typedNodes(context).flatMap(({ node, inference }) =>
      inference.problems.flatMap((problem) =>
        problem.problem === 'unknown-field' ? [finding(problem, node, context.names)] : [],
      ),
    ),
};

function finding({ name, scope, behind, called }: UnknownField, node: Node, names: Names): Diagnostic {
  const { text, span } = name;
  if (!scope) return unknownField.at(span, { name: text, owner: behind ?? '', hint: '' });
  const owner = nameOfOwner(scope.owner);
  if (called) return unknownCall(name, owner, scope, node);
  const other = fromOutside(name, node, names) ?? asCall(name, node);
  if (other) return unknownField.at(span, { name: text, owner, hint: other.hint }, { fixes: [other.fix] });
  const { hint, fixes } = suggest(text, span, [...fieldNames(scope), ...callable(node, name)]);
  return unknownField.at(span, { name: text, owner, hint }, { fixes });
}

interface Instead {
  readonly hint: string;
  readonly fix: Fix;
}

function instead({ text, span }: Name, hint: string, newText: string): Instead {
  const fix = { title: `Change to \`${newText}\``, edits: [{ span, newText }], preferred: true };
  return { hint: ` \`${text}\` is ${hint}: \`${newText}\`.`, fix };
}

/** A call that is none of a function, and none of a calculation of the record. */
function unknownCall({ text, span }: Name, owner: string, scope: FieldScope, { document }: Node): Diagnostic {
  const functions = document.vocabulary.functions.get('expression')?.keys() ?? [];
  const { hint, fixes } = suggest(text, span, [...functions, ...fieldNames(scope)]);
  return unknownField.at(span, { name: text, owner, called: true, hint }, { fixes });
}

/** A function that takes nothing still has to be called: `today()`. */
function asCall(name: Name, { document }: Node): Instead | undefined {
  const schema = document.vocabulary.functions.get('expression')?.get(name.text);
  const takesNothing = schema?.parameters.every(({ required }) => !required);
  return takesNothing ? instead(name, 'a function', `${name.text}()`) : undefined;
}

/** An argument of the action is not a field: `^arg(name)` stands for what the caller gave. */
function fromOutside(name: Name, node: Node, names: Names): Instead | undefined {
  const { text } = name;
  for (const template of node.document.vocabulary.functions.get('template')?.values() ?? []) {
    const [first] = template.parameters;
    if (first?.type.kind !== 'reference' || first.type.to === fieldKind) continue;
    if (names.resolve(node, referenceTo(first.type, name)))
      return instead(name, withArticle(first.type.to), `^${template.name}(${quoteName(text)})`);
  }
  return undefined;
}

/** Functions that could stand in place of the whole expression: `authorize_if always`. */
function callable(node: Node, { span }: Name): readonly string[] {
  const value = node.values.find(({ expression }) => expression.span.start === span.start);
  if (value?.expression.span.end !== span.end || !value.parameter) return [];
  return kindsOfCalls(value.parameter.type).flatMap((kind) => [
    ...(node.document.vocabulary.functions.get(kind)?.keys() ?? []),
  ]);
}

function kindsOfCalls(type: OptionType): readonly string[] {
  if (type.kind === 'any_of') return type.types.flatMap(kindsOfCalls);
  return type.kind === 'call' ? [type.of] : [];
}
