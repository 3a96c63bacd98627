/** Values against types: one walk that says what names a value uses and declares, and what does not fit. */

import type { MapType, OptionType } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { dotted, type Expression, isPlain, type Name, type NameExpression } from '../syntax/syntax.ts';
import { visitCall, visitTemplate } from './call-value.ts';
import { visitAnyOf } from './choice-value.ts';
import { visitExpression } from './expression-value.ts';
import { fitsLiteral, isLiteralType } from './literal-type.ts';
import { besideOf, namedBeside, visitReference } from './reference-value.ts';
import type { ExpressionScope, ValueEvent, ValueWalk } from './value-event.ts';

/** What `of` calls the name before the colon in a map. */
export const keyOwner = 'key';

/** As the owner of the fields of an expression: those of the record outside of the one that it stands in. */
export const outerOwner = 'parent';

const noScope: ExpressionScope = {};

const nothing: readonly never[] = [];

/** Walks a value that should be of a type. */
export function visitValue(
  expression: Expression,
  type: OptionType,
  vocabulary: Vocabulary,
  scope: ExpressionScope = noScope,
): readonly ValueEvent[] {
  // Most values are literals that fit.
  if (isLiteralType(type) && fitsLiteral(expression, type)) return nothing;
  const events: ValueEvent[] = [];
  visit(expression, type, { vocabulary, events, scope, beside: undefined });
  // A copy has no room left to grow.
  return events.slice();
}

/** Walks a part of a value. */
export function visit(expression: Expression, type: OptionType, walk: ValueWalk): void {
  const { events } = walk;
  const mismatch = () => {
    events.push({ event: 'mismatch', expression, expected: type });
  };
  switch (type.kind) {
    case 'any':
      visitTemplates(expression, walk);
      break;
    case 'value':
      events.push({
        event: 'typed',
        expression,
        of: type.of,
        ...(type.bound ? { bound: true } : {}),
        ...namedBeside(type.of, walk),
      });
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

/** The scope of an expression inside another one; `parent` leads out again. */
function scopeOf(of: string | undefined, scope: ExpressionScope): ExpressionScope {
  if (of === undefined) return scope;
  return of === outerOwner ? (scope.outer ?? scope) : { of, outer: scope };
}

function visitMap(expression: Expression, type: MapType, walk: ValueWalk): void {
  if (expression.kind !== 'list') {
    walk.events.push({ event: 'mismatch', expression, expected: type });
    return;
  }
  const { argumentsOf, keys, names, values } = type;
  const { items } = expression;
  if (argumentsOf !== undefined) walk.events.push({ event: 'arguments', items, of: argumentsOf });
  for (const item of items) {
    const { name, value } = item;
    if (name && items.find((each) => each.name?.text === name.text) !== item)
      walk.events.push({ event: 'repeated', argument: item, beside: items });
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
    const before = walk.events.length;
    if (names) visit(asValue, names, walk);
    const named = names && walk.events.slice(before).findLast((event) => event.event === 'reference');
    // What the name before the colon leads to is the owner of names behind it: `reference(argument, of: key)`.
    const inside = named ? { ...walk, beside: new Map([...(walk.beside ?? []), [keyOwner, named]]) } : walk;
    visit(value, key?.type ?? values ?? { kind: 'any' }, inside);
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
