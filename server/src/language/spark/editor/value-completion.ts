/** Completion of values: what the type that is expected at the cursor allows. */
import type { Node } from '../../../dsl/bind.ts';
import { typeOfValues } from '../../../dsl/data-type.ts';
import { describeType, withArticle } from '../../../dsl/option-type.ts';
import type { FunctionSchema, OptionType, ReferenceType } from '../../../dsl/schema.ts';
import { type Argument, dotted, type Expression, type NameExpression } from '../../../dsl/syntax.ts';
import { matchArguments } from '../../../dsl/value.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { describeFunction, describeParameter } from './describe.ts';
import { functionSnippet, nameSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** The values that fit at an offset inside the arguments of a node, where a placeholder name stands. */
export function valueSuggestions(
  workspace: SparkWorkspace,
  node: Node,
  offset: number,
): readonly Suggestion[] {
  const value = node.values.find(({ expression }) => holds(expression, offset));
  if (!value?.parameter) return [];
  return suggestionsAt({ workspace, node, offset }, value.expression, value.parameter.type);
}

interface Cursor {
  readonly workspace: SparkWorkspace;
  readonly node: Node;
  readonly offset: number;
}

/** Goes down to the placeholder, and the type with it. */
function suggestionsAt(cursor: Cursor, expression: Expression, type: OptionType): readonly Suggestion[] {
  const { offset, node } = cursor;
  if (expression.kind === 'list' && (type.kind === 'list' || type.kind === 'wrap_list')) {
    const item = expression.items.find(({ value }) => holds(value, offset));
    if (!item) return [];
    const present = new Set(expression.items.flatMap(({ value }) => nameOf(value)));
    return suggestionsAt(cursor, item.value, type.of).filter(({ label }) => !present.has(label));
  }
  if (type.kind === 'any_of') return type.types.flatMap((each) => suggestionsAt(cursor, expression, each));
  if (expression.kind !== 'name') return [];
  const argument = expression.args?.find((each) => each.span.start <= offset && offset < each.span.end);
  if (argument && type.kind === 'call') {
    const schema = node.document.vocabulary.functions.get(type.of)?.get(dotted(expression));
    return schema ? inCall(cursor, expression, argument, schema) : [];
  }
  return argument ? [] : valuesOf(cursor, type);
}

function inCall(
  cursor: Cursor,
  call: NameExpression,
  argument: Argument,
  schema: FunctionSchema,
): readonly Suggestion[] {
  const matched = matchArguments(call, schema);
  const parameter = matched.find((each) => each.argument === argument)?.parameter;
  const ofType =
    parameter && holds(argument.value, cursor.offset)
      ? suggestionsAt(cursor, argument.value, parameter.type)
      : [];
  if (argument.name && holds(argument.value, cursor.offset)) return ofType;
  const given = new Set(matched.map((each) => each.argument.name?.text));
  const named = [...schema.options.values()]
    .filter(({ name }) => !given.has(name))
    .map(
      (option): Suggestion => ({
        label: option.name,
        kind: 'argument',
        detail: describeType(option.type),
        doc: describeParameter(option).replace(/^- /, ''),
        snippet: `${option.name}: `,
        rank: option.required ? 0 : 2,
      }),
    );
  return [...ofType, ...named];
}

function valuesOf(cursor: Cursor, type: OptionType): readonly Suggestion[] {
  switch (type.kind) {
    case 'boolean':
      return [plain('true', 'a boolean'), plain('false', 'a boolean')];
    case 'any':
      return [plain('true', 'a boolean'), plain('false', 'a boolean'), plain('nil', 'no value')];
    case 'value': {
      const values = typeOfValues(cursor.node, type.of);
      return values ? valuesOf(cursor, values) : [];
    }
    case 'one_of':
      return type.values.map((value) => plain(String(value), describeType(type)));
    case 'list':
    case 'wrap_list':
      return inBrackets(valuesOf(cursor, type.of));
    case 'any_of':
      return type.types.flatMap((each) => valuesOf(cursor, each));
    case 'call':
      return functionsOf(cursor.node, type.of);
    case 'reference':
      return references(cursor, type);
    default:
      return [];
  }
}

function functionsOf(node: Node, kind: string): readonly Suggestion[] {
  return [...(node.document.vocabulary.functions.get(kind)?.values() ?? [])].map((schema) => ({
    label: schema.name,
    kind: 'function',
    detail: schema.doc ?? withArticle(kind),
    doc: describeFunction(schema),
    snippet: functionSnippet(schema),
    rank: 1,
  }));
}

function references({ workspace, node }: Cursor, type: ReferenceType): readonly Suggestion[] {
  const names = new Map(
    (workspace.names.candidates(node, type) ?? []).map((declaration) => [declaration.name, declaration]),
  );
  return [...names].map(([name, { node: owner }]) => ({
    label: name,
    kind: 'reference',
    detail: owner.schema?.keyword ?? type.to,
    snippet: type.to === 'dsl' ? name : nameSnippet(name),
    rank: 1,
  }));
}

function inBrackets(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.map((suggestion) => ({ ...suggestion, snippet: `[${suggestion.snippet}]` }));
}

function plain(label: string, detail: string): Suggestion {
  return { label, kind: 'value', detail, snippet: label, rank: 1 };
}

function holds({ span }: Expression, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function nameOf(expression: Expression): readonly string[] {
  return expression.kind === 'name' && expression.args === undefined ? [dotted(expression)] : [];
}
