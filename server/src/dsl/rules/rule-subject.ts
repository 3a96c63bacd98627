/** What a rule is about: the elements of its own definition, or those of others where it has none of that keyword. */
import { Kept } from '../../base/kept.ts';
import type { DslSchema, Member, Rule, StatementSchema, Transform, Verifier } from '../schema/schema.ts';
import type { Schemas, Vocabulary } from '../schema/vocabulary.ts';
import { triggersOf } from './rule-trigger.ts';
import { isSound } from './sound-rule.ts';

/** The rules about elements or sections with one schema, in their order. */
export interface Rules {
  readonly transforms: readonly Transform[];
  readonly verifiers: readonly Verifier[];
  /** Those of them that every element has to be asked. */
  readonly always: readonly Verifier[];
  /** The others, by each option and argument of which one has to be written. */
  readonly triggered: ReadonlyMap<string, readonly Verifier[]>;
}

const rules = new Kept<Vocabulary, Map<StatementSchema, Rules>>();

/** The rules of a vocabulary about elements or sections with this schema. */
export function rulesAbout(schema: StatementSchema, vocabulary: Vocabulary): Rules {
  let known = rules.get(vocabulary);
  if (!known) {
    known = new Map();
    rules.set(vocabulary, known);
  }
  let found = known.get(schema);
  if (!found) {
    const { transforms, verifiers, available } = vocabulary;
    const counts = (rule: Transform | Verifier) =>
      isSubject(rule, schema, available) && isSound(rule, vocabulary);
    const own = verifiers.filter(counts);
    found = { transforms: transforms.filter(counts), verifiers: own, ...split(own, schema, vocabulary) };
    known.set(schema, found);
  }
  return found;
}

function split(
  verifiers: readonly Verifier[],
  schema: StatementSchema,
  vocabulary: Vocabulary,
): Pick<Rules, 'always' | 'triggered'> {
  const always: Verifier[] = [];
  const triggered = new Map<string, Verifier[]>();
  for (const verifier of verifiers) {
    const triggers = triggersOf(verifier, schema, vocabulary);
    if (!triggers) always.push(verifier);
    for (const name of new Set(triggers)) {
      const same = triggered.get(name);
      if (same) same.push(verifier);
      else triggered.set(name, [verifier]);
    }
  }
  return { always, triggered };
}

/** Whether a rule is about elements or sections with this schema. `get` of one API is not `get` of another. */
export function isSubject(
  rule: Pick<Rule, 'each' | 'definition'>,
  schema: StatementSchema,
  available: Schemas,
): boolean {
  const { role, keyword, definition } = schema;
  if (role === 'option' || !rule.each.includes(keyword)) return false;
  if (role === 'section' || definition === rule.definition) return true;
  const own = available.get(rule.definition);
  return own === undefined || !entitiesOf(own).has(keyword);
}

const entities = new WeakMap<DslSchema, ReadonlySet<string>>();

/** The keywords of all entities that a definition has, wherever they may stand. */
function entitiesOf(schema: DslSchema): ReadonlySet<string> {
  const known = entities.get(schema);
  if (known) return known;
  const keywords = new Set<string>();
  const add = (members: readonly Member[]) => {
    for (const member of members) {
      if (member.member !== 'statement') continue;
      if (member.definition.role === 'entity') keywords.add(member.definition.keyword);
      add(member.definition.members);
    }
  };
  for (const members of [
    schema.members,
    ...schema.mixins.values(),
    ...schema.patches.map((patch) => patch.members),
  ])
    add(members);
  entities.set(schema, keywords);
  return keywords;
}
