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
  [
    'As soon as possible, the till shall print.',
    'ubiquitous\nbody: As soon as possible, the till shall print.',
  ],
  [
    'WHILE open WHEN a guest pays THE TILL SHALL print',
    'complex\nstate: WHILE open\ntrigger: WHEN a guest pays\nresponse: THE TILL SHALL print',
  ],
  [
    'When a guest pays the till shall print.',
    'event-driven\ntrigger: When a guest pays\nresponse: the till shall print.',
  ],
  [
    'In flight mode when the speed falls the pump shall stop.',
    'complex\nstate: In flight mode\ntrigger: when the speed falls\nresponse: the pump shall stop.',
  ],
  [
    'In the event of a fire, the door shall open.',
    'unwanted-behaviour\nunwanted: In the event of a fire\nresponse: the door shall open.',
  ],
  [
    'A clerk wants to print, so that guests can read.',
    'user-story\nrole: A clerk\nmeans: wants to print\nbenefit: guests can read.',
  ],
  [
    'I, as a clerk, want to print so that I save time.',
    'user-story\nrole: a clerk\nmeans: want to print\nbenefit: I save time.',
  ],
  [
    'I want to print as a clerk so that I save time.',
    'user-story\nrole: a clerk\nmeans: I want to print\nbenefit: I save time.',
  ],
  [
    'As a clerk,\nwhen a guest pays,\nI want to print.',
    'user-story\nrole: a clerk\ntrigger: when a guest pays,\n\nmeans: I want to print.',
  ],
  [
    'As a clerk I print the list so that I save time.',
    'user-story\nrole: a clerk \nmeans: I print the list\nbenefit: I save time.',
  ],
  ['As a result I see nothing.', 'prose\nbody: As a result I see nothing.'],
  ['As agreed, I will pay.', 'ubiquitous\nbody: As agreed, I will pay.'],
  [
    'Scenario Outline: Fees\nGiven a card\n* a till\nWhen it fails\nThen it beeps\n* it rings',
    'scenario\ngiven:  a card\n\ngiven:  a till\n\nwhen:  it fails\n\nthen:  it beeps\n\nthen:  it rings',
  ],
  [
    'The till shall, when a guest pays, print.',
    'event-driven\ntrigger: when a guest pays\nbody: The till shall, when a guest pays, print.',
  ],
  [
    'While open, the till must, until a guest pays, wait.',
    'complex\nstate: While open\nstate: until a guest pays\nresponse: the till must, until a guest pays, wait.',
  ],
  ['The till shall, of course, print.', 'ubiquitous\nbody: The till shall, of course, print.'],
  [
    '- Given a card\n- When it fails\n- Then it beeps',
    'scenario\ngiven:  a card\n\nwhen:  it fails\n\nthen:  it beeps',
  ],
];

for (const [text, expected] of cases)
  it(`reads the form of “${text}”`, () => assert.equal(show(text), expected));
