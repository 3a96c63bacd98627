/** Values against types: one walk that says what names a value uses and declares, and what does not fit. */
import type { Span } from '../base/span.ts';
import type { FunctionSchema, OptionType, Parameter, ReferenceType } from './schema.ts';
import { type Argument, dotted, type Expression, type NameExpression, nameText } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the walk met, in document order. */
export type ValueEvent =
  /** A value that is not of the type expected. */
  | { readonly event: 'mismatch'; readonly expression: Expression; readonly expected: OptionType }
  /** A value of a data type that is named beside it, by the parameter or option `of`. */
  | { readonly event: 'typed'; readonly expression: Expression; readonly of: string }
  /** A name that has to be declared elsewhere. */
  | { readonly event: 'reference'; readonly name: string; readonly span: Span; readonly type: ReferenceType }
  /** A name that is declared by standing here. */
  | { readonly event: 'declaration'; readonly name: string; readonly span: Span; readonly what: string }
  /** A call, or the plain name of a function; without `schema` there is no such function. */
  | {
      readonly event: 'call';
      readonly call: NameExpression;
      readonly kind: string;
      readonly schema?: FunctionSchema;
    }
  /** An argument of a call that its function does not take. */
  | { readonly event: 'surplus'; readonly argument: Argument; readonly schema: FunctionSchema }
  /** A call without an argument that its function needs. */
  | {
      readonly event: 'missing';
      readonly call: NameExpression;
      readonly schema: FunctionSchema;
      readonly parameter: Parameter;
    };

/** Walks a value that should be of a type. */
export function visitValue(expression: Expression, type: OptionType, vocabulary: Vocabulary): ValueEvent[] {
  const events: ValueEvent[] = [];
  visit(expression, type, vocabulary, events);
  return events;
}

function visit(expression: Expression, type: OptionType, vocabulary: Vocabulary, events: ValueEvent[]): void {
  const mismatch = () => {
    events.push({ event: 'mismatch', expression, expected: type });
  };
  switch (type.kind) {
    case 'any':
    case 'expression':
      visitTemplates(expression, events);
      break;
    case 'value':
      events.push({ event: 'typed', expression, of: type.of });
      visitTemplates(expression, events);
      break;
    case 'atom':
      if (!isPlain(expression)) mismatch();
      break;
    case 'id':
      if (nameText(expression) === undefined) mismatch();
      break;
    case 'string':
    case 'boolean':
      if (expression.kind !== 'literal' || typeof expression.value !== type.kind) mismatch();
      break;
    case 'number':
      if (!fitsNumber(expression, type)) mismatch();
      break;
    case 'one_of':
      if (!fitsOneOf(expression, type.values)) mismatch();
      break;
    case 'map':
      if (expression.kind !== 'list' || expression.items.some(({ name }) => name === undefined)) mismatch();
      else for (const { value } of expression.items) visitTemplates(value, events);
      break;
    case 'list':
    case 'wrap_list':
      if (expression.kind === 'list' && expression.items.every(({ name }) => name === undefined)) {
        for (const { value } of expression.items) visit(value, type.of, vocabulary, events);
      } else if (type.kind === 'wrap_list' && expression.kind !== 'list')
        visit(expression, type.of, vocabulary, events);
      else mismatch();
      break;
    case 'any_of':
      visitAnyOf(expression, type, vocabulary, events);
      break;
    case 'call':
      if (expression.kind === 'name') visitCall(expression, type.of, vocabulary, events);
      else mismatch();
      break;
    case 'reference':
      if (isPlain(expression))
        events.push({ event: 'reference', name: dotted(expression), span: expression.span, type });
      else mismatch();
      break;
    case 'declares':
      if (isPlain(expression))
        events.push({
          event: 'declaration',
          name: dotted(expression),
          span: expression.span,
          what: type.what,
        });
      else mismatch();
      break;
  }
}

function isPlain(expression: Expression): expression is NameExpression {
  return expression.kind === 'name' && expression.args === undefined && expression.path.length > 0;
}

function fitsNumber(
  expression: Expression,
  { whole, min, max }: Extract<OptionType, { kind: 'number' }>,
): boolean {
  if (expression.kind !== 'literal' || typeof expression.value !== 'number') return false;
  const { value } = expression;
  return (
    (!whole || Number.isInteger(value)) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max)
  );
}

function fitsOneOf(expression: Expression, values: readonly (string | number | boolean)[]): boolean {
  if (expression.kind === 'literal') return values.some((value) => value === expression.value);
  return isPlain(expression) && values.some((value) => value === dotted(expression));
}

/** The first type that the value fits decides; when it fits none, it is the whole choice that was expected. */
function visitAnyOf(
  expression: Expression,
  type: Extract<OptionType, { kind: 'any_of' }>,
  vocabulary: Vocabulary,
  events: ValueEvent[],
): void {
  for (const each of type.types) {
    const found = visitValue(expression, each, vocabulary);
    if (!found.some(isProblem)) {
      events.push(...found);
      return;
    }
  }
  events.push({ event: 'mismatch', expression, expected: type });
}

function isProblem(event: ValueEvent): boolean {
  if (event.event === 'call') return event.schema === undefined;
  return event.event === 'mismatch' || event.event === 'surplus' || event.event === 'missing';
}

function visitCall(call: NameExpression, kind: string, vocabulary: Vocabulary, events: ValueEvent[]): void {
  const schema = vocabulary.functions.get(kind)?.get(dotted(call));
  events.push({ event: 'call', call, kind, ...(schema ? { schema } : {}) });
  if (!schema) return;
  const given = new Set<string>();
  for (const { argument, parameter } of matchArguments(call, schema)) {
    if (parameter) {
      given.add(parameter.name);
      visit(argument.value, parameter.type, vocabulary, events);
    } else events.push({ event: 'surplus', argument, schema });
  }
  for (const parameter of [...schema.parameters, ...schema.options.values()]) {
    if (parameter.required && !given.has(parameter.name))
      events.push({ event: 'missing', call, schema, parameter });
  }
}

/** The parameter of each argument: by name where one is given, else by position. */
export function matchArguments(
  { args = [] }: NameExpression,
  schema: FunctionSchema,
): { readonly argument: Argument; readonly parameter: Parameter | undefined }[] {
  let position = 0;
  return args.map((argument) => {
    if (argument.name === undefined) return { argument, parameter: schema.parameters[position++] };
    const name = argument.name.text;
    const parameter = schema.options.get(name) ?? schema.parameters.find((each) => each.name === name);
    return { argument, parameter };
  });
}

/** In expressions only `^arg(x)` is bound to a declaration: the argument `x` of the action it stands in. */
function visitTemplates(expression: Expression, events: ValueEvent[]): void {
  switch (expression.kind) {
    case 'template': {
      const { target } = expression;
      const [first] = target.args ?? [];
      if (dotted(target) === 'arg' && first && isPlain(first.value)) {
        const type: ReferenceType = { kind: 'reference', to: 'argument' };
        events.push({ event: 'reference', name: dotted(first.value), span: first.value.span, type });
      }
      break;
    }
    case 'operation':
      for (const operand of expression.operands) visitTemplates(operand, events);
      break;
    case 'list':
      for (const { value } of expression.items) visitTemplates(value, events);
      break;
    case 'name':
      for (const { value } of expression.args ?? []) visitTemplates(value, events);
      break;
    case 'literal':
      break;
  }
}
