/** Completion of values: what the type that is expected at the cursor allows. */

import type { Span } from '../../../base/span.ts';
import { keywordOf } from '../../../dsl/names/distant-declaration.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { describeType, withArticle } from '../../../dsl/schema/describe-type.ts';
import type { FunctionSchema, OptionType, Parameter, ReferenceType } from '../../../dsl/schema/schema.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { type Argument, dotted, type Expression, type NameExpression } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { typeOfTyped, typeOfValues } from '../../../dsl/values/data-type.ts';
import { fieldKind } from '../../../dsl/values/expression-value.ts';
import { keyOwner } from '../../../dsl/values/value.ts';
import { type ReferenceEvent, referenceTo } from '../../../dsl/values/value-event.ts';
import { isBuiltIn } from '../built-in.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { describeFunction, describeParameter } from './describe.ts';
import { valuesBeside } from './enumeration-values.ts';
import { escapeStop, functionSnippet, nameSnippet, pathSnippet, spelled } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** The values that fit at an offset inside the arguments of a node, where a placeholder name stands. */
export function valueSuggestions(
  workspace: SparkWorkspace,
  node: Node,
  offset: number,
): readonly Suggestion[] {
  const value = node.values.find(({ expression }) => holds(expression, offset));
  const parameter = value?.parameter;
  if (!value || !parameter) return [];
  // Of an argument that takes all that are left, those that are given.
  const given = node.values.filter((each) => each !== value && each.parameter === parameter);
  const present = new Set(given.flatMap(({ expression }) => nameOf(expression)));
  return suggestionsAt({ workspace, node, offset }, value.expression, parameter.type).filter(
    ({ label }) => !present.has(label),
  );
}

/** The values of a type that fit at the cursor inside an expression. */
export function typedSuggestions(
  cursor: Cursor,
  expression: Expression,
  type: OptionType,
): readonly Suggestion[] {
  return suggestionsAt(cursor, expression, type);
}

interface Cursor {
  readonly workspace: SparkWorkspace;
  readonly node: Node;
  readonly offset: number;
  /** What the name before the colon means, inside of a map. */
  readonly key?: ReferenceEvent;
}

/** Goes down to the placeholder, and the type with it. */
function suggestionsAt(cursor: Cursor, expression: Expression, type: OptionType): readonly Suggestion[] {
  const { offset } = cursor;
  if (expression.kind === 'list' && (type.kind === 'list' || type.kind === 'wrap_list')) {
    const item = expression.items.find(({ value }) => holds(value, offset));
    if (!item) return [];
    const present = new Set(expression.items.flatMap(({ value }) => nameOf(value)));
    return suggestionsAt(cursor, item.value, type.of).filter(({ label }) => !present.has(label));
  }
  // An item may stand without its list; a word could still become either.
  if (type.kind === 'wrap_list' && !nameOf(expression).length)
    return suggestionsAt(cursor, expression, type.of);
  if (type.kind === 'any_of' || type.kind === 'all_of')
    return type.types.flatMap((each) => suggestionsAt(cursor, expression, each));
  if (expression.kind === 'list' && (type.kind === 'map' || type.kind === 'tuple'))
    return inBracketsOf(cursor, expression, type);
  if (type.kind === 'expression') return inExpression(cursor, expression, type);
  if (expression.kind !== 'name') return [];
  const argument = expression.args?.find((each) => each.span.start <= offset && offset < each.span.end);
  if (argument && type.kind === 'call') return inCallOf(cursor, expression, argument, type.of);
  return argument ? [] : called(expression, valuesOf(cursor, type));
}

/** Where the brackets of a call are there already, functions come without. */
function called({ args }: NameExpression, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  if (!args) return suggestions;
  return suggestions.map((each) =>
    each.kind === 'function' ? { ...each, snippet: nameSnippet(each.label) } : each,
  );
}

function inCallOf(cursor: Cursor, call: NameExpression, argument: Argument, kind: string) {
  const schema = cursor.node.document.vocabulary.functions.get(kind)?.get(dotted(call));
  return schema ? inCall(cursor, call, argument, schema) : [];
}

/** Names of a map that are not there yet, or the value at the cursor. */
function inBracketsOf(
  cursor: Cursor,
  { items }: Extract<Expression, { kind: 'list' }>,
  type: Extract<OptionType, { kind: 'map' | 'tuple' }>,
): readonly Suggestion[] {
  const { offset } = cursor;
  const index = items.findIndex(({ name, value }) => holds(value, offset) || name?.span.start === offset);
  const item = items[index];
  if (!item) return [];
  if (type.kind === 'tuple') {
    const expected = type.items[index];
    return expected ? suggestionsAt(cursor, item.value, expected) : [];
  }
  const key = type.keys?.find(({ name }) => name === item.name?.text);
  const expected = key?.type ?? type.values;
  const isName = item.name?.span.start === offset;
  if (item.name && !isName) {
    const named = referenceWithin(cursor.node, item.name.span);
    return expected ? suggestionsAt(named ? { ...cursor, key: named } : cursor, item.value, expected) : [];
  }
  const given = new Set(items.flatMap(({ name }) => name?.text ?? []));
  const names = type.names ? valuesOf(cursor, type.names) : [];
  return [
    ...(type.keys ?? []).filter(({ name }) => !given.has(name)).map(namedArgument),
    ...names
      .filter(({ label }) => !given.has(label))
      .map((each) => ({ ...each, snippet: `${each.snippet}: ` })),
    // The colon is there already.
  ].map((each) => (isName ? { ...each, snippet: each.snippet.replace(/: $/, '') } : each));
}

