/** What a specification says beyond entities and relationships: comparisons, derivations, qualities, conditions, intent. */
import assert from 'node:assert/strict';
import { specify } from './read.ts';

const compared = (text: string): readonly string[] =>
  specify(text).constraints.flatMap(({ entity, attribute, comparison }) =>
    comparison
      ? [
          `${entity ?? ''}.${attribute} ${comparison.operator} ${comparison.entity ?? ''}.${comparison.attribute}`,
        ]
      : [],
  );

const derived = (text: string): readonly string[] =>
  specify(text).entities.flatMap(({ name, attributes }) =>
    attributes.flatMap((one) =>
      one.derivedFrom === undefined ? [] : [`${name}.${one.name} = ${one.derivedFrom}`],
    ),
  );

const qualities = (text: string): readonly string[] =>
  specify(text).qualities.map(({ characteristics, measure }) =>
    [characteristics[0], ...(measure ? [measure.bound, measure.value, measure.unit] : [])].join(' '),
  );

const kinds = (text: string): readonly string[] => specify(text).constraints.map(({ kind }) => kind);

describe('the details of a specification', () => {
  it('compares properties as the words say', () => {
    assert.deepEqual(
      compared(
        'Each rental has a pick-up date and a return date.\nThe return date of a rental must be after its pick-up date.',
      ),
      ['Rental.return_date > .pick_up_date'],
    );
    assert.deepEqual(compared('The discount must not exceed the price.'), ['.discount <= .price']);
    assert.deepEqual(compared('The arrival date shall not be later than the departure date.'), [
      '.arrival_date <= .departure_date',
    ]);
    assert.deepEqual(compared('The new price must be different from the old price.'), [
      '.new_price != .old_price',
    ]);
  });

  it('compares nothing where a figure or a thing stands behind the words', () => {
    assert.deepEqual(
      compared('The weight must be less than 30.\nThe form must be sent before the meeting.'),
      [],
    );
  });

  it('says how properties are worked out', () => {
    assert.deepEqual(
      derived(
        'Each order has an order date and a total amount.\nThe total amount of an order is the sum of the amounts of its lines.',
      ),
      ['Order.total_amount = the sum of the amounts of its lines'],
    );
    assert.deepEqual(
      derived(
        'Every stay has a start date and a number of nights.\nThe number of nights is calculated from the start date.',
      ),
      ['Stay.number_of_nights = from the start date'],
    );
    assert.deepEqual(derived('Each order has a status.\nThe status of an order is open.'), []);
  });

  it('tells demands on quality with their measure from what is done and from what things have', () => {
    assert.deepEqual(qualities('The search shall answer within 2 seconds.'), [
      'performance at most 2 second',
    ]);
    assert.deepEqual(qualities('The system shall be available 99.5 % of the time.'), [
      'reliability exactly 99.5 %',
    ]);
    assert.deepEqual(qualities('The site shall be easy to use.'), ['usability']);
    assert.deepEqual(qualities('Each policy has a number.\nA clerk registers a policy.'), []);
  });

  it('finds what must not coincide', () => {
    assert.deepEqual(kinds('Two bookings of one room must not overlap.'), ['overlap']);
    assert.deepEqual(kinds('No two lessons of a teacher may take place at the same time.'), ['overlap']);
    assert.deepEqual(kinds('A teacher may join two lessons at the same time.'), []);
  });

  it('keeps the words of triggers and conditions', () => {
    const [first, second, third] = specify(
      'When a nurse admits a patient, the system shall assign a bed.\nWhile the pump is idle, the display shall dim.\nThe system shall print labels.',
    ).statements;
    assert.equal(first?.trigger, 'a nurse admits a patient');
    assert.equal(second?.condition, 'the pump is idle');
    assert.equal(third?.trigger ?? third?.condition, undefined);
  });

  it('knows a text that asks for a language from one that asks for data', () => {
    assert.equal(specify('Each customer has a name.\nA customer places orders.').intent, 'data model');
    assert.equal(
      specify(
        'The tool shall read documents in a domain-specific language for alarms.\nAn alarm statement has a condition and an action.\nThe grammar shall reject unknown keywords.',
      ).intent,
      'language',
    );
  });

  it('gives a property the measure behind it, and makes no property of that', () => {
    const [entity] = specify('Each tank has a refill interval between 1 and 60 days and a name.').entities;
    assert.deepEqual(
      entity?.attributes.map(({ name, type, min, max, unit }) => [name, type, min, max, unit]),
      [
        ['refill_interval', 'integer', 1, 60, 'days'],
        ['name', 'string', undefined, undefined, undefined],
      ],
    );
  });

  it('tells a tool that is lent from the tool that is built', () => {
    const lent = 'As a neighbour, I want to list a tool.\nA borrower requests tools.\nEach tool has a price.';
    assert.ok(specify(lent).entities.some(({ name }) => name === 'Tool'));
    const built = 'The tool shall store orders.\nWhen an order is paid, the tool shall print a label.';
    assert.ok(!specify(built).entities.some(({ name }) => name === 'Tool'));
  });
});
