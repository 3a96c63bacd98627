/** Facts of all statements → one Specification: names made one, entities chosen, attributes told from relationships. */
import type { RequirementsDocument } from '../model/requirements.ts';
import type {
  Entity,
  Feature,
  Generalization,
  QualityRequirement,
  Specification,
  SpecRelationship,
  Statement,
} from '../model/specification.ts';
import type { AnalysedStatement } from './analysed-statement.ts';
import type { Facts } from './facts/facts.ts';
import { readAllFacts } from './facts/read-facts.ts';
import { oncePer } from './memo.ts';
import { mergeActors } from './specify/actors.ts';
import { withAliases } from './specify/aliases.ts';
import { mergeAttributes } from './specify/attributes.ts';
import { readBacklog } from './specify/backlog/backlog.ts';
import { backlogRelationships } from './specify/backlog/relationships.ts';
import { isStory, pairKey, storiesOf } from './specify/backlog/spoken.ts';
import { conditionsOf } from './specify/conditions.ts';
import { ofOwner, shownConfidence } from './specify/confidence.ts';
import { mergeConstraints } from './specify/constraints.ts';
import { outsideModel } from './specify/context.ts';
import { correctEntities, correctNames, correctSpecification, keepCorrected } from './specify/corrected.ts';
import { correctionsOf } from './specify/corrections.ts';
import { definitionFacts } from './specify/definitions.ts';
import { withDerivations } from './specify/derivations.ts';
import { describedThings, measuredParts } from './specify/described-things.ts';
import { domainOf } from './specify/domain.ts';
import {
  confidenceOf,
  type Evidence,
  gatherEvidence,
  isEntity,
  isPropertyName,
  mayBeEntity,
} from './specify/evidence.ts';
import { intentOf } from './specify/intent.ts';
import { judgePossessions } from './specify/judge.ts';
import { createNames, type Names, pascalCase } from './specify/names.ts';
import { isStated, mergeRelationships, withEnds } from './specify/relationships.ts';
import { mergeStateChanges } from './specify/state-changes.ts';

/** A statement that was read, with its facts. */
export interface ReadStatement {
  readonly statement: AnalysedStatement;
  readonly facts: Facts;
}

/** Statements with their facts, read in order. */
export function withFacts(statements: readonly AnalysedStatement[]): readonly ReadStatement[] {
  const facts = readAllFacts(statements);
  return statements.flatMap((statement, index) => {
    const own = facts[index];
    return own === undefined ? [] : [{ statement, facts: own }];
  });
}

/** Which relationships a Specification has. */
export interface RelationshipChoice {
  /** How strongly the text must state one, from 0 to 1. */
  readonly least: number;
  /** How sure it must be, from 0 to 1, unless the text states it outright; 0 when absent. */
  readonly sure?: number;
}

/** What a person can use: also what is only told in passing, as far as people would model one in four of such. */
const USEFUL: RelationshipChoice = { least: 0.45, sure: 0.25 };

