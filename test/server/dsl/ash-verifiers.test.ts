/** What Ash's own verifiers find in resources: each rule with a mistake that it finds, and the same put right. */
import { deepEqual, equal } from 'node:assert/strict';
import { checkSpark } from '../../../server/src/language/spark/index.ts';

interface Example {
  readonly says: RegExp;
  /** What the words that the finding stands on begin with. */
  readonly on: string;
  readonly bad: string;
  readonly good: string;
}

/** A clinic with a patient, whose visits belong to doctors. */
const clinic = (patient: string, visit = '', beside = ''): string =>
  `use ash.domain, ash.resource, ash.policies, ash.json_api, ash.graphql, ash.pub_sub, ash.postgres, ash.state_machine
domain Clinic { resources [Patient, Visit, Doctor] }
resource Patient {
  domain Clinic
  attributes {
    uuid_primary_key id
    attribute name: string { public? true }
    attribute tags: array(string) { public? true }
  }
  relationships { has_many visits: Visit { public? true } }
  ${patient}
}
resource Visit {
  domain Clinic
  attributes { uuid_primary_key id  attribute note: string  attribute minutes: integer  attribute tags: array(string) }
  relationships { belongs_to patient: Patient { public? true }  belongs_to doctor: Doctor { public? true } }
  ${visit}
}
resource Doctor {
  domain Clinic
  attributes { uuid_primary_key id }
}
${beside}`;

const managed = (visit: string, options: string): string =>
  clinic(
    `actions { update plan { require_atomic? false  argument visits: array(map)  change manage_relationship(visits, ${options}) } }`,
    `actions { ${visit} }`,
  );

const examples: readonly Example[] = [
  {
    says: /leads? to `Doctor`, not to `Visit`/,
    on: 'has_many seen',
    bad: clinic('relationships { has_many seen: Visit { through visits.doctor } }'),
    good: clinic('relationships { has_many seen: Doctor { through visits.doctor } }'),
  },
  {
    says: /no primary action that reads/,
    on: 'identity one',
    bad: clinic(
      'identities { identity one: [name] { eager_check_with Clinic } }  actions { read a  read b }',
    ),
    good: clinic('identities { identity one: [name] { eager_check_with Clinic } }  actions { read a }'),
  },
  {
    says: /its keys have to be attributes/,
    on: 'identity one',
    bad: clinic(
      'calculations { calculate short: string, name }  identities { identity one: [short] { pre_check_with Clinic } }  actions { defaults [read] }',
    ),
    good: clinic(
      'calculations { calculate short: string, name }  identities { identity one: [short] }  actions { defaults [read] }',
    ),
  },
  {
    says: /takes an attribute that `add` does not accept/,
    on: 'define add',
    bad: clinic(
      'actions { create add { accept [tags] } }  code_interface { define add { args [name, tags] } }',
    ),
    good: clinic(
      'actions { create add { accept [tags]  argument name: string } }  code_interface { define add { args [name, [optional: tags]] } }',
    ),
  },
  {
    says: /takes an attribute that `add` does not accept/,
    on: 'define add',
    bad: clinic('actions { create add }  code_interface { define add { args [name] } }'),
    good: clinic('actions { default_accept *  create add }  code_interface { define add { args [name] } }'),
  },
  {
    says: /done by code of its own/,
    on: 'update plan',
    bad: clinic('actions { update plan { manual "My.Plan" } }'),
    good: clinic('actions { update plan { manual "My.Plan"  require_atomic? false } }'),
  },
  {
    says: /needs the record first/,
    on: 'destroy end',
    bad: clinic('actions { destroy end { change before_action("&My.log/2") } }'),
    good: clinic('actions { destroy end { change after_action("&My.log/3") } }'),
  },
  {
    says: /whose filterable\? is false/,
    on: 'read by_code',
    bad: clinic(
      'attributes { attribute code: string { filterable? false } }  actions { read by_code { get_by code } }',
    ),
    good: clinic('attributes { attribute code: string }  actions { read by_code { get_by code } }'),
  },
  {
    says: /load has no effect/,
    on: 'calculate busy',
    bad: clinic('calculations { calculate busy: boolean, exists(visits) { load visits } }'),
    good: clinic('calculations { calculate busy: boolean, module(My.Busy) { load visits } }'),
  },
  {
    says: /`note` is of the type string/,
    on: 'sum total',
    bad: clinic('aggregates { sum total: visits, note }'),
    good: clinic('aggregates { sum total: visits, minutes }'),
  },
  {
    says: /has to be a belongs_to or has_one/,
    on: 'change',
    bad: clinic('actions { create add { change relate_actor(visits) } }'),
    good: clinic('', 'actions { create add { change relate_actor(doctor) } }'),
  },
  {
    says: /primary create action, and they have none/,
    on: 'change',
    bad: managed('create a  create b', 'type: create'),
    good: managed('create a  create b { primary? true }', 'type: create'),
  },
  {
    says: /primary create action, and they have none/,
    on: 'change',
    bad: managed('defaults [update]', 'on_no_match: create'),
    good: managed('create a  create b', 'on_no_match: [create, a]'),
  },
  {
    says: /primary update action, and they have none/,
    on: 'change',
    bad: managed('defaults [create, destroy]', 'type: direct_control'),
    good: managed('defaults [create, destroy]', 'type: direct_control, on_match: ignore'),
  },
  {
    says: /primary destroy action, and they have none/,
    on: 'change',
    bad: managed('defaults [create, update]', 'type: direct_control'),
    good: managed('defaults [create, update, destroy]', 'type: direct_control'),
  },
  {
    says: /`Report` has no attribute named after `LabOrder`/,
    on: 'has_many reports',
    bad: clinic(
      '',
      '',
      'resource LabOrder { attributes { uuid_primary_key id }  relationships { has_many reports: Report } }\nresource Report { attributes { uuid_primary_key id } }',
    ),
    good: clinic(
      '',
      '',
      'resource LabOrder { attributes { uuid_primary_key id }  relationships { has_many reports: Report } }\nresource Report { attributes { uuid_primary_key id  attribute lab_order_id: uuid } }',
    ),
  },
];

const uri = 'file:///w/clinic.spark';

for (const { says, on, bad, good } of examples)
  it(`finds, where it is: ${says.source}`, () => {
    const [found, ...more] = checkSpark({ uri, text: bad }).filter(({ message }) => says.test(message));
    equal(found && bad.slice(found.span.start, found.span.end).slice(0, on.length), on);
    deepEqual(more, []);
    deepEqual(
      checkSpark({ uri, text: good }).filter(
        ({ severity }) => severity === 'error' || severity === 'warning',
      ),
      [],
    );
  });

it('takes no relationship for what is unique, summed up or asked for', () => {
  const text = clinic(`
    identities { identity one: [visits] }
    aggregates { sum total: visits, patient }
    actions { read by_visit { get_by visits } }`);
  deepEqual(
    checkSpark({ uri, text })
      .filter(({ severity }) => severity === 'error')
      .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
    ['visits', 'patient', 'visits'].map((name) => `spark/dangling-reference ${name}`),
  );
});
