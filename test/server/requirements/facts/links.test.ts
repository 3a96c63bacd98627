import assert from 'node:assert/strict';
import { readStatement } from '../../../../server/src/requirements/analysed-statement.ts';
import { readAllFacts } from '../../../../server/src/requirements/facts/read-facts.ts';
import { documentOf } from '../read.ts';

/** What one statement links, a line for each. */
function linksOf(text: string): readonly string[] {
  const [facts] = readAllFacts(documentOf(text).statements.map(readStatement));
  return (facts?.links ?? []).map(({ from, name, to }) => `${from} ${name} ${to}`);
}

function holds(text: string, ...expected: readonly string[]): void {
  const links = linksOf(text);
  for (const link of expected) assert.ok(links.includes(link), `${link} in ${links.join('; ')}`);
}

it('finds an object before its clause, with or without a pronoun', () => {
  holds('As a reader, I want to see a book that another member has borrowed.', 'member borrow book');
  holds('As a mother, I want to share any pictures the club has taken.', 'club take picture');
  holds('As a warden, I want to write rules that guests have to follow.', 'guest follow rule');
});

it('calls what joins two things by verb and preposition', () => {
  holds('As a clerk, I want to add a line to an order.', 'line add_to order');
  holds('As a clerk, I want to see the driver of a parcel.', 'parcel has driver');
});

it('shares an owner among what is joined', () => {
  holds(
    "As a clerk, I want to read guests' questions and complaints.",
    'guest has question',
    'guest has complaint',
  );
});

it('finds the owner in a compound and behind a pronoun', () => {
  holds('As a coach, I want to print the team schedule.', 'team has team schedule');
  holds('As a coach, I want to see players and their injuries.', 'player has injury');
});
