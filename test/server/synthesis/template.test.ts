import assert from 'node:assert/strict';
import { createRandom } from '../../../server/src/base/random.ts';
import { template } from '../../../server/src/synthesis/template.ts';
import { clinic } from './domains.ts';

const { model, rationale } = template.build(clinic, {
  random: createRandom(1),
  requirementsFile: 'clinic.req',
});
const resource = (name: string) => {
  const found = model.resources.find((each) => each.name === name);
  assert.ok(found, `no resource ${name}`);
  return found;
};

it('makes a resource of each entity, and a join resource for many to many', () => {
  assert.equal(model.name, 'CityClinic');
  assert.equal(model.requirements, 'clinic.req');
  assert.deepEqual(
    model.resources.map(({ name }) => name),
    [...clinic.entities.map(({ name }) => name), 'PractitionerRoom'],
  );
});

it('types attributes as the text says', () => {
  const types = Object.fromEntries(resource('Patient').attributes.map(({ name, type }) => [name, type.name]));
  assert.deepEqual(types, {
    name: 'string',
    date_of_birth: 'date',
    email: 'ci_string',
    phone: 'string',
    record_number: 'string',
  });
  assert.deepEqual(
    resource('Diagnosis').attributes.find(({ name }) => name === 'severity')?.type.constraints,
    { min: 1, max: 5 },
  );
  assert.deepEqual(
    resource('Patient').identities.map(({ keys }) => keys),
    [['email'], ['record_number']],
  );
});

it('gives the key to the side that is many', () => {
  const patient = resource('Appointment').relationships.find(({ name }) => name === 'patient');
  assert.deepEqual(
    [patient?.kind, patient?.destination, patient?.allowNil],
    ['belongs_to', 'Patient', false],
  );
  const inverse = resource('Patient').relationships.find(({ destination }) => destination === 'Appointment');
  assert.deepEqual([inverse?.kind, inverse?.destinationAttribute], ['has_many', 'patient_id']);
});

it('moves states by actions, and lets those act whom the text names', () => {
  const { stateMachine, actions, policies } = resource('Appointment');
  assert.equal(stateMachine?.defaultInitialState, 'requested');
  assert.deepEqual(
    stateMachine?.transitions.map(({ action, from, to }) => `${action}: ${from.join('|')} → ${to}`),
    [
      'confirm: requested → confirmed',
      'cancel: requested|confirmed|completed → cancelled',
      'complete: confirmed → completed',
    ],
  );
  assert.equal(actions.find(({ name }) => name === 'cancel')?.transitionTo, 'cancelled');
  assert.ok(policies.some((policy) => policy.actions.includes('cancel') && policy.roles.includes('patient')));
});

it('explains itself with statements', () => {
  assert.ok(rationale.length >= 4 && rationale.length <= 12);
  assert.ok(rationale.some((sentence) => /\(R\d+/.test(sentence)));
});
