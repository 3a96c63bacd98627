/** Corrections as sentences: many ways to say one thing, and one way to write it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  readCorrection,
  writeCorrection,
} from '../../../../server/src/requirements/specify/correction-line.ts';

describe('corrections as sentences', () => {
  const said: Readonly<Record<string, readonly string[]>> = {
    'guest means visitor': [
      'Guest is visitor.',
      '“guest” is the same as ‘visitor’',
      'guests are the same as visitors',
      'visitors and guests are the same thing',
      'merge guests into visitors',
      'guest = visitor',
      'guest is another word for visitor',
    ],
    'rename loan to rental': ['A loan is called a rental', 'rename Loans to Rentals'],
    'postal code is not an entity': ['postal codes are not entities', 'ignore the postal code'],
    'room is an entity': ['A room is a thing', 'rooms are entities'],
    'librarian is an actor': ['the librarian is an actor.'],
    'due date is an attribute of loan: date': [
      'a loan has an attribute due date: date',
      'the due date of a loan is a date',
      'loan’s due date has the type date',
    ],
    'status is an attribute of order: one of open, paid': [
      'status of order is one of open or paid',
      'the status of an order is an enumeration of open, paid',
    ],
    'name is an attribute of branch: required, unique': [
      'name is a required, unique attribute of branch',
      'the name of a branch is required and unique',
    ],
    'price is not an attribute of order': ['the price is no attribute of an order'],
    'novel is a kind of book': ['a novel is a book', 'novels are kinds of book'],
    'each member borrows at most 3 copies': ['Each member borrows up to three copies'],
    'one or more tutors teach many courses': ['at least one tutor teach any number of courses'],
    'wheel is part of car': ['each wheel is part of one car'],
    'room and guest are not related': [
      'no relationship between room and guest',
      'a room is not related to a guest',
    ],
    'order and customer are related: many to one': ['relationship between order and customer: many to one'],
  };

  for (const [written, spoken] of Object.entries(said))
    it(written, () => {
      for (const line of [written, ...spoken]) {
        const correction = readCorrection(line);
        assert.ok(correction, line);
        assert.equal(writeCorrection(correction), written, line);
      }
    });

  it('are read as the documentation writes them', () => {
    const page = readFileSync(new URL('../../../../docs/languages.md', import.meta.url), 'utf8');
    const lines = /corrections \{\n([\s\S]*?)\n\}/.exec(page)?.[1]?.split('\n') ?? [];
    assert.ok(lines.length > 10);
    for (const line of lines) assert.ok(readCorrection(line.replace(/\s+\/\/.*/, '').trim()), line);
  });

  it('are no corrections when nothing can be told', () => {
    for (const line of [
      '',
      'guest',
      'is',
      'see the visitors',
      'what is meant here is left open to anybody',
      'a '.repeat(400),
    ])
      assert.equal(readCorrection(line), undefined, line);
  });

  it('are read in time that grows with their length', () => {
    for (const piece of ['a is ', 'of ', 'x of a is ', 'and ', "'s ", 'many a ', ': ', 'one of '])
      for (const length of [299, 100_000]) {
        const line = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
        const start = process.cpuUsage();
        readCorrection(line);
        const { user } = process.cpuUsage(start);
        assert.ok(user < 2_000_000, `${piece} takes ${user} µs`);
      }
  });
});
