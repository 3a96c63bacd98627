import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../server/src/base/span.ts';
import {
  checkSpark,
  formatSpark,
  suppressFixes,
  suppressible,
  suppressionKinds,
} from '../../../../server/src/language/spark/index.ts';
import { parseSpark } from '../../../../server/src/language/spark/reading/parse.ts';

const api = `dsl api {
  section api {
    entity endpoint { arg path: string { unique true }  option auth: one_of([required, none]) }
  }
}`;

/** The codes of what is found in a document written in a language of the workspace. */
function codes(text: string): readonly string[] {
  return findings(text).map(({ code }) => code);
}

function findings(text: string) {
  return checkSpark({ uri: 'file:///a.spark', text }, [{ uri: 'file:///api.spark', text: api }]);
}

const endpoint = (comment: string, rest = '') =>
  `use api\napi {\n${comment}\n  endpoint "/a" { auth open }\n${rest}}\n`;

for (const { code, docs } of suppressionKinds) {
  it(`${code}: its documentation has the finding, and the mended text has none`, () => {
    const of = (text: string) => checkSpark({ uri: 'file:///a.spark', text }).map((each) => each.code);
    assert.ok(of(docs.bad).includes(code));
    assert.deepEqual(of(docs.good), []);
  });
}

it('allows a finding for the statement below and its block', () => {
  assert.deepEqual(codes(endpoint('')), ['spark/wrong-value']);
  assert.deepEqual(codes(endpoint('  // allow spark/wrong-value: an old client')), []);
  assert.deepEqual(codes(endpoint('  // allow spark/wrong-value: an old client\n  // and more')), []);
  assert.deepEqual(
    codes(endpoint('  // allow spark/wrong-value: an old client', '  endpoint "/b" { auth open }\n')),
    ['spark/wrong-value'],
  );
});

it('allows several kinds at once', () => {
  const both = '  // allow spark/wrong-value, spark/unknown-keyword: an old client';
  assert.deepEqual(codes(endpoint(both).replace('auth open', 'auth open  aut none')), []);
  assert.deepEqual(codes(endpoint(both)), ['spark/unused-suppression']);
});

it('allows a finding in the whole file, from its head alone', () => {
  const rest = '  endpoint "/b" { auth open }\n';
  const head = '// allow-file spark/wrong-value: an old client\n';
  assert.deepEqual(codes(head + endpoint('', rest)), []);
  assert.deepEqual(codes(endpoint(`  ${head}`, rest)), [
    'spark/unused-suppression',
    'spark/wrong-value',
    'spark/wrong-value',
  ]);
});

it('allows no other kind, and nothing behind a statement', () => {
  assert.deepEqual(codes(endpoint('  // allow spark/unknown-keyword: an old client')), [
    'spark/unused-suppression',
    'spark/wrong-value',
  ]);
  assert.deepEqual(codes('use api\napi { endpoint "/a" { auth open } } // allow spark/wrong-value: no'), [
    'spark/wrong-value',
    'spark/unused-suppression',
  ]);
});

it('never allows what cannot be read', () => {
  const text = '// allow-file spark/syntax: it looks right to me\nuse api\napi {';
  assert.deepEqual(codes(text), ['spark/unknown-suppression', 'spark/syntax']);
});

it('takes other comments for what they are', () => {
  assert.deepEqual(codes(endpoint('  // allow patients: they pay').replace('open', 'none')), []);
  assert.deepEqual(codes(endpoint('  /* allow spark/wrong-value: no */').replace('open', 'none')), []);
});

it('mends a misspelt code, and removes what allows nothing', () => {
  const fixed = (text: string) => {
    const fix = findings(text)[0]?.fixes[0];
    assert.ok(fix?.preferred);
    return applyEdits(text, fix.edits);
  };
  const good = endpoint('  // allow spark/wrong-value: an old client');
  assert.equal(fixed(good.replace('wrong-value', 'wrong-valu')), good);
  assert.equal(
    fixed(good.replace('open', 'none')),
    endpoint('').replace('\n\n', '\n').replace('open', 'none'),
  );
  const two = '  // allow spark/wrong-value, spark/unknown-keyword: an old client';
  assert.equal(fixed(endpoint(two)), good);
});

it('offers the comment for the statement and for the file, and asks for the reason', () => {
  const text = endpoint('', '  endpoint "/b" {\n    auth open\n  }\n');
  for (const finding of findings(text)) {
    const fixes = suppressFixes(parseSpark(text), finding);
    assert.equal(fixes.length, 2);
    for (const { edits } of fixes) {
      const after = applyEdits(text, edits);
      assert.ok(!findings(after).some(({ code, span }) => code === finding.code && span === finding.span));
      assert.ok(codes(after).includes('spark/suppression-without-reason'));
      assert.equal(formatSpark(after).replaceAll('\n\n', '\n'), after.replaceAll('\n\n', '\n'));
      const reasoned = after.replace(/<.*>/, 'an old client');
      assert.ok(codes(reasoned).length < codes(text).length);
    }
  }
});

it('can allow any finding that may be allowed, in any document, so that only the reason is missing', () => {
  const words = fc.constantFrom(
    'store',
    'a',
    '"b"',
    '{',
    '}',
    '\n',
    ':',
    ',',
    '// c\n',
    '[x]',
    'endpoint',
    'auth',
    'use',
    'api',
  );
  const text = fc.array(words, { maxLength: 25 }).map((all) => `use api\n${all.join(' ')}\n`);
  fc.assert(
    fc.property(text, fc.boolean(), (source, windows) => {
      const before = windows ? source.replaceAll('\n', '\r\n') : source;
      const all = findings(before);
      const document = parseSpark(before, 'file:///a.spark');
      for (const finding of all.filter(({ code }) => suppressible.has(code)))
        for (const { edits } of suppressFixes(document, finding)) {
          const now = findings(applyEdits(before, edits));
          const count = (of: typeof all, code: string) => of.filter((each) => each.code === code).length;
          assert.ok(count(now, finding.code) < count(all, finding.code), finding.code);
          assert.equal(count(now, 'spark/syntax'), count(all, 'spark/syntax'));
          assert.ok(count(now, 'spark/suppression-without-reason') > 0);
        }
    }),
    { numRuns: 150 },
  );
});
