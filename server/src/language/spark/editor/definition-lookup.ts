/** What the names in a definition can mean: its own parts first, then those of what it extends, then those of all others. */
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import type {
  DslSchema,
  FunctionSchema,
  Member,
  OptionType,
  StatementDefinition,
} from '../../../dsl/schema/schema.ts';
import { withExtended } from '../../../dsl/schema/vocabulary.ts';

/** A section, entity or option with the definition it is in. */
export interface DefinedStatement {
  readonly schema: DslSchema;
  readonly definition: StatementDefinition;
}

/** The definition that a node stands in, and those that it extends. */
export function relatedTo(node: Node): readonly DslSchema[] {
  let root = node;
  while (root.parent) root = root.parent;
  const name = elementName(root) ?? '';
  const { available } = node.document.vocabulary;
  return [...withExtended([name], available)].sort(
    (a, b) => Number(b.name === name) - Number(a.name === name),
  );
}

/** The related definitions, then all others. */
export function schemasOf(node: Node): readonly DslSchema[] {
  return [...new Set([...relatedTo(node), ...node.document.vocabulary.available.values()])];
}

const statements = new WeakMap<DslSchema, readonly StatementDefinition[]>();

/** Every section, entity and option of a definition, at any depth. */
export function allStatements(schema: DslSchema): readonly StatementDefinition[] {
  let known = statements.get(schema);
  if (!known) {
    const within = (members: readonly Member[]): readonly StatementDefinition[] =>
      members.flatMap((member) =>
        member.member === 'statement' ? [member.definition, ...within(member.definition.members)] : [],
      );
    known = [
      schema.members,
      ...schema.mixins.values(),
      ...schema.patches.map(({ members }) => members),
    ].flatMap(within);
    statements.set(schema, known);
  }
  return known;
}

/** The statements with a keyword, of the nearest definitions that have any. */
export function statementsNamed(node: Node, keyword: string): readonly DefinedStatement[] {
  const named = (schemas: readonly DslSchema[]) =>
    schemas.flatMap((schema) =>
      allStatements(schema).flatMap((definition) =>
        definition.keyword === keyword ? [{ schema, definition }] : [],
      ),
    );
  const near = named(relatedTo(node));
  return near.length > 0 ? near : named(schemasOf(node));
}

/** The members with those of mixins put in. */
export function withMixins(
  schema: DslSchema,
  members: readonly Member[],
  seen: ReadonlySet<string> = new Set(),
): readonly Exclude<Member, { member: 'include' }>[] {
  return members.flatMap((member) => {
    if (member.member !== 'include') return [member];
    if (seen.has(member.mixin)) return [];
    const inner = schema.mixins.get(member.mixin) ?? [];
    return withMixins(schema, inner, new Set([...seen, member.mixin]));
  });
}

/** What an element has, and what other definitions add to it. */
export function membersOf(
  node: Node,
  { schema, definition }: DefinedStatement,
): readonly Exclude<Member, { member: 'include' }>[] {
  const added = schemasOf(node).flatMap((each) =>
    each.patches.flatMap(({ path, members }) =>
      path.at(-1) === definition.keyword ? withMixins(each, members) : [],
    ),
  );
  return [...withMixins(schema, definition.members), ...added];
}

/** The function that a name means as a value of a type. */
export function functionNamed(node: Node, type: OptionType, name: string): FunctionSchema | undefined {
  const kinds = calledBy(type);
  if (kinds.length === 0) return undefined;
  for (const { functions } of schemasOf(node)) {
    const known = functions.find((each) => each.name === name && kinds.includes(each.kind));
    if (known) return known;
  }
  return undefined;
}

/** The kinds of functions whose calls are values of the type. */
function calledBy(type: OptionType): readonly string[] {
  switch (type.kind) {
    case 'call':
      return [type.of];
    case 'list':
    case 'wrap_list':
      return calledBy(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(calledBy);
    default:
      return [];
  }
}
