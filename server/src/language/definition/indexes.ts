/** What `postgres` says of the table: its name, indexes, and what becomes of records whose owner goes. */
import type { Node } from '../../dsl/bind.ts';
import { nameText } from '../../dsl/syntax.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import type { Reading } from './reading.ts';

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
