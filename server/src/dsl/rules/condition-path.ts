/** The names of a path in the condition of a rule, one after the other, told from definitions alone. */
import type { OptionType, StatementSchema } from '../schema/schema.ts';
import type { Name, NameExpression } from '../syntax/syntax.ts';
import { type StaticMember, type StaticWorld, staticMember } from './static-member.ts';

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
  /** What is wrong with it, where it is not only unknown to the elements. */
  readonly problem?: string;
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

/** The names of a path, as far as it can be followed. */
export function alongPath(
  { path }: NameExpression,
  { world, levels, referred, reached }: ConditionScope,
): readonly ConditionName[] {
  const [first, ...others] = path;
  if (!first || (reached && first.text === 'reached')) return [];
  const around = first.text === 'this' ? levels[0] : first.text === 'outer' ? levels[1] : undefined;
  if (around) return along(others, { elements: around }, first, world);
  const within = levels.flat();
  for (const level of levels) {
    const found = staticMember(level, first.text, world);
    if (found) {
      const needsNames = referred?.includes(level) ? { needsNames: true as const } : {};
      return [
        { name: first, member: found, mustBeMember: false, within, ...needsNames },
        ...along(others, found, first, world),
      ];
    }
  }
  // A plain value has no parts.
  return [{ name: first, mustBeMember: others.length > 0, within }];
}

/** What follows a dot; of what leads to one of which nobody knows what it is, nothing is told. */
function along(
  path: readonly Name[],
  before: StaticMember,
  beforeName: Name,
  world: StaticWorld,
): readonly ConditionName[] {
  const [name, ...others] = path;
  if (!name) return [];
  const { elements, type } = before;
  if (elements.length === 0) return type ? inValue(path, type, beforeName) : besideNothing(name, beforeName);
  const found = staticMember(elements, name.text, world);
  const needsNames = type ? { needsNames: true as const } : {};
  const behind = { name, isBehindDot: true as const, within: elements, ...needsNames };
  if (!found) return [{ ...behind, mustBeMember: true }];
  const one = { ...behind, member: found, mustBeMember: false };
  if (type && isListOnly(type)) {
    const list = beforeName.text;
    const problem = `\`${list}\` is a list: \`exists(${list}, …)\`, \`all\` and \`count\` ask its items.`;
    return [{ ...one, problem }];
  }
  return [one, ...along(others, found, name, world)];
}

/** Elements at the top of documents have nothing around them. */
function besideNothing(name: Name, { text }: Name): readonly ConditionName[] {
  if (text !== 'parent') return [];
  const problem = 'The elements stand at the top of documents, where there is no `parent`.';
  return [{ name, isBehindDot: true, mustBeMember: true, within: [], problem }];
}

/** What follows a value that leads to no element: a key of a map, or nothing. */
function inValue(
  [name, ...others]: readonly Name[],
  type: OptionType,
  before: Name,
): readonly ConditionName[] {
  if (!name) return [];
  const behind = { name, isBehindDot: true as const, within: [] };
  const keys = keysOf(type);
  if (!keys) return [];
  const key = keys.get(name.text);
  if (key)
    return [
      { ...behind, member: { type: key, elements: [] }, mustBeMember: false },
      ...inValue(others, key, name),
    ];
  if (keys.size > 0) return [{ ...behind, mustBeMember: true, values: new Set(keys.keys()) }];
  return [{ ...behind, mustBeMember: true, problem: `\`${before.text}\` is a value, and has no parts.` }];
}

/** The keys of a map with the types of their values; none where a value has no parts, and nothing said where nobody knows. */
function keysOf(type: OptionType): ReadonlyMap<string, OptionType> | undefined {
  switch (type.kind) {
    case 'map':
      return type.keys && new Map(type.keys.map((key) => [key.name, key.type]));
    case 'any_of':
    case 'all_of': {
      const all = type.types.map(keysOf);
      return all.some((each) => !each) ? undefined : new Map(all.flatMap((each) => [...(each ?? [])]));
    }
    case 'any':
    case 'value':
    case 'reference':
    case 'expression':
    case 'code':
      return undefined;
    default:
      return new Map();
  }
}

/** Whether values of a type are lists, and never one alone. */
function isListOnly(type: OptionType): boolean {
  return type.kind === 'list' || (type.kind === 'any_of' && type.types.every(isListOnly));
}
