/** The kinds of names and functions that any definition declares: a document may use several definitions together. */
import { declaredBy } from '../names/names.ts';
import type { DslSchema, Member, StatementDefinition } from './schema.ts';
import { type Schemas, withExtended } from './vocabulary.ts';

export interface KnownKinds {
  readonly names: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

const known = new WeakMap<Schemas, KnownKinds>();

/** The kinds of names and functions in all definitions, used or not. */
export function knownKinds(available: Schemas): KnownKinds {
  let kinds = known.get(available);
  if (!kinds) {
    const schemas = withExtended([...available.keys()], available);
    const functions = schemas.flatMap((schema) => schema.functions.map(({ kind }) => kind));
    kinds = { names: new Set(schemas.flatMap(namesOf)), functions: new Set(functions) };
    known.set(available, kinds);
  }
  return kinds;
}

function namesOf({ members, mixins, patches }: DslSchema): readonly string[] {
  const lists = [members, ...mixins.values(), ...patches.map((patch) => patch.members)];
  return lists.flatMap((list) => list.flatMap(ofMember));
}

function ofMember(member: Member): readonly string[] {
  if (member.member === 'argument') return declaredBy(member.parameter.type);
  return member.member === 'statement' ? ofDefinition(member.definition) : [];
}

function ofDefinition({ kinds, value, members }: StatementDefinition): readonly string[] {
  return [...kinds, ...(value ? declaredBy(value.type) : []), ...members.flatMap(ofMember)];
}
