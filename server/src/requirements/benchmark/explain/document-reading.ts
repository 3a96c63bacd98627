/** A document as the engine reads it, with what lies between the text and the Specification, so that mistakes can be traced. */
import type { RequirementsDocument } from '../../../model/requirements.ts';
import type { Specification } from '../../../model/specification.ts';
import { readStatement, type Sentence } from '../../analysed-statement.ts';
import type { Facts } from '../../facts/facts.ts';
import { nameOf } from '../../phrases/noun-phrase.ts';
import { type RelationshipChoice, withFacts } from '../../specification.ts';
import { withAliases } from '../../specify/aliases.ts';
import { type Evidence, gatherEvidence } from '../../specify/evidence.ts';
import { createNames, type Names, normal } from '../../specify/names.ts';
import { understand } from '../understand.ts';

export interface DocumentReading {
  /** The whole text in lower case, plurals made singular, with blanks around each word. */
  readonly words: string;
  readonly sentences: readonly Sentence[];
  /** Names of noun phrases, in lower case. */
  readonly phrases: ReadonlySet<string>;
  readonly facts: readonly Facts[];
  readonly names: Names;
  /** By canonical name. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly specification: Specification;
}

export function readDocument(document: RequirementsDocument, choice: RelationshipChoice): DocumentReading {
  const read = withFacts(document.statements.map(readStatement));
  const facts = read.map((one) => one.facts);
  const sentences = read.flatMap(({ statement }) => statement.sentences);
  const spelled = createNames(
    document.glossary,
    document.statements.map(({ text }) => text),
  );
  const names = withAliases(spelled, gatherEvidence(facts, spelled), facts);
  const words = sentences.flatMap(({ tokens }) => tokens.map(({ lower }) => normal(lower)));
  return {
    words: ` ${words.join(' ')} `,
    sentences,
    phrases: new Set(sentences.flatMap((one) => one.phrases.map(nameOf))),
    facts,
    names,
    evidence: gatherEvidence(facts, names),
    specification: understand(document, choice),
  };
}
