/** Generalizations in their many forms, and what is none. */
import { check } from '../check.ts';

it('reads kinds that a thing can be, and roles that somebody can play', () =>
  check(
    `A trip can be both a day trip and a night trip.
A person can be a skipper on one trip and cook on another trip.
Tokens are either shapes or marbles. A token has a colour.
Some boats are rowing boats, which have several oars. A boat has a name.`,
    `DayTrip is a Trip
    NightTrip is a Trip
    Skipper is a Person
    Cook is a Person
    Shape is a Token
    Marble is a Token`,
    `Person is a Skipper
    Boat is a RowingBoat`,
  ));

it('reads divisions and names for some', () =>
  check(
    `Members are divided into juniors, adults and seniors. A member pays a fee.
We distinguish between domestic and foreign parcels. A parcel has a weight.
Some helpers teach beginners. They are called instructors. A helper has an age.
Also, a special type of permit can be ordered: the express permit. A permit has a size.
The captain and the sailors are people who have names.`,
    `Junior is a Member
    Adult is a Member
    DomesticParcel is a Parcel
    ForeignParcel is a Parcel
    Instructor is a Helper
    ExpressPermit is a Permit
    Captain is a Person
    Sailor is a Person`,
    `Member association Junior`,
  ));

it('takes no condition for a kind', () =>
  check(
    `When a stay is a short stay, the guest pays a fee. A stay has a date.`,
    `entity Stay`,
    `Stay is a ShortStay`,
  ));
