/** What somebody meets who opens an empty document for the first time. */
import assert from 'node:assert/strict';
import {
  checkIn,
  completeAt,
  createWorkspace,
  parseSpark,
} from '../../../../server/src/language/spark/index.ts';

function snippets(text: string, offset = text.length): ReadonlyMap<string, string> {
  const document = parseSpark(text, 'file:///first.spark');
  const { suggestions } = completeAt(createWorkspace([document]), document, offset);
  return new Map(suggestions.map(({ label, snippet }) => [label, snippet]));
}

function messages(text: string): readonly string[] {
  const document = parseSpark(text, 'file:///first.spark');
  return checkIn(createWorkspace([document]), document).map(({ message }) => message);
}

it('offers a definition with its block, the use of one, and what those that ship have', () => {
  const found = snippets('');
  assert.equal(found.get('dsl'), `dsl \${1:name} {\n\t$0\n}`);
  assert.equal(found.get('use'), `use \${1:definition}`);
  assert.equal(found.get('resource'), `resource \${1:name} {\n\t$0\n}`);
});

it('offers elements that hold others with their blocks, and values behind `=` as they are written', () => {
  const text = 'dsl x {\n  entity y {\n    \n  }\n}\n';
  const found = snippets(text, text.indexOf('{\n    ') + 6);
  assert.equal(found.get('entity'), `entity \${1:name} {\n\t$0\n}`);
  assert.equal(found.get('set'), `set \${1:option} = \${2:value}`);
});

it('says once how a document begins', () => {
  const [first, ...others] = messages('foo bar { }\nbar foo { }\n');
  assert.match(
    first ?? '',
    /uses none yet: begin with `use` and the name of one, or define a language with `dsl`/,
  );
  assert.equal(others.length, 1);
  assert.doesNotMatch(others[0] ?? '', /begin with/);
  assert.doesNotMatch(messages('use ash.resource\nfoo bar { }\n').join('\n'), /begin with/);
});
