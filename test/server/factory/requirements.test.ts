/** Specifications: read from English and from models, refined, corrected, read with more around them. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Row } from '../../../server/src/runtime/context.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const text = `Each member has a name and a unique e-mail address.
A member books courses.
Each course has a title and a price.
Users log in with a password.
Every change of a booking is recorded.
`;

describe('a specification', () => {
  let started: Started;
  let parsed: Row;
  before(async () => {
    started = await startFactory();
    parsed = await started.create('Specification', 'parse_natural_language', {
      original_text: text,
      uri: 'file:///gym.req',
    });
  });

  it('of English keeps what is there, and how sure it is', () => {
    deepEqual([parsed['domain'], parsed['intent'], parsed['complexity']], ['data', 'data_model', 'simple']);
    ok(Number(parsed['confidence_score']) > 0.5);
    deepEqual(parsed['features'], ['authentication', 'audit']);
    const { statements, words } = parsed['parsing_metadata'] as { statements: number; words: number };
    deepEqual([statements, words], [5, 35]);
    ok(Number(parsed['processing_time_ms']) > 0);
  });

  it('has its entities with attributes, relationships and rules as records', async () => {
    const entities = await started.read('ParsedEntity', 'by_specification', {
      specification_id: parsed['id'],
    });
    const member = entities.find((each) => each['name'] === 'Member') ?? {};
    const names = (member['properties'] as readonly { name: string; unique: boolean }[]).map(
      ({ name, unique }) => `${name}${unique ? ' unique' : ''}`,
    );
    deepEqual(names, ['name', 'email unique']);
    ok((member['relations'] as readonly Row[]).some(({ to }) => to === 'Course'));
    equal(member['semantic_role'], 'secondary');
    deepEqual((member['source_span'] as Row)['statements'], ['S1', 'S2']);
  });

  it('has its features with what they need', async () => {
    const features = await started.read('FeatureExtraction', 'by_specification', {
      specification_id: parsed['id'],
    });
    deepEqual(
      features.map((each) => [
        each['feature_name'],
        each['feature_type'],
        each['dependencies'],
        each['complexity'],
      ]),
      [
        ['audit', 'monitoring', ['authentication'], 'moderate'],
        ['authentication', 'authentication', [], 'trivial'],
      ],
    );
    equal(features[0]?.['confidence_score'], 0.6);
  });

  it('is mapped to its domain with the patterns that occur', async () => {
    const [mapping] = await started.read('DomainMapping', 'by_specification', {
      specification_id: parsed['id'],
    });
    equal(mapping?.['domain_name'], 'data');
    ok(
      (mapping['domain_patterns'] as readonly string[]).includes('contact'),
      String(mapping['domain_patterns']),
    );
    deepEqual(
      (mapping['template_recommendations'] as readonly Row[]).map(({ strategy }) => strategy),
      ['template', 'pattern_based'],
    );
  });

  it('refuses texts without a statement, and texts that are no words', async () => {
    const { runtime } = started;
    const read = (original_text: string) =>
      runtime.create('Specification', 'parse_natural_language', { original_text });
    deepEqual(codesOf(await read('// Nothing yet.')), ['original_text no_statements']);
    deepEqual(codesOf(await read('abc')), ['original_text too_short']);
    deepEqual(codesOf(await read('12345 67890 +++ --- 4711')), ['original_text no_text']);
  });

  it('is judged by the severities that its options choose', async () => {
    const vague = 'The system should be fast.\nEach book has a title.\n';
    const findings = async (levels: Row) => {
      const input = { original_text: vague, parsing_options: { levels } };
      const read = await started.create('Specification', 'parse_natural_language', input);
      return (read['validation_results'] as { findings: Record<string, number> }).findings;
    };
    const { warning = 0, error = 0 } = await findings({});
    const { error: errors = 0 } = await findings({ 'req/missing-measure': 'error' });
    ok(warning > 0 && errors > error);
    const wrong = { original_text: vague, parsing_options: { levels: { 'req/missing-measure': 'fatal' } } };
    deepEqual(codesOf(await started.runtime.create('Specification', 'parse_natural_language', wrong)), [
      'parsing_options invalid',
    ]);
  });

  it('takes refinements, and becomes surer by the share of entities that changed', async () => {
    const entities = [
      ...(parsed['entities'] as readonly Row[]),
      { name: 'Trainer', properties: [{ name: 'name' }] },
    ];
    const refined = await started.update('Specification', 'refine_specification', parsed, { entities });
    const before = Number(parsed['confidence_score']);
    const share = 1 / entities.length;
    equal(refined['confidence_score'], Math.round(1000 * (before + (1 - before) * share)) / 1000);
    const twice = { entities: [{ name: 'A' }, { name: 'A' }] };
    deepEqual(codesOf(await started.runtime.update('Specification', 'refine_specification', parsed, twice)), [
      'entities duplicate',
    ]);
  });

  it('takes corrections in words, and is read anew', async () => {
    const corrected = await started.update('Specification', 'refine_with_context', parsed, {
      refinements: ['course is not an entity', 'member is called client'],
    });
    const names = (corrected['entities'] as readonly Row[]).map(({ name }) => name);
    ok(names.includes('Client') && !names.includes('Course'), String(names));
    const wrong = { refinements: ['bla bla'] };
    deepEqual(codesOf(await started.runtime.update('Specification', 'refine_with_context', parsed, wrong)), [
      'refinements unreadable',
    ]);
  });

  it('is read together with further statements', async () => {
    const wider = await started.update('Specification', 'enhance_with_context', parsed, {
      context: ['Each trainer has a name and a phone number.'],
    });
    ok((wider['entities'] as readonly Row[]).some(({ name }) => name === 'Trainer'));
    deepEqual((wider['metadata'] as Row)['context'], ['Each trainer has a name and a phone number.']);
  });

  it('keeps another way of reading once', async () => {
    const other = { interpretation: { entity: 'Course', as: 'attribute' } };
    const once = await started.update('Specification', 'add_alternative_interpretation', parsed, other);
    const again = await started.update('Specification', 'add_alternative_interpretation', once, other);
    deepEqual(again['alternative_interpretations'], [other.interpretation]);
  });

  it('is found by what it asks for', async () => {
    const found = await started.read('Specification', 'with_features', { features: ['audit', 'search'] });
    ok(found.some((each) => each['id'] === parsed['id']));
    deepEqual(await started.read('Specification', 'with_features', { features: ['search'] }), []);
    const similar = await started.read('Specification', 'similar_to', {
      domain: 'data',
      features: ['authentication'],
    });
    ok(similar.length > 0);
  });

  it('of a model has its resources, extensions and rules', async () => {
    const example = `use ash.resource, ash.json_api
resource Course {
  extensions [json_api]
  attributes { uuid_primary_key id  attribute title: string { allow_nil? false }  attribute price: decimal(min: 0) }
  relationships { belongs_to trainer: Trainer }
  identities { identity unique_title: [title] }
}
resource Trainer { attributes { uuid_primary_key id  attribute name: string } }
`;
    const read = await started.create('Specification', 'parse_code_example', {
      original_text: example,
      language: 'other',
    });
    deepEqual(
      (read['entities'] as readonly Row[]).map(({ name }) => name),
      ['Course', 'Trainer'],
    );
    deepEqual([read['features'], read['constraints']], [['json_api'], ['unique', 'range']]);
    deepEqual(read['metadata'], { patterns: ['natural_key'] });
    equal(read['input_type'], 'code_example');
    const broken = { original_text: 'resource Course { attributes { ' };
    deepEqual(codesOf(await started.runtime.create('Specification', 'parse_code_example', broken)), [
      'original_text unreadable',
    ]);
    deepEqual(
      codesOf(await started.runtime.update('Specification', 'update', parsed, { language: 'elixir' })),
      ['language inconsistent'],
    );
  });

  it('takes its entities and features along when it goes', async () => {
    const { runtime } = started;
    const gone = await runtime.destroy('Specification', 'destroy', parsed);
    ok(gone.ok);
    for (const resource of ['ParsedEntity', 'FeatureExtraction', 'DomainMapping'])
      deepEqual(
        await started.read(resource, 'by_specification', { specification_id: parsed['id'] }),
        [],
        resource,
      );
  });
});
