/** Whole descriptions in the style of course books, held against what a reader would model. */
import { check } from './check.ts';

it('reads a hospital', () =>
  check(
    `Employees of the hospital are either physicians, nurses or administrative staff.
Every employee has a personnel number, a name, and a salary.
When a patient is admitted, his or her name, date of birth and insurance number are entered.
During a stay, a patient occupies a bed in a room. Each room has a room number and a number of beds.
A physician can prescribe several treatments to a patient; each treatment has a code, a description and a cost.
It should also be possible to indicate whether a treatment is covered by insurance.`,
    `Physician is a Employee
    Nurse is a Employee
    Employee.salary: money
    Patient.date_of_birth: date
    Patient.insurance_number: identifier
    Room.number_of_beds: integer
    Treatment.cost: money
    Treatment.is_covered: boolean`,
    `entity Hospital`,
  ));

it('reads a conference with properties in brackets and in the plural', () =>
  check(
    `A conference (name, location, start date, end date) is organised by a chair and comprises several sessions.
A paper has a title, an abstract and keywords, and is written by one or more authors.
Each paper is reviewed by at least three reviewers.
For invoicing purposes, the affiliation and the VAT number of a participant must be known.
Participants register for the conference.`,
    `Conference.location: string
    Conference.start_date: date
    Conference.end_date: date
    Paper.abstract: text
    Paper.keyword: string
    Participant.vat_number: identifier`,
    `entity Keyword`,
  ));

it('reads a bike rental', () =>
  check(
    `Bikes have a unique number and a colour and may be in use, available or under repair.
Besides normal bikes, there are also electric bikes, whose battery level is monitored.
A rental starts at one station and ends at the same or another station. A station has a capacity.
Start time, end time and the total price of each rental are stored.
Customers can take out a subscription, which can be monthly or yearly and costs a fixed amount.
For every repair, the date and the hours worked are noted.`,
    `Bike.status: enumeration(in_use|available|under_repair)
    Rental.start_time: time
    Rental.end_time: time
    Rental.total_price: money
    Repair.date: date
    entity Subscription`,
    `Bike.price: money`,
  ));

it('reads an airline', () =>
  check(
    `With each booking, the booking date, the price and the seat number are saved.
Passengers can be frequent flyers. Passengers provide their full name, passport number and phone number.
The weight and size of each piece of luggage are measured at the check-in.
Captains and co-pilots are pilots; every pilot holds a licence with an expiry date.
For each title, the airline owns one or more films. A film has a length.`,
    `Booking.booking_date: date
    Booking.price: money
    Passenger.passport_number: identifier
    FrequentFlyer is a Passenger
    Luggage.weight: decimal
    Captain is a Pilot
    Licence.expiry_date: date`,
    `entity Airline
    Passenger is a FrequentFlyer`,
  ));
