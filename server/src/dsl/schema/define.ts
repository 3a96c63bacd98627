/** `dsl` statements → definitions. Lenient: what is wrong with a definition is for the checks to say. */

import {
  dotted,
  type Expression,
  flagIn,
  namesIn,
  nameText,
  type Statement,
  statementsIn,
  textIn,
} from '../syntax/syntax.ts';
import { readOptionType } from './option-type.ts';
import { type DefinitionContext, placeOf } from './place.ts';
import { readTransform, readVerifier } from './rule.ts';
import type {
  DslSchema,
  FunctionSchema,
  Lifecycle,
  Member,
  Parameter,
  StatementDefinition,
} from './schema.ts';

/** The definitions among the statements of a document. */
export function defineDsls(statements: readonly Statement[], uri: string): DslSchema[] {
  return statements
    .filter(({ keyword }) => keyword.text === 'dsl')
    .map((statement) => define(statement, uri));
}

function define(statement: Statement, uri: string): DslSchema {
  const name = textOf(statement.args[0]);
  const within: DefinitionContext = { definition: name, uri };
  const mixins = statementsIn(statement, 'mixin').map(
    (mixin) => [textOf(mixin.args[0]), membersOf(mixin, within)] as const,
  );
  const acyclic = namesIn(statement, 'acyclic');
  return {
    name,
    ...docOf(statement),
    extends: namesIn(statement, 'extends'),
    ...(acyclic.length > 0 ? { acyclic } : {}),
    members: membersOf(statement, within),
    // Of two with one name the first counts: it is the other that is said to be one too many.
    mixins: new Map(mixins.toReversed()),
    patches: statementsIn(statement, 'patch').map((patch) => ({
      path: pathOf(patch.args[0]),
      members: membersOf(patch, within),
      place: placeOf(patch, within.uri),
    })),
    functions: statementsIn(statement, 'function').map((each) => functionSchema(each, within)),
    transforms: statementsIn(statement, 'transform').map((each) => readTransform(each, within)),
    verifiers: statementsIn(statement, 'verify').map((each) => readVerifier(each, within)),
    place: placeOf(statement, uri),
  };
}

const roles: ReadonlyMap<string, StatementDefinition['role']> = new Map([
  ['section', 'section'],
  ['entity', 'entity'],
  ['option', 'option'],
] as const);

/** Arguments, statements and mixins in the block of a definition, in the order of writing. */
function membersOf(owner: Statement, within: DefinitionContext): readonly Member[] {
  const options = new Set<string>();
  return (owner.body?.statements ?? []).flatMap((statement): readonly Member[] => {
    const name = textOf(statement.args[0]);
    const role = roles.get(statement.keyword.text);
    if (role !== undefined) {
      // A second option of the name in the same block is one too many, and does not count.
      if (name === '' || (role === 'option' && options.has(name))) return [];
      if (role === 'option') options.add(name);
      return [{ member: 'statement', definition: definitionOf(role, name, statement, within) }];
    }
    switch (statement.keyword.text) {
      case 'arg':
        return [{ member: 'argument', parameter: parameter(statement, true, within.uri) }];
      case 'include':
        return statement.args.map((arg) => ({ member: 'include', mixin: textOf(arg) }));
      default:
        return [];
    }
  });
}

function definitionOf(
  role: StatementDefinition['role'],
  keyword: string,
  statement: Statement,
  within: DefinitionContext,
): StatementDefinition {
  const value = role === 'option' ? parameter(statement, false, within.uri) : undefined;
  const identifier = namesIn(statement, 'identifier');
  const inverse = namesIn(statement, 'inverse');
  const acyclic = namesIn(statement, 'acyclic');
  return {
    role,
    keyword,
    ...docOf(statement),
    ...lifecycleOf(statement, keyword),
    members: membersOf(statement, within),
    ...(value ? { value: { ...value, required: true } } : {}),
    ...(role === 'entity' ? kindsOf(statement, keyword, within.uri) : { kinds: [] }),
    required: value?.required ?? false,
    ...(value?.default ? { default: value.default } : {}),
    ...flags(statement),
    ...(identifier.length > 0 ? { identifier } : {}),
    ...(inverse.length > 0 ? { inverse } : {}),
    ...(acyclic.length > 0 ? { acyclic } : {}),
    fixed: new Map(
      statementsIn(statement, 'set').flatMap(({ args: [name], assigned }) =>
        assigned ? [[textOf(name), assigned] as const] : [],
      ),
    ),
    definition: within.definition,
    place: placeOf(statement, within.uri),
  };
}

