/** Reading English: the changes of `parse_natural_language` share one analysis, and so do those that read again. */
import { type Level, levels as severities } from '../../base/diagnostic.ts';
import type { Changeset } from '../../runtime/changeset.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { contentHash } from '../documents/provenance.ts';
import {
  complexityOf,
  type ReadRequirements,
  readRequirementsText,
  severitiesOf,
} from '../documents/read-requirements.ts';
import { domainKindOf, entitiesData } from '../documents/specification-data.ts';
import { change, listOf, mapOf, Refusal, textOf, type Values } from './change.ts';

interface Reading extends ReadRequirements {
  /** When reading began, in milliseconds since the epoch. */
  readonly began: number;
}

const readingOf = ({ context }: Changeset): Reading => {
  const reading = context['reading'] as Reading | undefined;
  if (!reading) throw new Error('Nothing has read the text yet: a change that reads it has to stand before.');
  return reading;
};

/** Reads a text; refused when there is no statement in it. */
export function reading(text: string, uri: string, now: number, options: unknown = {}): Reading {
  const levels = mapOf(mapOf(options)['levels']) as Readonly<Record<string, Level>>;
  const wrong = Object.values(levels).find((level) => !severities.includes(level));
  if (wrong !== undefined)
    throw new Refusal('parsing_options', 'invalid', `must have levels among ${severities.join(', ')}`);
  const read = { ...readRequirementsText(text, uri, levels), began: now };
  if (read.specification.statements.length === 0)
    throw new Refusal('original_text', 'no_statements', 'must hold at least one statement');
  return read;
}

/** The readiness and the findings of a reading, as a specification keeps them. */
export function validationResults({ readiness, diagnostics }: ReadRequirements): Values {
  return { readiness: readiness.total, metrics: readiness.metrics, findings: severitiesOf(diagnostics) };
}

/** Everything that a specification keeps of a reading. */
export function understoodData(read: ReadRequirements): Values {
  const { specification } = read;
  return {
    facts: specification,
    intent: specification.intent === 'language' ? 'language' : 'data_model',
    features: specification.features.map(({ name }) => name),
    constraints: [...new Set(specification.constraints.map(({ kind }) => kind))],
    entities: entitiesData(specification),
    domain: domainKindOf(specification),
    subject: specification.domain,
    complexity: complexityOf(specification.complexity),
    confidence_score: specification.confidence,
    validation_results: validationResults(read),
  };
}

export const requirementsChanges: Readonly<Record<string, ChangeHandler>> = {
  tokenize_text: change(({ get, context }) => {
    const text = textOf(get('original_text'));
    const read = reading(text, textOf(get('uri')), context.surroundings.now(), get('parsing_options'));
    const { statements } = read.specification;
    return {
      set: {
        parsing_metadata: {
          content_hash: contentHash(text),
          statements: statements.length,
          words: statements.reduce((sum, each) => sum + (each.text.match(/\S+/g)?.length ?? 0), 0),
        },
      },
      share: { reading: read },
    };
  }),

  extract_intent: change(({ changeset }) => {
    const { facts, intent, constraints } = understoodData(readingOf(changeset));
    return { set: { facts, intent, constraints } };
  }),

  identify_features: change(({ changeset }) => {
    const { specification } = readingOf(changeset);
    return { set: { features: specification.features.map(({ name }) => name) } };
  }),

  infer_entities: change(({ changeset, get }) => {
    const { specification } = readingOf(changeset);
    const { relationships, actors, stateChanges, generalizations } = specification;
    return {
      set: {
        entities: entitiesData(specification),
        parsing_metadata: {
          ...mapOf(get('parsing_metadata')),
          entities: specification.entities.length,
          relationships: relationships.length,
          actors: actors.length,
          state_changes: stateChanges.length,
          generalizations: generalizations.length,
        },
      },
    };
  }),

  determine_domain: change(({ changeset }) => {
    const { specification } = readingOf(changeset);
    return { set: { domain: domainKindOf(specification), subject: specification.domain } };
  }),

  assess_complexity: change(({ changeset }) => ({
    set: { complexity: complexityOf(readingOf(changeset).specification.complexity) },
  })),

  calculate_confidence: change(({ changeset, context }) => {
    const read = readingOf(changeset);
    return {
      set: {
        confidence_score: read.specification.confidence,
        validation_results: validationResults(read),
        processing_time_ms: Math.max(0, Math.round(context.surroundings.now() - read.began)),
      },
    };
  }),

  enhance_with_context: change(({ get, argument, context }) => {
    const further = listOf<string>(argument('context'));
    const text = [textOf(get('original_text')), ...further].join('\n\n');
    const read = reading(text, textOf(get('uri')), context.surroundings.now(), get('parsing_options'));
    const metadata = { ...mapOf(get('metadata')), context: further };
    return { set: { ...understoodData(read), metadata }, share: { reading: read } };
  }),
};