/** Merges what was read; `findings` gives the codes found on each statement (by index). */
export function buildSpecification(
  document: RequirementsDocument,
  read: readonly ReadStatement[],
  findings: readonly (readonly string[])[],
  choice = USEFUL,
): Specification {
  const corrections = correctionsOf(document);
  const written = createNames(
    document.glossary,
    document.statements.map(({ text }) => text),
  );
  const spelled = corrections ? correctNames(written, corrections) : written;
  const facts = [...read.map((one) => one.facts), ...definitionFacts(document.glossary)];
  const first = gatherEvidence(facts, spelled);
  const aliased = withAliases(spelled, first, facts);
  const names = corrections ? keepCorrected(aliased, spelled, corrections) : aliased;
  const evidence = names === spelled ? first : gatherEvidence(facts, names);
  const outside = outsideModel(
    read.map((one) => one.statement),
    facts,
    names,
    document.project,
  );
  const chosen = new Set<string>();
  const stories = storiesOf(facts);
  const backlog = readBacklog(stories, names);
  const others = stories.length === 0 ? facts : facts.filter((one) => !isStory(one));
  const elsewhere = stories.length === 0 ? evidence : gatherEvidence(others, names);
  for (const one of elsewhere.values())
    if (!outside.has(one.name) && isEntity(one, names, others.length)) chosen.add(one.name);
  for (const name of measuredParts(facts, evidence, names)) chosen.delete(name);
  for (const name of describedThings(others, names)) if (!outside.has(name)) chosen.add(name);
  for (const name of backlog.entities.keys()) chosen.add(name);
  if (corrections) correctEntities(chosen, corrections, names);
  const stated = judgePossessions(others, chosen, names);
  for (const { owner, part } of stated.relationships)
    for (const name of [names.canonical(owner), names.canonical(part)])
      if (mayBeEntity(name) && !outside.has(name)) chosen.add(name);
  for (const name of kindsAmong(facts, chosen, names)) chosen.add(name);
  if (corrections) correctEntities(chosen, corrections, names);
  const told = judgePossessions(stories, chosen, names);
  const attributes = mergeAttributes([...stated.attributes, ...told.attributes], facts, chosen, names);
  const links = others.flatMap((fact) => fact.links);
  const sureness = new Map(
    [...chosen].map((name) => {
      const found = evidence.get(name);
      return [pascalCase(name), backlog.entities.get(name) ?? (found ? confidenceOf(found) : 0.5)];
    }),
  );
  const relationships = distinctPairs(
    mergeRelationships(stated.relationships, links, chosen, names, choice.least).flatMap((each) => {
      const related = withEnds(each, sureness);
      return isStated(each) || (related.confidence ?? 1) >= (choice.sure ?? 0) ? related : [];
    }),
    backlogRelationships(backlog, stories, told.relationships, chosen, names),
  );
  const entities = [...chosen].map((name): Entity => {
    const found = evidence.get(name);
    return {
      name: pascalCase(name),
      attributes: (attributes.get(name) ?? []).map((one) =>
        ofOwner(one, sureness.get(pascalCase(name)) ?? 0.5),
      ),
      sources: found?.sources ?? [],
      confidence: backlog.entities.get(name) ?? shownConfidence(sureness.get(pascalCase(name)) ?? 0.5),
    };
  });
  const kinds = generalizations(facts, chosen, names);
  const statements = read.map((one, index) => toStatement(one, chosen, names, findings[index] ?? []));
  const specification: Specification = {
    project: document.project,
    domain: document.domain ?? domainOf(evidence.keys()),
    statements,
    entities: withDerivations(
      distinct(entities),
      facts.flatMap((fact) => fact.derivations),
      names,
    ),
    relationships: relationships.filter(
      ({ kind, from, to }) => kind !== 'association' || !isKind(kinds, from, to),
    ),
    generalizations: kinds,
    actors: mergeActors(facts, names, outside),
    features: features(facts),
    constraints: mergeConstraints(facts, chosen, names),
    stateChanges: mergeStateChanges(facts, entities, chosen, names),
    qualities: qualities(facts),
    intent: intentOf(read.map((one) => one.statement)),
    complexity: complexity(entities, relationships.length),
    confidence: understood(read, evidence),
  };
  return corrections ? correctSpecification(specification, corrections, names) : specification;
}

/** What statements say of a pair goes before what stories make likely; they may relate a pair in several roles. */
function distinctPairs(
  stated: readonly SpecRelationship[],
  likely: readonly SpecRelationship[],
): readonly SpecRelationship[] {
  const pairs = new Set(stated.map(({ from, to }) => pairKey(from, to)));
  const others = new Map<string, SpecRelationship>();
  for (const one of likely) {
    const key = pairKey(one.from, one.to);
    if (!pairs.has(key) && !others.has(key)) others.set(key, one);
  }
  return [...stated, ...others.values()];
}

/** Two names may give one PascalCase name (`e-mail` and `e mail`): the first stays. */
function distinct(entities: readonly Entity[]): readonly Entity[] {
  return [...new Map([...entities].reverse().map((entity) => [entity.name, entity])).values()]
    .reverse()
    .filter(({ name }) => name !== '');
}

/** The names that a statement speaks of, each once. */
const spokenNames = oncePer(({ mentions, possessions }: Facts): readonly string[] => [
  ...new Set([...mentions.map(({ name }) => name), ...possessions.map(({ owner }) => owner)]),
]);

