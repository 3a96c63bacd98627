import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import {
  crc32,
  decodeJournal,
  encodeBeginning,
  encodeCommit,
  type Statement,
} from '../../../../server/src/store/sqljs/journal-format.ts';

const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => [...part]));

const value = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.bigInt(),
  fc.uint8Array(),
  fc.constant(null),
);
const commit = fc.array(fc.tuple(fc.string(), fc.array(value)), { minLength: 1, maxLength: 4 });

describe('a journal of statements', () => {
  it('gives back what was written, and as many commits as are whole when its end is torn off', () => {
    fc.assert(
      fc.property(fc.array(commit, { maxLength: 4 }), fc.nat(), (commits: Statement[][], cut) => {
        const records = commits.map((one) => encodeCommit(one, 7));
        const whole = joined(encodeBeginning(7), ...records);
        deepEqual(decodeJournal(whole)?.commits, commits);
        const length = 16 + (cut % (whole.length - 15));
        let [end, count] = [16, 0];
        for (const record of records) {
          if (end + record.length > length) break;
          [end, count] = [end + record.length, count + 1];
        }
        deepEqual(decodeJournal(whole.subarray(0, length)), {
          generation: 7,
          commits: commits.slice(0, count),
          end,
        });
      }),
      { numRuns: 30 },
    );
  });

  it('takes no record of an older generation for its own', () => {
    const journal = joined(encodeBeginning(8), encodeCommit([['delete from note', []]], 7));
    deepEqual(decodeJournal(journal), { generation: 8, commits: [], end: 16 });
  });

  it('has the checksum that others have', () => {
    equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
    equal(crc32(new TextEncoder().encode('6789'), crc32(new TextEncoder().encode('12345'))), 0xcbf43926);
  });
});
