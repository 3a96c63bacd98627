/** Types of options, read from a definition. Which there are, and what each takes, is said in `server/factory/dsl.spark`. */

import { dotted, type Expression, type NameExpression, nameText } from '../syntax/syntax.ts';
import type { OneOfType, OptionType, Parameter, SimpleType } from './schema.ts';

const simple = (kind: SimpleType['kind']) => (): OptionType => ({ kind });

const number =
  (whole: boolean) =>
  (call: NameExpression): OptionType => ({
    kind: 'number',
    whole,
    ...bounds(numberArgument(call, 'min'), numberArgument(call, 'max'), whole),
  });

/** Both limits; none where no number lies between them, which is for the definition to mend, and not for its documents. */
function bounds(min: number | undefined, max: number | undefined, whole: boolean) {
  return isEmptyRange(min, max, whole) ? {} : defined({ min, max });
}

/** Whether no number lies between two limits. */
export function isEmptyRange(
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  whole: boolean,
): boolean {
  return whole ? Math.ceil(min) > Math.floor(max) : min > max;
}

const reference = (call: NameExpression): OptionType => ({
  kind: 'reference',
  to: textOf(argument(call, 0)),
  ...defined({
    of: textArgument(call, 'of'),
    through: textArgument(call, 'through'),
    around: flagArgument(call, 'around'),
    inherits: textArgument(call, 'inherits'),
  }),
});

/** Makes a type of its call in the document with the URI. */
type Constructor = (call: NameExpression, uri: string | undefined) => OptionType;

/** How each type is built from its call. */
const constructors: ReadonlyMap<string, Constructor> = new Map(
  Object.entries({
    any: simple('any'),
    atom: simple('atom'),
    id: simple('id'),
    string: simple('string'),
    ci_string: simple('string'),
    boolean: simple('boolean'),
    module: simple('module'),
    duration: simple('duration'),
    regex: simple('regex'),
    file: simple('file'),
    option_type: simple('option_type'),
    code: (call) => ({ kind: 'code', language: textOf(argument(call, 0)) }),
    integer: number(true),
    float: number(false),
    number: number(false),
    map: (call, uri) => {
      const names = namedArgument(call, 'names');
      const values = namedArgument(call, 'values');
      return {
        kind: 'map',
        ...defined({
          argumentsOf: textArgument(call, 'arguments_of'),
          keys: keysOf(namedArgument(call, 'keys'), uri),
        }),
        ...(names ? { names: readOptionType(names, uri) } : {}),
        ...(values ? { values: readOptionType(values, uri) } : {}),
      };
    },
    one_of: (call, uri) => known(oneOf(itemsOf(argument(call, 0)), uri)),
    literal: (call, uri) => known(oneOf([argument(call, 0)], uri)),
    list: (call, uri) => ({
      kind: 'list',
      of: readOptionType(argument(call, 0), uri),
      ...defined({ min: numberArgument(call, 'min') }),
    }),
    wrap_list: (call, uri) => ({ kind: 'wrap_list', of: readOptionType(argument(call, 0), uri) }),
    tuple: (call, uri) => ({ kind: 'tuple', items: typesOf(argument(call, 0), uri) }),
    any_of: (call, uri) => choiceOf(typesOf(argument(call, 0), uri)),
    all_of: (call, uri) => ({ kind: 'all_of', types: typesOf(argument(call, 0), uri) }),
    type: () => ({ kind: 'call', of: 'type' }),
    call: (call) => ({ kind: 'call', of: textOf(argument(call, 0)) }),
    value: (call) => ({
      kind: 'value',
      of: textOf(argument(call, 0)),
      ...defined({ bound: flagArgument(call, 'bound') }),
    }),
    expression: (call) => ({
      kind: 'expression',
      ...defined({ of: textArgument(call, 'of'), returns: textArgument(call, 'returns') }),
    }),
    reference,
    declares: (call, uri) => {
      const what = argument(call, 0);
      const place = uri === undefined || !what ? {} : { place: { uri, span: what.span } };
      return { kind: 'declares', what: textOf(what), ...place };
    },
  } satisfies Record<string, Constructor>),
);

/** Where there are no values, nobody can say what was meant. */
function known(type: OneOfType): OptionType {
  return type.values.length === 0 ? { kind: 'any' } : type;
}

function choiceOf(types: readonly OptionType[]): OptionType {
  return types.length === 0 ? { kind: 'any' } : { kind: 'any_of', types };
}

/** Types that say nothing without a name. */
const named: ReadonlySet<string> = new Set(['reference', 'call', 'value', 'declares']);

/** The type that an expression in a definition stands for, in the document with the URI; `any` when it stands for none. */
export function readOptionType(expression: Expression | undefined, uri?: string): OptionType {
  if (expression?.kind !== 'name') return { kind: 'any' };
  if (named.has(dotted(expression)) && textOf(argument(expression, 0)) === '') return { kind: 'any' };
  return constructors.get(dotted(expression))?.(expression, uri) ?? { kind: 'any' };
}

/** Names of the types that can be built. */
export const optionTypeNames: Iterable<string> = constructors.keys();

/** The entries that are defined: what is absent is left out, not `undefined`. */
function defined<T extends Record<string, unknown>>(
  entries: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function argument(call: NameExpression, index: number): Expression | undefined {
  return call.args?.filter(({ name }) => name === undefined)[index]?.value;
}

function namedArgument(call: NameExpression, name: string): Expression | undefined {
  return call.args?.find((each) => each.name?.text === name)?.value;
}

function textArgument(call: NameExpression, name: string): string | undefined {
  const value = namedArgument(call, name);
  return value && textOf(value);
}

function flagArgument(call: NameExpression, name: string): true | undefined {
  const value = namedArgument(call, name);
  return value?.kind === 'literal' && value.value === true ? true : undefined;
}

function numberArgument(call: NameExpression, name: string): number | undefined {
  const value = namedArgument(call, name);
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** `[min: integer, max: integer]`: named values, none of which has to be there. */
function keysOf(
  expression: Expression | undefined,
  uri: string | undefined,
): readonly Parameter[] | undefined {
  if (expression?.kind !== 'list') return undefined;
  const keys = expression.items.flatMap(({ name, value }) =>
    name
      ? [
          {
            name: name.text,
            type: readOptionType(value, uri),
            required: false,
            ...(uri === undefined ? {} : { place: { uri, span: name.span } }),
          },
        ]
      : [],
  );
  return keys.length === 0 ? undefined : keys;
}

function typesOf(expression: Expression | undefined, uri: string | undefined): readonly OptionType[] {
  return expression?.kind === 'list' ? expression.items.map(({ value }) => readOptionType(value, uri)) : [];
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}

function itemsOf(expression: Expression | undefined): readonly Expression[] {
  return expression?.kind === 'list' ? expression.items.map(({ value }) => value) : [];
}

/** The type of the constants among some expressions. */
export function oneOf(expressions: readonly (Expression | undefined)[], uri: string | undefined): OneOfType {
  const constants = expressions.flatMap((expression) => {
    const value = expression && constantOf(expression);
    return expression === undefined || value === undefined ? [] : [{ value, span: expression.span }];
  });
  const values = constants.map(({ value }) => value);
  if (uri === undefined) return { kind: 'one_of', values };
  return { kind: 'one_of', values, places: constants.map(({ span }) => ({ uri, span })) };
}

function constantOf(expression: Expression): string | number | boolean | undefined {
  if (expression.kind === 'literal') return expression.value ?? 'nil';
  return nameText(expression);
}