type Flags = Pick<
  StatementDefinition,
  'topLevel' | 'patchable' | 'singleton' | 'recursive' | 'opaque' | 'global' | 'pointless'
>;

function flags(statement: Statement): Flags {
  return {
    ...(flagIn(statement, 'top_level?') ? { topLevel: true } : {}),
    ...(flagIn(statement, 'patchable?') ? { patchable: true } : {}),
    ...(flagIn(statement, 'singleton') ? { singleton: true } : {}),
    ...(flagIn(statement, 'recursive') ? { recursive: true } : {}),
    ...(flagIn(statement, 'opaque') ? { opaque: true } : {}),
    ...(flagIn(statement, 'global') ? { global: true } : {}),
    ...(flagIn(statement, 'pointless_when_unused') ? { pointless: true } : {}),
  };
}

function functionSchema(statement: Statement, { definition, uri }: DefinitionContext): FunctionSchema {
  const options = statementsIn(statement, 'option').map((option) => parameter(option, false, uri));
  const value = statementsIn(statement, 'value')[0]?.args[0];
  const [valueClass] = namesIn(statement, 'class');
  const [returns] = namesIn(statement, 'returns');
  return {
    name: textOf(statement.args[0]),
    kind: textOf(statement.args[1]),
    ...(statement.args[1] ? { kindPlace: { uri, span: statement.args[1].span } } : {}),
    ...docOf(statement),
    ...lifecycleOf(statement, textOf(statement.args[0])),
    parameters: statementsIn(statement, 'arg').map((arg) => parameter(arg, true, uri)),
    options: new Map(options.map((option) => [option.name, option])),
    ...(value ? { value: readOptionType(value, uri) } : {}),
    ...(valueClass === undefined ? {} : { class: valueClass }),
    ...(returns === undefined ? {} : { returns }),
    definition,
    place: placeOf(statement, uri),
  };
}

function parameter(statement: Statement, required: boolean, uri: string): Parameter {
  const unique = flagIn(statement, 'unique');
  return {
    name: textOf(statement.args[0]),
    type: readOptionType(statement.args[1], uri),
    required: isRequired(statement, required),
    ...(unique === undefined ? {} : { unique }),
    ...(flagIn(statement, 'rest') ? { rest: true } : {}),
    ...(flagIn(statement, 'assigned') ? { assigned: true } : {}),
    ...(statement.assigned ? { default: statement.assigned } : {}),
    ...docOf(statement),
    place: placeOf(statement, uri),
  };
}

/**
 * Whether a value has to be given. An option with a default is there: a definition that says both is told so, and its
 * documents need not repeat it. An argument may have to be given all the same, because of those behind it.
 */
function isRequired(statement: Statement, isArgument: boolean): boolean {
  const said = flagIn(statement, 'required');
  const hasDefault = statement.assigned !== undefined;
  return isArgument ? (said ?? !hasDefault) : said === true && !hasDefault;
}

function kindsOf(
  statement: Statement,
  keyword: string,
  uri: string,
): Pick<StatementDefinition, 'kinds' | 'kindPlaces'> {
  const said = statementsIn(statement, 'kind');
  if (said.length === 0) return { kinds: [keyword] };
  const listed = said.flatMap(({ args }) => args).flatMap(itemsOf);
  const kinds = listed.flatMap((each) => nameText(each) ?? []);
  return { kinds, kindPlaces: listed.map(({ span }) => ({ uri, span })) };
}

function itemsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'list') return expression.items.flatMap(({ value }) => itemsOf(value));
  return nameText(expression) === undefined ? [] : [expression];
}

function lifecycleOf(statement: Statement, name: string): Lifecycle {
  const deprecated = textIn(statement, 'deprecated');
  const renamedFrom = namesIn(statement, 'renamed_from').filter((former) => former !== name);
  const since = textIn(statement, 'since');
  return {
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(renamedFrom.length > 0 ? { renamedFrom } : {}),
    ...(since === undefined ? {} : { since }),
  };
}

function docOf(statement: Statement): { readonly doc?: string } {
  const doc = textIn(statement, 'doc');
  return doc === undefined ? {} : { doc };
}

function pathOf(expression: Expression | undefined): readonly string[] {
  return expression?.kind === 'name' ? dotted(expression).split('.') : [textOf(expression)];
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}
