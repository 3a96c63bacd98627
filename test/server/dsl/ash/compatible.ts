/** Which of our option types can stand for which type of Spark: ours may be narrower (a reference for an atom), never unrelated. */
import type { OptionType } from '../../../../server/src/dsl/schema/schema.ts';
import type { Term } from './term.ts';

/**
 * Whether our type takes what Spark's takes: each alternative of theirs, and no literal that they lack. Spark does not
 * hold defaults to the type, so a default may be one more literal.
 */
export function isCompatible(theirs: Term, ours: OptionType, byDefault?: Term): boolean {
  const wanted = alternatives(theirs);
  const literals = [...wanted.flatMap(itself), ...(byDefault ? [literalOf(byDefault)] : [])];
  const given = alternativesOfOurs(ours);
  return (
    wanted.every((term) => given.some((type) => accepts(term, type))) &&
    given.every((type) => type.kind !== 'one_of' || literals.some((term) => accepts(term, type)))
  );
}

type Kind = OptionType['kind'];
type Rule = (type: OptionType, args: readonly Term[]) => boolean;

const kinds =
  (...allowed: readonly Kind[]): Rule =>
  ({ kind }) =>
    allowed.includes(kind);

/** Work that Elixir does: by a function, a module, or what stands for one in our language. */
const work = kinds('code', 'module', 'call', 'expression', 'reference');
const named = kinds('map', 'list');
const whole =
  (least: number | undefined): Rule =>
  (type) =>
    type.kind === 'duration' ||
    (type.kind === 'number' && type.whole && (least === undefined || type.min === least));

const rules: Readonly<Record<string, Rule>> = {
  any: () => true,
  custom: () => true,
  literal: (type, [value]) =>
    value ? isLiteral(type, value) : ['value', 'any', 'expression'].includes(type.kind),
  atom: kinds('atom', 'id', 'reference', 'declares', 'module', 'one_of'),
  string: kinds('string', 'id', 'regex', 'code', 'file', 'one_of'),
  boolean: kinds('boolean'),
  integer: whole(undefined),
  non_neg_integer: whole(0),
  pos_integer: whole(1),
  timeout: (type, args) => whole(0)(type, args) || isLiteral(type, { kind: 'atom', name: 'infinity' }),
  map: (type, [, value]) =>
    type.kind === 'map' && (!value || !type.values || isCompatible(value, type.values)),
  keyword_list: named,
  non_empty_keyword_list: named,
  list: (type, [item]) =>
    isPath(type, item) ||
    ((type.kind === 'list' || type.kind === 'wrap_list') && holds(type.of, item)) ||
    (type.kind === 'map' && item !== undefined && hasTuple(item)),
  wrap_list: (type, [item]) => isPath(type, item) || (type.kind === 'wrap_list' && holds(type.of, item)),
  tuple: (type, [items]) => type.kind === 'map' || isTuple(type, items?.kind === 'list' ? items.items : []),
  tagged_tuple: (type, [tag, value]) =>
    type.kind === 'map' ||
    type.kind === 'call' ||
    isTuple(type, [...(tag ? [literalOf(tag)] : []), ...(value ? [value] : [])]),
  struct: kinds('call', 'module', 'reference'),
  spark: kinds('reference', 'module'),
  spark_type: (type) => type.kind === 'call' && type.of === 'type',
  spark_behaviour: work,
  spark_function_behaviour: work,
  behaviour: work,
  module: work,
  mod_arg: work,
  mfa: work,
  mfa_or_fun: work,
  fun: work,
};

function accepts(theirs: Term, ours: OptionType): boolean {
  if (ours.kind === 'wrap_list' && isCompatible(theirs, ours.of)) return true;
  const [head, ...args] = theirs.kind === 'tuple' ? theirs.items : [theirs];
  if (head?.kind !== 'atom') return false;
  const rule = rules[head.name];
  if (!rule) throw new Error(`No rule for the type :${head.name} of Spark.`);
  return rule(ours, args);
}

/** `or` and lists of values, taken apart; that an option may be nil is so for all of ours. */
function alternatives(theirs: Term): readonly Term[] {
  if (theirs.kind === 'atom') return theirs.name === 'nil' ? [] : [theirs];
  const [head, list] = theirs.kind === 'tuple' ? theirs.items : [];
  if (head?.kind !== 'atom' || list?.kind !== 'list') return [theirs];
  if (head.name === 'or') return list.items.flatMap(alternatives);
  if (head.name !== 'in' && head.name !== 'one_of') return [theirs];
  return list.items.filter((value) => value.kind !== 'atom' || value.name !== 'nil').map(literalOf);
}

/** The type, and the item alone where a list of one item may be left unwrapped. */
function itself(theirs: Term): readonly Term[] {
  const [head, item] = theirs.kind === 'tuple' ? theirs.items : [];
  return head?.kind === 'atom' && head.name === 'wrap_list' && item
    ? [theirs, ...alternatives(item)]
    : [theirs];
}

function alternativesOfOurs(ours: OptionType): readonly OptionType[] {
  if (ours.kind === 'any_of') return ours.types.flatMap(alternativesOfOurs);
  if (ours.kind !== 'one_of') return [ours];
  return ours.values.filter((value) => value !== 'nil').map((value) => ({ kind: 'one_of', values: [value] }));
}

function isLiteral(type: OptionType, value: Term): boolean {
  const text = value.kind === 'atom' ? value.name : value.kind === 'text' ? value.value : undefined;
  if (type.kind === 'boolean') return text === 'true' || text === 'false';
  return type.kind === 'one_of' && type.values.some((each) => String(each) === text);
}

/** A list of names that lead from one to the next is a dotted path with us. */
function isPath(type: OptionType, item: Term | undefined): boolean {
  return (
    type.kind === 'reference' && type.through !== undefined && item?.kind === 'atom' && item.name === 'atom'
  );
}

function isTuple(type: OptionType, items: readonly Term[]): boolean {
  return (
    type.kind === 'tuple' &&
    type.items.length === items.length &&
    items.every((item, index) => holds(type.items[index], item))
  );
}

function holds(ours: OptionType | undefined, theirs: Term | undefined): boolean {
  return ours !== undefined && theirs !== undefined && isCompatible(theirs, ours);
}

function hasTuple(term: Term): boolean {
  return alternatives(term).some(
    (each) =>
      each.kind === 'tuple' &&
      each.items.some(({ kind, ...head }) => kind === 'atom' && 'name' in head && /tuple$/.test(head.name)),
  );
}

function literalOf(value: Term): Term {
  return { kind: 'tuple', items: [{ kind: 'atom', name: 'literal' }, value] };
}
