/** A type in a definition that speaks of what nothing declares: a kind of name, a kind of function, an argument. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { nameSpan } from '../../../dsl/names/names.ts';
import { elementName, type Node, rootOf } from '../../../dsl/nodes/bind.ts';
import { conditionKind } from '../../../dsl/rules/condition-names.ts';
import { hasValueAround, isKeyword, schemasAt, worldOf } from '../../../dsl/rules/static-member.ts';
import { type KnownKinds, knownKinds } from '../../../dsl/schema/known-kinds.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { type Expression, type NameExpression, nameText } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { keyOwner, outerOwner } from '../../../dsl/values/value.ts';
import { isBuiltIn } from '../built-in.ts';
import { type SparkCheck, suggest } from './check.ts';
import { leadsOn, returned, type Stray, strayNames } from './definition-neighbour.ts';

const definitionKind = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/definition-kind',
  severity: 'error',
  docs: {
    reason:
      'Nothing declares names of this kind, or nothing says in which element to look for them: no document could ever be told what is right.',
    bad: 'dsl game {\n  entity move {\n    arg name: atom\n    option after: reference(mvoe)\n  }\n}',
    good: 'dsl game {\n  entity move {\n    arg name: atom\n    option after: reference(move)\n  }\n}',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const definitionKindCheck: SparkCheck = {
  kind: definitionKind,
  run: ({ nodes, bound }) => {
    const { available } = bound.vocabulary;
    if (!nodes.some(({ schema }) => schema?.keyword === 'dsl')) return [];
    const known = knownKinds(available);
    return nodes.flatMap((node) => [
      ...kindsNamedBy(node).flatMap((kind) => unknown(kind, 'names', known)),
      ...(isMeta(node) ? [...strayNames(node).map(stray), ...builtInKind(node)] : []),
      ...node.events.flatMap((event) => {
        if (event.event !== 'call' || event.kind !== 'option_type' || !event.schema) return [];
        return [
          ...inType(node, event.call, event.schema.name, known),
          ...besideType(node, event.call, event.schema.name),
        ];
      }),
    ]);
  },
};

/** Whether it is a statement of definitions, and not an option of a document that is called so. */
function isMeta({ schema }: Node): boolean {
  return schema?.definition === metaLanguage;
}

/** What conditions can ask and what types there are is known to the language, and to no definition. */
const builtInKinds: ReadonlySet<string> = new Set(['option_type', conditionKind]);

function builtInKind({ schema, statement: { args }, document }: Node): readonly Diagnostic[] {
  const kind = schema?.keyword === 'function' ? args[1] : undefined;
  const text = kind && nameText(kind);
  if (!kind || text === undefined || !builtInKinds.has(text) || isBuiltIn(document.uri)) return [];
  const problem = `Functions of the kind \`${text}\` are part of the language of definitions: there can be no others.`;
  return [definitionKind.at(kind.span, { problem, hint: '' })];
}

function stray({ name, problem, hint, fixes }: Stray): Diagnostic {
  return definitionKind.at(name.span, { problem, hint }, { fixes });
}

/** The kinds of element that an element of a definition keeps in order. */
function kindsNamedBy({ schema, values }: Node): readonly Expression[] {
  if (schema?.definition !== metaLanguage || schema.keyword !== 'acyclic') return [];
  return values.flatMap(({ expression }) =>
    expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression],
  );
}

/** Which arguments of a type name kinds, and of what. */
const kindArguments: Readonly<Record<string, Readonly<Record<string, keyof KnownKinds>>>> = {
  reference: { to: 'names', through: 'names' },
  call: { of: 'functions' },
};

function inType(node: Node, call: NameExpression, type: string, known: KnownKinds): readonly Diagnostic[] {
  const wanted = Object.hasOwn(kindArguments, type) ? kindArguments[type] : undefined;
  const schema = node.document.vocabulary.functions.get('option_type')?.get(type);
  if (!wanted || !schema) return [];
  return matchArguments(call, schema).flatMap(({ argument: { value }, parameter }) => {
    const of = parameter && wanted[parameter.name];
    return of ? unknown(value, of, known) : [];
  });
}

/** What names an owner without being an argument or option. */
const ownersOfTypes: ReadonlySet<string> = new Set([keyOwner, outerOwner]);

/** Which arguments of a type name an argument or option beside it. */
const neighbourArguments: Readonly<Record<string, ReadonlySet<string>>> = {
  reference: new Set(['of', 'inherits']),
  value: new Set(['of']),
  map: new Set(['arguments_of']),
  expression: new Set(['of']),
};

/** The argument or option that says where to look, and that nothing has. */
function besideType(node: Node, call: NameExpression, type: string): readonly Diagnostic[] {
  const wanted = Object.hasOwn(neighbourArguments, type) ? neighbourArguments[type] : undefined;
  const schema = node.document.vocabulary.functions.get('option_type')?.get(type);
  if (!wanted || !schema) return [];
  return matchArguments(call, schema).flatMap(({ argument: { value }, parameter }) => {
    const path = value.kind === 'name' ? value.path : [];
    const [first] = path;
    if (first && type === 'expression' && parameter?.name === 'returns')
      return returned(first, node).map(stray);
    if (!first || !parameter || !wanted.has(parameter.name) || ownersOfTypes.has(first.text)) return [];
    if (isBeside(node, first.text)) return leadsOn(path, type, node).map(stray);
    const beside = (node.parent?.children ?? []).flatMap((each) => elementName(each) ?? []);
    const { hint, fixes } = suggest(first.text, first.span, beside);
    const problem = `There is no argument or option \`${first.text}\` beside it, or around.`;
    return [definitionKind.at(first.span, { problem, hint }, { fixes })];
  });
}

/** Whether the element around a type, or one around that, has a value of the name. Of a mixin, that is for those to say who include it. */
function isBeside(node: Node, name: string): boolean {
  return isBesideIn(node, name, false) || isBesideIn(node, name, true);
}

function isBesideIn({ parent, document }: Node, name: string, others: boolean): boolean {
  if (!parent) return true;
  const world = worldOf(elementName(rootOf(parent)) ?? '', document.vocabulary.available, others);
  const around = schemasAt({ uri: document.uri, start: nameSpan(parent).start }, world);
  if (around.length > 0) return hasValueAround(around, name, world);
  return isKeyword(name, world) || parent.children.some((each) => elementName(each) === name);
}

function unknown(value: Expression, of: keyof KnownKinds, known: KnownKinds): readonly Diagnostic[] {
  const name = nameText(value);
  if (name === undefined || known[of].has(name)) return [];
  const { hint, fixes } = suggest(name, value.span, known[of]);
  const problem =
    of === 'names'
      ? `Nothing declares names of the kind \`${name}\`.`
      : `There are no functions of the kind \`${name}\`.`;
  return [definitionKind.at(value.span, { problem, hint }, { fixes })];
}
