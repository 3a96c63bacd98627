/** Values as JSON: names and strings are text, lists arrays, maps objects, calls `{ call, args }`, expressions their text. */

import type { FunctionSchema, OptionType } from '../dsl/schema/schema.ts';
import type { Vocabulary } from '../dsl/schema/vocabulary.ts';
import { printExpression, type Spelling } from '../dsl/syntax/print-statement.ts';
import {
  type Argument,
  dotted,
  type Expression,
  type NameExpression,
  nameText,
} from '../dsl/syntax/syntax.ts';
import { matchArguments } from '../dsl/values/call-value.ts';
import { chosenType, isListOf, takesList } from '../dsl/values/chosen-type.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is needed to turn values into JSON. */
export interface ValueContext {
  readonly vocabulary: Vocabulary;
  /** For the text of expressions. */
  readonly spelling: Spelling;
}

/** A value that should be of a type. One that is not is turned into what comes nearest. */
export function valueJson(expression: Expression, type: OptionType, context: ValueContext): Json {
  switch (type.kind) {
    case 'expression':
      return expressionJson(expression, context);
    case 'code':
      return nameText(expression) ?? printExpression(expression, context.spelling);
    case 'list':
    case 'wrap_list':
      return expression.kind === 'list' &&
        !(takesList(type.of) && !isListOf(expression, type, context.vocabulary))
        ? expression.items.map((item) => itemJson(item, type.of, context))
        : [valueJson(expression, type.of, context)];
    case 'tuple':
      return expression.kind === 'list'
        ? expression.items.map(({ value }, index) =>
            valueJson(value, type.items[index] ?? { kind: 'any' }, context),
          )
        : dataJson(expression, context);
    case 'map': {
      if (expression.kind !== 'list') return dataJson(expression, context);
      const { keys, values } = type;
      return Object.fromEntries(
        expression.items.flatMap(({ name, value }) => {
          const key = keys?.find((each) => each.name === name?.text);
          const of = key?.type ?? values ?? { kind: 'any' };
          return name ? [[name.text, valueJson(value, of, context)]] : [];
        }),
      );
    }
    case 'any_of':
      return valueJson(expression, chosenType(expression, type.types, context.vocabulary), context);
    case 'all_of':
      return valueJson(expression, type.types[0] ?? { kind: 'any' }, context);
    case 'call':
      return callJson(expression, type.of, context);
    case 'option_type':
      return callJson(expression, 'option_type', context);
    default:
      return dataJson(expression, context);
  }
}

function itemJson(item: Argument, of: OptionType, context: ValueContext): Json {
  const { name, value, span } = item;
  return valueJson(name ? { kind: 'list', items: [item], span } : value, of, context);
}

function callJson(expression: Expression, kind: string, context: ValueContext): Json {
  if (expression.kind !== 'name') return dataJson(expression, context);
  const schema = context.vocabulary.functions.get(kind)?.get(dotted(expression));
  const args = schema && argumentsJson(expression, schema, context);
  return { call: dotted(expression), ...(args ? { args } : {}) };
}

function argumentsJson(
  call: NameExpression,
  schema: FunctionSchema,
  context: ValueContext,
): Json | undefined {
  const entries = matchArguments(call, schema).flatMap(({ argument, parameter }) =>
    parameter ? [[parameter.name, valueJson(argument.value, parameter.type, context)] as const] : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A value of no type in particular. */
function dataJson(expression: Expression, context: ValueContext): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return expression.args ? expressionJson(expression, context) : dotted(expression);
    case 'list': {
      const { items } = expression;
      if (items.length > 0 && items.every(({ name }) => name !== undefined))
        return Object.fromEntries(
          items.map(({ name, value }) => [name?.text ?? '', dataJson(value, context)]),
        );
      return items.map(({ name, value }) => {
        const json = dataJson(value, context);
        return name ? { [name.text]: json } : json;
      });
    }
    default:
      return expressionJson(expression, context);
  }
}

function expressionJson(expression: Expression, { spelling }: ValueContext): Json {
  return { expression: printExpression(expression, spelling) };
}
