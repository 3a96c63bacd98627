/** Completion and hovers in expressions, in a language of its own. */
import assert from 'node:assert/strict';
import { completeAt, hoverAt } from '../../../../server/src/language/spark/index.ts';
import { inTask } from './lab.ts';
import { marked } from './marked.ts';

/** The labels that are offered at `<|>`, best first. */
function offered(statement: string): readonly string[] {
  const { workspace, document, offset } = marked(inTask(statement));
  const { suggestions } = completeAt(workspace, document, offset);
  return [...suggestions].sort((a, b) => a.rank - b.rank).map(({ label }) => label);
}

function hover(statement: string): string {
  const { workspace, document, offset } = marked(inTask(statement));
  return hoverAt(workspace, document, offset)?.markdown ?? '';
}

it('offers the values of an enumeration beside a field of it', () => {
  assert.deepEqual(offered('only priority == <|>').slice(0, 2), ['high', 'low']);
  assert.deepEqual(offered('only open and <|> != mood').slice(0, 2), ['bad', 'good']);
  assert.deepEqual(offered('only state in [draft, <|>]').slice(0, 1), ['done']);
  assert.ok(offered('only priority == <|>').includes('title'));
  assert.ok(!offered('only points == <|>').includes('low'));
});

it('offers the fields of what a path leads to', () => {
  assert.deepEqual(offered('only author.home.<|>').toSorted(), ['floors', 'street']);
  assert.ok(offered('only exists(author, <|>)').includes('born'));
});

it('tells the type of a name in an expression', () => {
  assert.match(hover('only poi<|>nts > 3'), /counter points[\s\S]*Type: `integer`\./);
  assert.match(hover('only auth<|>or.age > 3'), /Type: `Person`\./);
  assert.match(hover('only author.a<|>ge > 3'), /Type: `integer`\./);
  assert.match(hover('only sta<|>te == draft'), /Type: `atom: draft, done`\./);
  assert.match(hover('only ta<|>gs has x'), /Type: `list of text`\./);
  assert.match(hover('only title == ^arg(<|>t) { argument t: text }'), /Type: `text`\./);
  assert.doesNotMatch(hover('only an<|>ything == 1'), /Type/);
});

it('tells the type of a call', () => {
  assert.match(hover('only due > tod<|>ay()'), /Its type is `date`\./);
  assert.match(hover('only par<|>ent(points) > 1'), /Its type is that of `value`\./);
});
