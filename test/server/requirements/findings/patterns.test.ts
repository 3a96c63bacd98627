/** No pattern of a finding can be made slow: each kind is fed 100 kB of what its pattern likes to try again. */
import assert from 'node:assert/strict';
import { requirementFindings } from '../../../../server/src/requirements/index.ts';
import type { ReadStatement } from '../../../../server/src/requirements/specification.ts';
import { withFacts } from '../../../../server/src/requirements/specification.ts';

const LENGTH = 100_000;
const pieces = [
  'a ',
  'a',
  '  ',
  '\n    ',
  '(',
  '(a b ',
  '[a ',
  '[a-',
  '<a ',
  '"',
  '“a',
  '1',
  '1,1',
  '.1',
  '1/1/',
  'between 1 ',
  'between 1.',
  'comply with all any the ',
  'in accordance with the other ',
  'the above the above-mentioned ',
  'as described ',
  'not be not ',
  'n’t ',
  'the following ',
  'As a a a ',
  'As a-a-',
  'it shall be possible for a a ',
  'in this case ',
  'Given a\n    When b\n    ',
  ', when ',
  ' ,',
  ', ; ',
  '. ',
  '?_',
  '__ ',
  'he/she/',
  'and / or ',
  'R1 (a) ',
];

/** A text as one sentence whose words are not looked at: patterns look at characters. */
function unread(text: string): ReadStatement {
  const span = { start: 0, end: text.length };
  const sentence = {
    role: 'body' as const,
    ...span,
    tokens: [],
    asides: new Map<number, readonly []>(),
    phrases: [],
    clauses: [],
  };
  const source = { id: 'S1', text, span, fields: new Map<string, string>() };
  const [read] = withFacts([{ source, kind: 'prose', sentences: [sentence] }]);
  assert.ok(read);
  return read;
}

it('looks through 100 kB of the worst in less than half a second of processor time', () => {
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    for (const ending of ['', 'x', '.']) {
      const read = unread(text + ending);
      for (const { kind, inStatement } of requirementFindings) {
        const before = process.threadCpuUsage();
        inStatement?.(read);
        const { user, system } = process.threadCpuUsage(before);
        assert.ok(user + system < 500_000, `${kind.code} on “${piece}”: ${(user + system) / 1000} ms`);
      }
    }
  }
});
