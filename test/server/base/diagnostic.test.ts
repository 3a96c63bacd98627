import assert from 'node:assert/strict';
import { defineDiagnostic } from '../../../server/src/base/diagnostic.ts';

const span = { start: 3, end: 7 };
const docs = { reason: 'Nobody can test it.', bad: 'fast', good: 'within 1 second' };

describe('a kind of finding', () => {
  const vague = defineDiagnostic<{ word: string }>({
    code: 'req/vague-term',
    severity: 'warning',
    docs,
    message: ({ word }) => `"${word}" is vague.`,
  });

  it('makes findings with its code and severity, and a message from the arguments', () => {
    assert.deepEqual(vague.at(span, { word: 'fast' }), {
      code: 'req/vague-term',
      severity: 'warning',
      message: '"fast" is vague.',
      span,
      fixes: [],
    });
  });

  it('takes fixes and related places along', () => {
    const fixes = [{ title: 'Say how fast', edits: [{ span, newText: 'within 1 second' }], preferred: true }];
    const related = [{ message: 'Said here, too', span: { start: 10, end: 14 } }];
    const finding = vague.at(span, { word: 'fast' }, { fixes, related });
    assert.deepEqual(finding.fixes, fixes);
    assert.deepEqual(finding.related, related);
  });

  it('survives being sent as JSON', () => {
    const finding = vague.at(span, { word: 'fast' }, { related: [] });
    assert.deepEqual(JSON.parse(JSON.stringify(finding)), finding);
  });

  it('gives its documentation', () => {
    assert.deepEqual(vague.docs, docs);
  });
});
