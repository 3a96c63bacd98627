import assert from 'node:assert/strict';
import { readStatement } from '../../../../server/src/requirements/analysed-statement.ts';
import { classify } from '../../../../server/src/requirements/kinds/quality-class.ts';

/** `functional`, `quality`, or both, of one statement. */
function classOf(text: string): string {
  const source = { id: 'a', text, span: { start: 0, end: text.length }, fields: new Map<string, string>() };
  const { functional, quality } = classify(readStatement(source));
  return [functional ? 'functional' : '', quality ? 'quality' : ''].filter(Boolean).join(' ');
}

const cases: readonly (readonly [string, string])[] = [
  ['The till shall print a receipt.', 'functional'],
  ['A guest shall be able to cancel a booking.', 'functional'],
  ['The scheduler shall be capable of sending reminders.', 'functional'],
  ['If a valve fails to open, the controller shall sound the horn.', 'functional'],
  ['When two hours have passed since the last entry, the clock shall close the shift.', 'functional'],
  ['The shop shall support refunds.', 'functional'],
  ['An authorised signatory signs the contract.', 'functional'],
  ['The till shall print a receipt within 3 seconds.', 'functional quality'],
  ['The gate shall encrypt each message before it sends it.', 'functional quality'],
  ['Only the treasurer may delete an invoice.', 'functional quality'],
  ['The till shall be easy to learn.', 'quality'],
  ['The shop shall be available 99.5 % of the time.', 'quality'],
  ['The shop shall be available 99.9 % of each month.', 'quality'],
  ['The ferry desk must be up at least 98 percent of every week.', 'quality'],
  ['The site shall run on any modern browser.', 'quality'],
  ['The archive shall comply with ISO 15489.', 'quality'],
  ['The shop shall support 500 concurrent users.', 'quality'],
  ['The server shall be implemented in Java.', 'quality'],
  ['The product shall be installed by the clerk within an hour.', 'quality'],
  ['The response time shall be short enough to keep guests at the till.', 'quality'],
  ['The look and feel shall follow the corporate style guide. Pages shall show the logo.', 'quality'],
  // What is ensured, prevented or denied is that somebody does something.
  ['The archive shall ensure that nobody is able to read sealed letters.', 'quality'],
  ['The archive shall ensure that only archivists may open a box.', 'quality'],
  ['The archive shall ensure that a box is returned.', 'functional'],
  ['A visitor shall not be able to see the address of a donor.', 'quality'],
  ['Access to the archive shall be limited to archivists.', 'quality'],
  ['The library shall prevent members from borrowing four books.', 'functional'],
  ['The library shall limit members to three loans.', 'functional'],
  ['A team member shall upload a plan.', 'functional'],
  // What data are is no function; what a report shows is.
  ['A box shall contain a list of letters.', ''],
  ['Each box shall have a sender.', ''],
  ['The distance shall be between 1 and 30 miles.', ''],
  ['The monthly report shall include the number of visitors.', 'functional'],
  ['The donor shall specify a purpose.', 'functional'],
  // Constraints on the product, by its verbs alone.
  ['The archive shall use the Polaris toolkit.', 'quality'],
  ['The archive shall be designed according to the layered architecture.', 'quality'],
  ['The shop must make use of a map service.', 'quality'],
  ['The website should be modern and concise.', 'quality'],
  ['The shop shall use the address of the guest to find the nearest branch.', 'functional'],
  // Work on the product, and how its fulfilment is measured.
  ['The project team shall record the time that was spent.', ''],
  ['The shop shall be pleasing. 80 % of the customers surveyed shall recommend the shop.', 'quality'],
  ['The shop shall be pleasing. A survey shall show that nine of ten guests return.', 'quality'],
  ['The survey shall be sent to each customer.', 'functional'],
  ['Testers shall enter the results of a test.', 'functional'],
  ['A clerk shall be able to add new products.', 'functional'],
  ['The radio shall support data rates of at least 2.4 kbit/s.', 'quality'],
  ['The archive shall support a maximum of 700 boxes.', 'quality'],
  ['The till shall answer every question during business hours.', 'functional quality'],
  ['The preview shall have a height of 480 pixels.', 'quality'],
  ['The actions of the driver shall be as simple as possible.', 'quality'],
  ['Old letters shall be available to archivists.', 'functional'],
  ['A clerk shall perform a search within 3 seconds.', 'functional quality'],
  ['The shop shall be robust.The clerk shall confirm each order.', 'quality'],
  ['The shop shall be robust. The shop shall allow clerks to confirm an order.', 'functional quality'],
  ['The menu shall be readable. From the far table 90 % of guests shall be able to name a dish.', 'quality'],
  ['95 percent of the waiters shall be able to take an order.', 'quality'],
  ['The shop shall allow for convenient renewing of loans.', 'functional quality'],
  ['The shop shall ask the system for news every hour.', 'functional quality'],
  ['The archive shall have automatic checking to reduce invalid data.', 'functional quality'],
  ['Only correct orders shall be kept. No incorrect order shall be kept.', 'quality'],
  ['The archive shall give guests no access to letters that might reveal a donor.', 'quality'],
  ['A second database shall be used to store old orders.', 'quality'],
  ['Orders shall be shown to the authorised users.', 'functional quality'],
  ['Orders shall be shown to the compliance officer.', 'functional'],
  ['The shop shall provide privacy.', 'quality'],
  ['The shop shall support several interface languages.', 'quality'],
  ['The shop shall complete every order within half a second.', 'quality'],
];

for (const [text, expected] of cases) it(text, () => assert.equal(classOf(text), expected));

it('reads long repetitions of the beginnings of its patterns', () => {
  for (const piece of [
    'only a ',
    'shall not be able to read and to ',
    'within a maximum of 9 ',
    'support 9 9 ',
    'access to a ',
    'meet the ',
  ])
    assert.match(classOf(piece.repeat(100_000 / piece.length)), /functional|quality/);
});
