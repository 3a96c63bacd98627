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

const served = (route: string, options: string): string =>
  clinic(`actions {
    read all
    update plan { argument name: string  argument names: string }
    action count: integer { run "My.Count" }
  }
  json_api { ${options}  routes { ${route} } }`);

const offered = (route: string, doctor = ''): string =>
  clinic(
    '',
    '',
    `domain Api { resources [Doctor]  json_api { routes { ${route} } } }
fragment Doctor: resource { actions { defaults [read]  action count: integer { run "My.Count" } }  ${doctor} }`,
  );

const governed = (nurse: string): string =>
  clinic(
    '',
    '',
    `domain Api {
  resources [Nurse]
  policies { bypass action_type(read) { authorize_if actor_present() }  policy action(add) { authorize_if id == ^actor(id) } }
}
resource Nurse { domain Api  attributes { uuid_primary_key id }  ${nurse} }`,
  );

const moving = (attribute: string): string =>
  clinic(`attributes { ${attribute} }
  actions { update close }
  state_machine {
    initial_states [new]
    default_initial_state new
    transitions { transition close { from new  to closed } }
  }`);

const pinned = (option: string): string =>
  clinic(`attributes { attribute pin: string }
  actions { defaults [read] }
  field_policies {
    ${option}
    field_policy pin { authorize_if actor_present() }
    field_policy * { authorize_if always() }
  }`);

const rooms = (option: string): string =>
  clinic(
    `relationships { many_to_many rooms: Room { through Stay  ${option} } }`,
    '',
    `domain House { resources [Room] }
resource Room { domain House  attributes { attribute number: string { primary_key? true  allow_nil? false } } }
resource Stay {
  attributes { uuid_primary_key id }
  relationships { belongs_to patient: Patient  belongs_to room: Room { attribute_type string  destination_attribute number } }
}`,
  );

const called = (args: string, argument = ''): string =>
  clinic(
    '',
    '',
    `domain Api { resources { resource Nurse { define add { args ${args} } } } }
resource Nurse {
  domain Api
  attributes { uuid_primary_key id  attribute name: string  attribute note: string }
  actions { create add { accept [note]  ${argument} } }
}`,
  );

const examples: readonly Example[] = [
  {
    says: /leads? to `Doctor`, not to `Visit`/,
    on: 'has_many seen',
    bad: clinic('relationships { has_many seen: Visit { through visits.doctor } }'),
    good: clinic('relationships { has_many seen: Doctor { through visits.doctor } }'),
  },
  {
    says: /`Room` has no attribute `id`/,
    on: 'many_to_many rooms',
    bad: rooms(''),
    good: rooms('destination_attribute number'),
  },
  {
    says: /comes with timestamps already/,
    on: 'attribute updated_at',
    bad: clinic('attributes { attribute updated_at: date  timestamps }'),
    good: clinic('attributes { attribute changed_on: date  timestamps }'),
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
    says: /takes an attribute that `add` does not accept/,
    on: 'define add',
    bad: called('[name]'),
    good: called('[note, name]', 'argument name: string'),
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
  {
    says: /A relationship in includes is not public/,
    on: 'json_api',
    bad: clinic(
      'json_api { type "patient"  includes [visits.patient.secret] }  relationships { has_one secret: Visit }',
    ),
    good: clinic('json_api { type "patient"  includes [visits.patient.visits] }'),
  },
  {
    says: /a part of the path already/,
    on: 'patch',
    bad: served('patch plan { route "/:name/plan"  query_params [name] }', 'type "patient"'),
    good: served('patch plan { route "/:names/plan"  query_params [name] }', 'type "patient"'),
  },
  {
    says: /`Doctor` is served as JSON:API here/,
    on: 'index Doctor',
    bad: offered('index Doctor: read'),
    good: offered('index Doctor: read', 'json_api { type "doctor" }'),
  },
  {
    says: /`Doctor` is served as JSON:API here/,
    on: 'base_route',
    bad: offered('base_route "/doctors", Doctor { index read  get read }'),
    good: offered('base_route "/doctors", Doctor { route post: "/count", count }'),
  },
  {
    says: /has to return a record here/,
    on: 'get count',
    bad: served('get count', 'type "patient"'),
    good: served('route get: "/count", count', 'type "patient"'),
  },
  {
    says: /has to return records here/,
    on: 'index count',
    bad: served('index count', 'type "patient"'),
    good: served('index all', 'type "patient"'),
  },
  {
    says: /not in show_fields, has further options/,
    on: 'graphql',
    bad: clinic('graphql { type patient  show_fields [name]  sortable_fields [tags] }'),
    good: clinic('graphql { type patient  show_fields [name, tags]  sortable_fields [tags] }'),
  },
  {
    says: /not in relationships has further options/,
    on: 'graphql',
    bad: clinic('graphql { type patient  relationships []  paginate_relationship_with [visits: keyset] }'),
    good: clinic(
      'graphql { type patient  relationships [visits]  paginate_relationship_with [visits: keyset] }',
    ),
  },
  {
    says: /cannot be filtered by/,
    on: 'graphql',
    bad: clinic(
      'graphql { type patient  filterable_fields [tags]  filter_handlers [name: [type: string, handler: "{My, :f, []}"]] }',
    ),
    good: clinic('graphql { type patient  filter_handlers [name: [type: string, handler: "{My, :f, []}"]] }'),
  },
  {
    says: /`count` is a generic action, of which nobody is told/,
    on: 'publish count',
    bad: clinic(
      'actions { action count: integer { run "My.Count" } }  pub_sub { module My.Endpoint  publish count, "x" }',
    ),
    good: clinic('actions { create count }  pub_sub { module My.Endpoint  publish count, "x" }'),
  },
  {
    says: /is not of the type update/,
    on: 'publish_all update',
    bad: clinic(
      'actions { create add }  pub_sub { module My.Endpoint  publish_all update, "x" { action add } }',
    ),
    good: clinic(
      'actions { create add }  pub_sub { module My.Endpoint  publish_all create, "x" { action add } }',
    ),
  },
  {
    says: /no lists of lists/,
    on: 'list all_tags',
    bad: clinic('aggregates { list all_tags: visits, tags }  postgres { table "patients"  repo My.Repo }'),
    good: clinic('aggregates { list all_notes: visits, note }  postgres { table "patients"  repo My.Repo }'),
  },
  {
    says: /has to be an atom or an enumeration/,
    on: 'attribute state',
    bad: moving('attribute state: string { default new }'),
    good: moving('attribute state: atom { default new }'),
  },
  {
    says: /Not all resources of `Api` are authorized by policies/,
    on: 'policies',
    bad: governed(''),
    good: governed(
      'authorizers [Ash.Policy.Authorizer]  policies { policy always() { authorize_if always() } }',
    ),
  },
  {
    says: /A public field has no policy here/,
    on: 'field_policies',
    bad: clinic(
      'actions { defaults [read] }  field_policies { field_policy name { authorize_if always() } }',
    ),
    good: clinic(
      'actions { defaults [read] }  field_policies { field_policy [name, tags] { authorize_if always() } }',
    ),
  },
  {
    says: /no policy can be about it/,
    on: 'field_policy id',
    bad: clinic(
      'actions { defaults [read] }  field_policies { field_policy id { authorize_if always() }  field_policy * { authorize_if always() } }',
    ),
    good: clinic('actions { defaults [read] }  field_policies { field_policy * { authorize_if always() } }'),
  },
  {
    says: /unless private_fields is include/,
    on: 'field_policy pin',
    bad: pinned(''),
    good: pinned('private_fields include'),
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
