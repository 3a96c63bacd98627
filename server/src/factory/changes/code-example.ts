/** Reading a model that is there already, as an example of what is wanted. */
import type { DomainModel } from '../../model/domain-model.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { modelCounts, type ReadText } from '../documents/judge-model.ts';
import { patternsIn } from '../documents/model-patterns.ts';
import { complexityOf, severitiesOf } from '../documents/read-requirements.ts';
import { change, type Seen, textOf, type Values } from './change.ts';
import { readableModel } from './projects.ts';

const modelOf = ({ shared }: Seen): DomainModel => {
  const read = shared<ReadText>('example');
  if (!read) throw new Error('Nothing has read the example yet: `parse_ast` has to stand before.');
  return read.model;
};

/** A resource in the form of an entity. */
export function resourceData(model: DomainModel): readonly Values[] {
  return model.resources.map(({ name, attributes, relationships, satisfies }) => ({
    name,
    properties: attributes.map(({ name, type, allowNil }) => ({
      name,
      type: type.name,
      required: !allowNil,
      unique: false,
    })),
    relations: relationships.map(({ kind, name, destination }) => ({ kind, name, to: destination })),
    confidence: 1,
    sources: satisfies,
  }));
}

export const codeExampleChanges: Readonly<Record<string, ChangeHandler>> = {
  parse_ast: change(({ get }) => {
    const example = readableModel(textOf(get('original_text')), 'original_text');
    return {
      set: {
        parsing_metadata: modelCounts(example.model),
        validation_results: { findings: severitiesOf(example.diagnostics) },
        confidence_score: 1,
        intent: 'data_model',
        domain: 'data',
        subject: example.model.name,
      },
      share: { example },
    };
  }),

  extract_patterns: change((seen) => ({
    set: { metadata: { ...(seen.get('metadata') as Values | null), patterns: patternsIn(modelOf(seen)) } },
  })),

  identify_structures: change((seen) => ({ set: { entities: resourceData(modelOf(seen)) } })),

  infer_dsl_concepts: change((seen) => {
    const { resources } = modelOf(seen);
    const rules = [
      ...(resources.some(({ identities }) => identities.length > 0) ? ['unique'] : []),
      ...(resources.some(({ stateMachine }) => stateMachine) ? ['state'] : []),
      ...(resources.some(({ attributes }) =>
        attributes.some(({ type }) => 'min' in type.constraints || 'max' in type.constraints),
      )
        ? ['range']
        : []),
      ...(resources.some(({ attributes }) => attributes.some(({ type }) => 'match' in type.constraints))
        ? ['format']
        : []),
    ];
    return {
      set: {
        features: [...new Set(resources.flatMap(({ extensions }) => extensions))],
        constraints: rules,
      },
    };
  }),

  assess_code_complexity: change((seen) => {
    const { resources, relationships, attributes } = modelCounts(modelOf(seen));
    const size = (resources ?? 0) + 0.7 * (relationships ?? 0) + 0.2 * (attributes ?? 0);
    return { set: { complexity: complexityOf(1 - Math.exp(-size / 30)) } };
  }),
};
