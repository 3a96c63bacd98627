/** Properties that a sentence asks for by a question, an identifier, or a list of values. */
import { check } from '../check.ts';

it('reads whether, how many, how long and when', () =>
  check(
    `For each cottage we register whether it has a sauna, whether it is heated and how many beds it has.
It is recorded how long the stay lasts. A stay has a price.
The office records the date and time when the parcel was sent. A parcel has a weight.`,
    `Cottage.has_sauna: boolean
    Cottage.is_heated: boolean
    Cottage.number_of_beds: integer
    Stay.duration: duration
    Parcel.date: date
    Parcel.time: time`,
    `entity Sauna
    Cottage.sauna: string`,
  ));

it('takes a check for no data', () =>
  check(
    `The system checks whether the guest is registered. A guest has a name.`,
    `Guest.name: string`,
    `Guest.is_registered: boolean`,
  ));

it('reads an identifier and the values of a property', () =>
  check(
    `Every crate must be uniquely identifiable and has several labels, each of which is identified by a code.
The sizes of a crate are small, medium and large.
Pictures are saved with a file name.`,
    `Crate.id: identifier
    Crate.id unique
    Label.code: identifier
    Picture.file_name: string`,
  ));
