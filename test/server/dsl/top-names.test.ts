import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { declarationsOf } from '../../../server/src/dsl/names/names.ts';
import { topNames } from '../../../server/src/dsl/names/top-names.ts';
import { createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import { clinicText } from '../language/spark/clinic.ts';

/** What a document declares for others, told from its top alone and from all of it; the former may give up. */
function bothWays(texts: readonly string[]) {
  const documents = texts.map((text, index) => parseSpark(text, `file:///${index}.spark`));
  const workspace = createWorkspace(documents);
  return documents.map((document) => {
    const bound = workspace.bound(document);
    const whole = new Map(
      [...declarationsOf(bound)].map(([kind, all]) => [
        kind,
        all.map(({ name, node }) => ({ name, keyword: node.schema?.keyword })),
      ]),
    );
    return { top: topNames(document.statements, bound.vocabulary), whole };
  });
}

const languages = new URL('../../../examples/languages/', import.meta.url);
const examples = readdirSync(languages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.spark'))
  .map((name) => readFileSync(new URL(name, languages), 'utf8'));

it('tells from the top of a document what all of it says', () => {
  let told = 0;
  for (const { top, whole } of bothWays([clinicText(), ...examples])) {
    if (!top) continue;
    told++;
    assert.deepEqual(top, whole);
  }
  assert.ok(told > 10, `${told} told`);
});

it('looks into sections, and gives up where elements declare something for others', () => {
  const definition = `dsl shop {
  section shelf { entity box { arg name: atom { unique true } } }
  entity machine {
    arg name: atom { unique true }
    option starts: declares(state)
  }
}`;
  const [, plain, deep, block] = bothWays([
    definition,
    'use shop\nshelf { box a  box b }',
    'use shop\nmachine m { starts on }',
    'use shop\nshelf { box { name a } }',
  ]);
  assert.deepEqual(plain?.top, new Map([['box', ['a', 'b'].map((name) => ({ name, keyword: 'box' }))]]));
  assert.equal(deep?.top, undefined);
  assert.equal(block?.top, undefined);
});
