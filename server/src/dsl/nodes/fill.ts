/** Statements with places for values: `{name}` in texts and names, `^name` for a whole value. */
import type { Span } from '../../base/span.ts';
import {
  type Argument,
  dotted,
  type Expression,
  type Name,
  nameText,
  type Statement,
} from '../syntax/syntax.ts';

/** What stands for a name; nothing when there is no value. */
export type Values = (name: string) => Expression | undefined;

/**
 * The statement with its places filled, all of it at one span. Without a value for a `^name` the statement it is an
 * argument of is left out.
 */
export function fill(statement: Statement, values: Values, span: Span): Statement | undefined {
  const args = statement.args.map((arg) => fillExpression(arg, values, span));
  const assigned = statement.assigned && fillExpression(statement.assigned, values, span);
  const given = args.filter((arg) => arg !== undefined);
  if (given.length < args.length || (statement.assigned && !assigned)) return undefined;
  const { body, named } = statement;
  return {
    keyword: fillName(statement.keyword, values, span),
    args: given,
    named: named?.flatMap(({ name, value }) => {
      const filled = fillExpression(value, values, span);
      return filled ? [{ name: fillName(name, values, span), value: filled, span }] : [];
    }),
    assigned,
    body: body && { span, statements: body.statements.flatMap((inner) => fill(inner, values, span) ?? []) },
    span,
  };
}

/** The text with each `{name}` replaced; one without a value stays as it is. */
export function fillText(text: string, values: Values): string {
  return text.replace(/\{([A-Za-z_][\w.]*[?!]?)\}/g, (place, name: string) => {
    const value = values(name);
    return (value && textOf(value)) ?? place;
  });
}

function textOf(value: Expression): string | undefined {
  if (value.kind === 'literal') return String(value.value ?? 'nil');
  if (value.kind === 'list') return value.items.map((item) => textOf(item.value) ?? '…').join(', ');
  if (value.kind === 'name') return dotted(value);
  return nameText(value);
}

/** A value with its places filled; nothing when a `^name` in it has no value. */
export function fillExpression(expression: Expression, values: Values, span: Span): Expression | undefined {
  switch (expression.kind) {
    case 'literal': {
      if (typeof expression.value !== 'string' || !expression.value.includes('{'))
        return { ...expression, span };
      const text = fillText(expression.value, values);
      return /^[A-Za-z_]\w*[?!]?$/.test(text)
        ? { kind: 'name', path: [{ text, span }], span }
        : { ...expression, value: text, span };
    }
    case 'template': {
      if (expression.target.args) return { ...expression, span };
      const value = values(dotted(expression.target));
      return value && { ...value, span };
    }
    case 'name': {
      const path = expression.path.map((name) => fillName(name, values, span));
      const args = expression.args && fillArguments(expression.args, values, span);
      return { kind: 'name', path, ...(args ? { args } : {}), span };
    }
    case 'list':
      return { kind: 'list', items: fillArguments(expression.items, values, span), span };
    case 'operation': {
      const operands = expression.operands.flatMap((each) => fillExpression(each, values, span) ?? []);
      return operands.length < expression.operands.length ? undefined : { ...expression, operands, span };
    }
  }
}

function fillArguments(args: readonly Argument[], values: Values, span: Span): Argument[] {
  return args.flatMap(({ name, value }) => {
    const filled = fillExpression(value, values, span);
    return filled ? [{ ...(name ? { name: fillName(name, values, span) } : {}), value: filled, span }] : [];
  });
}

function fillName({ text }: Name, values: Values, span: Span): Name {
  return { text: text.includes('{') ? fillText(text, values) : text, span };
}
