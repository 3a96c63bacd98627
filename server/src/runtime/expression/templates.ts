/** Templates of expressions replaced by their values, so that what is left speaks of the record only. */
import type { Expr } from '../../model/definition/expression.ts';
import { ExpressionError } from './expression-error.ts';
import type { TemplateValues } from './scope.ts';

/** The value of one template. `^ref` has none: it stands for a field. */
export function templateValue(of: string, path: readonly string[], values: TemplateValues): unknown {
  switch (of) {
    case 'arg':
      return at(values.arguments, path);
    case 'actor':
      return at(values.actor, path);
    case 'context':
      return at(values.context, path);
    case 'tenant':
      return values.tenant ?? null;
    default:
      throw new ExpressionError(
        `There is no template ^${of}(…). Use ^arg, ^actor, ^context, ^tenant or ^ref.`,
      );
  }
}

/** `^ref(name)` and `^ref(name, author.team)` as the field that it means: the path comes first. */
export function refPath([field = '', ...path]: readonly string[]): readonly string[] {
  return [...path.flatMap((step) => step.split('.')), field];
}

/** The expression with values in the place of templates. Parts without templates are the same objects. */
export function fillTemplates(expr: Expr, values: TemplateValues): Expr {
  switch (expr.kind) {
    case 'template':
      if (expr.of === 'ref') return { kind: 'ref', path: refPath(expr.path) };
      return valueExpr(templateValue(expr.of, expr.path, values));
    case 'operation': {
      const operands = fillAll(expr.operands, values);
      return operands === expr.operands ? expr : { ...expr, operands };
    }
    case 'call': {
      const args = fillAll(expr.args, values);
      const named = expr.named && fillEntries(expr.named, values);
      if (args === expr.args && named === expr.named) return expr;
      return { ...expr, args, ...(named ? { named } : {}) };
    }
    case 'list': {
      const items = fillAll(expr.items, values);
      return items === expr.items ? expr : { ...expr, items };
    }
    case 'map': {
      const entries = fillEntries(expr.entries, values);
      return entries === expr.entries ? expr : { ...expr, entries };
    }
    default:
      return expr;
  }
}

function fillAll(exprs: readonly Expr[], values: TemplateValues): readonly Expr[] {
  const filled = exprs.map((each) => fillTemplates(each, values));
  return filled.every((each, at) => each === exprs[at]) ? exprs : filled;
}

function fillEntries(
  entries: Readonly<Record<string, Expr>>,
  values: TemplateValues,
): Readonly<Record<string, Expr>> {
  const names = Object.keys(entries);
  const filled = fillAll(Object.values(entries), values);
  if (filled.every((each, at) => each === entries[names[at] ?? ''])) return entries;
  return Object.fromEntries(names.map((name, at) => [name, filled[at] as Expr]));
}

/** A value as an expression. */
export function valueExpr(value: unknown): Expr {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: 'literal', value };
    case 'object':
      if (value === null) break;
      if (Array.isArray(value)) return { kind: 'list', items: value.map(valueExpr) };
      return {
        kind: 'map',
        entries: Object.fromEntries(Object.entries(value).map(([name, each]) => [name, valueExpr(each)])),
      };
  }
  return { kind: 'literal', value: null };
}

/** What a path leads to in a value; nil where there is nothing. */
export function at(value: unknown, path: readonly (string | number)[]): unknown {
  let current: unknown = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return null;
    if (Array.isArray(current)) current = current.at(Number(step));
    else current = Object.hasOwn(current, step) ? (current as Record<string, unknown>)[step] : null;
  }
  return current ?? null;
}
