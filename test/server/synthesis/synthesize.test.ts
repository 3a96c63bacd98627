import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Cancelled, silentHost } from '../../../server/src/base/host.ts';
import { createRandom } from '../../../server/src/base/random.ts';
import type { Specification, SpecType } from '../../../server/src/model/specification.ts';
import { modelFacts } from '../../../server/src/quality/facts.ts';
import { structuralProblems } from '../../../server/src/quality/structure.ts';
import { strategies, synthesize } from '../../../server/src/synthesis/index.ts';
import type { Strategy } from '../../../server/src/synthesis/strategy.ts';
import { clinic, domains } from './domains.ts';
import { specification } from './specification-builder.ts';

const options = { seed: 1, host: silentHost, requirementsFile: 'test.req' };

for (const [name, domain] of Object.entries(domains))
  it(`writes models of the ${name} that the real parser reads back as they were, with nothing to complain of`, async () => {
    const { candidates, failures } = await synthesize(domain, options);
    assert.deepEqual(failures, []);
    assert.deepEqual(
      candidates.map(({ strategy }) => strategy),
      strategies.map((strategy) => strategy.name),
    );
    for (const { strategy, model, diagnostics } of candidates) {
      const built = strategies
        .find((each) => each.name === strategy)
        ?.build(domain, { random: createRandom(1), requirementsFile: 'test.req' });
      assert.deepEqual(model, built?.model);
      assert.deepEqual(
        diagnostics.map(({ message }) => message),
        [],
      );
      assert.deepEqual(structuralProblems(modelFacts(model)), []);
    }
  });

it('gives the same bytes for the same input', async () => {
  const texts = async () => (await synthesize(clinic, options)).candidates.map(({ text }) => text);
  assert.deepEqual(await texts(), await texts());
});

it('goes on without a strategy that fails', async () => {
  const broken: Strategy = {
    name: 'broken',
    summary: 'Fails.',
    build: () => {
      throw new Error('No idea.');
    },
  };
  const { candidates, failures } = await synthesize(clinic, { ...options, strategies: [broken, 'template'] });
  assert.deepEqual(
    candidates.map(({ strategy }) => strategy),
    ['template'],
  );
  assert.equal(failures[0]?.strategy, 'broken');
  assert.match(failures[0]?.message ?? '', /broken failed: No idea\./);
});

it('says which strategies there are when one is unknown', async () => {
  const { failures } = await synthesize(clinic, { ...options, strategies: ['magic'] });
  assert.match(failures[0]?.message ?? '', /no strategy "magic"; there are template, pattern_based/);
});

it('stops when it is cancelled', async () => {
  const host = {
    ...silentHost,
    pause: async () => {
      throw new Cancelled();
    },
  };
  await assert.rejects(synthesize(clinic, { ...options, host }), Cancelled);
});

it('makes a valid model of any specification', async () => {
  await fc.assert(
    fc.asyncProperty(anySpecification(), async (spec) => {
      const { candidates, failures } = await synthesize(spec, options);
      assert.deepEqual(failures, []);
      for (const { strategy, diagnostics, text } of candidates) {
        const errors = diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ message }) => message);
        assert.deepEqual(errors, [], `${strategy}\n${text}`);
      }
    }),
    { numRuns: 60 },
  );
});

/** Few names, so that they collide; odd ones among them. */
function anySpecification(): fc.Arbitrary<Specification> {
  const noun = fc.constantFrom(
    'Room',
    'room',
    'Rooms',
    'Query',
    'constructor',
    'État',
    'id',
    'Order Item',
    '9',
    'Guest',
  );
  const field = fc.constantFrom(
    'name',
    'id',
    'type',
    'status',
    'state',
    'room',
    'Room',
    'start',
    'end',
    'email',
    '',
    'été',
  );
  const type = fc.constantFrom<SpecType>('string', 'integer', 'money', 'email', 'datetime', 'boolean');
  const states = fc.constantFrom('open|closed', 'true|nil', 'a|a', 'free|', '|');
  const attribute = fc
    .tuple(field, fc.oneof(type, states), fc.constantFrom('', '!', ' unique', '! unique 1..5'))
    .map(([name, kind, rest]) => `${name}: ${kind}${rest}`);
  const multiplicity = fc.constantFrom('1', '0..1', '*', '1..*', '2..3');
  const verb = fc.constantFrom('book', 'delete', 'mark', 'read', 'approve', 'reject', 'end', 'write');
  const state = fc.constantFrom('open', 'closed', 'true', 'free');
  const plain = (name: string) => name.replaceAll(' ', '');
  return fc
    .record({
      entities: fc.dictionary(noun, fc.array(attribute, { maxLength: 5 }), { minKeys: 1, maxKeys: 5 }),
      relationships: fc.array(
        fc
          .tuple(noun, multiplicity, fc.constantFrom('has', '+has', 'of'), multiplicity, noun)
          .map(([a, x, name, y, b]) => `${plain(a)} ${x} ${name} ${y} ${plain(b)}`),
        { maxLength: 5 },
      ),
      generalizations: fc.array(
        fc.tuple(noun, noun).map(([a, b]) => `${a} < ${b}`),
        { maxLength: 2 },
      ),
      actors: fc.dictionary(
        fc.constantFrom('guest', 'Guest', 'end', '__proto__x'),
        fc.array(
          fc.tuple(fc.constantFrom('', '!'), verb, noun).map(([not, does, what]) => `${not}${does} ${what}`),
        ),
        { maxKeys: 3 },
      ),
      states: fc.array(
        fc
          .tuple(noun, verb, fc.option(state), state)
          .map(([what, does, from, to]) => `${plain(what)} ${does} ${from ?? ''} > ${to}`),
        { maxLength: 5 },
      ),
      features: fc.subarray(['rest_api', 'graphql', 'audit', 'search']),
    })
    .map(specification);
}
