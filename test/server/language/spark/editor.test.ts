import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import {
  elementsOf,
  hoverAt,
  placesOf,
  rename,
  symbolAt,
} from '../../../../server/src/language/spark/index.ts';
import { clinicText } from './clinic.ts';
import { marked } from './marked.ts';

const text = `use ash.resource, ash.state_machine
resource Visit {
  doc "One meeting."
  attributes { uuid_primary_key id  attribute room: integer(min: 1) { doc "Where it is." } }
  identities { identity once: [room] }
  actions { update cancel { accept [room]  change transition_state(cancelled) } }
  state_machine { initial_states [booked]  transitions { transition cancel { from booked  to cancelled } } }
}`;

/** The Markdown of the hover at the first `word`, with the cursor in it. */
function hover(word: string): string {
  const { workspace, document, offset } = marked(text.replace(word, `${word[0]}<|>${word.slice(1)}`));
  return hoverAt(workspace, document, offset)?.markdown ?? '';
}

it('tells what a keyword is, and of which definition', () => {
  assert.match(hover('attribute room'), /`attribute name: type`\*\* · entity of ash\.resource/);
  assert.match(hover('accept'), /option of ash\.resource[\s\S]*Value: /);
});

it('tells what functions and their arguments are', () => {
  assert.match(hover('integer'), /`integer\(min, max\)`[\s\S]*A whole number\./);
  assert.match(hover('min: 1'), /The smallest allowed value\./);
  assert.match(hover('transition_state'), /Moves the record to this state/);
});

it('tells what a name means', () => {
  assert.match(hover('room]'), /attribute room: integer\(min: 1\)[\s\S]*Where it is\.[\s\S]*In `Visit`\./);
});

/** The text after a rename at the cursor. */
function renamed(source: string, newName: string): string {
  const { workspace, document, offset } = marked(source);
  const edits = rename(workspace, document, offset, newName);
  assert.ok(!('refused' in edits), JSON.stringify(edits));
  return applyEdits(document.text, edits.get(document.uri) ?? []);
}

it('renames a name everywhere, from any of its places', () => {
  const expected = text.replaceAll('room', 'place');
  assert.equal(renamed(text.replace('room]  change', 'ro<|>om]  change'), 'place'), expected);
  assert.equal(renamed(text.replace('attribute room', 'attribute ro<|>om'), 'place'), expected);
});

it('renames a state that is declared where it is used', () => {
  const expected = text.replaceAll('cancelled', 'called_off');
  assert.equal(renamed(text.replace('to cancelled', 'to canc<|>elled'), 'called_off'), expected);
});

it('quotes a new name that needs it', () => {
  assert.match(
    renamed(text.replace('attribute room', 'attribute ro<|>om'), 'the room'),
    /attribute `the room`: integer/,
  );
});

const api = `dsl api {
  section api { entity endpoint { arg path: string  option auth: call(guard) } }
  function token: guard
}
use api
api { endpoint "/users" { auth token } }`;

it('renames what a definition defines, in the documents written in it', () => {
  assert.equal(
    renamed(api.replace('entity endpoint', 'entity end<|>point'), 'route'),
    api.replaceAll('endpoint', 'route'),
  );
  assert.equal(renamed(api.replace('{ auth', '{ au<|>th'), 'guard'), api.replaceAll('auth', 'guard'));
  assert.equal(
    renamed(api.replace('auth token', 'auth tok<|>en'), 'bearer'),
    api.replaceAll('token', 'bearer'),
  );
});

it('refuses names of the prelude', () => {
  for (const word of ['ash.resource', 'attribute room', 'integer']) {
    const cursor = text.replace(word, `${word.slice(0, 5)}<|>${word.slice(5)}`);
    const { workspace, document, offset } = marked(cursor);
    assert.ok('refused' in rename(workspace, document, offset, 'x'), word);
  }
});

it('finds every place of a name', () => {
  const { workspace, document, offset } = marked(text.replace('update cancel', 'update can<|>cel'));
  const symbol = symbolAt(workspace, document, offset);
  assert.ok(symbol);
  assert.equal(placesOf(workspace, symbol).length, 2);
});

it('traces elements to the statements they satisfy', () => {
  const source = clinicText();
  const email = elementsOf(source).find(({ path }) => path === 'Patient.attributes.email');
  assert.ok(email);
  assert.deepEqual(
    email.satisfies.map(({ id }) => id),
    ['R2', 'FR-001'],
  );
  assert.deepEqual(
    email.satisfies.map(({ span }) => source.slice(span.start, span.end)),
    ['R2', '"FR-001"'],
  );
  assert.equal(source.slice(email.nameSpan.start, email.nameSpan.end), 'email');
  assert.ok(
    elementsOf(source).some(
      ({ path, satisfies }) => path === 'Patient.policies.policy' && satisfies[0]?.id === 'R7',
    ),
  );
});

it('tells who uses a name, and how old a word is', () => {
  const definition =
    'dsl d { option heading: string { renamed_from title  since "0.3" } }\nuse d\nheading <|>"a"';
  const { workspace, document, offset } = marked(definition);
  assert.match(hoverAt(workspace, document, offset - 3)?.markdown ?? '', /Since 0\.3\. Formerly `title`\./);
  assert.match(hoverAt(workspace, document, offset - 3)?.markdown ?? '', /Used once, in `/);
});
