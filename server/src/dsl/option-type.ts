/** Types of options: read from a definition, and said in words. */
import type { FunctionSchema, OptionType, Parameter } from './schema.ts';
import { dotted, type Expression, type NameExpression, nameText } from './syntax.ts';

/** A type that the `dsl` language knows, and how it is built from its call. */
interface TypeConstructor {
  readonly doc: string;
  readonly parameters?: readonly Parameter[];
  readonly options?: readonly Parameter[];
  build(call: NameExpression): OptionType;
}

const typeParameter = (name: string): Parameter => ({
  name,
  type: { kind: 'call', of: 'option_type' },
  required: true,
});
const atomParameter = (name: string): Parameter => ({ name, type: { kind: 'atom' }, required: true });
const bounds: readonly Parameter[] = [
  {
    name: 'min',
    type: { kind: 'number', whole: false },
    required: false,
    doc: 'The smallest allowed value.',
  },
  { name: 'max', type: { kind: 'number', whole: false }, required: false, doc: 'The largest allowed value.' },
];

const simple = (kind: 'any' | 'atom' | 'id' | 'string' | 'boolean' | 'map' | 'expression', doc: string) =>
  ({ doc, build: () => ({ kind }) }) satisfies TypeConstructor;

const number = (whole: boolean, doc: string): TypeConstructor => ({
  doc,
  options: bounds,
  build: (call) => {
    const min = numberArgument(call, 'min');
    const max = numberArgument(call, 'max');
    return {
      kind: 'number',
      whole,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    };
  },
});

const constructors: ReadonlyMap<string, TypeConstructor> = new Map(
  Object.entries({
    any: simple('any', 'Any value.'),
    atom: simple('atom', 'A plain name.'),
    id: simple('id', 'A plain name, or a string for ids that are none, such as "FR-001".'),
    string: simple('string', 'A text in double quotes.'),
    ci_string: simple('string', 'A text in double quotes whose case does not matter.'),
    boolean: simple('boolean', 'true or false.'),
    map: simple('map', 'Named values in brackets: [min: 1, max: 5].'),
    expression: simple('expression', 'A condition or calculation over names.'),
    integer: number(true, 'A whole number.'),
    float: number(false, 'A number.'),
    number: number(false, 'A number.'),
    one_of: {
      doc: 'One of the listed values.',
      parameters: [{ name: 'values', type: { kind: 'list', of: { kind: 'any' } }, required: true }],
      build: (call) => ({ kind: 'one_of', values: valuesOf(argument(call, 0)) }),
    },
    list: {
      doc: 'A list of values of one type.',
      parameters: [typeParameter('of')],
      build: (call) => ({ kind: 'list', of: readOptionType(argument(call, 0)) }),
    },
    wrap_list: {
      doc: 'A list of values of one type, or one such value alone.',
      parameters: [typeParameter('of')],
      build: (call) => ({ kind: 'wrap_list', of: readOptionType(argument(call, 0)) }),
    },
    any_of: {
      doc: 'A value of one of the listed types.',
      parameters: [
        { name: 'types', type: { kind: 'list', of: { kind: 'call', of: 'option_type' } }, required: true },
      ],
      build: (call) => {
        const types = argument(call, 0);
        return {
          kind: 'any_of',
          types: types?.kind === 'list' ? types.items.map(({ value }) => readOptionType(value)) : [],
        };
      },
    },
    type: {
      doc: 'A type of data, such as string or integer(min: 0).',
      build: () => ({ kind: 'call', of: 'type' }),
    },
    call: {
      doc: 'A call of a function of this kind, which a definition in use declares.',
      parameters: [atomParameter('of')],
      build: (call) => ({ kind: 'call', of: textOf(argument(call, 0)) }),
    },
    value: {
      doc: 'A value of the data type that the argument or option of this name says.',
      parameters: [atomParameter('of')],
      build: (call) => ({ kind: 'value', of: textOf(argument(call, 0)) }),
    },
    reference: {
      doc: 'The name of an element that is declared elsewhere. `of` is the parameter that names its owner.',
      parameters: [atomParameter('to')],
      options: [{ name: 'of', type: { kind: 'atom' }, required: false }],
      build: (call) => {
        const of = namedArgument(call, 'of');
        return {
          kind: 'reference',
          to: textOf(argument(call, 0)),
          ...(of === undefined ? {} : { of: textOf(of) }),
        };
      },
    },
    declares: {
      doc: 'A name that is declared by being written here, for references of this kind.',
      parameters: [atomParameter('what')],
      build: (call) => ({ kind: 'declares', what: textOf(argument(call, 0)) }),
    },
  } satisfies Record<string, TypeConstructor>),
);

/** The type that an expression in a definition stands for; `any` when it stands for none. */
export function readOptionType(expression: Expression | undefined): OptionType {
  if (expression?.kind !== 'name') return { kind: 'any' };
  return constructors.get(dotted(expression))?.build(expression) ?? { kind: 'any' };
}

/** The types as functions of the `dsl` language itself, so that definitions are checked and completed, too. */
export const optionTypeFunctions: readonly FunctionSchema[] = [...constructors].map(
  ([name, { doc, parameters = [], options = [] }]) => ({
    name,
    kind: 'option_type',
    doc,
    parameters,
    options: new Map(options.map((option) => [option.name, option])),
    definition: 'dsl',
  }),
);

/** What a value of the type is, in words that fit behind "expected". */
export function describeType(type: OptionType): string {
  switch (type.kind) {
    case 'any':
    case 'value':
      return 'a value';
    case 'atom':
      return 'a name';
    case 'id':
      return 'an id (a name, or a string)';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'map':
      return 'named values in brackets, such as [min: 1]';
    case 'expression':
      return 'an expression';
    case 'number':
      return describeNumber(type);
    case 'one_of':
      return `one of ${type.values.map(String).join(', ')}`;
    case 'list':
      return `a list in brackets, each item ${describeType(type.of)}`;
    case 'wrap_list':
      return `${describeType(type.of)}, or a list of such`;
    case 'any_of':
      return type.types.map(describeType).join(', or ');
    case 'call':
      return withArticle(type.of);
    case 'reference':
      return `the name of ${withArticle(type.to)}`;
    case 'declares':
      return `a name for ${withArticle(type.what)}`;
  }
}

/** `an action`, `a resource`. */
export function withArticle(noun: string): string {
  const words = noun.replaceAll('_', ' ');
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

function describeNumber({ whole, min, max }: Extract<OptionType, { kind: 'number' }>): string {
  const what = whole ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  return max === undefined ? what : `${what} of at most ${max}`;
}

function argument(call: NameExpression, index: number): Expression | undefined {
  return call.args?.filter(({ name }) => name === undefined)[index]?.value;
}

function namedArgument(call: NameExpression, name: string): Expression | undefined {
  return call.args?.find((each) => each.name?.text === name)?.value;
}

function numberArgument(call: NameExpression, name: string): number | undefined {
  const value = namedArgument(call, name);
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}

function valuesOf(expression: Expression | undefined): readonly (string | number | boolean)[] {
  if (expression?.kind !== 'list') return [];
  return expression.items.flatMap(({ value }) => {
    if (value.kind === 'literal') return value.value === null ? [] : [value.value];
    return nameText(value) ?? [];
  });
}
