import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearest } from '../../../server/src/dsl/names/nearest.ts';

it('finds the nearest name', () => {
  assert.equal(nearest('emial', ['name', 'email', 'mail_at']), 'email');
  assert.equal(nearest('alow_nil?', ['allow_nil?', 'public?']), 'allow_nil?');
  assert.equal(nearest('minimum', ['min', 'max']), 'min');
  assert.equal(nearest('Docter', ['Patient', 'Doctor']), 'Doctor');
});

it('finds nothing when nothing is near', () => {
  assert.equal(nearest('colour', ['name', 'email']), undefined);
  assert.equal(nearest('', ['']), '');
});

it('finds a name itself, and one with two neighbours swapped', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (word, place) => {
      const at = place % (word.length - 1);
      const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
      assert.equal(nearest(word, [word]), word);
      assert.equal(nearest(swapped, [word]), word);
    }),
  );
});
