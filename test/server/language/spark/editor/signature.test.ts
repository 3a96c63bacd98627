import assert from 'node:assert/strict';
import { signaturesAt } from '../../../../../server/src/language/spark/index.ts';
import { open } from './two-dsls.ts';

/** The signature at the cursor with the active parameter in angle brackets. */
function signature(text: string): string | undefined {
  const { workspace, document, offset } = open('marked', text);
  const [found] = signaturesAt(workspace, document, offset);
  const active = found?.parameters[found.active ?? -1];
  if (!found || !active) return found?.label;
  return `${found.label.slice(0, active.start)}<${found.label.slice(active.start, active.end)}>${found.label.slice(active.end)}`;
}

const resource = (body: string) => `use ash.resource\nresource Patient {\n${body}\n}`;
const api = (body: string) => `use api\napi {\n${body}\n}`;

it('shows what a statement takes, and which argument the cursor is in', () => {
  assert.equal(signature(resource('attributes { attribute na<|>me: string }')), 'attribute <name>: type');
  assert.equal(signature(resource('attributes { attribute name: str<|>ing }')), 'attribute name: <type>');
  assert.equal(signature(api('endpoint "/us<|>ers": get')), 'endpoint <path>: method');
  assert.equal(signature(api('endpoint "/users": g<|>et')), 'endpoint path: <method>');
});

it('shows it while the argument is still missing', () => {
  assert.equal(signature(resource('attributes { attribute <|> }')), 'attribute <name>: type');
  assert.equal(
    signature('use ash.resource\nresource P {\n  attributes {\n    attribute name: <|>'),
    'attribute name: <type>',
  );
  assert.equal(signature('use api\napi {\n  endpoint "/users": <|>'), 'endpoint path: <method>');
});

it('shows what a call takes, by position and by name', () => {
  assert.equal(
    signature(resource('attributes { attribute a: integer(min: 0, m<|>ax: 3) }')),
    'integer(min:, <max:>)',
  );
  assert.equal(
    signature(resource('attributes { attribute a: integer(min: <|>0) }')),
    'integer(<min:>, max:)',
  );
  assert.equal(
    signature(resource('attributes { attribute a: integer(min: 0, max: <|>) }')),
    'integer(min:, <max:>)',
  );
  assert.equal(
    signature(api('endpoint "/a" { auth token("X<|>-T", length: 3) }')),
    'token(<header>, length:, scopes:)',
  );
  assert.equal(
    signature(api('endpoint "/a" { auth token("X", scopes: [a, <|>]) }')),
    'token(header, length:, <scopes:>)',
  );
});

it('shows it in a call that is not closed, and behind a comma of the statement', () => {
  assert.equal(
    signature('use api\napi {\n  endpoint "/a" { auth token(<|>'),
    'token(<header>, length:, scopes:)',
  );
  assert.equal(signature(api('endpoint "/a", auth: token(<|>)')), 'token(<header>, length:, scopes:)');
  assert.equal(signature(api('endpoint "/a", au<|>th: token("X")')), 'endpoint path: method');
});

it('shows what an option takes', () => {
  assert.equal(
    signature(api('endpoint "/a" { calls [<|>] }')),
    'calls <a list in brackets, each item the name of an endpoint>',
  );
});

it('tells what the parameters are for', () => {
  const { workspace, document, offset } = open('marked', api('endpoint "/a" { auth token(<|>) }'));
  const [found] = signaturesAt(workspace, document, offset);
  assert.equal(found?.doc, 'A secret in the header.');
  assert.match(found?.parameters[1]?.doc ?? '', /`length`.*How long it is\./);
});

it('is silent where no argument stands', () => {
  for (const text of [
    resource('<|>'),
    resource('attributes { // attr<|>\n }'),
    'nonsense <|>',
    '<|>',
    api('{ [ ( <|>'),
  ])
    assert.equal(signature(text), undefined, text);
});
