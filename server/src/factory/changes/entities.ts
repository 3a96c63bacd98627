/** What a specification says of one entity or feature, kept as a record of its own. */
import type { Specification } from '../../model/specification.ts';
import { extensionFor } from '../../quality/correspondence/extensions.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { entityData, featureNeeds, featureTypeOf, roleOf } from '../documents/specification-data.ts';
import { recordOf } from '../within.ts';
import { change, listOf, mapOf, Refusal, type Seen, textOf, type Values } from './change.ts';

/** The facts of the specification that a record belongs to: handed on by whoever makes many, else read. */
export async function factsOf({ get, context }: Seen): Promise<Specification> {
  const given = context.context?.['facts'];
  if (given) return given as Specification;
  const record = await recordOf(context, 'Specification', get('specification_id'));
  if (!record['facts'])
    throw new Refusal('specification_id', 'nothing_understood', 'must be of a specification that was read');
  return record['facts'] as Specification;
}

async function entityOf(seen: Seen): Promise<Values> {
  const known = seen.shared<Values>('entity');
  if (known) return known;
  const name = textOf(seen.get('name'));
  const found = entityData(await factsOf(seen), name);
  if (!found)
    throw new Refusal('name', 'unknown_entity', 'must be the name of an entity of the specification');
  return found;
}

interface FeatureOf {
  readonly facts: Specification;
  readonly name: string;
  readonly sources: readonly string[];
}

async function featureOf(seen: Seen): Promise<FeatureOf> {
  const known = seen.shared<FeatureOf>('feature');
  if (known) return known;
  const facts = await factsOf(seen);
  const name = textOf(seen.get('feature_name'));
  const found = facts.features.find((each) => each.name === name);
  return { facts, name, sources: found?.sources ?? listOf<string>(seen.get('requirements')) };
}

export const entityChanges: Readonly<Record<string, ChangeHandler>> = {
  infer_relationships: change(async (seen) => {
    const entity = await entityOf(seen);
    const { properties, relations, dependencies } = entity;
    return {
      set: { properties, relations, dependencies, semantic_role: roleOf(entity) },
      share: { entity },
    };
  }),

  extract_actions: change(async (seen) => ({ set: { actions: (await entityOf(seen))['actions'] } })),

  identify_constraints: change(async (seen) => ({
    set: { constraints: (await entityOf(seen))['constraints'] },
  })),

  calculate_entity_confidence: change(async (seen) => {
    const { confidence, sources } = await entityOf(seen);
    const facts = await factsOf(seen);
    const first = facts.statements.find(({ id }) => listOf(sources).includes(id));
    return {
      set: {
        confidence,
        source_span: {
          statements: sources,
          ...(first ? { start: first.span.start, end: first.span.end } : {}),
        },
      },
    };
  }),
};

export const featureChanges: Readonly<Record<string, ChangeHandler>> = {
  analyze_feature_dependencies: change(async (seen) => {
    const feature = await featureOf(seen);
    const words = feature.facts.features.find((each) => each.name === feature.name)?.words;
    return {
      set: {
        dependencies: featureNeeds(feature.name, feature.facts),
        requirements: feature.sources,
        ...(seen.get('feature_type') === 'other' ? { feature_type: featureTypeOf(feature) } : {}),
        ...(words !== undefined && seen.get('description') === null ? { description: words } : {}),
        ...(words === undefined ? {} : { source_indicators: [words] }),
      },
      share: { feature },
    };
  }),

  estimate_feature_complexity: change(async (seen) => {
    const { sources } = await featureOf(seen);
    const weight = sources.length + 2 * listOf(seen.get('dependencies')).length;
    const complexity =
      weight <= 1
        ? 'trivial'
        : weight <= 2
          ? 'simple'
          : weight <= 4
            ? 'moderate'
            : weight < 8
              ? 'complex'
              : 'very_complex';
    return { set: { complexity } };
  }),

  calculate_feature_confidence: change(async (seen) => {
    const { sources } = await featureOf(seen);
    return { set: { confidence_score: Math.round(1000 * (1 - 0.4 ** sources.length)) / 1000 } };
  }),

  generate_implementation_hints: change(async (seen) => {
    const { name } = await featureOf(seen);
    const extension = extensionFor({ name, words: '', sources: [] });
    return extension === undefined
      ? undefined
      : { set: { implementation_hints: { ...mapOf(seen.get('implementation_hints')), extension } } };
  }),
};
