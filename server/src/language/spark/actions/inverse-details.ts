/** What a relationship that leads back is called and says, so that both sides speak of the same attributes. */

import { declarationsIn } from '../../../dsl/names/names.ts';
import { elementName, type Node, withDerived } from '../../../dsl/nodes/bind.ts';
import type { ReferenceType, StatementSchema } from '../../../dsl/schema/schema.ts';
import { nameText, type Statement } from '../../../dsl/syntax/syntax.ts';
import { plural, snakeCase, uniqueName } from '../../../model/naming.ts';
import { quoteName } from '../reading/escape.ts';

/**
 * The name in the element that is to lead back: that from which the attribute is made that the relationship speaks of,
 * or one after its owner, in the plural for many; another one when it is taken.
 */
export function inverseName(
  { node, other, schema }: { readonly node: Node; readonly other: Node; readonly schema: StatementSchema },
  ownerName: string,
): string {
  const one = snakeCase(ownerName);
  const many = schema.keyword.split('_').includes('many');
  const taken = new Set(
    schema.kinds.flatMap((kind) => declarationsIn(other).get(kind) ?? []).map(({ name }) => name),
  );
  return nameOfKey(node, schema) ?? uniqueName(many ? plural(one) : one, taken);
}

/** Where `destination_attribute guest_id` is said, and transformers make `{name}_id` of the inverse: `guest`. */
function nameOfKey(node: Node, { keyword }: StatementSchema): string | undefined {
  const made = node.document.vocabulary.transforms.filter(({ each }) => each.includes(keyword));
  const patterns = made.flatMap(({ add }) => add.flatMap(namesIn));
  for (const { schema, values } of node.children) {
    const [parameter] = schema?.role === 'option' ? schema.parameters : [];
    const key = values[0] && nameText(values[0].expression);
    if (parameter?.type.kind !== 'reference' || parameter.type.of === undefined || key === undefined)
      continue;
    for (const pattern of patterns) {
      const [before = '', after = '', ...more] = pattern.split('{name}');
      const fits = before + after !== '' && more.length === 0 && key.length > before.length + after.length;
      if (pattern.includes('{name}') && fits && key.startsWith(before) && key.endsWith(after))
        return key.slice(before.length, key.length - after.length);
    }
  }
  return undefined;
}

/** The names of elements in statements that transformers add. */
function namesIn({ args: [first], body }: Statement): readonly string[] {
  const name = first && nameText(first);
  return [...(name === undefined ? [] : [name]), ...(body?.statements ?? []).flatMap(namesIn)];
}

/** The block: the attribute that the relationship brought along in its owner, and what both sides have in common. */
export function inverseOptions({
  node,
  owner,
  schema,
}: {
  readonly node: Node;
  readonly owner: Node;
  readonly schema: StatementSchema;
}): string {
  const destination = schema.parameters.find(({ type }) => type.kind === 'reference')?.name;
  const brought = [...withDerived([owner])].filter(({ origin }) => origin === node);
  const options = [...new Set(schema.children.values())].flatMap((option) => {
    const type = referenceOf(option);
    if (!type) return [];
    const named = brought.find((each) => each.schema?.kinds.includes(type.to));
    const value =
      type.of === destination ? named && elementName(named) : mirrored(node, schema, option, type);
    return value === undefined ? [] : [`${option.keyword} ${quoteName(value)}`];
  });
  return options.length === 0 ? '' : ` { ${options.join('  ')} }`;
}

/** Of two relationships of one kind that join over a third element: the same element, with source and destination swapped. */
function mirrored(
  node: Node,
  schema: StatementSchema,
  { keyword }: StatementSchema,
  type: ReferenceType,
): string | undefined {
  if (node.schema?.keyword !== schema.keyword) return undefined;
  const joint = type.of ?? keyword;
  const over = referenceOf(schema.children.get(joint));
  const [first] = schema.parameters.flatMap((each) => (each.type.kind === 'reference' ? [each.type] : []));
  if (!over || over.of !== undefined || over.to !== first?.to) return undefined;
  const from = type.of === undefined ? keyword : swapped(keyword);
  const option = node.children.find((child) => child.schema?.keyword === from);
  const value = option?.values[0]?.expression;
  return value && nameText(value);
}

function swapped(keyword: string): string {
  const other: Readonly<Record<string, string>> = { source: 'destination', destination: 'source' };
  return keyword.replace(/source|destination/, (word) => other[word] ?? word);
}

function referenceOf(option: StatementSchema | undefined): ReferenceType | undefined {
  const type = option?.role === 'option' ? option.parameters[0]?.type : undefined;
  return type?.kind === 'reference' ? type : undefined;
}
