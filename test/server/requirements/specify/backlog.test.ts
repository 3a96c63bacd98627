import assert from 'node:assert/strict';
import {
  entityProbability,
  relationProbability,
} from '../../../../server/src/requirements/specify/backlog/probability.ts';
import type { SpokenName, SpokenPair } from '../../../../server/src/requirements/specify/backlog/spoken.ts';
import { specify } from '../read.ts';

/** A backlog about lending tools among neighbours, written for these tests. */
const LENDING = `As a lender, I want to register a tool, so that neighbours can find it.
As a lender, I want to upload photos of my tools, so that neighbours know what they get.
As a lender, I want to remove a tool, so that nobody asks for it any more.
As a lender, I want to accept or decline a request, so that I decide who uses my tools.
As a lender, I want to rate the borrowers who returned a tool, so that other lenders know them.
As a borrower, I want to send a request for a tool, so that I can use it at the weekend.
As a borrower, I want to cancel my requests, so that the lender does not wait for me.
As a borrower, I want to see the reviews of a lender, so that I have peace of mind.
As a borrower, I want to write a review about a tool, so that others gain insight.
As a coordinator, I want to delete reviews that borrowers have reported, so that the site stays friendly.
As a coordinator, I want to block a borrower, so that lenders are safe.
As a user, I want to reset my password, so that I can log in again.`;

const namesOf = (text: string): readonly string[] => specify(text).entities.map(({ name }) => name);
const pairsOf = (text: string): readonly string[] =>
  specify(text).relationships.map(({ from, to }) => [from, to].sort().join(' – '));

describe('a backlog', () => {
  it('is made of what its stories keep, and of people whom they speak of', () => {
    const names = namesOf(LENDING);
    for (const name of ['Tool', 'Request', 'Review', 'Borrower', 'Lender'])
      assert.ok(names.includes(name), `${name} in ${names.join()}`);
  });

  it('shows neither personas that only wish, nor the application, nor idioms', () => {
    const names = namesOf(LENDING);
    for (const name of ['Coordinator', 'User', 'Site', 'Password', 'Peace', 'Mind', 'Insight', 'Weekend'])
      assert.ok(!names.includes(name), `${name} in ${names.join()}`);
  });

  it('relates what its stories tell together', () => {
    const pairs = pairsOf(LENDING);
    for (const pair of ['Request – Tool', 'Borrower – Request', 'Lender – Review', 'Review – Tool'])
      assert.ok(pairs.includes(pair), `${pair} in ${pairs.join(', ')}`);
  });

  it('says how sure it is, and from which stories', () => {
    const { entities, relationships } = specify(LENDING);
    const sure = new Map(entities.map(({ name, confidence }) => [name, confidence]));
    assert.ok((sure.get('Tool') ?? 0) > (sure.get('Lender') ?? 1), JSON.stringify([...sure]));
    for (const { from, to, confidence, sources } of relationships) {
      assert.ok(confidence !== undefined && confidence > 0 && confidence < 1, `${from} ${to} ${confidence}`);
      assert.ok(sources.length > 0, `${from} ${to}`);
    }
  });

  it('is read as it was when its stories stand in another order', () => {
    const turned = LENDING.split('\n').reverse().join('\n');
    assert.deepEqual([...namesOf(turned)].sort(), [...namesOf(LENDING)].sort());
    assert.deepEqual([...pairsOf(turned)].sort(), [...pairsOf(LENDING)].sort());
  });

  it('leaves what statements say beside the stories', () => {
    const names = namesOf(`${LENDING}\nEach deposit has an amount and a due date.`);
    assert.ok(names.includes('Deposit'), names.join());
  });
});

it('reads a few stories one by one', () => {
  const names = namesOf('As a gardener, I want to plan a bed, so that I know what to sow.');
  assert.deepEqual(names, ['Bed']);
});

describe('probabilities of a backlog', () => {
  const SPOKEN: SpokenName = {
    name: 'tool',
    person: false,
    stories: new Set(['1', '2']),
    wishes: new Set(['1', '2']),
    verbs: new Set(['register']),
    kept: 1,
    had: 0,
    counted: true,
  };
  const PAIR: SpokenPair = {
    a: 'tool',
    b: 'request',
    stories: new Set(['1']),
    together: new Set(['1']),
    owned: 0,
    linked: 0,
    looked: 0,
    own: 0,
  };

  it('rise with what stories do to a name, and fall for what every application has', () => {
    const usual = entityProbability(SPOKEN);
    assert.ok(entityProbability({ ...SPOKEN, verbs: new Set(['register', 'lend']) }) > usual);
    assert.ok(entityProbability({ ...SPOKEN, wishes: new Set() }) < usual);
    assert.ok(entityProbability({ ...SPOKEN, name: 'dashboard' }) < usual / 2);
  });

  it('rise with what stories say of two names together, and fall where one is only the persona', () => {
    const other: SpokenName = { ...SPOKEN, name: 'request' };
    const of = (pair: Partial<SpokenPair>): number =>
      relationProbability({ ...PAIR, ...pair }, SPOKEN, other);
    for (const told of ['owned', 'linked', 'own'] as const) assert.ok(of({ [told]: 1 }) > of({}), told);
    assert.ok(of({ together: new Set() }) < of({}));
    assert.ok(of({ together: new Set(), looked: 1 }) < of({ together: new Set() }));
  });
});
