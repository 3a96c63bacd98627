import assert from 'node:assert/strict';
import { act, offered } from './act.ts';

const here = 'refactor.rewrite.sortSections';
const everywhere = 'source.sortSections';

it('sorts the sections of the element, each with its comments, and leaves options and blank lines', () => {
  const text = `use ash.resource
resource <|>Patient {
  doc "A person."
  // What can be done.
  actions {
    read read
  } // end of actions

  /* Its data. */
  attributes {
    uuid_primary_key id
  }
}
`;
  assert.equal(
    act(text, here).text,
    `use ash.resource
resource Patient {
  doc "A person."
  /* Its data. */
  attributes {
    uuid_primary_key id
  }

  // What can be done.
  actions {
    read read
  } // end of actions
}
`,
  );
});

const shop = `dsl shop {
  entity store {
    arg name: atom { unique true }
    section rooms { entity room { arg name: atom  section doors {}  section windows {} } }
    section staff {}
  }
}
`;

it('sorts all elements of the document, those inside of others, too', () => {
  const text = `<|>use shop
store A { staff {}  rooms { room r { windows {}  doors {} } } }
store B { rooms { room r { windows {}  doors {} } }  staff {} }
`;
  assert.equal(
    act(text, everywhere, { others: { 'shop.spark': shop } }).text,
    `use shop
store A { rooms { room r { doors {}  windows {} } }  staff {} }
store B { rooms { room r { doors {}  windows {} } }  staff {} }
`,
  );
});

it('offers nothing where all is in order, or where a comment would swallow what follows', () => {
  const others = { 'shop.spark': shop };
  assert.deepEqual(offered('use shop\nstore <|>A { rooms {}  staff {} }', here, others), []);
  assert.deepEqual(offered('use shop\nstore <|>A {\n  staff {}  rooms {} // here\n}', here, others), []);
});
