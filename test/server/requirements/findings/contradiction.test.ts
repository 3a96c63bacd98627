/** Pairs of statements that exclude each other, and pairs that only look so. */
import assert from 'node:assert/strict';
import { findingsIn } from '../read.ts';

const excluding = `
A basket holds at most 10 items.|A basket holds at least 12 items.
The password must have at least 8 characters.|The password must have at least 12 characters.
The discount of a voucher is at most 20 %.|The discount of a voucher must not exceed 30 %.
Only administrators may delete a user.|A moderator may delete a user.
A guest may post a comment.|Guests must not post comments.
A guest may not edit a post.|A guest can edit a post.
Orders are deleted after 30 days.|Orders are deleted after 90 days.
The system shall log out a user after 10 minutes of inactivity.|The system shall log out a user after 30 minutes of inactivity.
Each invoice belongs to exactly one customer.|An invoice belongs to several customers.
The e-mail address of a user is mandatory.|The e-mail address of a user is optional.
A team has exactly 11 players.|A team has up to 7 players.
The default language of a user is English.|The language of a user is German by default.
The rating of a film is between 1 and 5.|The rating of a film is a number from 6 to 10.
The colour of a label is either red or green.|The colour of a label is one of blue or yellow.
Nobody may change a closed report.|An editor may change a closed report.
The file size must not be larger than 5 MB.|The file size must not be larger than 10 MB.
A pupil attends one or more courses.|A pupil attends no more than zero courses.
The server shall respond within 200 ms.|The server shall respond within 2 seconds.
The report is created every 24 hours.|The report is created every 12 hours.
A nurse is allowed to prescribe medicine.|A nurse is not allowed to prescribe medicine.
A coach may train up to 3 teams.|A coach may train at most 5 teams.
Only the treasurer may sign a cheque.|As a secretary, I want to sign a cheque, so that bills are paid.
A trainee must not approve holidays.|A trainee approves holidays.
The speed of a tram shall not exceed 50 km/h.|The speed of a tram shall not exceed 70 km/h.
The system shall send a reminder after 3 days.|The system shall send a reminder after 7 days.
The middle name of an employee is optional.|The middle name of an employee is required.
The status of a ticket is either open or closed.|The status of a ticket is one of new, active or done.
A zone contains at least 5 sensors.|A zone contains at most 4 sensors.
No student may enter the lab.|A student may enter the lab.
The backup is kept for at least 30 days.|The backup is kept for at most 10 days.
The initial status of a ticket is open.|The initial status of a ticket is new.`;

const compatible = `
A doctor has at most 20 appointments per day.|A doctor has at most 80 appointments per week.
Only a member may reserve a book.|A librarian may lend a book.
A student must not see the grades of another student.|A student can see the grades of a course.
Guests must not change a booking after check-in.|A guest can change a booking.
The system shall answer a search within 2 seconds.|The system shall answer a login within 1 second.
A single room has one bed.|A double room has two beds.
Each order has one or more order lines.|An order has at most 50 order lines.
The price of a child ticket is 5 EUR.|The price of an adult ticket is 9 EUR.
A manager may approve a request.|Only a director may approve a budget.
A nurse is a kind of employee. Only an employee may open the door.|A nurse may open the door.
Users of level 2 can read reports.|Users of level 3 can read reports.
A customer may cancel an order within 14 days.|A customer may cancel a subscription within 30 days.
The status of an order is one of open or paid.|The status of an invoice is one of sent or settled.
A child must not borrow a film.|An adult may borrow a film.
The temperature of a freezer must be at most -18 °C.|The temperature of a fridge must be at most 7 °C.
A user may upload up to 5 photos.|A premium user may upload up to 50 photos.
If the card is blocked, a customer must not pay.|A customer may pay.
A user can see their own profile.|A user must not see the profile of others.`;

const contradicts = (pair: string): boolean => {
  const [first, second] = pair.split('|');
  return findingsIn(`R1: ${first}\nR2: ${second}`).some(({ code }) => code === 'req/contradiction');
};
const pairsIn = (list: string): readonly string[] => list.split('\n').filter(Boolean);

it('statements that exclude each other are found', () =>
  assert.deepEqual(
    pairsIn(excluding).filter((pair) => !contradicts(pair)),
    [],
  ));

it('statements on other things, other times or other cases are left alone', () =>
  assert.deepEqual(pairsIn(compatible).filter(contradicts), []));

it('names both statements, and what each of them says', () => {
  const text = 'R1: Only a manager may approve an invoice.\nR2: A clerk may approve invoices.';
  const [found] = findingsIn(text).filter(({ code }) => code === 'req/contradiction');
  assert.match(found?.message ?? '', /allowed to a clerk here, but allowed to a manager alone in R1/);
  assert.equal(text.slice(found?.related?.[0]?.span.start).slice(0, 14), 'Only a manager');
});
