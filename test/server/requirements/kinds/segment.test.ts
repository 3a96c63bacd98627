import assert from 'node:assert/strict';
import { segment } from '../../../../server/src/requirements/kinds/segment.ts';

/** The kind, and each segment as `role: text`. */
function show(text: string): string {
  const { kind, segments } = segment(text);
  return [kind, ...segments.map(({ role, start, end }) => `${role}: ${text.slice(start, end)}`)].join('\n');
}

const cases: readonly (readonly [string, string])[] = [
  ['The system shall log in users.', 'ubiquitous\nbody: The system shall log in users.'],
  [
    'When a clerk signs, the system shall store the form.',
    'event-driven\ntrigger: When a clerk signs\nresponse: the system shall store the form.',
  ],
  [
    'While the pump, or its spare, is on, the controller shall blink.',
    'state-driven\nstate: While the pump, or its spare, is on\nresponse: the controller shall blink.',
  ],
  [
    'Where a printer is fitted, the till shall print.',
    'optional-feature\nfeature: Where a printer is fitted\nresponse: the till shall print.',
  ],
  [
    'If the card fails, then the till shall beep.',
    'unwanted-behaviour\nunwanted: If the card fails\nresponse: the till shall beep.',
  ],
  [
    'While open, when a guest pays, the till shall print.',
    'complex\nstate: While open\ntrigger: when a guest pays\nresponse: the till shall print.',
  ],
  [
    'WHEN a user pays THE SYSTEM SHALL print',
    'event-driven\ntrigger: WHEN a user pays\nresponse: THE SYSTEM SHALL print',
  ],
  [
    'As a clerk, I want to print, so that I save time.',
    'user-story\nrole: a clerk, \nmeans: I want to print\nbenefit: I save time.',
  ],
  [
    'In order to save time, as a clerk I want to print.',
    'user-story\nbenefit: save time\nrole: a clerk \nmeans: I want to print.',
  ],
  ['I want to print as a clerk.', 'user-story\nrole: a clerk\nmeans: I want to print'],
  [
    'Given a card, when it fails, then the till beeps',
    'scenario\ngiven:  a card, \nwhen:  it fails, \nthen:  the till beeps',
  ],
  ['A guest is a person who stays.', 'definition\nbody: A guest is a person who stays.'],
  ['Guests pay.', 'prose\nbody: Guests pay.'],
  [
    'As soon as it rings, the system shall stop.',
    'event-driven\ntrigger: As soon as it rings\nresponse: the system shall stop.',
  ],
];

for (const [text, expected] of cases)
  it(`reads the form of “${text}”`, () => assert.equal(show(text), expected));
