/** A name in a rule of a definition that means nothing to the elements that the rule is about. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import type { ConditionName } from '../../../dsl/condition-names.ts';
import type { RuleScope } from '../../../dsl/rule-scope.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import { isKeyword, keywordsOf, memberNames, staticMember } from '../../../dsl/static-member.ts';
import type { Name, Statement } from '../../../dsl/syntax.ts';
import { placeholdersIn } from '../placeholders.ts';
import { type SparkCheck, suggest } from './check.ts';
import { rulesOf } from './rules-of.ts';

const definitionWord = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/definition-word',
  severity: 'warning',
  docs: {
    reason:
      'A name that an element does not know is taken for a plain value, and so the rule holds for all of them or for none.',
    bad: 'dsl page {\n  entity link { arg to: string  option opens: one_of([here, apart]) }\n  verify "links open here" { each link  expect opens == hree }\n}',
    good: 'dsl page {\n  entity link { arg to: string  option opens: one_of([here, apart]) }\n  verify "links open here" { each link  expect opens == here }\n}',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const definitionWordCheck: SparkCheck = {
  kind: definitionWord,
  run: (context) =>
    rulesOf(context).flatMap(({ node, conditions, ...about }) => [
      ...conditions.flatMap(({ names }) => names.flatMap(ofCondition)),
      ...node.children.flatMap((child) => inStatement(child, about)),
    ]),
};

/** What a rule says of its elements outside of conditions. */
function inStatement({ statement, children }: Node, about: RuleScope): readonly Diagnostic[] {
  switch (statement.keyword.text) {
    case 'message':
      return placeholdersIn(statement).flatMap((name) => slip(name, about));
    case 'add':
      return added(statement, about);
    case 'fix':
      return children.flatMap((way) => inFix(way.statement, about));
    default:
      return [];
  }
}

function ofCondition({ name, member, mustBeMember, values, within }: ConditionName): readonly Diagnostic[] {
  const { text, span } = name;
  if (member || (values ? values.has(text) : !mustBeMember)) return [];
  const { hint, fixes } = suggest(text, span, [...(values ?? []), ...memberNames(within)]);
  const isShort = values && values.size > 0 && values.size <= 8;
  const problem = isShort
    ? `Expected one of ${[...values].join(', ')}, but found the name \`${text}\`.`
    : nothing(text, within);
  return [definitionWord.at(span, { problem, hint }, { fixes })];
}

function nothing(word: string, within: readonly StatementSchema[]): string {
  const owners = [...new Set(within.map(({ keyword }) => `\`${keyword}\``))];
  const owner =
    owners.length > 3
      ? 'None of the elements'
      : `Neither argument, option nor element of ${owners.join(', ')}`;
  return `${owner} is called \`${word}\`.`;
}

/** What a fix sets has to be there, and what it takes away. */
function inFix(statement: Statement, about: RuleScope): readonly Diagnostic[] {
  const { keyword, args } = statement;
  switch (keyword.text) {
    case 'set':
      return [
        ...args.flatMap(plainNames).flatMap((name) => unknown(name, about)),
        ...placeholdersIn({ ...statement, args: [] }).flatMap((name) => slip(name, about)),
      ];
    case 'remove':
      return args.flatMap(plainNames).flatMap((name) => unknown(name, about));
    case 'add':
      return added(statement, about);
    default:
      return [];
  }
}

function plainNames(expression: Statement['args'][number]): readonly Name[] {
  if (expression.kind === 'list') return expression.items.flatMap(({ value }) => plainNames(value));
  return expression.kind === 'name' && !expression.args ? expression.path.slice(0, 1) : [];
}

function unknown(name: Name, { subjects, world }: RuleScope): readonly Diagnostic[] {
  if (staticMember(subjects, name.text, world)) return [];
  const { hint, fixes } = suggest(name.text, name.span, memberNames(subjects));
  return [definitionWord.at(name.span, { problem: nothing(name.text, subjects), hint }, { fixes })];
}

/** What may as well be a text as it stands is pointed out only when it is near a name. */
function slip(name: Name, about: RuleScope): readonly Diagnostic[] {
  return unknown(name, about).filter(({ fixes }) => (fixes?.length ?? 0) > 0);
}

/** Keywords that no definition has, and places for values that the element does not have. */
function added(statement: Statement, about: RuleScope): readonly Diagnostic[] {
  const statements = statement.body?.statements ?? [];
  return [
    ...statements.flatMap((each) => unknownKeywords(each, about)),
    ...statements.flatMap(placeholdersIn).flatMap((name) => slip(name, about)),
  ];
}

function unknownKeywords({ keyword, body }: Statement, about: RuleScope): readonly Diagnostic[] {
  const { world } = about;
  const inner = (body?.statements ?? []).flatMap((each) => unknownKeywords(each, about));
  if (keyword.text.includes('{') || isKeyword(keyword.text, world)) return inner;
  const { hint, fixes } = suggest(keyword.text, keyword.span, keywordsOf(world));
  const problem = `No definition has an element \`${keyword.text}\`.`;
  return [definitionWord.at(keyword.span, { problem, hint }, { fixes })];
}
