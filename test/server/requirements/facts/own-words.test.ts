/** Sentences of many domains, each for one thing that is easily read wrong. */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { specify } from '../read.ts';

it('takes what is measured for a property', () =>
  check(
    `A crane has a maximum load in tonnes and a plate.
Each payment has an amount and a remark of at most 80 characters.
A tag must be unique and has 3 to 12 characters. A gamer has a tag and owns up to 6 characters. A character has a level.
A band has several singers, each with a share in percent.`,
    `Crane.maximum_load: decimal
    Crane.maximum_load in tonnes
    Payment.remark: text
    Payment.remark ..80
    Gamer.tag 3..12
    Gamer 1 own 0..6 Character
    Singer.share: decimal
    Singer.share in percent`,
    `entity MaximumLoad
    Payment.remark: integer
    Tag 1 has 3..12 Character`,
  ));

it('goes on with a list behind a unit and behind a counted thing', () =>
  check(
    `A race has a course, a length in kilometres and two judges.
A knight has a name, hit points and armour.
Each hall has a name, a floor and any number of stalls.
Each hire is for one tourist and for 1..4 boats.
A team shall have a name and a head coach.`,
    `Race 1 has 2 Judge
    Race.length in kilometres
    Knight.hit_point: string
    Hall 1 has * Stall
    Hire * for 1 Tourist
    Hire 1 for 1..4 Boat
    Team * has 1 HeadCoach`,
    `Hall.number_of_stalls: integer
    S2 hit point`,
  ));

it('knows what stands between two things, and kinds of what can be touched', () =>
  check(
    `A loan links a borrower to a book and has a due date. A book has a title.
A device is a sensor, a lamp or a lock. Each device has a serial number.
A current account may have a limit of up to 500 EUR. A savings account and a current account are accounts.`,
    `Loan * link 1 Borrower
    Loan * link 1 Book
    Lamp is a Device
    Lock is a Device
    CurrentAccount.limit ..500
    CurrentAccount is a Account`,
  ));

it('tells who acts from who is counted, meant or logged in', () =>
  check(
    `The number of pupils of a class must not exceed the capacity of the room.
As a clerk, I want to remove members who have left the club.
I as a warden want to print a late notice.
A client logs in with a password.
In quiet mode, the controller shall within 1 second switch on the lamp.`,
    `clerk may remove member
    warden may print late notice
    S5 switch lamp`,
    `pupil must not exceed capacity
    member may leave club
    client may log password`,
  ));

it('keeps rules that compare, add up or end after a time', () => {
  const { constraints } = specify(`The total weight of a tour must not exceed the maximum load of its lorry.
The lower limit must be less than the upper limit.
The refund of an order may not exceed the price minus the discount.
The shares of all heirs add up to 100 percent.
A voucher expires after 30 days.`);
  assert.deepEqual(
    constraints.map(({ kind, attribute, comparison }) =>
      [kind, attribute, comparison?.operator, comparison?.attribute].filter(Boolean).join(' '),
    ),
    [
      'comparison total_weight <= maximum_load',
      'comparison lower_limit < upper_limit',
      'other',
      'other',
      'temporal',
    ],
  );
});

it('does not model what is built under the name of the project', () => {
  const spec = specify('The test shall print a receipt. A customer opens the test.');
  assert.deepEqual(
    [spec.entities.map(({ name }) => name), spec.actors.map(({ name }) => name)],
    [['Receipt'], ['customer']],
  );
});

it('tells nobody, whom something lets act, and what is compared', () =>
  check(
    `Neither guests nor interns may enter the vault.
The system shall let an operator pause, resume and stop a pump.
Files older than 10 years shall be archived.
Each cabin must have a unique number within its building.
A driver parks at the nearest free bay. A bay has a number.`,
    `guest must not enter vault
    intern must not enter vault
    operator may pause pump
    operator may stop pump
    S3 archive file
    Cabin.number: identifier
    entity Bay`,
    `guest may enter vault
    entity OperatorPause
    Cabin.number unique
    entity NearestFreeBay`,
  ));

it('takes what every statement obliges for what is built, and values for the nearest property', () =>
  check(
    `The booking engine shall store each booking.
The booking engine shall print a voucher.
The booking engine shall cancel a booking without a payment.
When a guest arrives, the booking engine shall open the door.
Each item has a text, an amount and a rate of either low or high.
Only clerks may give discounts of more than 10 percent.`,
    `S1 store booking
    Item.amount: money
    Item.rate: enumeration(low|high)
    clerk may give discount`,
    `entity BookingEngine
    Clerk.discount: decimal`,
  ));

it('reads what makes a kind, and bounds with a unit each', () =>
  check(
    `A bike has a number. An e-bike is a bike with a battery. A battery has a capacity.
The weight of a crate must be between 0.1 kg and 31.5 kg.`,
    `EBike * has 1 Battery
    EBike is a Bike
    Crate.weight 0.1..31.5`,
    'Bike * has 1 Battery',
  ));

it('takes square metres for a unit, and no time for what holds at a time', () =>
  check(
    `Each plot is leased to at most one gardener at a time. A plot has an area in square metres and a number.
A hall has a volume in cubic metres and two doors.`,
    `Plot.area: decimal
    Plot.area in square metres
    Hall.volume in cubic metres
    Hall 1 has 2 Door`,
    'Plot.time: time',
  ));
