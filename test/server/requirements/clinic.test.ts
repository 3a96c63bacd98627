import assert from 'node:assert/strict';
import { specify } from './read.ts';

const page = `Each patient has a name, an e-mail address and a date of birth. The e-mail address must be unique.
A patient can book one or more appointments. Each appointment belongs to exactly one doctor.
When a receptionist cancels an appointment, the system shall set its status to cancelled.
Only a doctor may write a prescription.`;

it('reads a page of mixed prose into entities, attributes, relationships, permissions and a state change', () => {
  const spec = specify(page);
  assert.deepEqual(spec.entities.map(({ name }) => name).sort(), [
    'Appointment',
    'Doctor',
    'Patient',
    'Prescription',
  ]);
  const patient = spec.entities.find(({ name }) => name === 'Patient');
  assert.deepEqual(
    patient?.attributes.map(({ name, type, unique }) => [name, type, unique]),
    [
      ['name', 'string', false],
      ['email', 'email', true],
      ['date_of_birth', 'date', false],
    ],
  );
  const pairs = spec.relationships.map((r) => `${r.from} ${r.fromMultiplicity} ${r.toMultiplicity} ${r.to}`);
  assert.ok(pairs.includes('Patient 1 1..* Appointment'), pairs.join('; '));
  assert.ok(pairs.includes('Appointment * 1 Doctor'), pairs.join('; '));
  assert.deepEqual(
    spec.stateChanges.map(({ entity, action, to }) => [entity, action, to]),
    [['Appointment', 'cancel', 'cancelled']],
  );
  const doctor = spec.actors.find(({ name }) => name === 'doctor');
  assert.deepEqual(doctor?.permissions[0]?.action, { verb: 'write', object: 'prescription' });
  assert.equal(spec.domain, 'healthcare');
});
