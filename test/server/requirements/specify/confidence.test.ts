import assert from 'node:assert/strict';
import {
  attributeConfidence,
  ofOwner,
  plainer,
  relatedConfidence,
  shownConfidence,
} from '../../../../server/src/requirements/specify/confidence.ts';
import { specify } from '../read.ts';

const sureness = (text: string, entity: string, attribute: string): number =>
  specify(text)
    .entities.find(({ name }) => name === entity)
    ?.attributes.find(({ name }) => name === attribute)?.confidence ?? Number.NaN;

it('is higher for what is stated more plainly and more often', () => {
  assert.ok(attributeConfidence('has', 1) > attributeConfidence('of', 1));
  assert.ok(attributeConfidence('of', 3) > attributeConfidence('of', 1));
  assert.equal(plainer('of', 'has'), 'has');
  assert.equal(plainer('has', 'of'), 'has');
});

it('makes no attribute surer than its owner, and no relationship less sure than by chance', () => {
  const attribute = {
    name: 'a',
    type: 'string',
    required: false,
    unique: false,
    sources: [],
    confidence: 0.9,
  } as const;
  assert.equal(ofOwner(attribute, 0.5).confidence, 0.45);
  for (const chance of [0, 0.2, 0.5, 0.9, 1])
    assert.ok(relatedConfidence(chance) >= chance && relatedConfidence(chance) <= 1);
});

it('makes what is shown surer than what is only mentioned as plainly, and keeps the order', () => {
  const chances = [0, 0.1, 0.2, 0.5, 0.8, 1];
  const shown = chances.map(shownConfidence);
  chances.forEach((chance, i) => {
    assert.ok((shown[i] ?? 0) >= chance && (shown[i] ?? 2) <= 1, String(chance));
  });
  assert.deepEqual([...shown].sort(), shown);
});

it('tells what a text says a thing has from what it only mentions of it', () => {
  const text = 'Each parcel has a weight. A clerk weighs the parcel. A clerk reads the colour of the parcel.';
  assert.ok(
    sureness(text.replaceAll('. ', '.\n'), 'Parcel', 'weight') >
      sureness(text.replaceAll('. ', '.\n'), 'Parcel', 'colour'),
  );
});
