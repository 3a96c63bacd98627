import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { decodeUtf8, firstBadByte } from '../../../server/src/node/utf8.ts';

describe('utf8', () => {
  it('finds the first bad byte where the runtime says that there is one', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          [0xc0, 0x80],
          [0xe0, 0x80, 0x80],
          [0xed, 0xa0, 0x80],
          [0xf0, 0x8f, 0xbf, 0xbf],
          [0xf4, 0x90],
        )
        .map(Buffer.from),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const bytes = Buffer.concat(pieces);
        const offset = firstBadByte(bytes);
        assert.equal(offset === bytes.length, isUtf8(bytes));
        assert.ok(isUtf8(bytes.subarray(0, offset)));
        const next = bytes.subarray(offset);
        for (let length = 1; length <= Math.min(4, next.length); length++)
          assert.ok(!isUtf8(next.subarray(0, length)), 'a sequence begins here after all');
      }),
      { numRuns: 500 },
    );
  });

  it('drops a byte order mark', () => {
    assert.equal(decodeUtf8(Buffer.from('\ufeffx'), 'file:///x'), 'x');
  });
});
