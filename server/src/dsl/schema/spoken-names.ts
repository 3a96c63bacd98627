/** The names that definitions speak of: whatever rules ask of elements, types look for beside a value, and defaults take over. */

import type { Expression, Statement } from '../syntax/syntax.ts';
import type { DslSchema, Member, StatementDefinition } from './schema.ts';
import type { Schemas } from './vocabulary.ts';

const known = new WeakMap<Schemas, ReadonlySet<string>>();

/** All names that anything in these definitions speaks of; others make no difference to anybody. Never too few. */
export function spokenNames(schemas: Schemas): ReadonlySet<string> {
  let names = known.get(schemas);
  if (!names) {
    const found = new Set<string>();
    for (const schema of schemas.values()) for (const name of spokenIn(schema)) found.add(name);
    names = found;
    known.set(schemas, names);
  }
  return names;
}

/** What a derived element is by default is looked at by the name of the option, see `declared-type.ts`. */
const always = ['default'];

const ofDefinitions = new WeakMap<DslSchema, ReadonlySet<string>>();

function spokenIn(schema: DslSchema): ReadonlySet<string> {
  const before = ofDefinitions.get(schema);
  if (before) return before;
  const names = new Set<string>(always);
  for (const { where, add } of schema.transforms) {
    for (const condition of where) fromExpression(condition, names);
    for (const statement of add) fromStatement(statement, names);
  }
  for (const { where, expect, message } of schema.verifiers) {
    for (const condition of [...where, ...expect]) fromExpression(condition, names);
    fromText(message ?? '', names);
  }
  for (const members of [
    schema.members,
    ...schema.mixins.values(),
    ...schema.patches.map((patch) => patch.members),
  ])
    fromMembers(members, names);
  ofDefinitions.set(schema, names);
  return names;
}

function fromMembers(members: readonly Member[], names: Set<string>): void {
  for (const member of members)
    if (member.member === 'argument') fromType(member.parameter.type, names);
    else if (member.member === 'statement') fromDefinition(member.definition, names);
}

function fromDefinition(definition: StatementDefinition, names: Set<string>): void {
  for (const name of definition.identifier ?? []) names.add(name);
  if (definition.default) fromExpression(definition.default, names);
  for (const value of definition.fixed.values()) fromExpression(value, names);
  if (definition.value) fromType(definition.value.type, names);
  fromMembers(definition.members, names);
}

/** What a type looks for beside its value, wherever in it (`of: type`), behind dots, too. */
function fromType(type: object, names: Set<string>): void {
  for (const [word, part] of Object.entries(type))
    if (typeof part === 'string') {
      if (word === 'of' || word === 'through') for (const name of part.split('.')) names.add(name);
    } else if (Array.isArray(part)) {
      for (const each of part) if (isObject(each)) fromType(each, names);
    } else if (isObject(part)) fromType(part, names);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function fromStatement({ args, named, assigned, body }: Statement, names: Set<string>): void {
  for (const arg of args) fromExpression(arg, names);
  for (const { value } of named ?? []) fromExpression(value, names);
  if (assigned) fromExpression(assigned, names);
  for (const inner of body?.statements ?? []) fromStatement(inner, names);
}

function fromExpression(expression: Expression, names: Set<string>): void {
  switch (expression.kind) {
    case 'name':
      for (const { text } of expression.path) {
        names.add(text);
        fromText(text, names);
      }
      for (const { value } of expression.args ?? []) fromExpression(value, names);
      break;
    case 'template':
      fromExpression(expression.target, names);
      break;
    case 'list':
      for (const { value } of expression.items) fromExpression(value, names);
      break;
    case 'operation':
      for (const operand of expression.operands) fromExpression(operand, names);
      break;
    case 'literal':
      if (typeof expression.value === 'string') fromText(expression.value, names);
  }
}

/** Places for values: `{destination.name}`. */
function fromText(text: string, names: Set<string>): void {
  for (const [, path = ''] of text.matchAll(/\{([^{}]*)\}/g))
    for (const name of path.split('.')) names.add(name);
}
