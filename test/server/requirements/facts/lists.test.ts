/** Lists of values, of states and of parts, and what goes on behind a relative clause. */
import { check } from '../check.ts';

it('keeps values of several words, letters and places', () =>
  check(
    `A locker has a code and a state, which is either free, rented or out of order.
The size of a locker is one of A, B and O.
The state of a parcel is one of announced, picked up, in transit and handed over.
A kiln is cold, heated or under repair.`,
    `Locker.state: enumeration(free|rented|out_of_order)
    Locker.size: enumeration(a|b|o)
    Parcel.state: enumeration(announced|picked_up|in_transit|handed_over)
    Kiln.status: enumeration(cold|heated|under_repair)`,
    `S3 pick transit`,
  ));

it('reads states behind a colon', () =>
  check(
    `A petition can be in one of the following states: draft, filed, under review, granted.
The secretary may grant a petition. A clerk files a petition.`,
    `Petition.state: enumeration(draft|filed|under_review|granted)
    Petition grant:  -> granted
    Petition file:  -> filed
    clerk may file petition`,
    `Petition.state: enumeration(draft|filed)
    S1 file review`,
  ));

it('goes on with a list behind a relative clause, which tells of the nearest thing', () =>
  check(
    `A key has a label, which must be unique, and a colour.
Each rack has a name, a code and a load range, which consists of a lower bound and an upper bound.
A boiler has a maker, a model and a serial number that is unique per maker.
A parcel has exactly one sender and exactly one recipient.`,
    `Key.label: string
    Key.label unique
    Key.colour: string
    Rack.name: string
    Rack.code: identifier
    LoadRange 1 consists_of 1 LowerBound
    Parcel * has 1 Sender
    Parcel * has 1 Recipient`,
    `entity Name
    Boiler.model unique
    Boiler.serial_number unique`,
  ));

it('makes a thing of a general noun whose properties are listed', () =>
  check(
    `A tester enters a result. A result has a value, a unit and a timestamp.
The applicant shall submit an application with a description of the project.
Each application is reviewed by at least two reviewers.`,
    `Result.value: string
    Result.timestamp: datetime
    Application.description: text
    Application * review_by 2..* Reviewer
    reviewer may review application`,
  ));

it('takes the application for what is built where nobody hands it in', () =>
  check(
    `The application shall print a receipt. The user opens the application.`,
    'S1 print receipt',
    'entity Application',
  ));
