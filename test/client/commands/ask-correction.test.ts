/** What *Refine Specification* asks, and the sentence that it makes of the answers, which the engine must be able to read. */
import assert from 'node:assert/strict';
import { askCorrection, type Form, type Questions } from '../../../client/src/commands/ask-correction.ts';
import { english } from '../../../client/src/translate.ts';
import { readCorrection } from '../../../server/src/requirements/index.ts';

const terms = {
  entities: [
    { name: 'member', attributes: ['name'] },
    { name: 'loan', attributes: [] },
  ],
  actors: ['librarian', 'member'],
};

/** Answers questions in their order: a label that is picked, or a text that is written; `undefined` goes away. */
function person(...answers: readonly (string | undefined)[]): Questions & { readonly asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  return {
    asked,
    pick: async (title, items) => {
      asked.push(title);
      const label = left.shift();
      if (label === undefined) return undefined;
      const item = items.find((each) => each.label === label);
      assert.ok(item, `${label} is not among ${items.map((each) => each.label).join(', ')}`);
      return item.value;
    },
    ask: async (title) => {
      asked.push(title);
      return left.shift();
    },
  };
}

describe('asking for a correction', () => {
  const cases: readonly (readonly [
    form: Form,
    name: string | undefined,
    answers: readonly string[],
    line: string,
  ])[] = [
    ['same', undefined, ['loan', 'librarian'], 'loan means librarian'],
    ['same', 'reader', ['member'], 'reader means member'],
    ['same', 'reader', ['Another name…', 'guest'], 'reader means guest'],
    ['rename', 'loan', ['rental'], 'rename loan to rental'],
    ['notEntity', undefined, ['loan'], 'loan is not an entity'],
    ['entity', undefined, ['room'], 'room is an entity'],
    ['attribute', undefined, ['due date', 'loan'], 'due date is an attribute of loan'],
    ['kind', 'trainee', ['member'], 'trainee is a kind of member'],
    ['notRelated', undefined, ['member', 'loan'], 'member and loan are not related'],
    ['sentence', undefined, ['each member borrows many loans'], 'each member borrows many loans'],
  ];

  for (const [form, name, answers, line] of cases)
    it(`makes “${line}”`, async () => {
      assert.equal(await askCorrection(person(...answers), english, terms, form, name), line);
      assert.ok(readCorrection(line));
    });

  it('ends when the person goes away, at any question', async () => {
    assert.equal(await askCorrection(person(undefined), english, terms, 'same'), undefined);
    assert.equal(await askCorrection(person('loan', undefined), english, terms, 'kind'), undefined);
    assert.equal(
      await askCorrection(person('Another name…', undefined), english, terms, 'notEntity'),
      undefined,
    );
    assert.equal(await askCorrection(person('loan'), english, terms, 'rename', 'loan'), undefined);
  });

  it('offers nobody what the question is about', async () => {
    await assert.rejects(
      askCorrection(person('member'), english, terms, 'kind', 'member'),
      /is not among loan/,
    );
  });
});
