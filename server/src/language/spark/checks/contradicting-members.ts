/** Arguments and options of a definition that cannot all be meant: the order of arguments, and what each says of itself. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { metaLanguage } from '../../../dsl/schema/schema.ts';
import { type Expression, flagIn, nameText } from '../../../dsl/syntax/syntax.ts';
import type { Contradiction } from './definition-member.ts';
import { removeStatement } from './remove-statement.ts';

/** What an option says of itself. An argument may have to be given in spite of its default, because of those behind it. */
export function contradictingFlags(
  { schema, statement, children }: Node,
  text: string,
): readonly Contradiction[] {
  if (schema?.keyword !== 'option' || flagIn(statement, 'required') !== true) return [];
  const name = textOf(statement.args[0]);
  return children.flatMap(({ statement: { keyword, span } }) => {
    if (keyword.text === 'required' && statement.assigned) {
      const problem = `\`${name}\` has a default, so that nobody has to give it.`;
      return [{ span, problem, fixes: [removeStatement('Remove `required`', span, text)] }];
    }
    if (keyword.text !== 'deprecated') return [];
    return [{ span, problem: `\`${name}\` has to be given, so that nobody can do without it.` }];
  });
}

/** What a definition says of a function that only data types have. */
export function withoutType({ schema, statement, children }: Node): readonly Contradiction[] {
  const kind = statement.args[1];
  if (schema?.keyword !== 'function' || !kind || nameText(kind) === 'type') return [];
  return children
    .map((child) => child.statement.keyword)
    .filter(({ text }) => text === 'value' || text === 'class')
    .map(({ text, span }) => ({
      span,
      problem: `Only functions of the kind \`type\` have a \`${text}\`: those that name types of data.`,
    }));
}

/** A text that is there and says nothing. */
export function emptyText({ schema, statement: { args } }: Node): readonly Contradiction[] {
  const [value] = args;
  const isText = schema?.role === 'option' && schema.parameters[0]?.type.kind === 'string';
  if (!isText || value?.kind !== 'literal' || typeof value.value !== 'string' || value.value.trim() !== '')
    return [];
  return [{ span: value.span, problem: `This \`${schema.keyword}\` says nothing.` }];
}

/** An argument in the block of a definition. */
interface Argument {
  readonly name: Expression;
  readonly text: string;
  readonly node: Node;
}

/** What the arguments in one block say of each other. */
export function contradictingMembers({ schema: owner, children }: Node): readonly Contradiction[] {
  const all = children.flatMap((node): readonly Argument[] => {
    const { schema, statement } = node;
    const [name] = statement.args;
    if (schema?.keyword !== 'arg' || schema.definition !== metaLanguage || !name) return [];
    return [{ name, text: textOf(name), node }];
  });
  if (owner?.keyword === metaLanguage)
    return all.map(({ name, text }) => ({
      span: name.span,
      problem: `\`${text}\` stands behind no keyword: a document takes no arguments.`,
    }));
  const positional = all.filter(({ node }) => flagIn(node.statement, 'assigned') !== true);
  return [...order(positional), ...rest(positional), ...second(all)];
}

/** A required argument behind one that may be left out could not be told from it. */
function order(positional: readonly Argument[]): readonly Contradiction[] {
  const isRequired = ({ node: { statement } }: Argument) =>
    statement.assigned === undefined && flagIn(statement, 'required') !== false;
  const optional = positional.findIndex((each) => !isRequired(each));
  return positional.flatMap((each, index) => {
    if (optional < 0 || index < optional || !isRequired(each)) return [];
    const before = positional[optional]?.text;
    const problem = `\`${each.text}\` has to be given, but stands behind \`${before}\`, which may be left out.`;
    return [{ span: each.name.span, problem }];
  });
}

/** What takes all that is left leaves nothing. */
function rest(positional: readonly Argument[]): readonly Contradiction[] {
  const taker = positional.findIndex(({ node }) => flagIn(node.statement, 'rest') === true);
  const [before, behind] = taker < 0 ? [] : positional.slice(taker);
  if (!before || !behind) return [];
  const problem = `\`${before.text}\` takes all that is left, and stands before \`${behind.text}\`, which gets nothing.`;
  return [{ span: before.name.span, problem }];
}

/** What only one argument can be. */
function second(all: readonly Argument[]): readonly Contradiction[] {
  const flags = {
    assigned: (name: string) => `Only one value can stand behind an equals sign, and \`${name}\` does.`,
    unique: (name: string) =>
      `\`${name}\` is the name of the element already; what is unique only together is an \`identifier\`.`,
  };
  return Object.entries(flags).flatMap(([flag, problem]) => {
    const [first, ...others] = all.filter(({ node }) => flagIn(node.statement, flag) === true);
    return others.map(({ name }) => ({ span: name.span, problem: problem(first?.text ?? '') }));
  });
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}
