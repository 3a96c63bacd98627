/** Which domain a specification is about, and what is known of that domain. */

import { createRandom } from '../../base/random.ts';
import type { Specification } from '../../model/specification.ts';
import { extensionFor } from '../../quality/correspondence/extensions.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { patterns } from '../../synthesis/patterns/registry.ts';
import { template } from '../../synthesis/template.ts';
import { domainWeights } from '../documents/specification-data.ts';
import { strategyNames } from '../synthesis-strategies.ts';
import { recordsOf } from '../within.ts';
import { change, listOf, type Values } from './change.ts';
import { factsOf } from './entities.ts';

/** The modelling patterns that occur in what a specification asks for. */
export function patternsFor(specification: Specification): readonly string[] {
  const { model } = template.build(specification, { random: createRandom(1) });
  return patterns.filter((each) => each.apply(model, specification) !== undefined).map(({ name }) => name);
}

export const mappingChanges: Readonly<Record<string, ChangeHandler>> = {
  analyze_domain_patterns: change(async (seen) => {
    const facts = await factsOf(seen);
    return {
      set: {
        domain_patterns: patternsFor(facts),
        domain_constraints: [...new Set(facts.constraints.map(({ kind }) => kind))],
        typical_workflows: facts.stateChanges.map(({ entity, action, from, to }) => ({
          entity,
          action,
          ...(from ? { from } : {}),
          to,
        })),
      },
      share: { facts },
    };
  }),

  find_template_matches: change(({ get }) => {
    const known = listOf(get('domain_patterns')).length;
    return {
      set: {
        template_recommendations: strategyNames.map((strategy) => ({
          strategy,
          patterns: strategy === 'pattern_based' ? known : 0,
        })),
      },
    };
  }),

  identify_common_entities: change(async ({ get, shared, context }) => {
    const facts = shared<Specification>('facts');
    if (!facts) return undefined;
    const others = await recordsOf(
      context,
      'Specification',
      'by_domain',
      { domain: get('domain_name') },
      { limit: 50 },
    );
    const own = new Set(facts.entities.map(({ name }) => name));
    const matches = others
      .filter((each) => each['id'] !== get('specification_id') && each['subject'] === facts.domain)
      .map((each) => ({
        specification_id: each['id'],
        uri: each['uri'],
        shared: listOf<Values>(each['entities']).flatMap(({ name }) => (own.has(String(name)) ? [name] : [])),
      }))
      .filter(({ shared }) => shared.length > 0);
    const common = new Set(matches.flatMap(({ shared }) => shared));
    return {
      set: {
        existing_dsl_matches: matches,
        common_entities: [...own].filter((name) => common.has(name)),
      },
    };
  }),

  calculate_mapping_confidence: change(({ get, shared }) => {
    const facts = shared<Specification>('facts');
    if (!facts) return undefined;
    const weights = domainWeights(facts);
    const ranked = Object.entries(weights).sort(([, a], [, b]) => b - a);
    const all = ranked.reduce((sum, [, weight]) => sum + weight, 0);
    const own = weights[String(get('domain_name'))] ?? 0;
    const rival = Math.max(0, ...ranked.filter(([name]) => name !== get('domain_name')).map(([, w]) => w));
    const ahead = all === 0 ? 0 : Math.max(0, own - rival) / all;
    return {
      set: {
        mapping_confidence: Math.round(1000 * ahead * facts.confidence) / 1000,
        mapping_evidence: weights,
        alternative_domains: ranked
          .filter(([name, weight]) => weight > 0 && name !== get('domain_name'))
          .map(([name]) => name),
        ...(get('subdomain') === null ? { subdomain: facts.domain } : {}),
      },
    };
  }),

  suggest_integrations: change(({ shared }) => {
    const facts = shared<Specification>('facts');
    return (
      facts && {
        set: { integration_points: [...new Set(facts.features.flatMap((each) => extensionFor(each) ?? []))] },
      }
    );
  }),
};
