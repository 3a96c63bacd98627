/**
 * The names in the conditions of rules, told from definitions alone: what each means to the elements that the rule is
 * about, or what could stand in its place. It follows `evaluate`, where a name that means nothing is a plain value.
 */

import type { OptionType, StatementSchema } from '../schema/schema.ts';
import { dotted, type Expression, isPlain, type NameExpression } from '../syntax/syntax.ts';
import { alongPath, type ConditionName, type ConditionScope } from './condition-path.ts';
import { anyType, mayBeTruth, numbers, resultTypes, valuesOf } from './condition-types.ts';
import { schemasOfArgument } from './static-argument.ts';
import {
  allKeywords,
  allKinds,
  type StaticWorld,
  schemasOfKind,
  schemasWithKeyword,
} from './static-member.ts';

/** The kind of function that the definition of definitions calls what conditions may ask. */
export const conditionKind = 'condition';

/** What is expected of an expression where it stands: a member, or a value of a comparison with one of this type. */
type Expected = { readonly be: 'member' } | { readonly be: 'value'; readonly of: OptionType };

const member: Expected = { be: 'member' };
const anything: Expected = { be: 'value', of: anyType };

/** The names in a condition, in the order of writing. */
export function conditionNames(condition: Expression, scope: ConditionScope): readonly ConditionName[] {
  return names(condition, scope, member);
}

function names(expression: Expression, scope: ConditionScope, expected: Expected): readonly ConditionName[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'template':
      return names(expression.target, scope, member);
    case 'list':
      return expression.items.flatMap(({ value }) => names(value, scope, expected));
    case 'operation':
      return inOperation(expression.operator, expression.operands, scope);
    case 'name':
      return expression.args
        ? inCall(
            expression,
            expression.args.map(({ value }) => value),
            scope,
          )
        : inPath(expression, scope, expected);
  }
}

function inOperation(
  operator: string,
  operands: readonly Expression[],
  scope: ConditionScope,
): readonly ConditionName[] {
  const [left, right] = operands;
  if (operator === 'and' || operator === 'or' || operator === 'not')
    return operands.flatMap((each) => names(each, scope, member));
  if (/^[-+*/]$/.test(operator) || !left || !right)
    return operands.flatMap((each) => names(each, scope, { be: 'value', of: numbers }));
  if (operator === '<>') return operands.flatMap((each) => names(each, scope, anything));
  const [ofLeft, ofRight] = [beside(left, scope), beside(right, scope)];
  // Of two plain values, the first is what should have been a member.
  const isSecond = left.kind === 'name' && ofLeft === member && ofRight === member;
  return [...names(left, scope, ofRight), ...names(right, scope, isSecond ? anything : ofLeft)];
}

/** What is expected beside an expression: beside one that is the same for every element, only a member makes a difference. */
function beside(other: Expression, scope: ConditionScope): Expected {
  const of = typeOf(other, scope);
  return of ? { be: 'value', of } : member;
}

/** The type of a value; none when it is the same for every element. */
function typeOf(expression: Expression, scope: ConditionScope): OptionType | undefined {
  switch (expression.kind) {
    case 'literal':
      return undefined;
    case 'template':
      return anyType;
    case 'list': {
      const isConstant = expression.items.every(({ value }) => typeOf(value, scope) === undefined);
      return isConstant ? undefined : anyType;
    }
    case 'operation':
      return anyType;
    case 'name': {
      if (dotted(expression) === 'kind_of') return keywordType(expression, scope);
      if (expression.args) return resultTypes.get(dotted(expression)) ?? anyType;
      const path = alongPath(expression, scope);
      if (path.some((each) => each.mustBeMember)) return anyType;
      const last = path.at(-1);
      if (last && !last.member) return undefined;
      return last?.member?.type ?? anyType;
    }
  }
}

/** The keywords that `kind_of` can come to. */
function keywordType({ args }: NameExpression, scope: ConditionScope): OptionType {
  const [argument] = args ?? [];
  const elements = argument ? elementsAt(argument.value, scope) : [];
  const keywords = new Set(elements.map(({ keyword }) => keyword));
  return keywords.size > 0 ? { kind: 'one_of', values: [...keywords] } : anyType;
}

/** The elements that a path leads to, also by a reference at its end. */
function elementsAt(expression: Expression, scope: ConditionScope): readonly StatementSchema[] {
  if (!isPlain(expression)) return [];
  const [first, second] = expression.path;
  if (!second && first?.text === 'this') return scope.levels[0] ?? [];
  if (!second && first?.text === 'outer') return scope.levels[1] ?? [];
  return alongPath(expression, scope).at(-1)?.member?.elements ?? [];
}

/** What the arguments of each function are: of what is not listed, nothing is known. */
function inCall(
  call: NameExpression,
  args: readonly Expression[],
  scope: ConditionScope,
): readonly ConditionName[] {
  const [first, ...others] = args;
  if (!first) return [];
  const named = names(first, scope, member);
  switch (dotted(call)) {
    case 'count':
    case 'exists':
    case 'all':
      return [...named, ...others.flatMap((each) => inItems(first, each, scope))];
    case 'unique':
    case 'is_nil':
    case 'length':
    case 'name_of':
    case 'kind_of':
    case 'downcase':
    case 'snake_case':
    case 'is_call':
    case 'argument_of':
      return named;
    case 'starts_with':
    case 'ends_with':
    case 'contains':
    case 'matches':
      return [...named, ...others.flatMap((each) => names(each, scope, anything))];
    case 'overlaps':
      return inOperation('==', args, scope);
    case 'referring':
      return [...inKind(first, scope), ...others.flatMap((each) => names(each, scope, member))];
    case 'following':
    case 'preceding':
      return inKeyword(first, scope);
    case 'reachable': {
      const [elements, ...inside] = others;
      const within = elements ? { ...itemsOf(elements, scope), reached: true } : scope;
      return [
        ...names(first, scope, anything),
        ...(elements ? names(elements, scope, member) : []),
        ...inside.flatMap((each) => names(each, within, anything)),
      ];
    }
    default:
      return [];
  }
}

