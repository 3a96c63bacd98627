/**
 * Words that a type lists, and those that mean them: values of enumerations (`one_of([web, store])`), keys of maps, and
 * the kinds of elements and functions. Such a word is declared where it is listed.
 */

import type { Declaration } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { OneOfType, OptionType } from '../../../dsl/schema/schema.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { type Argument, dotted, type Expression, nameText } from '../../../dsl/syntax/syntax.ts';
import type { DefinedWord } from './defined-words.ts';

/** As kinds of name, these have no letters in front: no definition can have kinds that are called so. */
export const listedValue = '=value';
export const listedKey = '=key';
export const listedKind = '=kind';

/** Whether a declaration is a word of a list, and not the name of an element. */
export function isListed({ kind }: Declaration): boolean {
  return kind === listedValue || kind === listedKey || kind === listedKind;
}

/** The words in a value that its type lists. */
export function listedWordsIn(expression: Expression, type: OptionType): readonly DefinedWord[] {
  switch (type.kind) {
    case 'one_of':
      return wordOf(expression, type);
    case 'list':
    case 'wrap_list':
      if (expression.kind !== 'list') return type.kind === 'list' ? [] : listedWordsIn(expression, type.of);
      // An item with a name is a map of one entry.
      return expression.items.flatMap((item) =>
        listedWordsIn(item.name ? { kind: 'list', items: [item], span: item.span } : item.value, type.of),
      );
    case 'tuple':
      if (expression.kind !== 'list') return [];
      return expression.items.flatMap(({ value }, index) => {
        const item = type.items[index];
        return item ? listedWordsIn(value, item) : [];
      });
    case 'map':
      return expression.kind === 'list' ? expression.items.flatMap((item) => inEntry(item, type)) : [];
    case 'any_of':
    case 'all_of':
      return type.types.map((each) => listedWordsIn(expression, each)).find(({ length }) => length > 0) ?? [];
    default:
      return [];
  }
}

function wordOf(expression: Expression, { values, places }: OneOfType): readonly DefinedWord[] {
  const text = nameText(expression);
  const place = text === undefined ? undefined : places?.[values.indexOf(text)];
  return text === undefined || !place ? [] : [{ text, span: expression.span, place }];
}

function inEntry(
  { name, value }: Argument,
  { keys, names, values }: Extract<OptionType, { kind: 'map' }>,
): readonly DefinedWord[] {
  if (!name) return [];
  const key = keys?.find((each) => each.name === name.text);
  const named = names
    ? listedWordsIn({ kind: 'name', path: [name], span: name.span }, names)
    : key?.place
      ? [{ ...name, place: key.place }]
      : [];
  const type = key?.type ?? values;
  return [...named, ...(type ? listedWordsIn(value, type) : [])];
}

/** The lists of words in a node of a definition: of each list, its words as what declares them. */
export function listsOf(node: Node): readonly (readonly Declaration[])[] {
  return [...kindsOf(node), ...listsInTypes(node)];
}

/** The kinds that an element or function says it is of. */
function kindsOf(node: Node): readonly (readonly Declaration[])[] {
  const { schema, statement } = node;
  if (schema?.definition !== metaLanguage) return [];
  const { text } = statement.keyword;
  const said = text === 'kind' ? statement.args : text === 'function' ? statement.args.slice(1) : [];
  return said.flatMap(items).map((item) => one(node, listedKind, item));
}

function items(expression: Expression): readonly Expression[] {
  return expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
}

function listsInTypes(node: Node): readonly (readonly Declaration[])[] {
  return node.events.flatMap((event): readonly (readonly Declaration[])[] => {
    if (event.event !== 'call' || event.call.args === undefined) return [];
    const { call, kind } = event;
    const argument = (name: string) => call.args?.find((each) => each.name?.text === name)?.value;
    if (kind !== 'option_type') return kind === 'type' ? [values(node, argument('one_of'))] : [];
    const [first] = call.args ?? [];
    switch (dotted(call)) {
      case 'one_of':
        return [values(node, first?.value)];
      case 'literal':
        return [first ? one(node, listedValue, first.value) : []];
      case 'declares':
        return [first ? one(node, listedKind, first.value) : []];
      case 'map':
        return [keys(node, argument('keys'))];
      default:
        return [];
    }
  });
}

function one(node: Node, kind: string, expression: Expression): readonly Declaration[] {
  const name = nameText(expression);
  return name === undefined ? [] : [{ kind, name, span: expression.span, node, written: true }];
}

function values(node: Node, list: Expression | undefined): readonly Declaration[] {
  if (list?.kind !== 'list') return [];
  return list.items.flatMap(({ value }) => one(node, listedValue, value));
}

function keys(node: Node, list: Expression | undefined): readonly Declaration[] {
  if (list?.kind !== 'list') return [];
  return list.items.flatMap(({ name }) =>
    name ? [{ kind: listedKey, name: name.text, span: name.span, node, written: true }] : [],
  );
}
