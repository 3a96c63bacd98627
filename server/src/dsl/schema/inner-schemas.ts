/** All that a block may hold, at any depth; schemas may lead back to themselves, so each comes once for each owner. */
import type { StatementSchema } from './schema.ts';

/** A schema and the block that it may stand in. */
export interface InnerSchema {
  readonly schema: StatementSchema;
  readonly owner: StatementSchema;
}

export function* innerSchemas(root: StatementSchema): Iterable<InnerSchema> {
  const seen = new Set<StatementSchema>([root]);
  const owners = [root];
  for (let owner = owners.pop(); owner; owner = owners.pop()) {
    for (const schema of owner.children.values()) {
      yield { schema, owner };
      if (seen.has(schema)) continue;
      seen.add(schema);
      owners.push(schema);
    }
  }
}

/** What may stand right in a block, by keyword: its children, and what sections hold that can be left out. */
export function childrenOf({ children }: StatementSchema): ReadonlyMap<string, StatementSchema> {
  const sections = [...children.values()].filter(({ topLevel }) => topLevel);
  if (sections.length === 0) return children;
  return new Map([...sections.flatMap((section) => [...section.children]), ...children]);
}
