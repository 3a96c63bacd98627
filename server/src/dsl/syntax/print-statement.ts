/** Statements and values as text, on one line; the formatter lays them out. */
import { needsParentheses } from './operator-strength.ts';
import type { Argument, Expression, Name, Statement } from './syntax.ts';

/** How names and strings are spelt; the language knows its quotes. */
export interface Spelling {
  name(text: string): string;
  string(text: string): string;
}

export function printStatement(statement: Statement, spelling: Spelling): string {
  const { keyword, args, named = [], assigned, body } = statement;
  const values = args.map((arg, index) => `${separator(index)}${printExpression(arg, spelling)}`);
  const inline = named.map(
    ({ name, value }) => `, ${spelling.name(name.text)}: ${printExpression(value, spelling)}`,
  );
  const parts = [
    spelling.name(keyword.text),
    ...values,
    ...inline,
    assigned ? ` = ${printExpression(assigned, spelling)}` : '',
    body ? ` { ${body.statements.map((inner) => printStatement(inner, spelling)).join('  ')} }` : '',
  ];
  return parts.join('');
}

function separator(index: number): string {
  if (index === 0) return ' ';
  return index === 1 ? ': ' : ', ';
}

export function printExpression(expression: Expression, spelling: Spelling): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? spelling.string(expression.value)
        : String(expression.value ?? 'nil');
    case 'name': {
      const path = expression.path.map((name) => nameText(name, spelling)).join('.');
      return expression.args ? `${path}(${printArguments(expression.args, spelling)})` : path;
    }
    case 'list':
      return `[${printArguments(expression.items, spelling)}]`;
    case 'template':
      return `^${printExpression(expression.target, spelling)}`;
    case 'operation': {
      const [left, right] = expression.operands.map((each, index) => {
        const text = printExpression(each, spelling);
        const isApart = each.kind === 'operation' && needsParentheses(each, expression, index === 0);
        return isApart ? `(${text})` : text;
      });
      const { operator } = expression;
      if (right !== undefined) return `${left} ${operator} ${right}`;
      return operator === 'not' ? `not ${left}` : `${operator}${left}`;
    }
  }
}

function printArguments(args: readonly Argument[], spelling: Spelling): string {
  return args
    .map(({ name, value }) =>
      name
        ? `${nameText(name, spelling)}: ${printExpression(value, spelling)}`
        : printExpression(value, spelling),
    )
    .join(', ');
}

function nameText({ text }: Name, spelling: Spelling): string {
  return text === '*' ? text : spelling.name(text);
}
