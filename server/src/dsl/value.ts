/** Values against types: one walk that says what names a value uses and declares, and what does not fit. */
import type { Span } from '../base/span.ts';
import { visitExpression } from './expression-value.ts';
import { fitsLiteral } from './literal-type.ts';
import type { FunctionSchema, MapType, OptionType, Parameter, ReferenceType } from './schema.ts';
import { type Argument, dotted, type Expression, type Name, type NameExpression } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name that has to be declared elsewhere; of a dotted path, one for each of its names. */
export interface ReferenceEvent {
  readonly event: 'reference';
  readonly name: string;
  readonly span: Span;
  readonly type: ReferenceType;
  /** What the name may be instead. */
  readonly or?: readonly ReferenceType[];
  /** It may also be a value that nothing has to declare. */
  readonly orValue?: true;
  /** It may also be a value of a data type, if that has such. */
  readonly orTyped?: TypedEvent;
  /** The name before it in its path, or the path whose elements an expression is about: it is looked up in what that leads to. */
  readonly within?: ReferenceEvent;
  /** In expressions a name may also be a plain value, which only its neighbours tell (see `infer.ts`). */
  readonly inExpression?: true;
}

/** A value of a data type that is named beside it, by the parameter or option `of`. */
export interface TypedEvent {
  readonly event: 'typed';
  readonly expression: Expression;
  readonly of: string;
  /** In calls: the name beside it whose type counts. */
  readonly beside?: ReferenceEvent;
}

/** What the walk met, in document order. */
export type ValueEvent =
  /** A value that is not of the type expected. */
  | { readonly event: 'mismatch'; readonly expression: Expression; readonly expected: OptionType }
  | TypedEvent
  | ReferenceEvent
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
    }
  /** An expression, for whoever checks its types. */
  | {
      readonly event: 'expression';
      readonly expression: Expression;
      readonly scope: ExpressionScope;
      readonly returns?: string;
    };

/** Whose fields the names in an expression are. */
export interface ExpressionScope {
  /** The path that leads to the elements. */
  readonly within?: ReferenceEvent;
  /** The parameter or option beside it that names the element. */
  readonly of?: string;
  /** The scope of the expression around it. */
  readonly outer?: ExpressionScope;
}

/** What a walk takes along. */
export interface ValueWalk {
  readonly vocabulary: Vocabulary;
  readonly events: ValueEvent[];
  readonly scope: ExpressionScope;
  /** In a call: what each argument before it names, for those that are about it. */
  readonly beside?: ReadonlyMap<string, ReferenceEvent>;
}

/** Walks a value that should be of a type. */
export function visitValue(
  expression: Expression,
  type: OptionType,
  vocabulary: Vocabulary,
  scope: ExpressionScope = {},
): ValueEvent[] {
  const events: ValueEvent[] = [];
  visit(expression, type, { vocabulary, events, scope });
  return events;
}

function visit(expression: Expression, type: OptionType, walk: ValueWalk): void {
  const { events } = walk;
  const mismatch = () => {
    events.push({ event: 'mismatch', expression, expected: type });
  };
  switch (type.kind) {
    case 'any':
      visitTemplates(expression, walk);
      break;
    case 'value':
      events.push({ event: 'typed', expression, of: type.of, ...namedBeside(type.of, walk) });
      visitTemplates(expression, walk);
      break;
    case 'expression':
      visitExpressionOf(expression, type, walk);
      break;
    case 'map':
      visitMap(expression, type, walk);
      break;
    case 'list':
    case 'wrap_list':
      if (expression.kind === 'list' && expression.items.every(({ name }) => name === undefined)) {
        if (expression.items.length < (type.min ?? 0)) mismatch();
        for (const { value } of expression.items) visit(value, type.of, walk);
      } else if (expression.kind === 'list' && takesNames(type.of)) visitNamed(expression, type.of, walk);
      else if (type.kind === 'wrap_list' && expression.kind !== 'list') visit(expression, type.of, walk);
      else mismatch();
      break;
    case 'tuple': {
      const items = expression.kind === 'list' ? expression.items : undefined;
      if (items?.length !== type.items.length) mismatch();
      else
        items.forEach(({ value }, index) => {
          const item = type.items[index];
          if (item) visit(value, item, walk);
        });
      break;
    }
    case 'any_of':
      visitAnyOf(expression, type.types, type, walk);
      break;
    case 'all_of':
      for (const each of type.types) visit(expression, each, walk);
      break;
    case 'option_type':
      visitCall(expression, 'option_type', type, walk);
      break;
    case 'call':
      visitCall(expression, type.of, type, walk);
      break;
    case 'reference':
      visitReference(expression, type, walk);
      break;
    case 'declares':
      if (isPlain(expression)) {
        const { span } = expression;
        events.push({ event: 'declaration', name: dotted(expression), span, what: type.what });
      } else mismatch();
      break;
    default:
      if (!fitsLiteral(expression, type)) mismatch();
  }
}

