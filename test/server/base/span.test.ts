import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type Edit, overlaps } from '../../../server/src/base/span.ts';

const edit = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });

/** A text and edits of it that do not overlap, each with the piece it stands for; in order. */
const edited = fc
  .array(fc.record({ kept: fc.string(), old: fc.string(), newText: fc.string() }), { maxLength: 6 })
  .map((pieces) => {
    let text = '';
    let expected = '';
    const edits: Edit[] = [];
    for (const { kept, old, newText } of pieces) {
      // One unit at least between two edits: which of two at one place comes first is for another test.
      text += `|${kept}`;
      edits.push(edit(text.length, text.length + old.length, newText));
      text += old;
      expected += `|${kept}${newText}`;
    }
    return { text, expected, edits };
  });

describe('edits', () => {
  it('replace, insert and delete', () => {
    assert.equal(applyEdits('abcdef', [edit(0, 1, 'X'), edit(3, 3, '-'), edit(4, 6, '')]), 'Xbc-d');
    assert.equal(applyEdits('abc', []), 'abc');
  });

  it('may come in any order', () =>
    fc.assert(
      fc.property(
        edited.chain((sample) =>
          fc.record({
            sample: fc.constant(sample),
            order: fc.shuffledSubarray(sample.edits, { minLength: sample.edits.length }),
          }),
        ),
        ({ sample: { text, expected }, order }) => {
          assert.equal(applyEdits(text, order), expected);
        },
      ),
    ));

  it('at one place are applied in the order given, an insertion before a replacement', () => {
    assert.equal(applyEdits('abc', [edit(1, 1, 'X'), edit(1, 1, 'Y')]), 'aXYbc');
    assert.equal(applyEdits('abc', [edit(1, 2, 'Z'), edit(1, 1, 'X')]), 'aXZc');
  });

  it('that overlap are a bug, and said to be one', () => {
    assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), /Overlapping edits at offset 1/);
  });
});

describe('spans', () => {
  it('overlap when they share a unit, or touch when one is empty', () => {
    const span = (start: number, end: number) => ({ start, end });
    const cases: [number, number, number, number, boolean][] = [
      [0, 2, 1, 3, true],
      [0, 2, 2, 4, false],
      [0, 4, 1, 2, true],
      [2, 2, 0, 4, true],
      [0, 0, 0, 4, true],
      [4, 4, 0, 4, true],
      [5, 5, 0, 4, false],
      [3, 3, 3, 3, true],
      [3, 3, 4, 4, false],
    ];
    for (const [a, b, c, d, expected] of cases) {
      assert.equal(overlaps(span(a, b), span(c, d)), expected, `[${a}, ${b}) and [${c}, ${d})`);
      assert.equal(overlaps(span(c, d), span(a, b)), expected, `[${c}, ${d}) and [${a}, ${b})`);
    }
  });
});