function toStatement(
  one: ReadStatement,
  chosen: ReadonlySet<string>,
  names: Names,
  findings: readonly string[],
): Statement {
  const { statement, facts } = one;
  const mentioned = new Set<string>();
  for (const raw of spokenNames(facts)) {
    const name = names.canonical(raw);
    if (chosen.has(name)) mentioned.add(pascalCase(name));
  }
  return {
    id: statement.source.id,
    text: statement.source.text,
    span: statement.source.span,
    kind: statement.kind,
    ...conditionsOf(statement),
    ...(facts.actor === undefined ? {} : { actor: facts.actor }),
    actions: facts.actions,
    entities: [...mentioned],
    findings,
  };
}

function generalizations(
  facts: readonly Facts[],
  chosen: ReadonlySet<string>,
  names: Names,
): readonly Generalization[] {
  const found = new Map<string, { sub: string; super: string; sources: Set<string> }>();
  for (const { sub, super: base, source } of facts.flatMap((fact) => fact.kinds)) {
    const [a, b] = [names.canonical(sub), names.canonical(base)];
    if (!chosen.has(a) || !chosen.has(b) || a === b || found.has(`${b}|${a}`)) continue;
    const existing = found.get(`${a}|${b}`);
    if (existing === undefined)
      found.set(`${a}|${b}`, { sub: pascalCase(a), super: pascalCase(b), sources: new Set([source]) });
    else existing.sources.add(source);
  }
  return [...found.values()].map((one) => ({ ...one, sources: [...one.sources] }));
}

/** *Tokens are shapes or marbles*: a word for a property that stands among the kinds of a thing. */
function kindsAmong(facts: readonly Facts[], chosen: ReadonlySet<string>, names: Names): readonly string[] {
  const told = facts
    .flatMap((fact) => fact.kinds)
    .map(({ sub, super: base }) => [names.canonical(sub), names.canonical(base)] as const);
  return told.flatMap(([sub, base]) => {
    const among = told.some(([other, same]) => same === base && other !== sub && chosen.has(other));
    return among && chosen.has(base) && isPropertyName(sub) && mayBeEntity(sub) ? [sub] : [];
  });
}

/** Whether two entities are told to be kind and general thing: no association says that again. */
function isKind(kinds: readonly Generalization[], a: string, b: string): boolean {
  return kinds.some(({ sub, super: base }) => (sub === a && base === b) || (sub === b && base === a));
}

function features(facts: readonly Facts[]): readonly Feature[] {
  const found = new Map<string, { words: string; sources: Set<string> }>();
  for (const { name, words, source } of facts.flatMap((fact) => fact.features)) {
    const existing = found.get(name);
    if (existing === undefined) found.set(name, { words, sources: new Set([source]) });
    else existing.sources.add(source);
  }
  return [...found].map(([name, { words, sources }]) => ({ name, words, sources: [...sources] }));
}

function qualities(facts: readonly Facts[]): readonly QualityRequirement[] {
  return facts.flatMap((fact) => fact.qualities.map(({ source, ...one }) => ({ ...one, sources: [source] })));
}

/** How much there is to model: entities count most, then what connects and describes them. */
function complexity(entities: readonly Entity[], relationships: number): number {
  const attributes = entities.reduce((sum, entity) => sum + entity.attributes.length, 0);
  return round(1 - Math.exp(-(entities.length + 0.7 * relationships + 0.2 * attributes) / 30));
}

/** The share of statements that gave a fact, weighed by how sure the entities are. */
function understood(read: readonly ReadStatement[], evidence: ReadonlyMap<string, Evidence>): number {
  if (read.length === 0) return 0;
  const spoke = read.filter(
    ({ facts }) =>
      facts.actions.length > 0 ||
      facts.possessions.length > 0 ||
      facts.links.length > 0 ||
      facts.rules.length > 0 ||
      facts.kinds.length > 0,
  );
  const structural = [...evidence.values()].filter((one) => one.structural).length;
  const grounded = 1 - Math.exp(-structural / 3);
  return round((spoke.length / read.length) * (0.6 + 0.4 * grounded));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
