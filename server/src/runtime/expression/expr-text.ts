/** Expressions and calls as a person would write them, for explanations. */
import type { Call, CallValue, Expr } from '../../model/definition/expression.ts';

export function exprText(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return expr.value === null ? 'nil' : JSON.stringify(expr.value);
    case 'atom':
      return expr.name;
    case 'ref':
      return expr.path.join('.');
    case 'template':
      return `^${expr.of}(${expr.path.join(', ')})`;
    case 'list':
      return `[${expr.items.map(exprText).join(', ')}]`;
    case 'map':
      return `[${entriesText(expr.entries)}]`;
    case 'operation': {
      const [left, right] = expr.operands.map((each) =>
        each.kind === 'operation' ? `(${exprText(each)})` : exprText(each),
      );
      if (right === undefined) return expr.operator === 'not' ? `not ${left}` : `${expr.operator}${left}`;
      return `${left} ${expr.operator} ${right}`;
    }
    case 'call': {
      const named = expr.named ? [entriesText(expr.named)] : [];
      return `${expr.name}(${[...expr.args.map(exprText), ...named].join(', ')})`;
    }
  }
}

function entriesText(entries: Readonly<Record<string, Expr>>): string {
  return Object.entries(entries)
    .map(([name, value]) => `${name}: ${exprText(value)}`)
    .join(', ');
}

export function callText({ name, args }: Call): string {
  return `${name}(${Object.values(args).map(valueText).join(', ')})`;
}

function valueText(value: CallValue): string {
  if (value === null) return 'nil';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly CallValue[]).map(valueText).join(', ')}]`;
  if ('expr' in value) return exprText(value.expr as Expr);
  if ('call' in value) return callText(value.call as Call);
  const { map } = value as { readonly map: Readonly<Record<string, CallValue>> };
  return `[${Object.entries(map)
    .map(([name, each]) => `${name}: ${valueText(each)}`)
    .join(', ')}]`;
}
