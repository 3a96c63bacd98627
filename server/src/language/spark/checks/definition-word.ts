/** A name in a rule of a definition that means nothing to the elements that the rule is about. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { callsIn, conditionNames } from '../../../dsl/rules/condition-names.ts';
import { alongPath, type ConditionName } from '../../../dsl/rules/condition-path.ts';
import type { RuleScope } from '../../../dsl/rules/rule-scope.ts';
import { elementsAround, memberNames, staticMember } from '../../../dsl/rules/static-member.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import type { Name, Statement } from '../../../dsl/syntax/syntax.ts';
import { placeholdersIn } from '../placeholders.ts';
import { quoteName } from '../reading/escape.ts';
import { type SparkCheck, suggest } from './check.ts';
import { type CheckedCondition, wrongInRules } from './rules-of.ts';

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
    wrongInRules(context, ({ node, conditions, ...about }) => [
      ...conditions.flatMap(({ names }) => names.flatMap(ofCondition)),
      ...conditions.flatMap((condition) => unknownToSome(condition, about)),
      ...(node.statement.keyword.text === 'transform' ? conditions.flatMap(tooEarly) : []),
      ...node.children.flatMap((child) => inStatement(child, about)),
    ]),
};

/** What a rule says of its elements outside of conditions. */
function inStatement({ statement, children }: Node, about: RuleScope): readonly Diagnostic[] {
  switch (statement.keyword.text) {
    case 'message':
      return placeholdersIn(statement).flatMap((path) => slip(path, about));
    case 'add':
      // Verifiers add in their fixes only.
      return [
        ...added(statement, elementsAround(about.subjects, about.world), about),
        ...placeholdersIn(statement).flatMap((path) => namesAlong(path, about).flatMap(inTime)),
      ];
    case 'fix':
      return children.flatMap((way) => inFix(way.statement, about));
    default:
      return [];
  }
}

function ofCondition(each: ConditionName): readonly Diagnostic[] {
  const { name, member, mustBeMember, values, within, problem: ownProblem } = each;
  const { text, span } = name;
  if (ownProblem !== undefined) return [definitionWord.at(span, { problem: ownProblem, hint: '' })];
  if (member || (values ? values.has(text) : !mustBeMember)) return [];
  const { hint, fixes } = suggest(text, span, [...(values ?? []), ...memberNames(within)]);
  const isShort = values && values.size > 0 && values.size <= 8;
  const problem = isShort
    ? `Expected one of ${[...values].join(', ')}, but found the name \`${text}\`.`
    : nothing(text, within);
  return [definitionWord.at(span, { problem, hint }, { fixes })];
}

/** Names that some of the elements know that a rule is about, and others do not. */
function unknownToSome(
  { expression, names }: CheckedCondition,
  { subjects, world }: RuleScope,
): readonly Diagnostic[] {
  const keywords = new Set(subjects.map(({ keyword }) => keyword));
  if (keywords.size < 2) return [];
  const known = new Set(names.flatMap(({ name, member }) => (member ? [name] : [])));
  return [...keywords].flatMap((keyword) => {
    const level = subjects.filter((subject) => subject.keyword === keyword);
    const ofThose = conditionNames(expression, { world, levels: [level] });
    return ofThose.filter(({ name }) => known.has(name)).flatMap(ofCondition);
  });
}

/** Functions that look names up. */
const lookingUp: ReadonlySet<string> = new Set(['referring', 'is_followed']);

/** What a transformer asks of what names lead to: nobody knows that before all elements are there. */
function tooEarly({ expression, names }: CheckedCondition): readonly Diagnostic[] {
  const calls = callsIn(expression).flatMap(({ path: [name] }) =>
    name && lookingUp.has(name.text) ? [name] : [],
  );
  return [...names.flatMap(inTime), ...calls.map(tooSoon)];
}

function inTime({ name, needsNames, member }: ConditionName): readonly Diagnostic[] {
  return needsNames && member ? [tooSoon(name)] : [];
}

function tooSoon({ text, span }: Name): Diagnostic {
  const problem = `\`${text}\` is never known here: what a transformer adds is added before references lead anywhere.`;
  return definitionWord.at(span, { problem, hint: '' });
}

function nothing(word: string, within: readonly StatementSchema[]): string {
  const owners = [...new Set(within.map(({ keyword }) => `\`${keyword}\``))];
  if (owners.length === 0) return `No element is called \`${word}\`.`;
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
        ...args.flatMap(plainNames).flatMap((name) => notSettable(name, about)),
        ...placeholdersIn({ ...statement, args: [] }).flatMap((path) => slip(path, about)),
      ];
    case 'remove':
      return args.flatMap(plainNames).flatMap((name) => notRemovable(name, about));
    case 'add':
      return added(statement, about.subjects, about);
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

