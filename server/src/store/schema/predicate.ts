/** Conditions in indexes: expressions over the columns of one row, as SQL without parameters, which definitions cannot have. */
import type { Expr } from '../../model/definition/expression.ts';
import { quoted } from '../dialect/names.ts';
import type { Dialect } from './codec.ts';
import { SchemaProblem } from './table.ts';

/** All of them; undefined for none. */
export function conjunction(conditions: readonly Expr[]): Expr | undefined {
  if (conditions.length < 2) return conditions[0];
  return { kind: 'operation', operator: 'and', operands: conditions };
}

/** The expression with columns in place of attributes. */
export function withColumns(expr: Expr, columnOf: (attribute: string) => string): Expr {
  switch (expr.kind) {
    case 'ref':
      return expr.path.length === 1 ? { ...expr, path: [columnOf(expr.path[0] ?? '')] } : expr;
    case 'operation':
      return { ...expr, operands: expr.operands.map((each) => withColumns(each, columnOf)) };
    case 'call':
      return { ...expr, args: expr.args.map((each) => withColumns(each, columnOf)) };
    case 'list':
      return { ...expr, items: expr.items.map((each) => withColumns(each, columnOf)) };
    default:
      return expr;
  }
}

const comparisons: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const connectives: Readonly<Record<string, string>> = {
  and: ' and ',
  '&&': ' and ',
  or: ' or ',
  '||': ' or ',
};

/**
 * The condition as SQL.
 * @throws SchemaProblem for what an index cannot be about: other records, moments, who asks
 */
export function predicateSql(expr: Expr, dialect: Dialect): string {
  const inner = (each: Expr): string => predicateSql(each, dialect);
  switch (expr.kind) {
    case 'literal':
      return literal(expr.value, dialect);
    case 'atom':
      return literal(expr.name, dialect);
    case 'ref':
      if (expr.path.length === 1) return quoted(expr.path[0] ?? '');
      break;
    case 'list':
      return `(${expr.items.map(inner).join(', ')})`;
    case 'call': {
      const [subject, ...others] = expr.args;
      if (expr.name === 'is_nil' && subject && others.length === 0) return `(${inner(subject)} is null)`;
      break;
    }
    case 'operation': {
      const { operator, operands } = expr;
      const [left, right] = operands;
      if (operator === 'not' && left) return `(not ${inner(left)})`;
      const between = connectives[operator];
      if (between) return `(${operands.map(inner).join(between)})`;
      const comparison = operator === 'in' ? 'in' : comparisons[operator];
      if (comparison && left && right) return `(${inner(left)} ${comparison} ${inner(right)})`;
    }
  }
  throw new SchemaProblem(
    'A condition of an identity or a base filter can only be about attributes of the record itself, compared with values by ' +
      `==, !=, <, <=, >, >=, in, is_nil, and, or, not. This one is of the kind ${told(expr)}.`,
  );
}

function told(expr: Expr): string {
  if (expr.kind === 'call') return `${expr.name}(…)`;
  if (expr.kind === 'operation') return `operation ${expr.operator}`;
  return expr.kind === 'ref' ? expr.path.join('.') : expr.kind;
}

function literal(value: string | number | boolean | null, dialect: Dialect): string {
  if (typeof value === 'boolean') return dialect === 'sqlite' ? String(Number(value)) : String(value);
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
