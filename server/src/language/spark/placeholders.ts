/** The places for values in what a rule says and adds: `{name}` in texts and names, `^name` for a whole value. */
import type { Span } from '../../base/span.ts';
import type { Expression, Name, Statement } from '../../dsl/syntax/syntax.ts';

/** The values that statements have places for, each by its name, or by the names of the path that leads to it. */
export function placeholdersIn(statement: Statement): readonly (readonly Name[])[] {
  const { keyword, args, named = [], assigned, body } = statement;
  const values = [...args, ...named.map(({ value }) => value), ...(assigned ? [assigned] : [])];
  return [
    ...inText(keyword.text, keyword.span),
    ...named.flatMap(({ name }) => inText(name.text, name.span)),
    ...values.flatMap(inExpression),
    ...(body?.statements ?? []).flatMap(placeholdersIn),
  ];
}

function inExpression(expression: Expression): readonly (readonly Name[])[] {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? inText(expression.value, expression.span) : [];
    case 'template':
      return expression.target.args ? [] : [expression.target.path];
    case 'operation':
      return expression.operands.flatMap(inExpression);
    case 'list':
      return expression.items.flatMap(({ value }) => inExpression(value));
    case 'name':
      return [
        ...expression.path.flatMap(({ text, span }) => inText(text, span)),
        ...(expression.args ?? []).flatMap(({ value }) => inExpression(value)),
      ];
  }
}

/** In a text with escapes nobody can tell where the places are: it is longer than what it says and its quotes. */
function inText(text: string, { start, end }: Span): readonly (readonly Name[])[] {
  if (end - start !== text.length + 2) return [];
  return [...text.matchAll(/(?<=\{)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*[?!]?(?=\})/g)].map(
    ({ 0: path, index }) => {
      let from = start + 1 + index;
      return path.split('.').map((name) => {
        const span = { start: from, end: from + name.length };
        from = span.end + 1;
        return { text: name, span };
      });
    },
  );
}
