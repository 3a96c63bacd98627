/** Calculations of what is read in requirements. */
import { type Examples, many } from './example.ts';

export const ofRequirements: Examples = {
  Specification: [
    {
      values: {
        original_text: 'x'.repeat(500),
        entities: many(3),
        features: ['search'],
        processing_time_ms: 249,
        validation_results: {
          readiness: 88,
          metrics: [
            { metric: 'unambiguity', value: 0.8 },
            { metric: 'completeness', value: 0.6 },
          ],
        },
      },
      with: [
        ['ParsedEntity', 'specification_id', { name: 'A' }],
        ['ParsedEntity', 'specification_id', { name: 'B' }],
        ['FeatureExtraction', 'specification_id', {}],
      ],
      expect: {
        entity_count: 3,
        feature_count: 1,
        ambiguity_level: 'medium',
        completeness_score: 0.6,
        extraction_completeness: 0.75,
        processing_efficiency: 2000,
        readiness_score: 88,
      },
    },
    {
      values: {},
      expect: {
        entity_count: 0,
        feature_count: 0,
        ambiguity_level: null,
        completeness_score: null,
        extraction_completeness: null,
        processing_efficiency: null,
        readiness_score: null,
      },
    },
    ...[
      [0.9, 'low'],
      [0.7, 'medium'],
      [0.69, 'high'],
    ].map(([value, ambiguity_level]) => ({
      values: { validation_results: { metrics: [{ metric: 'unambiguity', value }] } },
      expect: { ambiguity_level },
    })),
  ],
  ParsedEntity: [
    {
      values: { properties: many(5), relations: many(2), actions: many(1), constraints: many(2) },
      expect: { property_count: 5, relationship_count: 2, complexity_score: 3.9 },
    },
    { values: {}, expect: { property_count: 0, relationship_count: 0, complexity_score: 0 } },
  ],
  FeatureExtraction: [
    {
      values: { dependencies: ['a', 'b'], complexity: 'complex', confidence_score: 0.5 },
      expect: { dependency_count: 2, implementation_effort: 6, risk_score: 60 },
    },
    {
      values: { complexity: 'trivial' },
      expect: { dependency_count: 0, implementation_effort: 1, risk_score: 60 },
    },
    {
      values: { complexity: 'very_complex', confidence_score: 1 },
      expect: { implementation_effort: 8, risk_score: 40 },
    },
  ],
  DomainMapping: [
    {
      values: {
        mapping_confidence: 0.5,
        domain_patterns: ['booking'],
        template_recommendations: many(2),
        integration_points: ['json_api'],
        domain_constraints: ['unique', 'range'],
      },
      expect: { template_count: 2, domain_fit_score: 65, integration_complexity: 2 },
    },
    { values: {}, expect: { template_count: 0, domain_fit_score: null, integration_complexity: 0 } },
  ],
};
