/** What a definition adds to elements of other definitions, by patches or by keywords that others know, too. */
import type { DslSchema, Member, Parameter, StatementSchema } from '../dsl/schema/schema.ts';
import type { Entry } from './entries.ts';
import type { Language } from './language.ts';

export interface Addition {
  /** Keywords from the top down: `resource`, `attributes`. */
  readonly path: readonly string[];
  readonly owner: Entry;
  readonly args: readonly Parameter[];
  readonly options: readonly StatementSchema[];
  readonly children: readonly Entry[];
}

export function additionsOf(language: Language): readonly Addition[] {
  const { definition, document } = language;
  const patches = definition.patches.map(({ path, members }) => ({ path, members }));
  const merged = expanded(definition.members, definition, language).flatMap((member) =>
    member.member === 'statement' &&
    document.children.get(member.definition.keyword)?.schema.definition !== definition.name
      ? [{ path: [member.definition.keyword], members: member.definition.members }]
      : [],
  );
  return [...patches, ...merged].flatMap(({ path, members }) => {
    const owner = entryAt(document, path);
    return owner ? [{ path, owner, ...partsOf(owner, expanded(members, definition, language)) }] : [];
  });
}

/** What the definition itself puts at the top of documents. */
export function ownRoots(language: Language): readonly Entry[] {
  const { definition, document } = language;
  const { children } = partsOf(document, expanded(definition.members, definition, language));
  return children.filter(({ schema }) => schema.definition === definition.name);
}

function entryAt(document: Entry, path: readonly string[]): Entry | undefined {
  let entry: Entry | undefined = document;
  for (const keyword of path) entry = entry?.children.get(keyword);
  return entry;
}

function partsOf(owner: Entry, members: readonly Member[]): Pick<Addition, 'args' | 'options' | 'children'> {
  const keywords = members.flatMap((member) =>
    member.member === 'statement' ? [member.definition.keyword] : [],
  );
  const given = new Set(
    members.flatMap((member) => (member.member === 'argument' ? [member.parameter.name] : [])),
  );
  return {
    args: owner.schema.parameters.filter(({ name }) => given.has(name)),
    options: owner.options.filter(({ keyword }) => keywords.includes(keyword)),
    children: [...new Set(keywords)].flatMap((keyword) => owner.children.get(keyword) ?? []),
  };
}

/** The members with those of mixins in their place. */
function expanded(
  members: readonly Member[],
  definition: DslSchema,
  language: Language,
  seen: ReadonlySet<unknown> = new Set(),
): readonly Exclude<Member, { member: 'include' }>[] {
  return members.flatMap((member): readonly Exclude<Member, { member: 'include' }>[] => {
    if (member.member !== 'include') return [member];
    const { available } = language.vocabulary;
    for (const from of [definition, ...available.values()]) {
      const mixin = from.mixins.get(member.mixin);
      if (mixin) return seen.has(mixin) ? [] : expanded(mixin, from, language, new Set([...seen, mixin]));
    }
    return [];
  });
}
