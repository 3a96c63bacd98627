/** What expressions refuse, and how they say it; and what moments and texts come to. */
import { deepEqual, equal, throws } from 'node:assert/strict';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import { addToDay, addToMoment, startOfDay } from '../../../../server/src/runtime/expression/calendar.ts';
import { evaluate } from '../../../../server/src/runtime/expression/evaluate.ts';
import type { Scope } from '../../../../server/src/runtime/expression/scope.ts';
import { read } from '../../language/definition/read.ts';

const document = (calculation: string) => `use ash.resource
resource Thing {
  attributes {
    uuid_primary_key id
    attribute name: string
    attribute tag: ci_string
    attribute size: integer
    attribute born: date
    attribute list: array(integer)
  }
  relationships { has_many parts: Thing { destination_attribute id }  belongs_to whole: Thing }
  calculations { calculate it: term { calculation ${calculation} } }
}`;

function worked(text: string, record: Scope['record'] = {}, context = {}): unknown {
  const { resources } = read(document(text)).definitions;
  const resource = resources.find(({ name }) => name === 'Thing');
  const calculation = resource?.calculations[0]?.calculation;
  if (!resource || !calculation || !('expr' in calculation)) throw new Error('There is no expression.');
  return evaluate(calculation.expr as Expr, {
    templates: {
      arguments: { x: 5 },
      actor: { role: 'admin', team: { id: 7 } },
      context,
      tenant: 'a',
      now: Date.UTC(2026, 0, 31, 10),
    },
    record,
    resource,
    resourceNamed: () => resource,
  });
}

describe('expressions', () => {
  it('give values', () => {
    equal(worked('^arg(x) + 1'), 6);
    equal(worked('^actor(role) == admin'), true);
    equal(worked('^actor([team, id])'), 7);
    equal(worked('^tenant() <> ^context(key)', {}, { key: 'b' }), 'ab');
    equal(worked('true or nil'), true);
    equal(worked('false and nil'), false);
    equal(worked('nil == nil'), null);
    equal(worked('"a" <> nil'), null);
    equal(worked('tag == "ADA"', { tag: 'ada' }), true);
    equal(worked('name == "ADA"', { name: 'ada' }), false);
    equal(worked('whole.name', { whole: null }), null);
    equal(worked('round(2.675, 2)'), 2.68);
    equal(worked('round(-2.5)'), -3);
    equal(worked('rem(-7, 3)'), -1);
    equal(worked('7 / 0'), null);
    equal(worked('today()'), '2026-01-31');
    equal(worked('string_trim("  a\\t")'), 'a');
    deepEqual(worked('string_split("a  b", " ", trim?: true)'), ['a', 'b']);
    equal(worked('string_join(["a", nil, "b"], "-")'), 'a-b');
    equal(worked('string_position("\u{1f600}b", "b")'), 1);
  });

  const refused: readonly (readonly [string, RegExp, Record<string, unknown>?])[] = [
    ['fragment("now()")', /fragment\(…\) cannot be worked out here. SQL inside/],
    ['name + 1', /\+ calculates with numbers only/, { name: 'a' }],
    ['size <> "a"', /<> joins texts only/, { size: 1 }],
    [
      'size == name',
      /A value of the type integer cannot be compared with one of the type string/,
      { size: 1, name: 'a' },
    ],
    ['list == list', /cannot be compared/, { list: [1] }],
    ['date_add(born, 1.5, day)', /whole numbers/, { born: '2026-01-31' }],
    ['exists(parts)', /parts of Thing is not loaded/],
    ['parts.name', /leads to several records/, { parts: [{ name: 'a' }] }],
    ['parent(name)', /inside of exists/],
    ['required!(name)', /required value is nil/, { name: null }],
    ['contains(size, "a")', /contains takes a text here/, { size: 1 }],
    ['exists(Thing, name == "a")', /only the database can/],
  ];
  for (const [text, message, record] of refused)
    it(`refuse ${text}`, () => {
      throws(() => worked(text, record), message);
    });
});

describe('the calendar', () => {
  it('ends months with their last day', () => {
    equal(addToDay('2026-01-31', 1, 'month'), '2026-02-28');
    equal(addToDay('2024-02-29', 1, 'year'), '2025-02-28');
    equal(addToDay('2026-03-31', -1, 'month'), '2026-02-28');
    equal(addToDay('9999-12-31', 1, 'day'), null);
    equal(addToMoment('2026-01-31T10:00:00.000999Z', 1, 'microsecond'), '2026-01-31T10:00:00.001000Z');
    equal(addToMoment('2026-01-31T10:00:00.000000Z', -1, 'microsecond'), '2026-01-31T09:59:59.999999Z');
  });

  it('begins days where people live', () => {
    equal(startOfDay('2026-01-31', 'Europe/Berlin'), '2026-01-30T23:00:00.000000Z');
    equal(startOfDay('2026-07-01T22:30:00.000000Z', 'Europe/Berlin'), '2026-07-01T22:00:00.000000Z');
    // Clocks are put forward in the night of March 29, and back in that of October 25.
    equal(startOfDay('2026-03-30', 'Europe/Berlin'), '2026-03-29T22:00:00.000000Z');
    equal(startOfDay('2026-10-25', 'Europe/Berlin'), '2026-10-24T22:00:00.000000Z');
  });
});
