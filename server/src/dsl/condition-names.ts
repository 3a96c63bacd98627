/**
 * The names in the conditions of rules, told from definitions alone: what each means to the elements that the rule is
 * about, or what could stand in its place. It follows `evaluate`, where a name that means nothing is a plain value.
 */
import { anyType, mayBeTruth, numbers, resultTypes, valuesOf } from './condition-types.ts';
import type { OptionType, StatementSchema } from './schema.ts';
import {
  type StaticMember,
  type StaticWorld,
  schemasOfKind,
  schemasWithKeyword,
  staticMember,
} from './static-member.ts';
import { dotted, type Expression, isPlain, type Name, type NameExpression } from './syntax.ts';

/** The kind of function that the definition of definitions calls what conditions may ask. */
export const conditionKind = 'condition';

/** A name in a condition. */
export interface ConditionName {
  readonly name: Name;
  /** What it means; absent for a plain value. */
  readonly member?: StaticMember;
  /** A plain value: whether it makes no sense where it stands, because only a member could. */
  readonly mustBeMember: boolean;
  /** A plain value: the type of what it is compared with, where that is known. */
  readonly beside?: OptionType;
  /** The values that the other side of the comparison can have, where these are known. */
  readonly values?: ReadonlySet<string>;
  /** It follows a dot, and is looked up in what stands before that. */
  readonly isBehindDot?: true;
  /** It is looked up in what a reference leads to, which is not known before there are names. */
  readonly needsNames?: true;
  /** The elements that it was looked up in, nearest first. */
  readonly within: readonly StatementSchema[];
}

/** Where names are looked up: in the elements of the innermost list first, then in those around. */
export interface ConditionScope {
  readonly world: StaticWorld;
  readonly levels: readonly (readonly StatementSchema[])[];
  /** Those of the levels that references lead to. */
  readonly referred?: readonly (readonly StatementSchema[])[];
  /** Inside of the conditions of `reachable`. */
  readonly reached?: boolean;
}

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
      if (expression.args) return resultTypes.get(dotted(expression)) ?? anyType;
      const path = alongPath(expression, scope);
      if (path.some((each) => each.mustBeMember)) return anyType;
      const last = path.at(-1);
      if (last && !last.member) return undefined;
      return last?.member?.type ?? anyType;
    }
  }
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
      return named;
    case 'starts_with':
    case 'ends_with':
    case 'contains':
    case 'matches':
      return [...named, ...others.flatMap((each) => names(each, scope, anything))];
    case 'overlaps':
      return inOperation('==', args, scope);
    case 'referring':
      return [...inKeyword(first, scope), ...others.flatMap((each) => names(each, scope, member))];
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

/** A keyword that elements are chosen by, or the kind of their names. */
function inKeyword(expression: Expression, { world }: ConditionScope): readonly ConditionName[] {
  const [name] = expression.kind === 'name' ? expression.path : [];
  const elements = name ? schemasWithKeyword(name.text, world) : [];
  const [first] = elements;
  if (!name || !first) return [];
  const place = first.place ? { place: first.place } : {};
  return [{ name, member: { ...place, elements }, mustBeMember: false, within: [] }];
}

/** A condition about the items of a list: of elements, also of those that references lead to, or of values, which it is compared with. */
function inItems(list: Expression, condition: Expression, scope: ConditionScope): readonly ConditionName[] {
  const within = itemsOf(list, scope);
  if (within.levels.length > scope.levels.length) return names(condition, within, member);
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
  if (called === 'following' || called === 'preceding') return schemasWithKeyword(word, scope.world);
  return called === 'referring' ? schemasOfKind(word, scope.world) : [];
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

/** The names of a path, as far as it can be followed. */
function alongPath(
  { path }: NameExpression,
  { world, levels, referred, reached }: ConditionScope,
): readonly ConditionName[] {
  const [first, ...others] = path;
  if (!first || (reached && first.text === 'reached')) return [];
  const around = first.text === 'this' ? levels[0] : first.text === 'outer' ? levels[1] : undefined;
  if (around) return along(others, { elements: around }, world);
  const within = levels.flat();
  for (const level of levels) {
    const found = staticMember(level, first.text, world);
    if (found) {
      const needsNames = referred?.includes(level) ? { needsNames: true as const } : {};
      return [
        { name: first, member: found, mustBeMember: false, within, ...needsNames },
        ...along(others, found, world),
      ];
    }
  }
  // A plain value has no parts.
  return [{ name: first, mustBeMember: others.length > 0, within }];
}

/** What follows a dot; of what leads to no element, or to one of which nobody knows what it is, nothing is told. */
function along(
  path: readonly Name[],
  { elements, type }: StaticMember,
  world: StaticWorld,
): readonly ConditionName[] {
  const [name, ...others] = path;
  if (!name || elements.length === 0) return [];
  const found = staticMember(elements, name.text, world);
  const needsNames = type ? { needsNames: true as const } : {};
  const behind = { name, isBehindDot: true as const, within: elements, ...needsNames };
  if (!found) return [{ ...behind, mustBeMember: true }];
  return [{ ...behind, member: found, mustBeMember: false }, ...along(others, found, world)];
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
