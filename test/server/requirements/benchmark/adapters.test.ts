import assert from 'node:assert/strict';
import { adapters } from '../../../../server/src/requirements/benchmark/registry.ts';

/** A text of our own for each set, and what its scorer must be able to read. */
const items = [
  { id: 'a', text: 'As a clerk, I want to print the open orders, so that I can pack parcels.' },
  {
    id: 'b',
    text: 'Each order has a number and one or more lines. A line may not be empty. The till must be easy to use.',
  },
  { id: 'c', text: '' },
];

for (const { name, predict } of adapters)
  it(`${name}: predicts every item, the empty one included`, () => {
    const predictions = predict(items);
    assert.deepEqual(
      predictions.map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });

it('says story parts in the words of the story', () => {
  const [story] = adapters.find(({ name }) => name === 'qus')?.predict(items) ?? [];
  assert.deepEqual(story, {
    id: 'a',
    persona: ['clerk'],
    primaryActions: ['print'],
    secondaryActions: ['pack'],
    primaryEntities: ['open orders'],
    secondaryEntities: ['parcels'],
    triggers: [['clerk', 'print']],
    targets: [
      ['print', 'open orders'],
      ['pack', 'parcels'],
    ],
  });
});

it('names an action by what is done, and leaves out what is not done or only said of a thing', () => {
  const texts = [
    'As a clerk, I want to be told about orders that were cancelled, so that I do not have to call the shop.',
    'As a clerk, I want to start printing labels I designed, without opening the box, so that I work more quickly.',
    'As a clerk, I want to page through the orders.',
  ];
  const predictions = adapters
    .find(({ name }) => name === 'qus')
    ?.predict(texts.map((text, i) => ({ id: `${i}`, text })));
  assert.deepEqual(
    predictions?.map((story) => [story['primaryActions'], story['secondaryActions']]),
    [
      [['be told'], []],
      [['start printing'], ['work more quickly']],
      [['page through'], []],
    ],
  );
});

it('names an entity in the words that stand for a thing', () => {
  const text =
    'As a clerk, I want to see who paid, how many seats are left and short and clear titles on time, so that there are no gaps.';
  const [story] = adapters.find(({ name }) => name === 'qus')?.predict([{ id: 'a', text }]) ?? [];
  assert.deepEqual(
    [story?.['primaryEntities'], story?.['secondaryEntities']],
    [['who'], ['how many seats', 'short and clear titles', 'gaps']],
  );
});
