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

it('knows a slip in a keyword of a definition that is not in use, and uses that', () => {
  const text = 'resorce Patient {\n  attributes { uuid_primary_key id }\n}\n';
  const document = parseSpark(text, 'file:///first.spark');
  const [found, ...others] = checkIn(createWorkspace([document]), document);
  assert.match(found?.message ?? '', /Did you mean `resource` of `ash\.resource`/);
  assert.equal(others.length, 0);
  const edits = [...(found?.fixes[0]?.edits ?? [])].sort(
    (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
  );
  const mended = edits.reduce(
    (t, { span, newText }) => t.slice(0, span.start) + newText + t.slice(span.end),
    text,
  );
  assert.deepEqual(messages(mended), []);
});

it('offers what the person defined before what ships', () => {
  const own = parseSpark('dsl zoo {\n  entity animal { arg name: atom }\n}\n', 'file:///zoo.spark');
  const document = parseSpark('use ', 'file:///first.spark');
  const { suggestions } = completeAt(createWorkspace([document, own]), document, 4);
  assert.equal(suggestions[0]?.label, 'zoo');
  assert.equal(suggestions[1]?.label, 'ash.builtins');
});

it('says of an unfinished element only that it is unfinished', () => {
  assert.deepEqual(
    messages('use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute }\n}\n'),
    ['`attribute` needs `name`: a name.'],
  );
});
