/** Calls in values: the function that is meant, and its arguments against its parameters. */
import type { FunctionSchema, OptionType, Parameter } from './schema.ts';
import { type Argument, dotted, type Expression, type NameExpression } from './syntax.ts';
import { visit } from './value.ts';
import type { ReferenceEvent, ValueEvent, ValueWalk } from './value-event.ts';

/** A value that should be a call of a function of a kind. */
export function visitCall(expression: Expression, kind: string, expected: OptionType, walk: ValueWalk): void {
  if (expression.kind === 'name') visitCallOf(expression, kind, walk);
  else walk.events.push({ event: 'mismatch', expression, expected });
}

/** A call of a function of a kind, with its arguments. */
export function visitCallOf(call: NameExpression, kind: string, walk: ValueWalk): void {
  const { vocabulary, events } = walk;
  const schema = vocabulary.functions.get(kind)?.get(dotted(call));
  events.push({ event: 'call', call, kind, ...(schema ? { schema } : {}) });
  if (!schema) return;
  const given = new Set<string>();
  /** The path that each argument names, for expressions about what it leads to. */
  const paths = new Map<string, ReferenceEvent>();
  for (const { argument, parameter } of matchArguments(call, schema)) {
    if (!parameter) {
      events.push({ event: 'surplus', argument, schema });
      continue;
    }
    if (!parameter.rest && given.has(parameter.name))
      events.push({ event: 'repeated', argument, beside: call.args ?? [] });
    given.add(parameter.name);
    const before = events.length;
    visit(argument.value, parameter.type, { ...walk, beside: paths });
    const last = events.slice(before).findLast((event) => event.event === 'reference');
    if (last) paths.set(parameter.name, last);
    for (const [name, path] of namedAlike(argument, parameter, schema, walk)) paths.set(name, path);
  }
  for (const parameter of [...schema.parameters, ...schema.options.values()]) {
    if (parameter.required && !given.has(parameter.name))
      events.push({ event: 'missing', call, schema, parameter });
  }
}

/** What parameters name that are called like the value of another when they are left out: `= ^other` is their default. */
function namedAlike(
  { value }: Argument,
  { name }: Parameter,
  { parameters }: FunctionSchema,
  walk: ValueWalk,
): readonly (readonly [string, ReferenceEvent])[] {
  return parameters.flatMap((each) => {
    if (each.default?.kind !== 'template' || dotted(each.default.target) !== name) return [];
    const events: ValueEvent[] = [];
    visit(value, each.type, { ...walk, events });
    const path = events.findLast((event) => event.event === 'reference');
    return path ? [[each.name, path] as const] : [];
  });
}

/** The parameter of each argument: by name where one is given, else by position; the last may take all that are left. */
export function matchArguments(
  { args = [] }: NameExpression,
  schema: FunctionSchema,
): { readonly argument: Argument; readonly parameter: Parameter | undefined }[] {
  let position = 0;
  const last = schema.parameters.at(-1);
  const rest = last?.rest ? last : undefined;
  return args.map((argument) => {
    if (argument.name === undefined) return { argument, parameter: schema.parameters[position++] ?? rest };
    const name = argument.name.text;
    const parameter = schema.options.get(name) ?? schema.parameters.find((each) => each.name === name);
    return { argument, parameter };
  });
}

/** `^arg(x)` is a call of a function of the kind `template`, where a definition in use has such; `^x` alone is not. */
export function visitTemplate(target: NameExpression, walk: ValueWalk): void {
  if (target.args && walk.vocabulary.functions.has('template')) visitCallOf(target, 'template', walk);
}
