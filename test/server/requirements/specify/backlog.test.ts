import assert from 'node:assert/strict';
import { companyIn, tiesOf } from '../../../../server/src/requirements/specify/backlog/company.ts';
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

  it('takes an application that nobody counts for the product', () => {
    const told = ['open', 'close', 'hide', 'pause', 'restart', 'choose'];
    const product = told.map(
      (verb) => `As a user, I want to ${verb} the application, so that I am not alone.`,
    );
    assert.ok(!namesOf([LENDING, ...product].join('\n')).includes('Application'));
    const sent = told.map((verb) => `As a user, I want to ${verb} an application, so that I am not alone.`);
    assert.ok(namesOf([LENDING, ...sent].join('\n')).includes('Application'));
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
    personas: new Set(['lender']),
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

  const ALONE = { crowd: 2, between: 0 };

  it('rise with what stories do to a name, and fall for what every application has', () => {
    const of = (told: Partial<SpokenName>, tied = false): number =>
      entityProbability({ ...SPOKEN, ...told }, tied);
    const usual = of({});
    assert.ok(of({ verbs: new Set(['register', 'lend']) }) > usual);
    assert.ok(of({ personas: new Set(['lender', 'borrower']) }) > usual);
    assert.ok(of({}, true) > usual);
    assert.ok(of({ wishes: new Set() }) < usual);
    assert.ok(of({ name: 'tool of the neighbour' }) < usual);
    assert.ok(of({ name: 'dashboard' }) < usual / 2);
  });

  it('rise with what stories say of two names together, and fall where one is only the persona', () => {
    const other: SpokenName = { ...SPOKEN, name: 'request' };
    const of = (pair: Partial<SpokenPair>, company = ALONE): number =>
      relationProbability({ ...PAIR, ...pair }, SPOKEN, other, company);
    for (const told of ['owned', 'linked', 'own'] as const) assert.ok(of({ [told]: 1 }) > of({}), told);
    assert.ok(of({ together: new Set() }) < of({}));
    assert.ok(of({ together: new Set(), looked: 1 }) < of({ together: new Set() }));
    assert.ok(of({}, { crowd: 5, between: 0 }) < of({}), 'one story tells of many things');
    assert.ok(of({}, { crowd: 2, between: 1 }) < of({}), 'a third thing stands between them');
  });

  it('see a pair in the company of what is likely an entity', () => {
    const ties = tiesOf([
      { ...PAIR, a: 'tool', b: 'lender', own: 1 },
      { ...PAIR, a: 'request', b: 'lender', linked: 2 },
      PAIR,
    ]);
    const story = (source: string, ...names: readonly string[]) => ({
      here: names.map((name) => ({ name, source })),
    });
    const stories = [story('1', 'tool', 'request', 'lender', 'weekend'), story('2', 'tool', 'request')];
    const chances = new Map([
      ['tool', 1],
      ['request', 0.5],
      ['lender', 0.75],
    ]);
    const companyOf = companyIn(stories, ties, chances);
    assert.deepEqual(companyOf(PAIR), { crowd: 2.25, between: 0.75 });
    assert.deepEqual(companyOf({ ...PAIR, stories: new Set(['1', '2']) }), { crowd: 1.5, between: 0.75 });
  });
});
