/** A model that the factory makes of requirements runs as it is: the clinic of the examples, played by its people. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { silentHost } from '../../../server/src/base/host.ts';
import { buildModel } from '../../../server/src/factory/documents/build-model.ts';
import { specify } from '../../../server/src/factory/documents/specify.ts';
import { codes, failure, start, value } from './start.ts';

/** The model of the example's requirements. */
async function clinicModel(): Promise<string> {
  const text = readFileSync(new URL('../../../examples/clinic/clinic.req', import.meta.url), 'utf8');
  const { specification } = specify({ uri: 'file:///clinic.req', text });
  const built = await buildModel({ specification, strategy: 'pattern_based', seed: 1 }, silentHost);
  assert.ok('candidate' in built);
  return built.candidate.text;
}

describe('the model of a clinic', () => {
  it('keeps patients and books appointments, for those who may', async () => {
    const { runtime } = await start(await clinicModel(), { whole: true });
    const patient = { actor: { role: 'patient' } };
    const receptionist = { actor: { role: 'receptionist' } };
    const trusted = { authorize: false };
    const person = {
      name: 'Ada',
      date_of_birth: '1980-02-29',
      email: 'Ada@example.org',
      phone_number: '1',
      medical_record_number: '7',
    };
    const ada = await value(runtime.create('Patient', 'register', person, trusted));
    assert.deepEqual(
      await codes(runtime.create('Patient', 'register', { ...person, email: 'ada@EXAMPLE.org' }, trusted)),
      ['email taken'],
    );
    assert.deepEqual(
      await codes(runtime.create('Patient', 'register', { ...person, date_of_birth: '1981-02-29' }, trusted)),
      ['date_of_birth invalid_type'],
    );
    const doctor = await value(
      runtime.create(
        'Practitioner',
        'create',
        { name: 'Bo', licence_number: '1', speciality: 'cardiology' },
        trusted,
      ),
    );
    const slot = await value(runtime.create('Slot', 'create', {}, trusted));
    const booking = {
      start_time: '10:00',
      practitioner_id: doctor['id'],
      patient_id: ada['id'],
      slot_id: slot['id'],
    };
    assert.equal(
      (await failure(runtime.create('Appointment', 'book', booking, receptionist))).class,
      'forbidden',
    );
    const booked = await value(runtime.create('Appointment', 'book', booking, patient));
    assert.equal(booked['status'], 'requested');
    assert.equal((await failure(runtime.create('Appointment', 'book', booking, patient))).class, 'conflict');
    const confirmed = await value(runtime.update('Appointment', 'confirm', booked, {}, receptionist));
    assert.equal(confirmed['status'], 'confirmed');
    await value(runtime.update('Appointment', 'cancel', booked, {}, patient));
    assert.deepEqual(await codes(runtime.update('Appointment', 'confirm', booked, {}, receptionist)), [
      'status no_matching_transition',
    ]);
  });
});
