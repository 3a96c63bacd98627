/** Statements moved along their text: the same, each span by so many characters. */
import type { Span } from '../../../base/span.ts';
import type {
  Argument,
  Block,
  Expression,
  Name,
  NamedArgument,
  Statement,
} from '../../../dsl/syntax/syntax.ts';

export function shiftStatement(statement: Statement, by: number): Statement {
  const { keyword, args, named, assigned, body, span } = statement;
  return {
    keyword: shiftName(keyword, by),
    args: args.map((arg) => shiftExpression(arg, by)),
    named: named?.map((argument) => shiftNamed(argument, by)),
    assigned: assigned && shiftExpression(assigned, by),
    body: body && shiftBlock(body, by),
    span: shiftSpan(span, by),
  };
}

function shiftBlock({ statements, span }: Block, by: number): Block {
  return { statements: statements.map((inner) => shiftStatement(inner, by)), span: shiftSpan(span, by) };
}

function shiftExpression(expression: Expression, by: number): Expression {
  const span = shiftSpan(expression.span, by);
  switch (expression.kind) {
    case 'literal':
      return { ...expression, span };
    case 'name': {
      const path = expression.path.map((name) => shiftName(name, by));
      const { args } = expression;
      return {
        kind: 'name',
        path,
        ...(args ? { args: args.map((each) => shiftArgument(each, by)) } : {}),
        span,
      };
    }
    case 'list':
      return { kind: 'list', items: expression.items.map((each) => shiftArgument(each, by)), span };
    case 'template': {
      const target = shiftExpression(expression.target, by);
      return target.kind === 'name' ? { kind: 'template', target, span } : expression;
    }
    case 'operation':
      return { ...expression, operands: expression.operands.map((each) => shiftExpression(each, by)), span };
  }
}

function shiftArgument({ name, value, span }: Argument, by: number): Argument {
  return {
    ...(name ? { name: shiftName(name, by) } : {}),
    value: shiftExpression(value, by),
    span: shiftSpan(span, by),
  };
}

function shiftNamed({ name, value, span }: NamedArgument, by: number): NamedArgument {
  return { name: shiftName(name, by), value: shiftExpression(value, by), span: shiftSpan(span, by) };
}

function shiftName({ text, span }: Name, by: number): Name {
  return { text, span: shiftSpan(span, by) };
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
