import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  atomName,
  fieldName,
  nameKey,
  pascalCase,
  plural,
  resourceName,
  singular,
  snakeCase,
  uniqueName,
  wordsOf,
} from '../../../server/src/model/naming.ts';

/** Any text, and the names that break careless programs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '',
    '9',
    'Query',
    'end',
    'id',
    '患者',
    'naïve',
    'a-b c',
  ),
);

it('makes names that every target accepts of any text', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, owner) => {
      assert.match(resourceName(text), /^[A-Z][A-Za-z0-9]{0,59}$/);
      assert.match(fieldName(text, owner), /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
      assert.match(atomName(text), /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
      assert.ok(fieldName(text, owner).length <= 50 && atomName(text).length <= 50);
    }),
  );
});

it('gives a name of its own making back unchanged', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(fieldName(fieldName(text)), fieldName(text));
      assert.equal(resourceName(resourceName(text)), resourceName(text));
    }),
  );
});

it('keeps reserved names away', () => {
  assert.equal(fieldName('id', 'Room'), 'room_id');
  assert.equal(fieldName('type', 'Room'), 'room_type');
  assert.equal(fieldName('constructor'), 'constructor_value');
  assert.equal(resourceName('Query'), 'QueryRecord');
  assert.equal(atomName('true'), 'true_value');
});

it('splits names and phrases into the same words', () => {
  for (const text of ['ClinicVisit', 'clinic_visit', 'Clinic visit', 'clinic-visit', 'clinicVisit'])
    assert.deepEqual(wordsOf(text), ['clinic', 'visit']);
  assert.deepEqual(wordsOf('HTTPServer'), ['http', 'server']);
  assert.deepEqual(wordsOf('Straße'), ['strasse']);
});

it('changes case and keeps what is right already', () => {
  assert.equal(pascalCase('clinic visit'), 'ClinicVisit');
  assert.equal(pascalCase('IPAddress'), 'IPAddress');
  assert.equal(snakeCase('ClinicVisit'), 'clinic_visit');
  assert.equal(snakeCase('line 2'), 'line2');
});

it('forms plurals and singulars', () => {
  const pairs = {
    patient: 'patients',
    diagnosis: 'diagnoses',
    category: 'categories',
    day: 'days',
    box: 'boxes',
    branch: 'branches',
    address: 'addresses',
    status: 'statuses',
    house: 'houses',
    person: 'people',
    order_item: 'order_items',
    equipment: 'equipment',
  };
  for (const [one, many] of Object.entries(pairs)) {
    assert.equal(plural(one), many);
    assert.equal(singular(many), one);
    assert.equal(singular(one), one);
  }
  assert.equal(plural('ClinicVisit'), 'ClinicVisits');
});

it('compares names by what a reader sees', () => {
  assert.equal(nameKey('ClinicVisits'), nameKey('clinic_visit'));
  assert.notEqual(nameKey('Visit'), nameKey('Visitor'));
});

it('keeps long names apart', () => {
  const long = 'a'.repeat(100);
  assert.notEqual(fieldName(`${long}b`), fieldName(`${long}c`));
});

it('numbers names that are taken', () => {
  assert.equal(uniqueName('room', new Set(['room', 'room_2'])), 'room_3');
  assert.equal(uniqueName('Room', new Set(['Room'])), 'Room2');
});
