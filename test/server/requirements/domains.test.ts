import assert from 'node:assert/strict';
import { check } from './check.ts';
import { specify } from './read.ts';

it('reads a library', () =>
  check(
    `Each book has a title, a unique ISBN and a year of publication.
A book has one or more copies.
Each copy belongs to exactly one book and has a shelf mark.
A copy is either available, lent or lost.
Only a librarian may register a copy.
A member can borrow at most five copies.
When a member returns a copy, the system shall set the status of the copy to available.
A magazine is a kind of publication.
Members shall not delete reservations.`,
    `entity Book
    entity Copy
    Book.title: string
    Book.isbn: identifier
    Book.isbn unique
    Book.title required
    Book 1 has 1..* Copy
    librarian may register copy
    Member 1 borrow 0..5 Copy
    Copy return:  -> available
    Magazine is a Publication
    member must not delete reservation
    domain library`,
    `entity System
    entity Title`,
  ));

it('reads logistics with bounds, composition and permissions', () =>
  check(
    `A shipment consists of one or more parcels. Each parcel has a weight, a tracking number and a status.
The weight must be between 1 and 30. The status of a parcel is one of registered, loaded, delivered or lost.
A vehicle has a licence plate and carries up to 200 parcels.
When a driver delivers a parcel, the parcel is marked as delivered.
A dispatcher may assign a driver to a route. Every route starts at one depot.
Each depot has a code, an address and a phone number.`,
    `entity Shipment
    entity Parcel
    Shipment composition Parcel
    Parcel.weight: decimal
    Parcel.weight 1..30
    Parcel.tracking_number: identifier
    Parcel.status: enumeration(registered|loaded|delivered|lost)
    Depot.phone_number: phone
    driver may deliver parcel
    dispatcher may assign driver
    Parcel deliver:  -> delivered
    domain logistics`,
  ));

it('reads a school from user stories', () =>
  check(
    `As a teacher, I want to create assignments for my courses, so that students can practise.
As a teacher, I want to grade a submission.
As a student, I want to hand in a submission, so that the teacher can grade it.
As a parent, I want to be notified by e-mail when my child is absent.
Each course has a title, a start date and an end date.
A student has a first name, a last name and a birth date.
A course has at most 30 students.`,
    `entity Course
    entity Assignment
    entity Student
    Course.start_date: date
    Student.birth_date: date
    Course 1 has 0..30 Student
    teacher may create assignment
    teacher may grade submission
    feature notifications
    domain education`,
  ));

it('reads a bank with kinds, state changes and what must not be done', () =>
  check(
    `An account can be either a savings account or a current account.
Each account has a number, a balance and a currency. The balance of a savings account must not be negative.
Each account belongs to exactly one customer. A customer holds one or more accounts.
A transfer has an amount, a booking date and a purpose.
When a clerk blocks an account, its status changes from active to blocked.
A clerk must not approve transfers.
An auditor may read all transfers. Every change to an account shall be recorded in the audit trail.`,
    `SavingsAccount is a Account
    CurrentAccount is a Account
    Account.balance: money
    Transfer.amount: money
    Transfer.booking_date: date
    Account block: active -> blocked
    Account.status: enumeration(active|blocked)
    clerk must not approve transfer
    auditor may read transfer
    feature audit
    domain finance`,
  ));

it('reads a hotel in mixed forms, Kiro’s capitals included', () =>
  check(
    `R1: The hotel has rooms. Each room has a number, a floor, a price per night and a capacity of 1 to 6 guests.
R2: A room is either a single room, a double room or a suite.
R3: A guest has a full name, a passport number, a nationality and an optional loyalty card number.
R4: A booking is made by one guest for one or more rooms. It has a check-in date, a check-out date and a total amount.
R5: The status of a booking is pending by default.
R6: WHEN a guest pays the deposit THE SYSTEM SHALL change the status of the booking from pending to confirmed.
R7: WHEN a guest does not arrive by midnight, THE SYSTEM SHALL mark the booking as no-show.
R8: A receptionist can check in a guest, assign a room and print the invoice.
R9: Housekeeping staff may only see room assignments.
R10: Guests must not change a booking after check-in.
R11: Each invoice consists of invoice items; each item has a description, a quantity and a unit price.
R12: The e-mail address of a guest is required and must be a valid e-mail address.
R13: As a manager, I want to see occupancy statistics per month so that I can plan staff.
R14: The system shall send a confirmation e-mail to the guest within 1 minute after booking.
R15: A suite may have at most two extra beds.
R16: The loyalty programme has three levels: bronze, silver and gold.
R17: The minibar products are managed by the storekeeper, who can update the stock.
R18: Each employee belongs to a department and reports to one manager.
R19: A shift is assigned to one or more employees and has a start time and an end time.
R20: Two bookings for the same room must not overlap.
R21: The password of a user must have at least 10 characters.
R22: A review contains a rating between 1 and 5 stars and a comment.
R23: Every user is identified by a unique username.`,
    `Room.capacity 1..6
    SingleRoom is a Room
    Suite is a Room
    Guest.email required
    Booking.check_in_date: date
    Booking.status: enumeration(pending|confirmed|no_show)
    Booking confirm: pending -> confirmed
    Invoice composition InvoiceItem
    InvoiceItem.unit_price: money
    Suite 1 has 0..2 Bed
    LoyaltyProgramme.level: enumeration(bronze|silver|gold)
    receptionist may assign room
    receptionist may print invoice
    guest must not change booking
    Booking * make_by 1 Guest
    Shift * assign_to 1..* Employee
    User.username unique
    feature reporting`,
    `entity Character
    entity Star
    entity Password
    guest may assign room`,
  ));

it('merges what the glossary calls one thing', () => {
  const glossary = [
    { term: 'practitioner', synonyms: ['doctor'], definition: '', span: { start: 0, end: 0 } },
  ];
  const spec = specify('Each doctor has a name.\nA practitioner has a licence number.', glossary);
  assert.deepEqual(
    spec.entities.map(({ name, attributes }) => [name, attributes.map((attribute) => attribute.name)]),
    [['Practitioner', ['name', 'licence_number']]],
  );
});
