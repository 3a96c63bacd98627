import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lossesOf, printModel } from '../../../../server/src/language/spark/index.ts';
import { clinicText } from './clinic.ts';
import { anyModel } from './models.ts';

it('loses nothing of what was printed from a model', () => {
  assert.deepEqual(lossesOf(clinicText()), []);
  fc.assert(
    fc.property(anyModel, (model) => {
      assert.deepEqual(lossesOf(printModel(model)), []);
    }),
    { numRuns: 50 },
  );
});

it('names what a model cannot hold, each thing once', () => {
  const text = `// made by hand
use ash.resource
resource A {
  attributes {
    uuid_primary_key id
    create_timestamp made_at { public? true }
    attribute a: string { allow_nil? true  sensitive? true }
  }
  // later
  actions { create new { argument reason: string } }
}
`;
  assert.deepEqual(
    lossesOf(text).map(({ what }) => what),
    ['create_timestamp made_at', 'sensitive? true', 'comment', 'argument reason'],
  );
});

it('knows documents of other languages as lost', () => {
  const text = 'dsl api { entity endpoint { arg path: string } }';
  assert.deepEqual(
    lossesOf(text).map(({ what }) => what),
    ['dsl api'],
  );
});

it('takes another order of a list for no loss', () => {
  const text = clinicText();
  const list = /resources \[([^\]]*)\]/.exec(text);
  const names = list?.[1]?.split(',').map((name) => name.trim()) ?? [];
  assert.ok(names.length > 1);
  const reversed = text.replace(list?.[0] ?? '', `resources [${names.reverse().join(', ')}]`);
  assert.deepEqual(lossesOf(reversed), []);
});
