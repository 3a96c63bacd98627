import assert from 'node:assert/strict';
import { highlightsOf } from '../../../../../server/src/language/spark/index.ts';
import { open } from './two-dsls.ts';

/** The words of a text that have a role, in text order. */
function words(text: string, wanted: string): readonly string[] {
  const { workspace, document } = open('marked', text);
  return highlightsOf(workspace, document).flatMap(({ span, role }) =>
    role === wanted ? [document.text.slice(span.start, span.end)] : [],
  );
}

const stage = `dsl stage {
  section people {
    top_level? true
    entity actor { arg name: atom  option understudy: reference(actor)  option wage: number }
  }
  entity play {
    arg title: atom { unique true }
    section cast { entity role { arg part: atom { unique true }  option player: reference(actor) } }
  }
  verify "v" {
    each role
    where player.wage > 3
    expect count(parent.cast.role) > 0
    message "{part} costs {nothing}."
  }
}
`;

it('colours what the words of a rule mean', () => {
  assert.deepEqual(
    words(stage, 'property').filter((word) => !/[?]$/.test(word)),
    ['actor', 'unique', 'unique', 'actor', 'role', 'player', 'wage', 'cast', 'role', 'message', 'part'],
  );
});

it('colours elements that stand at the top alike, also in a section and where they are named', () => {
  const text = `${stage}use stage\nactor Ann\npeople { actor Bob { understudy Ann } }\nplay Hamlet { cast { role ghost { player Bob } } }`;
  assert.deepEqual(words(text, 'class'), ['stage', 'stage', 'Ann', 'Bob', 'Ann', 'Hamlet', 'Bob']);
  assert.ok(words(text, 'variable').includes('ghost'));
});
