/** Documents in one form: options behind commas in their block, and fragments in the element that they are parts of. */
import { fragmentKeyword } from '../../../dsl/schema/fragment.ts';
import {
  type Block,
  type Expression,
  nameText,
  type Statement,
  statementOf,
} from '../../../dsl/syntax/syntax.ts';

/** The statements with every element whole and every option in a block. Spans stay those of the text. */
export function wholeStatements(statements: readonly Statement[]): readonly Statement[] {
  const fragments = statements.filter(isFragment);
  const others = statements.filter((statement) => !isFragment(statement));
  return others.map((statement) => {
    const parts = fragments.filter((fragment) => isPartOf(fragment, statement));
    return withOptions(parts.length > 0 ? joined(statement, parts) : statement);
  });
}

function isFragment({ keyword }: Statement): boolean {
  return keyword.text === fragmentKeyword;
}

function isPartOf({ args: [name, keyword] }: Statement, element: Statement): boolean {
  const own = textOf(element.args[0]);
  return own !== undefined && textOf(name) === own && textOf(keyword) === element.keyword.text;
}

function joined(element: Statement, parts: readonly Statement[]): Statement {
  return { ...element, body: bodyOf(element, ...parts.map((part) => part.body?.statements ?? [])) };
}

function withOptions(statement: Statement): Statement {
  const rest = { ...statement, named: undefined };
  const options = (statement.named ?? []).map(statementOf);
  const { body } = options.length > 0 ? { body: bodyOf(statement, options) } : statement;
  if (!body) return rest;
  return { ...rest, body: { ...body, statements: body.statements.map(withOptions) } };
}

function bodyOf({ body, span }: Statement, ...more: readonly (readonly Statement[])[]): Block {
  return { span: body?.span ?? span, statements: [...(body?.statements ?? []), ...more.flat()] };
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression && nameText(expression);
}
