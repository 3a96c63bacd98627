/** All extractors over one statement: a new kind of fact is one file and one line here. */
import { type AnalysedStatement, readStatement } from '../analysed-statement.ts';
import { actorOf, readActions, readPermissions } from './actions.ts';
import { readChanges } from './changes.ts';
import { readComparisons } from './comparisons.ts';
import { readDerivations } from './derivations.ts';
import { withExampleFacts } from './examples.ts';
import type { Facts } from './facts.ts';
import { readFeatures } from './features.ts';
import { fieldFacts } from './field-rows.ts';
import { readKinds } from './kinds.ts';
import { readLinks } from './links.ts';
import { readMentions } from './mentions.ts';
import { readNotes } from './notes.ts';
import { readPossessions } from './possessions.ts';
import { readQualities } from './qualities.ts';
import { type Reading, read } from './reading.ts';
import { readRules } from './rules.ts';

/** The facts of statements in the order of the text, for a pronoun may point back to the statement before. */
export function readAllFacts(statements: readonly AnalysedStatement[]): readonly Facts[] {
  let topic: string | undefined;
  let group: string | undefined;
  return statements.map((statement) => {
    if (statement.source.group !== group) topic = undefined;
    group = statement.source.group;
    const { facts, topic: next } = factsAfter(statement, topic);
    topic = next;
    return facts;
  });
}

/** Facts, and what the statement is about: what a pronoun of the next one of its group points back to. */
export interface FactsAndTopic {
  readonly facts: Facts;
  readonly topic: string | undefined;
}

/** The facts of a statement that stands behind one about `topic`. */
export function factsAfter(statement: AnalysedStatement, topic: string | undefined): FactsAndTopic {
  const { field, id } = statement.source;
  return field ? { facts: fieldFacts(field, id), topic } : rememberedFacts(statement, topic);
}

/** What was read from a text that is still remembered, by the id and topic it was read with. */
const remembered = new WeakMap<AnalysedStatement['sentences'], Map<string, FactsAndTopic>>();

function rememberedFacts(statement: AnalysedStatement, topic: string | undefined): FactsAndTopic {
  let known = remembered.get(statement.sentences);
  if (known === undefined || known.size > 8) {
    known = new Map();
    remembered.set(statement.sentences, known);
  }
  const { id, examples } = statement.source;
  const key = `${id}\n${topic ?? ''}${examples === undefined ? '' : JSON.stringify(examples)}`;
  let found = known.get(key);
  if (found === undefined) {
    const reading = read(statement, topic);
    found = { facts: factsOf(reading, topic), topic: reading.topic };
    known.set(key, found);
  }
  return found;
}

/** The facts of a statement, with what the examples of a scenario outline say. */
function factsOf(reading: Reading, topic: string | undefined): Facts {
  const facts = readFacts(reading);
  const { examples, ...source } = reading.statement.source;
  if (examples === undefined) return facts;
  const rows = examples.texts.map((text) => readFacts(read(readStatement({ ...source, text }), topic)));
  return withExampleFacts(facts, reading, rows);
}

/** The facts that one statement states. */
function readFacts(reading: Reading): Facts {
  const actor = actorOf(reading);
  return {
    mentions: readMentions(reading),
    possessions: readPossessions(reading),
    notes: readNotes(reading),
    links: readLinks(reading),
    kinds: readKinds(reading),
    permissions: readPermissions(reading),
    changes: readChanges(reading),
    rules: readRules(reading),
    features: readFeatures(reading),
    comparisons: readComparisons(reading),
    derivations: readDerivations(reading),
    qualities: readQualities(reading),
    actions: readActions(reading),
    ...(actor === undefined ? {} : { actor }),
  };
}
