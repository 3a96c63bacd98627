/** Expressions and functions of definitions as somebody would write them, for plans. */
import { needsParentheses } from '../../dsl/syntax/operator-strength.ts';
import type { Call, CallValue, Expr, Json } from '../../model/definition/expression.ts';
import type { FunctionUse, Source } from '../../model/definition/reactor.ts';

export function expressionText(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value === 'string' ? JSON.stringify(expr.value) : String(expr.value ?? 'nil');
    case 'atom':
      return expr.name;
    case 'ref':
      return expr.path.join('.');
    case 'template': {
      // Arguments that stand for what an expression asks for have its text for their names.
      const [first, ...rest] = expr.path;
      if (expr.of === 'arg' && first?.startsWith('^')) return [first, ...rest].join('.');
      if (expr.of === 'arg' && first === 'value') return `^value(${rest.join('.')})`;
      return `^${expr.of}(${expr.path.join(', ')})`;
    }
    case 'call':
      return `${expr.name}(${[
        ...expr.args.map(expressionText),
        ...Object.entries(expr.named ?? {}).map(([name, value]) => `${name}: ${expressionText(value)}`),
      ].join(', ')})`;
    case 'operation': {
      const [left, right] = expr.operands.map((each, index) => {
        const text = expressionText(each);
        const isApart = each.kind === 'operation' && needsParentheses(each, expr, index === 0);
        return isApart ? `(${text})` : text;
      });
      if (right === undefined) return expr.operator === 'not' ? `not ${left}` : `${expr.operator}${left}`;
      return `${left} ${expr.operator} ${right}`;
    }
    case 'list':
      return `[${expr.items.map(expressionText).join(', ')}]`;
    case 'map':
      return `[${Object.entries(expr.entries)
        .map(([name, value]) => `${name}: ${expressionText(value)}`)
        .join(', ')}]`;
  }
}

/** What a function does, in one line. */
export function functionText(use: FunctionUse): string {
  switch (use.kind) {
    case 'expression':
      return expressionText(use.expr);
    case 'handler':
      return use.options ? callText({ name: use.name, args: use.options }) : use.name;
    case 'code': {
      const [first = '', ...others] = use.code.trim().split('\n');
      return others.length > 0 || first.length > 60 ? `${first.slice(0, 60)} …` : first;
    }
  }
}

/** `set_attribute(attribute: status, value: done)`. */
export function callText({ name, args }: Call): string {
  return `${name}(${Object.entries(args)
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join(', ')})`;
}

function valueText(value: CallValue): string {
  if (value === null || typeof value !== 'object') return String(value ?? 'nil');
  if (isList(value)) return `[${value.map(valueText).join(', ')}]`;
  if ('expr' in value) return expressionText(value.expr);
  if ('call' in value) return callText(value.call);
  return `[${Object.entries(value.map)
    .map(([key, each]) => `${key}: ${valueText(each)}`)
    .join(', ')}]`;
}

function isList(value: CallValue): value is readonly CallValue[] {
  return Array.isArray(value);
}

/** `order.total` of an input, `charge` of a step, `3`. */
export function sourceText(source: Source): string {
  switch (source.from) {
    case 'input':
      return [source.name, ...source.path].join('.');
    case 'result':
      return [source.step, ...source.path].join('.');
    case 'element':
      return [`element of ${source.map}`, ...source.path].join('.');
    case 'value':
      return jsonText(source.value);
  }
}

function jsonText(json: Json): string {
  const text = typeof json === 'string' ? json : (JSON.stringify(json) ?? 'nil');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
