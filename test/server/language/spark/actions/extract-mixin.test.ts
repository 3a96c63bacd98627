import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const kind = 'refactor.extract.mixin';

const api = `dsl api {
  entity endpoint {
    arg path: string { unique true }
    // Who may call it.
    option auth: atom = none {
      doc "Who."
    }
    option retries: integer
    doc "One address."
  }
}
`;

it('moves what is selected into a mixin, and includes it', () => {
  const marked = api.replace('option auth', 'op<|tion auth').replace('retries', 'ret|>ries');
  assert.equal(
    act(marked, kind).text,
    `dsl api {
  entity endpoint {
    arg path: string { unique true }
    include endpoint_members
    doc "One address."
  }
  mixin endpoint_members {
    // Who may call it.
    option auth: atom = none {
      doc "Who."
    }
    option retries: integer
  }
}
`,
  );
});

it('takes another name where there is such a mixin', () => {
  const text = 'dsl a {\n  mixin b_members {}\n  entity b { <|option c: atom|> }\n}\n';
  assert.equal(
    act(text, kind).text,
    'dsl a {\n  mixin b_members {}\n  entity b { include b_members_2 }\n  mixin b_members_2 {\n    option c: atom\n  }\n}\n',
  );
});

it('offers nothing for what no mixin holds, without a selection, and in other documents', () => {
  assert.deepEqual(offered(api.replace('doc "One', 'd<|oc|> "One'), kind), []);
  assert.deepEqual(offered(api.replace('option auth', 'op<|>tion auth'), kind), []);
  assert.deepEqual(offered('dsl a { function f: type { <|option b: atom|> } }', kind), []);
  assert.deepEqual(offered('use ash.domain\ndomain A { <|resources []|> }', kind), []);
});
