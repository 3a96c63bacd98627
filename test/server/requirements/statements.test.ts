import { check } from './check.ts';

it('reads states said of a thing itself', () =>
  check(
    `An order may be new, picked, packed, shipped or cancelled.
A reading is valid, estimated or rejected.
A booking can be tentative, confirmed, checked in or checked out.
A vehicle can be available, rented or in maintenance.
A room is either single, double or a suite.
The speciality of a surgeon is either bones, hearts or eyes. A surgeon has a speciality.
A comment can be edited, deleted or shared by its author.
A plan may be changed or withdrawn.`,
    `Order.status: enumeration(new|picked|packed|shipped|cancelled)
    Reading.status: enumeration(valid|estimated|rejected)
    Booking.status: enumeration(tentative|confirmed|checked_in|checked_out)
    Vehicle.status: enumeration(available|rented|in_maintenance)
    Room.type: enumeration(single|double|suite)
    Surgeon.speciality: enumeration(bones|hearts|eyes)`,
    `entity Speciality
    entity Comment
    Plan.status: enumeration(changed|withdrawn)
    S1 pick order
    S4 rent maintenance`,
  ));

it('reads lists of properties with units, bounds and options', () =>
  check(
    `A product is described by a SKU, a name, a weight in kilograms and an optional expiry date.
Each order references at least one order line; an order line specifies the product and the quantity (1-999).
When a delivery arrives, the system shall create a receipt that records the arrival time and the number of pallets.
An invoice has several positions, each with a description, a quantity and a price (between 5 and 500 euros).
Every guest has a passport number and, optionally, a loyalty card number.
A rental has a start time and a distance in kilometres. A lesson has a title and a number of seats.`,
    `Product.weight: decimal
    Product.weight in kilograms
    Product.expiry_date: date
    OrderLine.quantity 1..999
    Order 1 reference 1..* OrderLine
    OrderLine * specify 1 Product
    Receipt.arrival_time: time
    Receipt.number_of_pallets: integer
    Position.quantity: integer
    Position.price 5..500
    Guest.passport_number required
    Guest.loyalty_card_number: identifier
    Rental.distance in kilometres
    Lesson.number_of_seats: integer`,
    `entity Record
    entity Pallet
    entity Kilogram
    entity Seat
    Product.expiry_date required
    Guest.loyalty_card_number required`,
  ));

it('reads several kinds of one thing', () =>
  check(
    `Forklift drivers and pickers are employees.
Concerts, plays and sports matches are events.
Gas meters and heat meters are meters. A meter has a serial number.`,
    `ForkliftDriver is a Employee
    Picker is a Employee
    Play is a Event
    SportsMatch is a Event
    GasMeter is a Meter
    Meter.serial_number: identifier`,
  ));

it('reads who is told, who is forbidden, and where things are', () =>
  check(
    `When a parcel is sent, the system shall notify the customer.
The system shall send the guest a confirmation within 5 minutes.
The system shall inform the tenant about the repair.
Only warehouse managers can delete products.
While a room is being cleaned, the system shall not allow the receptionist to assign it.
An employee works in one or more rooms.
Each vehicle is parked at a station. An event takes place at a venue.
The system shall lock the car if the car leaves the zone.
A customer can buy no more than six tickets.`,
    `S1 notify to customer
    S2 send confirmation to guest
    S3 inform repair to tenant
    warehouse_manager may delete product
    receptionist must not assign room
    Employee * work_in 1..* Room
    Vehicle * park_at 1 Station
    Event * take_place_at 1 Venue
    S8 lock car
    Customer 1 buy 0..6 Ticket`,
    `S4 warehouse manager
    S6 work room
    S8 leave zone
    receptionist may assign receptionist
    entity Place`,
  ));

it('tells what things are like from what somebody does', () =>
  check(
    `A bin is located in exactly one aisle.
A ledger records the debtor and the date.
A festival takes place in a park.
A clerk records the arrival of a delivery.
A clerk prints all open invoices. An invoice has a number.`,
    `Bin * locate_in 1 Aisle
    S4 record arrival
    S5 print invoice
    clerk may print invoice`,
    `S1 locate bin
    S2 record debtor
    S3 take place
    entity OpenInvoice`,
  ));

it('reads words that other domains use otherwise, and limits said in the negative', () =>
  check(
    `A farm consists of fields; every field has a size in hectares and a crop.
Every piece of equipment has a name. A machine may be idle, working or under repair.
The price of a lesson must not exceed 50 euros. A lesson has a price.
A clerk can assign a locker to a visitor. Each locker has a key number. A visitor has a name.`,
    `Farm composition Field
    Field.crop: string
    Equipment.name: string
    Machine.status: enumeration(idle|working|under_repair)
    Lesson.price ..50
    Locker * assign_to 1 Visitor`,
    `entity Piece
    Clerk * assign_to 1 Visitor`,
  ));