/** A plain name, dotted or not. */
export function isPlain(expression: Expression): expression is NameExpression {
  return expression.kind === 'name' && expression.args === undefined && expression.path.length > 0;
}

function visitExpressionOf(
  expression: Expression,
  { of, returns }: Extract<OptionType, { kind: 'expression' }>,
  walk: ValueWalk,
): void {
  const within = besideOf(of, walk);
  const scope = within ? { within, outer: walk.scope } : scopeOf(of, walk.scope);
  walk.events.push({ event: 'expression', expression, scope, ...(returns ? { returns } : {}) });
  visitExpression(expression, { ...walk, scope });
}

/** What an argument of the same call names, where that is the owner of a name or value. */
function besideOf(of: string | undefined, { beside }: ValueWalk): ReferenceEvent | undefined {
  return of === undefined ? undefined : beside?.get(of.split('.')[0] ?? '');
}

function namedBeside(of: string, walk: ValueWalk): { readonly beside?: ReferenceEvent } {
  const beside = besideOf(of, walk);
  return beside ? { beside } : {};
}

/** The scope of an expression inside another one; `parent` leads out again. */
function scopeOf(of: string | undefined, scope: ExpressionScope): ExpressionScope {
  if (of === undefined) return scope;
  return of === 'parent' ? (scope.outer ?? scope) : { of, outer: scope };
}

/** Emits a reference for each name of a path; of a plain reference, one for the whole of it. */
export function visitReference(expression: Expression, type: ReferenceType, walk: ValueWalk): void {
  if (!isPlain(expression)) {
    walk.events.push({ event: 'mismatch', expression, expected: type });
    return;
  }
  const beside = besideOf(type.of, walk);
  const { through, of: owner, ...unowned } = type;
  const last: ReferenceType = beside || owner === undefined ? unowned : { ...unowned, of: owner };
  const within = beside ?? (owner === undefined ? walk.scope.within : undefined);
  const start = within ? { within } : {};
  if (through === undefined) {
    walk.events.push({
      event: 'reference',
      name: dotted(expression),
      span: expression.span,
      type: last,
      ...start,
    });
    return;
  }
  let before: ReferenceEvent | undefined;
  expression.path.forEach(({ text, span }, index) => {
    const to = index === expression.path.length - 1 ? last.to : through;
    const of = index === 0 && last.of !== undefined ? { of: last.of } : {};
    before = {
      event: 'reference',
      name: text,
      span,
      type: { kind: 'reference', to, ...of },
      ...(before ? { within: before } : start),
    };
    walk.events.push(before);
  });
}

function visitMap(expression: Expression, type: MapType, walk: ValueWalk): void {
  if (expression.kind !== 'list') {
    walk.events.push({ event: 'mismatch', expression, expected: type });
    return;
  }
  const { keys, names, values } = type;
  for (const { name, value } of expression.items) {
    if (!name) {
      walk.events.push({ event: 'mismatch', expression: value, expected: type });
      continue;
    }
    const asValue: NameExpression = { kind: 'name', path: names ? pathIn(name) : [name], span: name.span };
    const key = keys?.find((each) => each.name === name.text);
    if (keys && !key) {
      const expected: OptionType = { kind: 'one_of', values: keys.map((each) => each.name) };
      walk.events.push({ event: 'mismatch', expression: asValue, expected });
    }
    if (names) visit(asValue, names, walk);
    visit(value, key?.type ?? values ?? { kind: 'any' }, walk);
  }
}

/** The names of a path that stands between back quotes, as it has to before a colon: `author.name`. */
function pathIn(name: Name): readonly Name[] {
  const { text, span } = name;
  // Only back quotes hold a dot, and an escape would move what is behind it.
  if (!text.includes('.') || span.end - span.start !== text.length + 2) return [name];
  let start = span.start + 1;
  return text.split('.').map((part) => {
    const each = { text: part, span: { start, end: start + part.length } };
    start = each.span.end + 1;
    return each;
  });
}

