/** Rules of Ash over resources that are written in several parts. */
import { deepEqual } from 'node:assert/strict';
import { checkSpark } from '../../../server/src/language/spark/index.ts';

const uri = 'file:///w/clinic.spark';

it('knows what is said of a resource in a fragment of it', () => {
  const text = (fragment: string) => `use ash.domain, ash.resource, ash.policies
domain Clinic {
  resources [Patient]
  policies { policy always() { authorize_if always() } }
}
resource Patient { domain Clinic  attributes { uuid_primary_key id } }
fragment Patient: resource { ${fragment} }`;
  const warnings = (fragment: string) =>
    checkSpark({ uri, text: text(fragment) }).flatMap(({ severity, message }) =>
      severity === 'warning' ? [message.slice(0, 24)] : [],
    );
  const policies = 'policies { policy always() { authorize_if always() } }';
  deepEqual(warnings(`authorizers [Ash.Policy.Authorizer]  ${policies}`), []);
  deepEqual(warnings(`authorizers [My.Own]  ${policies}`), [
    'Not all resources of `Cl',
    'These policies are never',
  ]);
});
