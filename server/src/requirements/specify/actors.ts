/** Actors with what they may and may not do, merged over all statements. */
import type { Actor } from '../../model/specification.ts';
import type { Facts } from '../facts/facts.ts';
import { type Names, snakeCase } from './names.ts';

interface Draft {
  readonly permissions: Map<
    string,
    { action: { verb: string; object: string }; allowed: boolean; sources: Set<string> }
  >;
  readonly sources: Set<string>;
}

/** The actors of a document in the order of the text; `outside` names what is being built, which is none. */
export function mergeActors(
  facts: readonly Facts[],
  names: Names,
  outside: ReadonlySet<string>,
): readonly Actor[] {
  const drafts = new Map<string, Draft>();
  const draftFor = (raw: string, source: string): Draft => {
    const canonical = names.canonical(raw);
    let draft = drafts.get(canonical);
    if (draft === undefined) {
      draft = { permissions: new Map(), sources: new Set() };
      drafts.set(canonical, draft);
    }
    draft.sources.add(source);
    return draft;
  };
  for (const fact of facts) {
    for (const mention of fact.mentions) if (mention.place === 'role') draftFor(mention.name, mention.source);
    for (const { actor, action, allowed, source } of fact.permissions) {
      const { permissions } = draftFor(actor, source);
      const key = `${action.verb} ${action.object} ${allowed}`;
      const existing = permissions.get(key);
      if (existing === undefined) permissions.set(key, { action, allowed, sources: new Set([source]) });
      else existing.sources.add(source);
    }
  }
  return [...drafts]
    .filter(([canonical]) => !outside.has(canonical))
    .map(([canonical, draft]) => [snakeCase(canonical), draft] as const)
    .filter(([name]) => name !== '')
    .map(([name, { permissions, sources }]) => ({
      name,
      permissions: [...permissions.values()].map((permission) => ({
        ...permission,
        sources: [...permission.sources],
      })),
      sources: [...sources],
    }));
}