function referenceWithin({ events }: Node, { start, end }: Span): ReferenceEvent | undefined {
  const found = events.findLast(
    (each) => each.event === 'reference' && each.span.start >= start && each.span.end <= end,
  );
  return found?.event === 'reference' ? found : undefined;
}

/** Fields, functions and templates; inside a call, what its argument takes. */
function inExpression(
  cursor: Cursor,
  expression: Expression,
  type: Extract<OptionType, { kind: 'expression' }>,
): readonly Suggestion[] {
  const { offset, node } = cursor;
  switch (expression.kind) {
    case 'operation': {
      const operand = expression.operands.find((each) => holds(each, offset));
      if (!operand) return [];
      const beside = valuesBeside(node, cursor.workspace.names, expression, operand);
      return [...beside, ...inExpression(cursor, operand, type)];
    }
    case 'list': {
      const item = expression.items.find(({ value }) => holds(value, offset));
      return item ? inExpression(cursor, item.value, type) : [];
    }
    case 'template': {
      const argument = expression.target.args?.find(({ span }) => span.start <= offset && offset < span.end);
      return argument
        ? inCallOf(cursor, expression.target, argument, 'template')
        : called(expression.target, functionSuggestions(node, 'template'));
    }
    case 'name': {
      const argument = expression.args?.find(({ span }) => span.start <= offset && offset < span.end);
      if (argument) return inCallOf(cursor, expression, argument, 'expression');
      const isFirst = expression.path[0]?.span.start === offset;
      const functions = isFirst ? functionSuggestions(node, 'expression') : [];
      return [
        ...references(cursor, { kind: 'reference', to: fieldKind }),
        // Of dozens, the few fields would be among them.
        ...called(expression, functions).map((each) => ({ ...each, rank: 2 })),
      ];
    }
    case 'literal':
      return [];
  }
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
  const named = [...schema.options.values()].filter(({ name }) => !given.has(name)).map(namedArgument);
  // The colon is there already.
  if (argument.name?.span.start === cursor.offset)
    return named.map((each) => ({ ...each, snippet: nameSnippet(each.label) }));
  const isDue = parameter !== undefined && !schema.options.has(parameter.name);
  return [...ofType, ...named.map((each) => (isDue ? { ...each, rank: 2 } : each))];
}

function namedArgument(parameter: Parameter): Suggestion {
  return {
    label: parameter.name,
    kind: 'argument',
    detail: describeType(parameter.type),
    doc: describeParameter(parameter).replace(/^- /, ''),
    snippet: `${parameter.name}: `,
    rank: parameter.required ? 0 : 2,
  };
}

function valuesOf(cursor: Cursor, type: OptionType): readonly Suggestion[] {
  switch (type.kind) {
    case 'boolean':
      return [plain('true', 'a boolean'), plain('false', 'a boolean')];
    case 'any':
      return [plain('true', 'a boolean'), plain('false', 'a boolean'), plain('nil', 'no value')];
    case 'value': {
      const { node, offset, workspace } = cursor;
      // In a call, it is what an argument before it names that has the type.
      const typed = node.events.find(
        (each) => each.event === 'typed' && each.expression.span.start === offset,
      );
      const values =
        typed?.event === 'typed' ? typeOfTyped(node, typed, workspace.names) : typeOfValues(node, type.of);
      return values ? valuesOf(cursor, values) : [];
    }
    case 'one_of':
      return type.values.map((value) => ({
        ...plain(String(value), describeType(type)),
        snippet: escapeStop(spelled(value)),
      }));
    case 'list':
    case 'wrap_list':
      return inBrackets(valuesOf(cursor, type.of));
    case 'any_of':
    case 'all_of':
      return type.types.flatMap((each) => valuesOf(cursor, each));
    case 'call':
      return functionSuggestions(cursor.node, type.of);
    case 'option_type':
      return functionSuggestions(cursor.node, type.kind);
    case 'reference':
      return references(cursor, type);
    default:
      return [];
  }
}

/** The functions of a kind, with what they need. */
export function functionSuggestions(node: Node, kind: string): readonly Suggestion[] {
  return [...(node.document.vocabulary.functions.get(kind)?.values() ?? [])].map((schema) => ({
    label: schema.name,
    kind: 'function',
    detail: schema.doc ?? withArticle(kind),
    doc: describeFunction(schema),
    snippet: functionSnippet(schema),
    rank: 1,
  }));
}

/** The names that the reference at the cursor can mean; of a path, those that fit behind what stands before. */
function references({ workspace, node, offset, key }: Cursor, type: ReferenceType): readonly Suggestion[] {
  const at = node.events.flatMap((each) =>
    each.event === 'reference' && each.span.start <= offset && offset < each.span.end ? each : [],
  );
  // A name may have dots before the word; of a path, each name is a reference.
  const found =
    at.find(({ span }) => span.start === offset) ?? (type.through === undefined ? at[0] : undefined);
  const nothing = { text: '', span: { start: offset, end: offset } };
  const unwritten =
    key && type.of === keyOwner
      ? referenceTo({ kind: 'reference', to: type.to }, nothing, key)
      : referenceTo(type, nothing);
  const event = found ?? unwritten;
  const names = new Map(
    (workspace.names.candidates(node, event) ?? []).map((declaration) => [declaration.name, declaration]),
  );
  return [...names].map(([name, declaration]) => ({
    label: name,
    kind: 'reference',
    detail: keywordOf(declaration) ?? type.to,
    snippet: event.within || type.through !== undefined ? nameSnippet(name) : pathSnippet(name),
    ...(event.span.start < offset ? { start: event.span.start } : {}),
    // Definitions of the person's own come before those that ship with the factory.
    rank: type.to === metaLanguage && !isBuiltIn(declaration.node.document.uri) ? 0 : 1,
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
