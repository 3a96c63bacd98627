import assert from 'node:assert/strict';
import type { Action } from '../../../server/src/model/domain-model.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { leadsTo } from '../../../server/src/quality/correspondence/participles.ts';
import { modelOf } from '../quality/models.ts';
import { type Notation, specification } from './specification-builder.ts';

const notation: Notation = {
  entities: {
    Patient: ['name: string!', 'phone_number: phone'],
    Room: ['room_number: identifier!', 'floor: integer'],
    Appointment: ['start_time: datetime!', 'reason: text', 'status: requested|confirmed|cancelled'],
    Driver: ['name: string!'],
    Trip: ['origin: string', 'destination: string'],
  },
  relationships: ['Patient 1 has * Appointment', 'Trip * with 1 Driver'],
  actors: {
    patient: ['book appointment', 'request appointment'],
    clerk: ['register patient', 'reserve room', 'notify patient', 'send patient', 'update phone_number'],
    dispatcher: ['assign trip', 'ship trip', 'reschedule trip'],
  },
  states: ['Appointment set > confirmed'],
};

function actionsOf(name: string, of: Specification = specification(notation)): readonly Action[] {
  const resource = modelOf(of).resources.find((each) => each.name === name);
  assert.ok(resource, `no resource ${name}`);
  return resource.actions;
}

function action(resource: string, name: string): Action | undefined {
  return actionsOf(resource).find((each) => each.name === name);
}

it('makes a create of a verb that makes such a record, which accepts every field', () => {
  for (const [resource, name] of [
    ['Patient', 'register'],
    ['Appointment', 'book'],
    ['Appointment', 'request'],
  ] as const)
    assert.equal(action(resource, name)?.kind, 'create', name);
  assert.deepEqual(action('Appointment', 'book')?.accept, ['start_time', 'reason', 'patient_id']);
});

it('makes an update of a verb that uses a thing which is there already', () => {
  assert.deepEqual([action('Room', 'reserve')?.kind, action('Room', 'reserve')?.accept], ['update', []]);
});

it('makes no action of what is said to somebody', () => {
  const names = actionsOf('Patient').map(({ name }) => name);
  assert.ok(!names.some((name) => /notify|send/.test(name)), names.join(', '));
});

it('lets a deed accept nothing, and a change what it may need', () => {
  assert.deepEqual(action('Trip', 'ship')?.accept, []);
  assert.deepEqual(action('Trip', 'reschedule')?.accept, ['origin', 'destination', 'driver_id']);
  const said = specification(notation);
  const statements = said.statements.map((each) =>
    each.text === 'dispatcher: assign trip' ? { ...each, entities: ['Trip', 'Driver'] } : each,
  );
  const assign = actionsOf('Trip', { ...said, statements }).find(({ name }) => name === 'assign');
  assert.deepEqual(assign?.accept, ['driver_id']);
});

it('leaves out what is uncertain, and documents a resource with the statement that defines it', () => {
  const said = specification({ entities: { Nurse: [], Kilometre: [] } });
  const [nurse, kilometre] = said.entities;
  assert.ok(nurse && kilometre);
  const [first, ...others] = said.statements;
  assert.ok(first);
  const model = modelOf({
    ...said,
    statements: [{ ...first, text: 'A nurse is a kind\n of practitioner.' }, ...others],
    entities: [nurse, { ...kilometre, confidence: 0.2 }],
  });
  assert.deepEqual(
    model.resources.map(({ name, doc }) => [name, doc]),
    [['Nurse', 'A nurse is a kind of practitioner']],
  );
});

it('knows which state a verb leads to', () => {
  for (const [verb, state] of [
    ['cancel', 'cancelled'],
    ['cancel', 'canceled'],
    ['place', 'placed'],
    ['pay', 'paid'],
    ['ship', 'shipped'],
    ['deny', 'denied'],
  ] as const)
    assert.ok(leadsTo(verb, state), verb);
  assert.ok(!leadsTo('pay', 'placed'));
});