/** Whether items of a list may have names: `[create: [name], read]` is a list of names and of named values. */
function takesNames(type: OptionType): boolean {
  if (type.kind === 'any_of') return type.types.some(takesNames);
  return type.kind === 'map';
}

/** Items with a name are maps of one entry, the others are items as usual. */
function visitNamed({ items }: Extract<Expression, { kind: 'list' }>, type: OptionType, walk: ValueWalk) {
  for (const item of items) {
    const { name, value, span } = item;
    visit(name ? { kind: 'list', items: [item], span } : value, type, walk);
  }
}

/**
 * The first type that the value fits decides. References fit whatever they lead to, so that those of all types count.
 * When the value fits none, what comes nearest says why, or else it is the whole choice that was expected.
 */
function visitAnyOf(
  expression: Expression,
  types: readonly OptionType[],
  expected: OptionType,
  walk: ValueWalk,
): void {
  const { events } = walk;
  const tried = types.map((type) => {
    const found: ValueEvent[] = [];
    visit(expression, type, { ...walk, events: found });
    return { type, found };
  });
  const isCall = expression.kind === 'name' && expression.args !== undefined;
  const called = tried.find(({ type, found }) => isCallOf(type, found));
  // A call of a known function is that, also where its arguments are wrong and an expression would take anything.
  const first = tried.find(
    ({ type, found }) => !found.some(isProblem) && !(called && isCall && type.kind === 'expression'),
  );
  if (first) {
    const [only, ...rest] = first.found;
    if (first.type.kind === 'reference' && only?.event === 'reference') {
      const or = tried.flatMap(({ type }) =>
        type.kind === 'reference' && type !== first.type ? [type] : [],
      );
      const orValue = tried.some(({ type, found }) => isValueOf(expression, type, found));
      const orTyped = tried.flatMap(({ found }) => found).find((event) => event.event === 'typed');
      events.push(
        {
          ...only,
          ...(or.length > 0 ? { or } : {}),
          ...(orValue ? { orValue } : {}),
          ...(orTyped ? { orTyped } : {}),
        },
        ...rest,
      );
    } else events.push(...first.found);
    return;
  }
  const callable = tried.filter(({ type }) => type.kind === 'call');
  const nearest = called ?? (isCall && callable.length === 1 ? callable[0] : undefined);
  if (nearest) events.push(...nearest.found);
  else events.push({ event: 'mismatch', expression, expected });
}

/** Whether a name is also a value of a type that needs no declaration. A module or function is only taken for one by its dots. */
function isValueOf(expression: Expression, type: OptionType, found: readonly ValueEvent[]): boolean {
  const isCode = type.kind === 'module' || type.kind === 'code';
  if (isCode && expression.kind === 'name' && expression.path.length === 1) return false;
  return (
    type.kind !== 'reference' &&
    !found.some((event) => isProblem(event) || event.event === 'expression' || event.event === 'typed')
  );
}

function isCallOf(type: OptionType, [first]: readonly ValueEvent[]): boolean {
  return type.kind === 'call' && first?.event === 'call' && first.schema !== undefined;
}

function isProblem(event: ValueEvent): boolean {
  if (event.event === 'call') return event.schema === undefined;
  return event.event === 'mismatch' || event.event === 'surplus' || event.event === 'missing';
}

function visitCall(expression: Expression, kind: string, expected: OptionType, walk: ValueWalk): void {
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

/** In values of any type, only templates (`^arg(x)`) are bound to declarations. */
function visitTemplates(expression: Expression, walk: ValueWalk): void {
  switch (expression.kind) {
    case 'template':
      visitTemplate(expression.target, walk);
      break;
    case 'operation':
      for (const operand of expression.operands) visitTemplates(operand, walk);
      break;
    case 'list':
      for (const { value } of expression.items) visitTemplates(value, walk);
      break;
    case 'name':
      for (const { value } of expression.args ?? []) visitTemplates(value, walk);
      break;
    case 'literal':
      break;
  }
}

/** `^arg(x)` is a call of a function of the kind `template`, where a definition in use has such; `^x` alone is not. */
export function visitTemplate(target: NameExpression, walk: ValueWalk): void {
  if (target.args && walk.vocabulary.functions.has('template')) visitCallOf(target, 'template', walk);
}
