import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze } from '../../../../server/src/requirements/index.ts';
import { findingsIn } from '../read.ts';

/** Requirements as a careful analyst writes them: nothing here deserves a finding. */
const clean = `Each member has a card number, a name and an e-mail address.
A member may borrow at most five books at a time.
Each loan refers to exactly one copy and exactly one member.
A book has a title, an ISBN and one or more authors.
When a member returns a copy, the system shall close the loan.
If a loan is overdue by more than 14 days, then the system shall charge a fine of 2 EUR.
Only a librarian may remove a copy.
As a member, I want to reserve a book, so that I can collect it at the desk.
While the library is closed, the system shall accept reservations.
A reservation is either open, ready or expired.
Each shipment consists of one or more parcels.
A parcel has a weight, a width, a height and a depth.
The weight of a parcel is at most 30 kg.
When a driver scans a parcel, the system shall record the time and the depot.
A depot has a code and an address.
A vehicle carries at most 200 parcels.
As a dispatcher, I want to assign a driver to a route, so that every parcel leaves on the planned day.
A route starts at exactly one depot.
The system shall send a message to the recipient when the driver leaves the depot.
A customer can track a shipment by its tracking number.
Given a delivered parcel, when the recipient reports damage, then the system shall open a claim.
A student has a student number, a first name and a last name.
A course has a title, a credit value and a maximum number of participants.
A teacher teaches one or more courses.
Each course belongs to exactly one department.
A student enrols in a course until the registration deadline.
When a teacher enters a grade, the system shall notify the student within 5 minutes.
The grade is a number between 1 and 6.
A student must not see the grades of another student.
An exam takes place in one room at one time.
Each account has an IBAN and a balance.
A customer holds one or more accounts.
The balance of a savings account must not be negative.
When a customer transfers money, the system shall debit the source account and credit the target account.
A transfer has an amount, a currency and a booking date.
If the balance is lower than the amount, then the system shall reject the transfer.
A savings account is a kind of account.
An account can be either a savings account or a current account.
The status of a card is either active, blocked or expired.
When a clerk blocks a card, the system shall set the status of the card to blocked.
The system shall keep every transaction for 10 years.
The system shall answer 95 % of all balance requests within 1 second.
Users log in with an e-mail address and a password.
The password must have at least 12 characters.
The system shall export all transactions of a month as a CSV file.
The system shall offer a REST API.
As an auditor, I want to see who changed a limit, so that I can explain the change to the regulator.
Each order has an order number, an order date and a delivery address.
An order line refers to one product and has a quantity.
The quantity of an order line must be at least 1.
When the payment arrives, the order is marked as paid.
A product belongs to one or more categories.
The price of a product is at least 0.01 EUR.
A guest books a room for one or more nights.
Each room has a room number, a floor and a number of beds.
Two bookings of the same room must not overlap.
The hotel charges a fee when a guest cancels less than 24 hours before arrival.
A cleaner marks a room as clean.
When the manager confirms an offer, it becomes confirmed.
If two bookings conflict, then the system shall reject the later one.
A receptionist can change the dates of a booking.
The system shall store the passport number of each guest.`;

it('finds nothing of weight in clean statements of several domains', () => {
  const found = findingsIn(clean).filter(({ severity }) => severity !== 'hint');
  assert.deepEqual(
    found.map(({ code, span }) => `${code}: ${clean.slice(span.start, span.end)}`),
    [],
  );
});

/** Texts in which something stands that looks like a fault, and is none; each was found wrong once. */
const harmless: readonly (readonly [code: string, text: string])[] = [
  ['req/escape-clause', 'As a curator, I want to see how often each picture was lent, so that I can plan.'],
  ['req/undefined-acronym', 'The rank of a book is one of A, B, AB and O.'],
  ['req/undecided', 'The system shall keep pictures for [NEEDS CLARIFICATION: how long?].'],
  ['req/stray-punctuation', 'Each hire is for 1..4 boats.'],
  ['req/weak-verb', 'An application can be in one of the following states: draft, filed, granted.'],
  [
    'req/contradiction',
    'Each essay is reviewed by 2 to 4 reviewers.\nA reviewer must not review an essay of the same school.',
  ],
  ['req/contradiction', 'An adjuster handles claims.\nAn adjuster must not handle a claim of a relative.'],
  [
    'req/unknown-state',
    'The status of a crate is one of packed, picked up and lost.\nWhen a driver scans a crate, the system shall set the status of the crate to picked up.',
  ],
];

for (const [code, text] of harmless)
  it(`finds no ${code} in “${text.slice(0, 60)}”`, () =>
    assert.deepEqual(
      findingsIn(text).flatMap((found) => (found.code === code ? [found.message] : [])),
      [],
    ));

it('still finds what is forbidden and allowed of the same', () =>
  assert.equal(
    findingsIn('A clerk may read the file of a guest.\nA clerk must not read the file of a guest.')[0]?.code,
    'req/contradiction',
  ));

it('knows the style of criteria apart from that of statements', () => {
  const rows = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'].map(
    (id) => `${id}: Each room has a number.`,
  );
  const criteria = 'acceptance:\n    - WHEN a guest pays THE SYSTEM SHALL print a receipt\n';
  const [document] = readRequirements(`${rows.join('\n')}\n  ${criteria}`, 'file:///a.req');
  const codes = analyze(document)[1].map(({ code }) => code);
  assert.equal(document.statements.length, 10);
  assert.ok(!codes.includes('req/missing-full-stop'));
});
