/** After a specification was read: its entities, features and domain as records of their own. */
import type { Specification } from '../../model/specification.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { hook, idOf } from '../changes/change.ts';
import { createdAllIn, createdIn } from '../within.ts';

export const specificationHooks: Readonly<Record<string, ChangeHandler>> = {
  create_related_entities: hook(async (record, _, context) => {
    const facts = record['facts'] as Specification | null;
    if (!facts) return record;
    const specification_id = idOf(record);
    const options = { context: { facts } };
    await createdAllIn(
      context,
      'ParsedEntity',
      'extract_from_text',
      facts.entities.map(({ name }) => ({ specification_id, name })),
      options,
    );
    await createdAllIn(
      context,
      'FeatureExtraction',
      'extract_feature',
      facts.features.map(({ name, sources }) => ({
        specification_id,
        feature_name: name,
        requirements: sources,
      })),
      options,
    );
    const domain_name = record['domain'] ?? 'general';
    await createdIn(context, 'DomainMapping', 'map_to_domain', { specification_id, domain_name }, options);
    return record;
  }),
};
