import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

const definition = `dsl alarm {
  entity alarm {
    arg name: atom { unique true }
    arg level: one_of([low, high]) = low
    option sound: boolean = false
  }
  verify "what is loud is important" {
    each alarm
    where sound == true
    expect level == high
    fix "Make it important" { set level = high }
  }
}
use alarm
`;

/** The statement after the fix of the one finding about it. */
function mended(statement: string): string {
  const text = definition + statement;
  const [finding, ...others] = checkSpark({ uri: 'file:///alarm.spark', text });
  assert.deepEqual([finding?.code, others], ['spark/verifier', []]);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []).slice(definition.length);
}

it('sets a value where it is written: as an argument, behind a comma, in the block, or nowhere yet', () => {
  assert.equal(mended('alarm fire: low { sound true }'), 'alarm fire: high { sound true }');
  assert.equal(mended('alarm fire, level: low, sound: true'), 'alarm fire, level: high, sound: true');
  assert.equal(mended('alarm fire { level low  sound true }'), 'alarm fire { level high  sound true }');
  assert.equal(mended('alarm fire { sound true }'), 'alarm fire { level high  sound true }');
});

it('goes by the layout of the block', () => {
  assert.equal(
    mended('alarm fire {  // loud\n  // so that all hear\n  sound true\n}'),
    'alarm fire {  // loud\n  level high\n  // so that all hear\n  sound true\n}',
  );
  assert.equal(mended('alarm fire { sound true\n}'), 'alarm fire { level high  sound true\n}');
  assert.equal(
    mended('  alarm fire {\r\n    sound true\r\n  }'),
    '  alarm fire {\r\n    level high\r\n    sound true\r\n  }',
  );
});
