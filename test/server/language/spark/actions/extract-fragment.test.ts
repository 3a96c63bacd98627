import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const kind = 'refactor.extract.fragment';

const clinic = `use ash.resource, ash.policies

resource Patient {
  attributes {
    uuid_primary_key id
  }

  // Who may do what.
  policies {
    policy [read] { authorize_if always() }
  }

  actions {
    read read
  }
}
`;

it('moves a section into a file beside, with the definitions that it needs', () => {
  const { text, others } = act(clinic.replace('policies {', 'pol<|>icies {'), kind);
  assert.equal(text, clinic.replace(', ash.policies', '').replace(/\n {2}\/\/ Who[\s\S]*?\n {2}\}\n/, ''));
  assert.deepEqual(others, {
    'Patient.fragment.spark': `use ash.resource, ash.policies

fragment Patient: resource {
  // Who may do what.
  policies {
    policy [read] { authorize_if always() }
  }
}
`,
  });
});

it('moves all sections that are selected, to a file that is not there yet', () => {
  const { text, others } = act(
    clinic.replace('attributes', '<|attributes').replace('policy [', '|>policy ['),
    kind,
    {
      others: { 'Patient.fragment.spark': 'use ash.resource' },
    },
  );
  assert.doesNotMatch(text, /attributes|policies/);
  assert.match(others['Patient.attributes.fragment.spark'] ?? '', /attributes \{[\s\S]*policies \{/);
});

it('works in a language of the workspace, and offers nothing elsewhere', () => {
  const others = {
    'shop.spark':
      'dsl shop { entity store { arg name: atom  section staff { entity person { arg name: atom } } } }',
  };
  const text = 'use shop\nstore A { st<|>aff { person x } }\n';
  assert.deepEqual(act(text, kind, { others }), {
    text: 'use shop\nstore A { }\n',
    others: { ...others, 'A.fragment.spark': 'use shop\n\nfragment A: store {\n  staff { person x }\n}\n' },
  });
  assert.deepEqual(offered('use shop\nsto<|>re A { staff {} }\n', kind, others), []);
  assert.deepEqual(offered('use shop\nfragment A: store { st<|>aff {} }\n', kind, others), []);
});