function notSettable(name: Name, about: RuleScope): readonly Diagnostic[] {
  const { text, span } = name;
  const isValue = about.subjects.some(
    (schema) =>
      childOf(schema, text)?.role === 'option' || hasParameter(schema, text) || schema.fixed.has(text),
  );
  if (isValue) return [];
  const found = unknown(name, about);
  if (found.length > 0) return found;
  const problem = `\`${text}\` is neither argument nor option: \`add\` puts elements in.`;
  return [definitionWord.at(span, { problem, hint: '' })];
}

/** A fix takes away what stands right in the element, and what it can be without. */
function notRemovable(name: Name, about: RuleScope): readonly Diagnostic[] {
  const { text, span } = name;
  const found = unknown(name, about);
  if (found.length > 0) return found;
  const held = about.subjects.flatMap((schema) => [
    ...schema.parameters.filter((parameter) => parameter.name === text),
    ...withoutArgument(childOf(schema, text)),
  ]);
  // Only options and arguments can be required.
  if (held.some(({ required }) => !required)) return [];
  const problem =
    held.length > 0
      ? `\`${text}\` has to be there, and cannot be taken away.`
      : `\`${text}\` does not stand right in the element, and is not taken away.`;
  return [definitionWord.at(span, { problem, hint: '' })];
}

/** What says in the block what could stand as an argument is that argument. */
function withoutArgument(child: StatementSchema | undefined): readonly StatementSchema[] {
  return child && child.argument === undefined ? [child] : [];
}

function hasParameter({ parameters }: StatementSchema, name: string): boolean {
  return parameters.some((parameter) => parameter.name === name);
}

/** What may as well be a text as it stands is pointed out only when it is near a name; behind a name that is known, it cannot. */
function slip(path: readonly Name[], about: RuleScope): readonly Diagnostic[] {
  const [first] = path;
  const names = namesAlong(path, about);
  if (!first || names[0]?.member) return names.flatMap(ofCondition);
  return unknown(first, about).filter(({ fixes }) => (fixes?.length ?? 0) > 0);
}

function namesAlong(path: readonly Name[], { subjects, world }: RuleScope): readonly ConditionName[] {
  const [first] = path;
  return first ? alongPath({ kind: 'name', path, span: first.span }, { world, levels: [subjects] }) : [];
}

/** Keywords that mean nothing where they are added, and places for values that the element does not have. */
function added(
  statement: Statement,
  into: readonly StatementSchema[],
  about: RuleScope,
): readonly Diagnostic[] {
  const statements = statement.body?.statements ?? [];
  return [
    ...(into.length === 0 ? [atTop(statement)] : statements.flatMap((each) => misplaced(each, into))),
    ...statements.flatMap(placeholdersIn).flatMap((path) => slip(path, about)),
  ];
}

function atTop({ keyword }: Statement): Diagnostic {
  const problem =
    'This has no effect: the elements stand at the top, and there is nothing around them to add to.';
  return definitionWord.at(keyword.span, { problem, hint: '' });
}

function misplaced(
  { keyword, body, named = [], span }: Statement,
  owners: readonly StatementSchema[],
): readonly Diagnostic[] {
  // What it will be called is known when it is added.
  if (keyword.text.includes('{')) return [];
  const schemas = owners.flatMap((owner) => childOf(owner, keyword.text) ?? []);
  if (schemas.some(({ opaque }) => opaque)) return [];
  if (schemas.length > 0)
    return [
      ...named
        .filter(({ name }) => !name.text.includes('{'))
        .flatMap(({ name }) => unknownKeyword(name, schemas)),
      ...(body?.statements ?? []).flatMap((each) => misplaced(each, schemas)),
    ];
  return unknownKeyword(keyword, owners, span);
}

/** The keyword where none of the owners has it, with the section of them that does. */
function unknownKeyword(
  { text, span }: Name,
  owners: readonly StatementSchema[],
  whole?: Span,
): readonly Diagnostic[] {
  if (owners.some((owner) => childOf(owner, text))) return [];
  const section = owners
    .flatMap(({ children }) => [...children.values()])
    .find((each) => each.role === 'section' && childOf(each, text));
  const problem = nothing(text, owners);
  if (section) {
    const hint = ` It stands in the section \`${section.keyword}\`.`;
    return [
      definitionWord.at(span, { problem, hint }, { fixes: whole ? [putIn(section.keyword, whole)] : [] }),
    ];
  }
  const { hint, fixes } = suggest(
    text,
    span,
    owners.flatMap((owner) => [...childrenOf(owner).keys()]),
  );
  return [definitionWord.at(span, { problem, hint }, { fixes })];
}

function putIn(section: string, { start, end }: Span): Fix {
  const edits = [
    { span: { start, end: start }, newText: `${quoteName(section)} { ` },
    { span: { start: end, end }, newText: ' }' },
  ];
  return { title: `Put it in \`${section}\``, edits, preferred: true };
}
