/** Sorts of value in the conditions of rules, as `evaluate` tells them apart: what can be compared, ordered and looked into. */
import type { ConditionName } from '../rules/condition-path.ts';
import { resultTypes } from '../rules/condition-types.ts';
import type { OptionType } from '../schema/schema.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';

/** An element counts as its name in comparisons; one value of a list, as an item. */
export type Sort = 'number' | 'text' | 'truth' | 'element' | 'list';

/** The sorts that a value can be of; none said where nobody knows. */
export type Sorts = ReadonlySet<Sort> | undefined;

export const sortWords: Readonly<Record<Sort, string>> = {
  number: 'a number',
  text: 'a text',
  truth: 'true or false',
  element: 'an element',
  list: 'a list',
};

/** What other functions come to than numbers and truth values. */
const results: ReadonlyMap<string, Sort> = new Map<string, Sort>([
  ['name_of', 'text'],
  ['kind_of', 'text'],
  ['downcase', 'text'],
  ['snake_case', 'text'],
  ['following', 'list'],
  ['preceding', 'list'],
  ['referring', 'list'],
  ['reachable', 'list'],
]);

/** What tells the sorts of expressions apart. */
export interface SortReader {
  /** The sorts of the value itself. */
  of(expression: Expression): Sorts;
  /** The sorts of its items, or of the value alone where it is no list. */
  ofItems(expression: Expression): Sorts;
  /** The name that a plain path ends with, if it is looked up at all. */
  nameAt(expression: Expression): ConditionName | undefined;
}

/** Reads sorts in conditions in which these are the names. */
export function sortReader(names: readonly ConditionName[]): SortReader {
  const byStart = new Map(names.map((each) => [each.name.span.start, each]));

  function nameAt(expression: Expression): ConditionName | undefined {
    const last = expression.kind === 'name' && !expression.args ? expression.path.at(-1) : undefined;
    return last && byStart.get(last.span.start);
  }

  function of(expression: Expression): Sorts {
    switch (expression.kind) {
      case 'literal':
        return ofValues([expression.value]);
      case 'list':
        return one('list');
      case 'template':
        return undefined;
      case 'operation':
        if (/^[-+*/]$/.test(expression.operator)) return one('number');
        return one(expression.operator === '<>' ? 'text' : 'truth');
      case 'name': {
        if (!expression.args) return ofName(expression);
        const result = results.get(dotted(expression));
        const type = resultTypes.get(dotted(expression));
        return result ? one(result) : type && ofType(type);
      }
    }
  }

  function ofName(expression: NameExpression): Sorts {
    const [first, second] = expression.path;
    if (!second && /^(this|outer)$/.test(first?.text ?? '')) return one('element');
    const name = nameAt(expression);
    if (!name) return undefined;
    const { member } = name;
    if (!member) return one('text');
    if (member.type) return ofType(member.type);
    // Sections and the element around are one, elements inside are a list of them.
    const isOne = name.name.text === 'parent' || member.elements.some(({ role }) => role === 'section');
    return isOne ? one('element') : one('list');
  }

  function ofItems(expression: Expression): Sorts {
    if (expression.kind === 'list') return union(expression.items.map(({ value }) => of(value)));
    const type = nameAt(expression)?.member?.type;
    if (type) return ofType(itemOf(type));
    const sorts = of(expression);
    return sorts?.has('list') ? undefined : sorts;
  }

  return { of, ofItems, nameAt };
}

function one(sort: Sort): Sorts {
  return new Set([sort]);
}

function union(all: readonly Sorts[]): Sorts {
  const known = all.filter((each) => each !== undefined);
  return known.length < all.length ? undefined : new Set(known.flatMap((each) => [...each]));
}

function ofValues(values: readonly unknown[]): Sorts {
  return union(
    values.map((value) => {
      switch (typeof value) {
        case 'number':
          return one('number');
        case 'boolean':
          return one('truth');
        default:
          return value === null ? undefined : one('text');
      }
    }),
  );
}

/** The type of the items of a list, which may also stand alone. */
function itemOf(type: OptionType): OptionType {
  switch (type.kind) {
    case 'list':
    case 'wrap_list':
      return type.of;
    case 'any_of':
      return { kind: 'any_of', types: type.types.map(itemOf) };
    case 'map':
      return { kind: 'atom' };
    case 'tuple':
      return { kind: 'any_of', types: type.items };
    default:
      return type;
  }
}

function ofType(type: OptionType): Sorts {
  switch (type.kind) {
    case 'number':
      return one('number');
    case 'boolean':
      return one('truth');
    case 'one_of':
      return ofValues(type.values);
    case 'duration':
      return new Set<Sort>(['number', 'text']);
    case 'list':
    case 'tuple':
    case 'map':
      return one('list');
    case 'wrap_list':
      return union([ofType(type.of), one('list')]);
    case 'any_of':
    case 'all_of':
      return union(type.types.map(ofType));
    case 'any':
    case 'value':
    case 'expression':
    case 'code':
      return undefined;
    default:
      return one('text');
  }
}
