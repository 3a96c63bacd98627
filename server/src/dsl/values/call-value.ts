/** Calls in values: the function that is meant, and its arguments against its parameters. */
import type { FunctionSchema, OptionType, Parameter } from '../schema/schema.ts';
import { type Argument, dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
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
  events.push({ event: 'call', call, kind, schema });
  if (!schema) return;
  const given = call.args && call.args.length > 0 ? visitArguments(call, schema, walk) : undefined;
  for (const parameter of partsOf(schema).required)
    if (!given?.has(parameter.name)) events.push({ event: 'missing', call, schema, parameter });
}

/** The arguments of a call; gives the names of the parameters that they are for. */
function visitArguments(call: NameExpression, schema: FunctionSchema, walk: ValueWalk): ReadonlySet<string> {
  const { events } = walk;
  const given = new Set<string>();
  /** The path that each argument names, for expressions about what it leads to. */
  const beside = new Map<string, ReferenceEvent>();
  for (const { argument, parameter } of matchArguments(call, schema)) {
    if (!parameter) {
      events.push({ event: 'surplus', argument, schema });
      continue;
    }
    if (!parameter.rest && given.has(parameter.name))
      events.push({ event: 'repeated', argument, beside: call.args ?? [] });
    given.add(parameter.name);
    const before = events.length;
    visit(argument.value, parameter.type, { ...walk, beside });
    const last = lastReference(events, before);
    if (last) beside.set(parameter.name, last);
    for (const [name, path] of namedAlike(argument, parameter, schema, walk)) beside.set(name, path);
  }
  return given;
}

/** The last reference among the events from a place on. */
function lastReference(events: readonly ValueEvent[], from = 0): ReferenceEvent | undefined {
  for (let index = events.length - 1; index >= from; index--) {
    const event = events[index];
    if (event?.event === 'reference') return event;
  }
  return undefined;
}

/** What calls of a function always ask of it. */
interface FunctionParts {
  readonly required: readonly Parameter[];
  /** Parameters that are called like the value of another when they are left out: `= ^other` is their default. */
  readonly alike: readonly (readonly [string, Parameter])[];
}

const parts = new WeakMap<FunctionSchema, FunctionParts>();

function partsOf(schema: FunctionSchema): FunctionParts {
  let known = parts.get(schema);
  if (!known) {
    const { parameters, options } = schema;
    known = {
      required: [...parameters, ...options.values()].filter(({ required }) => required),
      alike: parameters.flatMap((each) =>
        each.default?.kind === 'template' ? [[dotted(each.default.target), each] as const] : [],
      ),
    };
    parts.set(schema, known);
  }
  return known;
}

/** What parameters name that are called like the value of an argument. */
function namedAlike(
  { value }: Argument,
  { name }: Parameter,
  schema: FunctionSchema,
  walk: ValueWalk,
): readonly (readonly [string, ReferenceEvent])[] {
  return partsOf(schema).alike.flatMap(([of, each]) => {
    if (of !== name) return [];
    const events: ValueEvent[] = [];
    visit(value, each.type, { ...walk, events });
    const path = lastReference(events);
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