/** A keyword that elements are chosen by. */
function inKeyword(expression: Expression, { world }: ConditionScope): readonly ConditionName[] {
  return inWord(expression, schemasWithKeyword, allKeywords(world), world);
}

/** A kind of names that elements are chosen by. */
function inKind(expression: Expression, { world }: ConditionScope): readonly ConditionName[] {
  const withKind = (word: string) => {
    const named = schemasWithKeyword(word, world).filter(({ kinds }) => kinds.includes(word));
    return named.length > 0 ? named : schemasOfKind(word, world);
  };
  return inWord(expression, withKind, allKinds(world), world);
}

function inWord(
  expression: Expression,
  find: (word: string, world: StaticWorld) => readonly StatementSchema[],
  values: ReadonlySet<string>,
  world: StaticWorld,
): readonly ConditionName[] {
  const [name] = expression.kind === 'name' ? expression.path : [];
  if (!name) return [];
  const elements = find(name.text, world);
  const [first] = elements;
  if (!first) return [{ name, mustBeMember: true, values, within: [] }];
  const place = first.place ? { place: first.place } : {};
  return [{ name, member: { ...place, elements }, mustBeMember: false, values, within: [] }];
}

/** A condition about the items of a list: of elements, also of those that references lead to, or of values, which it is compared with. */
function inItems(list: Expression, condition: Expression, scope: ConditionScope): readonly ConditionName[] {
  const within = itemsOf(list, scope);
  if (within.levels.length > scope.levels.length) return names(condition, within, member);
  // Nobody knows what the other functions come to, but for the values of `reachable`.
  if (list.kind === 'name' && list.args && dotted(list) !== 'reachable') return [];
  const referred = referredBy(list, scope);
  if (referred.length === 0 || condition.kind === 'literal')
    return names(condition, scope, beside(list, scope));
  const inside: ConditionScope = {
    ...scope,
    levels: [referred, ...scope.levels],
    referred: [referred, ...(scope.referred ?? [])],
  };
  const found = names(condition, inside, member);
  if (!isPlain(condition) || mayBeTruth(found.at(-1)?.member?.type)) return found;
  // It comes to no truth value, and so a name in the list is meant.
  const compared = names(condition, scope, beside(list, scope));
  if (found[0]?.member && compared.some(({ mustBeMember }) => mustBeMember)) return found;
  const [only] = compared;
  if (!only || only.member || compared.length > 1) return compared;
  // Nothing is called like a question.
  const mustBeMember = only.name.text.endsWith('?');
  return [{ ...only, mustBeMember, within: inside.levels.flat() }];
}

/** The scope with the elements of a list in front, where it holds elements. */
function itemsOf(list: Expression, scope: ConditionScope): ConditionScope {
  const elements = elementsOf(list, scope);
  return elements.length > 0 ? { ...scope, levels: [elements, ...scope.levels] } : scope;
}

function elementsOf(list: Expression, scope: ConditionScope): readonly StatementSchema[] {
  if (list.kind !== 'name') return [];
  if (!list.args) {
    const last = alongPath(list, scope).at(-1)?.member;
    return last && !last.type ? last.elements : [];
  }
  const [of] = list.args;
  const word = of?.value.kind === 'name' ? dotted(of.value) : '';
  const called = dotted(list);
  if (called === 'argument_of') return namedByArgument(list, scope);
  if (called === 'following' || called === 'preceding') return schemasWithKeyword(word, scope.world);
  return called === 'referring' ? schemasOfKind(word, scope.world) : [];
}

/** What an argument of a call leads to. */
function namedByArgument({ args }: NameExpression, scope: ConditionScope): readonly StatementSchema[] {
  const [option, argument] = (args ?? []).map(({ value }) => value);
  if (!option || !isPlain(option) || !argument || !isPlain(argument)) return [];
  const type = alongPath(option, scope).at(-1)?.member?.type;
  return type ? schemasOfArgument(type, dotted(argument), scope.world) : [];
}

/** The elements that the references in a value lead to. */
function referredBy(list: Expression, scope: ConditionScope): readonly StatementSchema[] {
  const last = isPlain(list) ? alongPath(list, scope).at(-1)?.member : undefined;
  return last?.type ? last.elements : [];
}

function inPath(
  expression: NameExpression,
  scope: ConditionScope,
  expected: Expected,
): readonly ConditionName[] {
  const path = alongPath(expression, scope);
  const [only] = path;
  if (path.length !== 1 || !only || only.member || only.mustBeMember) return path;
  if (expected.be === 'member') return [{ ...only, mustBeMember: true }];
  const values = valuesOf(expected.of, scope.world);
  return [{ ...only, beside: expected.of, ...(values ? { values } : {}) }];
}

/** The calls in a condition, outer ones first. */
export function callsIn(expression: Expression): readonly NameExpression[] {
  switch (expression.kind) {
    case 'name':
      return expression.args ? [expression, ...expression.args.flatMap(({ value }) => callsIn(value))] : [];
    case 'operation':
      return expression.operands.flatMap(callsIn);
    case 'list':
      return expression.items.flatMap(({ value }) => callsIn(value));
    default:
      return [];
  }
}
