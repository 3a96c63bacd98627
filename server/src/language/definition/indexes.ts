/** What `postgres` says of the table: its name, indexes, and what becomes of records whose owner goes. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { nameText } from '../../dsl/syntax/syntax.ts';
import type {
  ReferenceDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';

/** The name that the document gives the table. */
export function readTable(parts: readonly Node[], reading: Reading): string | undefined {
  return sectionsIn(parts, 'postgres', reading)
    .map((each) => reading.text(each, 'table'))
    .find((each) => each !== undefined);
}

/** Indexes beside those of identities. Those over SQL, or over some of the records, are for PostgreSQL alone. */
export function readIndexes(parts: readonly Node[], reading: Reading): ResourceDefinition['indexes'] {
  const sections = sectionsIn(sectionsIn(parts, 'postgres', reading), 'custom_indexes', reading);
  return elementsIn(sections, ['index'], reading).flatMap((node) => {
    const expression = reading.value(node, 'fields')?.expression;
    const parts = expression?.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
    const fields = parts.map((part) => (part?.kind === 'name' ? nameText(part) : undefined));
    const known = fields.filter((field) => field !== undefined);
    if (known.length < fields.length || reading.written(node, 'where')) {
      reading.refuse(node, 'This index is made of SQL and so it is for PostgreSQL alone; list attributes.');
      return [];
    }
    return [{ fields: known, unique: reading.flag(node, 'unique') }];
  });
}

/** The relationships, those that hold a key with what `references` says of the foreign key. */
export function withReferences(
  relationships: readonly RelationshipDefinition[],
  parts: readonly Node[],
  reading: Reading,
): readonly RelationshipDefinition[] {
  const sections = sectionsIn(sectionsIn(parts, 'postgres', reading), 'references', reading);
  const references = new Map<string, ReferenceDefinition>();
  for (const node of elementsIn(sections, ['reference'], reading)) {
    const name = reading.text(node, 'relationship') ?? '';
    if (relationships.some((each) => each.name === name && each.kind !== 'belongs_to'))
      reading.refuse(
        node,
        `\`${name}\` has no foreign key here: say it where the relationship is that leads back.`,
      );
    references.set(name, readReference(node, reading));
  }
  return relationships.map((each) => {
    const reference = each.kind === 'belongs_to' ? references.get(each.name) : undefined;
    return reference ? { ...each, reference } : each;
  });
}

/** To remove what others lead to is refused where nothing is said, which is what `nothing` and `restrict` come to as well. */
function readReference(node: Node, reading: Reading): ReferenceDefinition {
  const words = (option: string): readonly string[] => {
    const expression = reading.value(node, option)?.expression;
    if (expression?.kind !== 'list') return [(expression && nameText(expression)) ?? ''];
    return expression.items.map(({ value }) => nameText(value) ?? '');
  };
  const [onDelete, ...columns] = words('on_delete');
  const [onUpdate] = words('on_update');
  if (columns.length > 0)
    reading.refuse(
      node,
      'Which attributes become nil is a matter of PostgreSQL alone; say `on_delete nilify`.',
    );
  // Foreign keys are indexed in any case.
  reading.value(node, 'index?');
  const deferrable = reading.value(node, 'deferrable')?.expression;
  if (deferrable && !(deferrable.kind === 'literal' && deferrable.value === false))
    reading.refuse(node, 'Foreign keys are looked at with each statement here, and not at the end.');
  return {
    ...optional('ignore', reading.flag(node, 'ignore?') || undefined),
    ...optional('onDelete', oneOf(['delete', 'nilify'] as const, onDelete)),
    ...optional('onUpdate', oneOf(['update', 'nilify'] as const, onUpdate)),
    ...optional('name', reading.text(node, 'name')),
  };
}

const oneOf = <T extends string>(words: readonly T[], word: string | undefined): T | undefined =>
  words.find((each) => each === word);
