/** Rules of Ash that need more than one element to tell: what is reached, what stands behind, what leads here. A bad and a good example each. */
import { deepEqual, ok } from 'node:assert/strict';
import { checkSpark } from '../../../server/src/language/spark/index.ts';

interface Example {
  readonly says: RegExp;
  /** What is wrong, and the same put right, in a resource or beside it. */
  readonly bad: string;
  readonly good: string;
}

const resource = (inside: string, beside = ''): string =>
  `use ash.domain, ash.resource, ash.policies, ash.state_machine, reactor
domain Clinic { resources [Patient] }
resource Patient {
  domain Clinic
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  ${inside}
}
${beside}`;
const machine = (transitions: string, options = ''): string =>
  resource(`actions { defaults [read]  update open  update close  update reopen }
  state_machine { initial_states [new]  ${options}  transitions { ${transitions} } }`);
const policies = (text: string): string => resource(`actions { defaults [read] }  policies { ${text} }`);
const related = (listed: string): string =>
  resource(
    'relationships { has_many visits: Visit { destination_attribute patient_id } }',
    `${listed}
resource Visit { attributes { uuid_primary_key id } relationships { belongs_to patient: Patient } }`,
  );
const flow = (action: string): string =>
  resource(
    `actions { ${action} }`,
    'reactor Flow { input a  input b { default 1 }  step x: A.B { argument a: input(a)  argument b: input(b) } }',
  );
const pass = 'authorize_if actor_present()';
const open = 'transition open { from new  to opened }';

const examples: readonly Example[] = [
  {
    says: /No record comes to a state that `reopen` starts from/,
    bad: machine(`${open}  transition reopen { from closed  to closed }`),
    good: machine(
      `${open}  transition close { from opened  to closed }  transition reopen { from closed  to opened }`,
    ),
  },
  {
    says: /No record comes to a state that `close` starts from/,
    // A circle that nothing leads into.
    bad: machine(`${open}  transition close { from a  to b }  transition reopen { from b  to a }`),
    good: machine(
      `${open}  transition close { from a  to b }  transition reopen { from b  to a }`,
      'extra_states [a]',
    ),
  },
  {
    says: /No record comes to a state that `close` starts from/,
    bad: machine('transition close { from old  to closed }  transition open { from [old, older]  to old }'),
    good: machine('transition close { from old  to closed }', 'deprecated_states [old]'),
  },
  {
    says: /No record comes to a state that `close` starts from/,
    bad: machine('transition close { from a  to b }  transition reopen { from b  to a }'),
    good: machine('transition open { from *  to a }  transition close { from a  to b }'),
  },
  {
    says: /nothing that it makes unnecessary/,
    bad: policies(`policy action(read) { ${pass} }  bypass always() { ${pass} }`),
    good: policies(`bypass always() { ${pass} }  policy action(read) { ${pass} }`),
  },
  {
    says: /nothing that it makes unnecessary/,
    bad: resource(
      `policies { policy always() { ${pass} } }`,
      `fragment Patient: resource { policies { bypass always() { ${pass} } } }`,
    ),
    good: resource(
      `policies { bypass always() { ${pass} } }`,
      `fragment Patient: resource { policies { policy always() { ${pass} } } }`,
    ),
  },
  {
    says: /nothing that it makes unnecessary/,
    bad: resource(
      `actions { defaults [read] }  field_policies { field_policy * { ${pass} }  field_policy_bypass name { ${pass} } }`,
    ),
    good: resource(
      `actions { defaults [read] }  field_policies { field_policy_bypass name { ${pass} }  field_policy * { ${pass} } }`,
    ),
  },
  {
    says: /checks after it are never asked/,
    bad: policies(`policy always() { forbid_if always()  ${pass} }`),
    good: policies(`policy always() { ${pass}  forbid_if always() }`),
  },
  {
    says: /checks after it are never asked/,
    bad: policies(`policy always() { authorize_unless never()  ${pass} }`),
    good: policies(`policy always() { ${pass}  authorize_unless never() }`),
  },
  {
    says: /No check of this policy authorizes/,
    bad: policies('policy always() { authorize_if never()  authorize_unless always() }'),
    good: policies('policy always() { authorize_if never()  authorize_unless actor_absent() }'),
  },
  {
    says: /policies are never asked/,
    bad: resource(`authorizers My.Own  policies { policy always() { ${pass} } }`),
    good: resource(`authorizers [My.Own, Ash.Policy.Authorizer]  policies { policy always() { ${pass} } }`),
  },
  {
    says: /authorized by policies and has none/,
    bad: resource('authorizers Ash.Policy.Authorizer'),
    good: resource(`authorizers Ash.Policy.Authorizer  policies { policy always() { ${pass} } }`),
  },
  {
    says: /`Visit` belongs to no domain/,
    bad: related(''),
    good: related('domain Visits { resources { resource Visit } }'),
  },
  {
    says: /takes an input that is no argument of `go`/,
    bad: flow('action go: string { run Flow  argument b: integer }'),
    good: flow('action go: string { run Flow  argument a: string }'),
  },
];

for (const { says, bad, good } of examples)
  it(`finds where ${says.source} is to be said, and only there`, () => {
    const messages = (text: string) =>
      checkSpark({ uri: 'file:///w/a.spark', text }).map(({ message }) => message);
    ok(
      messages(bad).some((message) => says.test(message)),
      messages(bad).join('\n'),
    );
    deepEqual(
      messages(good).filter((message) => says.test(message)),
      [],
    );
  });
