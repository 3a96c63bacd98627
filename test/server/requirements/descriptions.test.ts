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
Passengers can be mileage collectors. Passengers provide their full name, passport number and phone number.
The weight and size of each piece of luggage are measured at the check-in.
Captains and co-pilots are pilots; every pilot holds a licence with an expiry date.
For each title, the airline owns one or more films. A film has a length.`,
    `Booking.booking_date: date
    Booking.price: money
    Passenger.passport_number: identifier
    MileageCollector is a Passenger
    Luggage.weight: decimal
    Captain is a Pilot
    Licence.expiry_date: date`,
    `entity Airline
    Passenger is a MileageCollector`,
  ));

it('reads a veterinary practice', () =>
  check(
    `Of each employee, the name, the address and the date of employment need to be stored; for veterinarians, the licence number is stored as well.
Each pet belongs to exactly one owner and has a name, a species and a weight.
Consultations take place on a certain date and at a certain time.
Animals can be dogs, cats or rodents. For dogs, it is important to know whether they have been vaccinated against rabies.`,
    `Employee.date_of_employment: date
    Veterinarian.licence_number: identifier
    Pet.weight: decimal
    Consultation.date: date
    Consultation.time: time
    Dog is a Animal
    Dog.is_vaccinated: boolean`,
    `entity EmploymentNeed`,
  ));

it('reads a school and an agency, with verbs left out', () =>
  check(
    `For each building the address is stored, and for each classroom the number and the number of seats.
There are three categories of events: trade fairs, parties and workshops.
For parties the music style is saved and for workshops the topic as well as the trainer.
A caterer is characterised by its name and the type of cuisine.
People can register for individual or group lessons. A lesson has a start time and end time.`,
    `Building.address: string
    Classroom.number: identifier
    Classroom.number_of_seats: integer
    TradeFair is a Event
    Party.music_style: string
    Workshop.topic: string
    Caterer.type_of_cuisine: string
    IndividualLesson is a Lesson
    GroupLesson is a Lesson`,
    `Workshop.music_style: string
    entity Cuisine`,
  ));

it('reads a cooperative of farmers', () =>
  check(
    `Every farmer is a member of the cooperative and has a name, an address and a bank account number.
The cooperative owns different machines: tractors, harvesters and trailers. Each machine has a serial number.
For tractors, the horsepower is known, while trailers have a maximum load.
It is recorded when a machine was picked up and when it was returned.
The buyer and the seller can give each other feedback, consisting of a rating and a comment.
A ticket refers to exactly one seat and costs 8 to 12 euros.`,
    `Farmer.bank_account_number: identifier
    Tractor is a Machine
    Harvester is a Machine
    Tractor.horsepower: string
    Machine.pick_up_date: date
    Machine.return_date: date
    Feedback.rating: decimal
    Ticket * refer_to 1 Seat`,
    `Farmer is a Member
    entity Horsepower
    Buyer.rating: decimal`,
  ));

it('makes one of words for one kind of thing, and keeps systems that are parts', () =>
  check(
    `A client can order several services. Each customer has a name and an address.
A boat is composed of a hull and a steering system. The steering system is composed of a rudder.
Each agent is responsible for exactly one country. A country has a currency.
A pilot carries out a check. It is recorded whether it is a solar-powered boat.
When the stock of a product drops below a limit, an order is sent.`,
    `entity SteeringSystem
    Boat composition SteeringSystem
    SteeringSystem composition Rudder
    Agent * responsible_for 1 Country
    Boat.is_solar_powered: boolean`,
    `entity Client
    Pilot.check: string
    entity ProductDrop`,
  ));

it('reads a courier and an orchestra', () =>
  check(
    `For every musician, the last name and the year in which he or she joined the orchestra are recorded.
Of a customer we know the name and the address. The sender and the recipient of a parcel are customers.
Vans have a maximum volume, trucks a maximum load.
Damages that are found during an inspection are recorded with a description and the estimated cost.
A car has a mileage and belongs to a category (small, medium, large). The price per day is determined by the category.
The status of a parcel can be registered, in transit, delivered or lost.
A course has a title and a number of credits. Credits are counted by the office.
Keepers look after animals of different species. An animal has a gender.`,
    `Musician.last_name: string
    Musician.year: integer
    Customer.address: string
    Sender is a Customer
    Recipient is a Customer
    Van.maximum_volume: decimal
    Truck.maximum_load: string
    Damage.estimated_cost: money
    Car.category: enumeration(small|medium|large)
    Course.number_of_credits: integer
    Animal.species: string`,
    `Van.maximum_load: string
    Inspection.description: text
    Price.category: string
    entity Price
    entity Transit`,
  ));
