import assert from 'node:assert/strict';
import { specify } from '../read.ts';

it('is surer of what is stated, and of what is stated twice', () => {
  const once = specify('Each ship belongs to one fleet. A crane may lift a crate.');
  const twice = specify('Each ship belongs to one fleet.\nEvery ship belongs to exactly one fleet.');
  const [stated] = once.relationships;
  const [repeated] = twice.relationships;
  assert.ok((stated?.confidence ?? 0) > 0, String(stated?.confidence));
  assert.ok((repeated?.confidence ?? 0) > (stated?.confidence ?? 1), String(repeated?.confidence));
});

it('lets many share what each has one of, and parts belong to one whole', () => {
  const { relationships } = specify(`A film has a studio. A studio has a founder and several halls.
A film consists of scenes. Each hall is cleaned by one or more cleaners.
A studio is a company. A founder has a name. A studio has a name.`);
  const ends = relationships.map((r) => `${r.from} ${r.fromMultiplicity} ${r.toMultiplicity} ${r.to}`);
  assert.ok(ends.includes('Film * 1 Studio'), ends.join());
  assert.ok(ends.includes('Film 1 * Scene'), ends.join());
  assert.ok(ends.includes('Hall * 1..* Cleaner'), ends.join());
});
