/** Edits that make no difference to what is found. */
import assert from 'node:assert/strict';
import { keepSilent } from '../../../server/src/dsl/nodes/silent-edit.ts';
import { spokenNames } from '../../../server/src/dsl/schema/spoken-names.ts';
import { identityOf } from '../../../server/src/dsl/syntax/statement-identity.ts';
import { createWorkspace, parseSpark, withDocument } from '../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../server/src/language/spark/prelude.ts';

const definition = parseSpark(
  `dsl shop {
  entity box {
    arg name: atom { unique true }
    option note: string
    option label: string
    option title: string
    option size: integer
    option kept: regex
    option shown: string = ^title
    option of: reference(box)
  }
  verify "labels are told apart" {
    each box
    expect not exists(box, label == outer.label)
    message "{name} is like another."
  }
}`,
  'file:///shop.spark',
);

/** Whether the box is still the same when its block is another. */
function isSilent(before: string, after: string): boolean {
  const read = (block: string) => parseSpark(`use shop\nbox a { ${block} }`, 'file:///a.spark');
  const [one, other] = [read(before), read(after)];
  const workspace = createWorkspace([definition, one]);
  const bound = workspace.bound(one);
  const now = withDocument(workspace, other).bound(other);
  keepSilent(bound, now);
  const [was, is] = [bound.roots[1], now.roots[1]];
  assert.ok(was && is);
  return identityOf(was.statement) === identityOf(is.statement);
}

it('are other words in a text that no definition speaks of, and other comments and spaces', () => {
  assert.ok(isSilent('note "One." size 3', 'note "Another one." size 3'));
  assert.ok(isSilent('note "One."', '// What it is for.\n  note   "One."'));
  assert.ok(isSilent('of b  note "One." size 3', 'of b note "" size 3'));
});

it('are none where a rule, a default or a type looks at it', () => {
  assert.ok(!isSilent('label "One"', 'label "Two"'));
  assert.ok(!isSilent('title "One"', 'title "Two"'));
});

it('are none where more than words is another', () => {
  assert.ok(!isSilent('note "One."', 'note One'));
  assert.ok(!isSilent('note "One."', ''));
  assert.ok(!isSilent('size 3', 'size 4'));
  assert.ok(!isSilent('of a', 'of b'));
  assert.ok(!isSilent('note "One." size 3', 'size 3 note "One."'));
  assert.ok(!isSilent('nite "One."', 'nite "Two."'));
});

it('are none where the words may be right or wrong', () => {
  assert.ok(!isSilent('kept "a"', 'kept "a["'));
});

it('are those of a description in the vocabulary that ships', () => {
  assert.ok(!spokenNames(getPrelude().schemas).has('description'));
});
