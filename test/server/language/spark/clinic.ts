/** A small model with something of everything, and its document under `test/golden/spark`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printModel } from '../../../../server/src/language/spark/index.ts';
import type { Attribute, DomainModel, Resource } from '../../../../server/src/model/domain-model.ts';

const attribute = (name: string, type: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: { name: type, constraints: {} },
  allowNil: true,
  public: false,
  satisfies: [],
  ...more,
});

const patient: Resource = {
  name: 'Patient',
  doc: 'A person who is treated.',
  extensions: ['json_api', 'graphql'],
  attributes: [
    attribute('email', 'ci_string', { allowNil: false, public: true, satisfies: ['R2', 'FR-001'] }),
    attribute('status', 'atom', {
      type: { name: 'atom', constraints: { one_of: [{ atom: 'active' }, { atom: 'archived' }] } },
      default: { atom: 'active' },
    }),
    attribute('age', 'integer', { type: { name: 'integer', constraints: { min: 0, max: 150 } } }),
  ],
  relationships: [
    {
      kind: 'has_many',
      name: 'appointments',
      destination: 'Appointment',
      allowNil: true,
      destinationAttribute: 'patient_id',
      satisfies: ['R3'],
    },
  ],
  identities: [{ name: 'unique_email', keys: ['email'], satisfies: ['R2'] }],
  actions: [
    { kind: 'read', name: 'read', accept: [], satisfies: [] },
    { kind: 'create', name: 'register', accept: ['email', 'age'], satisfies: ['R4'] },
    { kind: 'destroy', name: 'destroy', accept: [], satisfies: [] },
  ],
  policies: [{ actions: ['destroy'], roles: ['visitor'], effect: 'forbid_if', satisfies: ['R7'] }],
  satisfies: ['R1', 'R4'],
};

const appointment: Resource = {
  name: 'Appointment',
  extensions: [],
  attributes: [attribute('starts_at', 'utc_datetime', { allowNil: false, public: true })],
  relationships: [
    { kind: 'belongs_to', name: 'patient', destination: 'Patient', allowNil: false, satisfies: [] },
  ],
  identities: [{ name: 'one_at_a_time', keys: ['patient_id', 'starts_at'], satisfies: [] }],
  actions: [
    { kind: 'create', name: 'book', accept: ['starts_at', 'patient_id'], satisfies: ['R5'] },
    { kind: 'update', name: 'cancel', accept: [], transitionTo: 'cancelled', satisfies: ['R6'] },
  ],
  policies: [
    {
      actions: ['book', 'cancel'],
      roles: ['receptionist', 'patient'],
      effect: 'authorize_if',
      satisfies: ['R5', 'R6'],
    },
  ],
  stateMachine: {
    initialStates: ['booked'],
    defaultInitialState: 'booked',
    stateAttribute: 'status',
    transitions: [{ action: 'cancel', from: ['booked'], to: 'cancelled', satisfies: ['R6'] }],
  },
  satisfies: [],
};

export const clinic: DomainModel = {
  name: 'Clinic',
  requirements: 'clinic.req',
  resources: [patient, appointment],
};

const golden = fileURLToPath(new URL('../../../golden/spark/clinic.spark', import.meta.url));

/** The golden document of {@link clinic}; written anew with `UPDATE=1`. */
export function clinicText(): string {
  const { UPDATE } = process.env;
  if (UPDATE === '1') writeFileSync(golden, printModel(clinic));
  return readFileSync(golden, 'utf8');
}
