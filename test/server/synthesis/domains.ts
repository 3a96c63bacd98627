/** Specifications of several domains, for tests that must hold in each. */
import { specification } from './specification-builder.ts';

export const clinic = specification({
  project: 'City Clinic',
  domain: 'healthcare',
  entities: {
    Patient: [
      'name: string!',
      'date_of_birth: date',
      'email: email! unique',
      'phone: phone',
      'record_number: identifier! unique',
    ],
    Practitioner: [
      'name: string!',
      'licence_number: identifier! unique',
      'speciality: cardiology|dermatology|general',
    ],
    Nurse: [],
    Room: ['room_number: identifier! unique', 'floor: integer 0..9'],
    Appointment: [
      'start_time: datetime!',
      'end_time: datetime!',
      'reason: text',
      'status: requested|confirmed|completed|cancelled =requested',
    ],
    Diagnosis: ['code: identifier!', 'description: text', 'severity: integer! 1..5'],
    Invoice: ['amount: money!', 'due_date: date!', 'status: open|paid|overdue'],
    InvoiceLine: ['description: text', 'quantity: integer! 1..', 'price: money!'],
  },
  relationships: [
    'Patient 1 books * Appointment',
    'Appointment * with 1 Practitioner',
    'Practitioner * works_in 1..* Room',
    'Appointment 1 has * Diagnosis',
    'Invoice 1 for 1 Appointment',
    'Invoice 1 +has 0..10 InvoiceLine',
  ],
  generalizations: ['Nurse < Practitioner'],
  actors: {
    receptionist: ['register patient', 'confirm appointment', '!read diagnosis'],
    patient: ['cancel appointment', 'book appointment'],
    practitioner: ['write diagnosis', 'complete appointment'],
    accountant: ['export invoice'],
    administrator: ['add practitioner'],
  },
  states: [
    'Appointment confirm requested > confirmed',
    'Appointment cancel > cancelled',
    'Appointment complete confirmed > completed',
    'Invoice mark open > overdue',
    'Invoice pay > paid',
  ],
  features: ['rest_api', 'audit'],
});

export const library = specification({
  project: 'Town Library',
  domain: 'library',
  entities: {
    Book: [
      'title: string!',
      'isbn: identifier! unique',
      'published_on: date',
      'genre: fiction|poetry|science',
    ],
    Copy: ['barcode: identifier! unique', 'condition: good|worn|lost'],
    Author: ['name: string!', 'biography: text'],
    Member: ['name: string!', 'email: email! unique', 'phone: phone', 'joined_on: date!'],
    Librarian: ['name: string!', 'email: email!'],
    Loan: ['due_on: date!', 'returned_on: date', 'status: active|returned|overdue'],
    Reservation: ['start_date: date!', 'end_date: date!'],
    Fine: ['amount: money!', 'paid: boolean'],
  },
  relationships: [
    'Book * written_by 1..* Author',
    'Book 1 +has * Copy',
    'Member 1 takes * Loan',
    'Loan * of 1 Copy',
    'Member 1 makes * Reservation',
    'Reservation * of 1 Book',
    'Loan 1 incurs 0..1 Fine',
  ],
  actors: {
    member: ['reserve book', 'renew loan', 'view book'],
    librarian: ['add book', 'return loan', 'waive fine', 'delete copy'],
  },
  states: ['Loan return active > returned', 'Loan mark active > overdue'],
  features: ['graphql'],
});

export const shop = specification({
  project: 'Corner Shop',
  domain: 'commerce',
  entities: {
    Customer: [
      'name: string!',
      'email: email! unique',
      'street: string',
      'city: string',
      'postal_code: string',
    ],
    Product: [
      'name: string!',
      'sku: identifier! unique',
      'price: money!',
      'currency: string',
      'stock: integer 0..',
    ],
    Order: ['placed_at: datetime!', 'status: draft|submitted|approved|rejected|shipped', 'total: money'],
    OrderItem: ['quantity: integer! 1..', 'unit_price: money!'],
    Supplier: ['name: string!', 'email: email', 'street: string', 'city: string', 'postal_code: string'],
    Category: ['name: string! unique'],
  },
  relationships: [
    'Customer 1 places * Order',
    'Order 1 +has 1..* OrderItem',
    'OrderItem * of 1 Product',
    'Product * supplied_by * Supplier',
    'Product * in 1 Category',
  ],
  actors: {
    customer: ['submit order', 'view product'],
    manager: ['approve order', 'reject order', 'delete product'],
    clerk: ['ship order', 'update product'],
  },
  states: [
    'Order submit draft > submitted',
    'Order approve submitted > approved',
    'Order reject submitted > rejected',
    'Order ship approved > shipped',
  ],
  features: ['rest_api', 'graphql'],
});

/** Names that break careless programs. */
export const hostile = specification({
  project: '9 lives of __proto__',
  domain: '',
  entities: {
    constructor: [
      'id: string!',
      'type: string',
      'end: date',
      '2nd_name: string',
      'naïve_straße: string unique',
    ],
    __proto__x: ['__proto__: string', 'toString: string', 'constructor: integer'],
    Query: ['in: string', 'has: boolean', 'not: true|false|nil', '数量: integer'],
    患者: ['名前: string!', ': string'],
    Self: ['state: draft|done'],
    ['A'.repeat(200)]: ['b'.repeat(300)],
  },
  relationships: [
    'Self 1 leads * Self',
    'Self * likes * Self',
    'constructor 1 has 1 Query',
    'Query * x * 患者',
  ],
  actors: { end: ['delete Query', 'do Self', '__proto__ Self'] },
  states: ['Self end draft > done', 'Self set > true'],
});

export const domains = { clinic, library, shop, hostile };
