/** `dsl` statements → schemas. Lenient: what is wrong with a definition is for the checks to say. */
import { readOptionType } from './option-type.ts';
import type { DslSchema, FunctionSchema, Parameter, Place, Provision, StatementSchema } from './schema.ts';
import { type Expression, nameText, type Statement } from './syntax.ts';

/** The definitions among the statements of a document. */
export function defineDsls(statements: readonly Statement[], uri: string): DslSchema[] {
  return statements
    .filter(({ keyword }) => keyword.text === 'dsl')
    .map((statement) => define(statement, uri));
}

function define(statement: Statement, uri: string): DslSchema {
  const name = textOf(statement.args[0]);
  const within: Context = { definition: name, uri };
  return {
    name,
    ...docOf(statement),
    root: childrenOf(statement, within),
    patches: new Map(
      inner(statement, 'patch').map((patch) => [textOf(patch.args[0]), childrenOf(patch, within)]),
    ),
    functions: inner(statement, 'function').map((each) => functionSchema(each, within)),
    place: placeOf(statement, uri),
  };
}

interface Context {
  readonly definition: string;
  readonly uri: string;
}

const roles: ReadonlyMap<string, StatementSchema['role']> = new Map([
  ['section', 'section'],
  ['entity', 'entity'],
  ['option', 'option'],
] as const);

function childrenOf(owner: Statement, within: Context): ReadonlyMap<string, StatementSchema> {
  const children = new Map<string, StatementSchema>();
  for (const statement of owner.body?.statements ?? []) {
    const role = roles.get(statement.keyword.text);
    const keyword = textOf(statement.args[0]);
    if (role !== undefined && keyword !== '')
      children.set(keyword, schemaOf(role, keyword, statement, within));
  }
  return children;
}

function schemaOf(
  role: StatementSchema['role'],
  keyword: string,
  statement: Statement,
  within: Context,
): StatementSchema {
  const option = role === 'option' ? parameter(statement, false) : undefined;
  return {
    role,
    keyword,
    ...docOf(statement),
    parameters: option
      ? [{ ...option, required: true }]
      : inner(statement, 'arg').map((arg) => parameter(arg, true)),
    children: childrenOf(statement, within),
    kinds: role === 'entity' ? kindsOf(statement, keyword) : [],
    provides: inner(statement, 'provides').map(provision),
    required: option?.required ?? false,
    ...(option?.default ? { default: option.default } : {}),
    definition: within.definition,
    place: placeOf(statement, within.uri),
  };
}

function functionSchema(statement: Statement, { definition, uri }: Context): FunctionSchema {
  const options = inner(statement, 'option').map((option) => parameter(option, false));
  const value = inner(statement, 'value')[0]?.args[0];
  return {
    name: textOf(statement.args[0]),
    kind: textOf(statement.args[1]),
    ...docOf(statement),
    parameters: inner(statement, 'arg').map((arg) => parameter(arg, true)),
    options: new Map(options.map((option) => [option.name, option])),
    ...(value ? { value: readOptionType(value) } : {}),
    definition,
    place: placeOf(statement, uri),
  };
}

function parameter(statement: Statement, required: boolean): Parameter {
  const unique = flag(statement, 'unique');
  return {
    name: textOf(statement.args[0]),
    type: readOptionType(statement.args[1]),
    required: flag(statement, 'required') ?? (required && statement.assigned === undefined),
    ...(unique === undefined ? {} : { unique }),
    ...(statement.assigned ? { default: statement.assigned } : {}),
    ...docOf(statement),
  };
}

function provision({ args: [kind, pattern] }: Statement): Provision {
  return { kind: textOf(kind), pattern: textOf(pattern) };
}

function kindsOf(statement: Statement, keyword: string): readonly string[] {
  const [value] = inner(statement, 'kind')[0]?.args ?? [];
  if (value === undefined) return [keyword];
  return value.kind === 'list' ? value.items.map((item) => textOf(item.value)) : [textOf(value)];
}

function inner(statement: Statement, keyword: string): readonly Statement[] {
  return statement.body?.statements.filter((each) => each.keyword.text === keyword) ?? [];
}

function flag(statement: Statement, keyword: string): boolean | undefined {
  const [value] = inner(statement, keyword)[0]?.args ?? [];
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined;
}

function docOf(statement: Statement): { readonly doc?: string } {
  const [value] = inner(statement, 'doc')[0]?.args ?? [];
  return value?.kind === 'literal' && typeof value.value === 'string' ? { doc: value.value } : {};
}

function placeOf({ args: [name], keyword }: Statement, uri: string): Place {
  return { uri, span: name?.span ?? keyword.span };
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}
