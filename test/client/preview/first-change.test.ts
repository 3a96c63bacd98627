import assert from 'node:assert/strict';
import { firstChange } from '../../../client/src/preview/first-change.ts';

const header = '// Made of version 1\n\n';
const cases: [what: string, current: string, proposed: string, line: number][] = [
  ['a changed line below the header', `${header}a\nb\n`, `${header}a\nc\n`, 3],
  ['a changed line below a header that differs, too', `${header}a\nb\n`, '// Made of version 2\n\na\nc\n', 3],
  ['a line more', `${header}a\n`, `${header}x\na\n`, 2],
  ['a line less at the end', `${header}a\nb`, `${header}a`, 2],
  ['a header where there was none', 'a\nb', `${header}a\nc`, 3],
  ['nothing but the header', `${header}a`, '// Made of version 2\n\na', 0],
  ['nothing', '', '', 0],
];

describe('first change', () => {
  for (const [what, current, proposed, line] of cases)
    it(`is found for ${what}`, () => assert.equal(firstChange(current, proposed), line));
});
