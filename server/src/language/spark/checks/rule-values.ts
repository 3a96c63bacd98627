/** What a rule of a definition adds and sets, where documents could not write it: a wrong value, or one too few or too many. */
import { bindValues, type Node } from '../../../dsl/nodes/bind.ts';
import type { RuleScope } from '../../../dsl/rules/rule-scope.ts';
import { elementsAround } from '../../../dsl/rules/static-member.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { type Expression, nameText, type Statement, statementOf } from '../../../dsl/syntax/syntax.ts';
import { placeholdersIn } from '../placeholders.ts';
import type { Contradiction } from './definition-member.ts';
import { wrongValue } from './wrong-default.ts';

/** What is wrong with the values in the `add` and `set` of a transformer or verifier. */
export function wrongRuleValues(rule: Node, { subjects, world }: RuleScope): readonly Contradiction[] {
  const around = elementsAround(subjects, world);
  return rule.children.flatMap((child) => {
    switch (child.statement.keyword.text) {
      case 'add':
        return added(child, around);
      case 'fix':
        return child.children.flatMap((way) => [
          ...(way.statement.keyword.text === 'add' ? added(way, subjects) : []),
          ...(way.statement.keyword.text === 'set' ? set(way, subjects) : []),
        ]);
      default:
        return [];
    }
  });
}

function added(node: Node, owners: readonly StatementSchema[]): readonly Contradiction[] {
  return (node.statement.body?.statements ?? []).flatMap((each) => misplaced(each, owners, node));
}

/** What fits one of the schemas that it may have is right. */
function misplaced(
  statement: Statement,
  owners: readonly StatementSchema[],
  node: Node,
): readonly Contradiction[] {
  const schemas = owners.flatMap((owner) => childOf(owner, statement.keyword.text) ?? []);
  if (schemas.length === 0 || schemas.some(({ opaque }) => opaque)) return [];
  const found = schemas.map((schema) => problemsOf(statement, schema, node));
  const own = found.some((problems) => problems.length === 0) ? [] : (found[0] ?? []);
  return [...own, ...blockOf(statement).flatMap((inner) => misplaced(inner, schemas, node))];
}

function problemsOf(statement: Statement, schema: StatementSchema, node: Node): readonly Contradiction[] {
  const values = bindValues(statement, schema);
  const inside = new Set(blockOf(statement).map(({ keyword }) => childOf(schema, keyword.text)?.keyword));
  const isThere = (name: string) =>
    inside.has(name) || values.some(({ parameter }) => parameter?.name === name);
  const needed = [
    ...schema.parameters.filter(({ required }) => required).map(({ name }) => name),
    ...[...schema.children.values()]
      .filter(({ role, required }) => role === 'option' && required)
      .map(({ keyword }) => keyword),
  ];
  const { keyword } = statement;
  return [
    ...values.flatMap(({ expression, parameter }) =>
      parameter
        ? misfit(expression, parameter.type, node)
        : [{ span: expression.span, problem: `\`${schema.keyword}\` does not take this value.` }],
    ),
    ...needed
      .filter((name) => !isThere(name))
      .map((name) => ({ span: keyword.span, problem: `\`${schema.keyword}\` needs \`${name}\`.` })),
  ];
}

function set(node: Node, subjects: readonly StatementSchema[]): readonly Contradiction[] {
  const { args, assigned } = node.statement;
  const [name] = args;
  const text = name && nameText(name);
  if (text === undefined || !name || !assigned) return [];
  const found = subjects.map((subject): readonly Contradiction[] => {
    if (subject.fixed.has(text))
      return [
        { span: name.span, problem: `The definition decides \`${text}\`, so that no document can set it.` },
      ];
    const type =
      subject.parameters.find((each) => each.name === text) ?? childOf(subject, text)?.parameters[0];
    return type ? misfit(assigned, type.type, node) : [];
  });
  return found.some((problems) => problems.length === 0) ? [] : (found[0] ?? []);
}

/** Of what is filled in later, nothing is known. */
function misfit(
  value: Expression,
  type: StatementSchema['parameters'][number]['type'],
  node: Node,
): readonly Contradiction[] {
  const { span } = value;
  const places = placeholdersIn(statementOf({ name: { text: '', span }, value, span }));
  return places.length > 0 || isEscaped(value) ? [] : wrongValue(value, type, node, 'The value');
}

/** A text with places that cannot be told, because of its escapes. */
function isEscaped(value: Expression): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value.includes('{');
}

function blockOf({ named = [], body }: Statement): readonly Statement[] {
  return [...named.map(statementOf), ...(body?.statements ?? [])];
}
