/** What a text says is recorded of things, in its many forms. */
import { check } from '../check.ts';

it('reads what is recorded of each, with one owner for a whole list', () =>
  check(
    `For each voyage the harbour office stores the time of departure, the draught, the number of crew members and the fee.
The name and length of a ship are known.
A ship has a hull, the material and colour of which are noted.
Ships are moored by pilots, whose first and last names, phone numbers and email addresses must be stored.`,
    `Voyage.fee: money
    Voyage.number_of_crew_members: integer
    Ship.name: string
    Ship.length: decimal
    Hull.material: string
    Hull.colour: string
    Pilot.first_name: string
    Pilot.last_name: string
    Pilot.email: email`,
    `Ship.material: string
    entity Fee`,
  ));

it('reads what somebody must give, and what a thing is given', () =>
  check(
    `Each runner is given a unique number, and each race gets assigned a code. A race has a name.
Runners have to indicate their age and fill in their name and address.
When you register a new judge, you enter their phone number.
For team races, the duration should be stored as well. A team race is run by several runners.`,
    `Race.code: identifier
    Runner.number: identifier
    Runner.number unique
    Runner.age: integer
    Runner.address: string
    Judge.phone_number: phone
    TeamRace.duration: duration`,
  ));

it('goes on about the thing of the sentence before', () =>
  check(
    `A canteen serves several daily menus. A daily menu is identified by a date and the canteen.
The price per guest is also noted. It has a name.`,
    `DailyMenu.date: date
    DailyMenu.price: money
    DailyMenu.name: string`,
    `entity Price`,
  ));

it('takes what is shown, or entered in a condition, for no data', () =>
  check(
    `The kiln shall show the rate and the remaining time.
The system shall list the kilns of a studio with their state.
If a user enters a wrong password three times, then the system shall lock the user.`,
    `Kiln.state: string`,
    `Kiln.rate: decimal
    Studio.state: string
    User.password_time: time`,
  ));
