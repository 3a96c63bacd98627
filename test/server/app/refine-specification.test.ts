/** Corrections are written where the document has them, in its own style, and are read there again. */
import assert from 'node:assert/strict';
import { correctionsIn, refineSpecification } from '../../../server/src/app/refine-specification.ts';

const prose = 'R1: Each room has a bed.';
const lines = ['bed is not an entity', 'rename room to ward'];

const styles: readonly (readonly [what: string, uri: string, before: string, after: string])[] = [
  ['at the end', 'a.req', `${prose}\n`, `${prose}\n\ncorrections {\n  ${lines.join('\n  ')}\n}\n`],
  ['without a last line end', 'a.req', prose, `${prose}\n\ncorrections {\n  ${lines.join('\n  ')}\n}\n`],
  ['in an empty document', 'a.req', '', `corrections {\n  ${lines.join('\n  ')}\n}\n`],
  [
    'in an empty block',
    'a.req',
    `corrections {\n}\n${prose}\n`,
    `corrections {\n  ${lines.join('\n  ')}\n}\n${prose}\n`,
  ],
  [
    'behind those that are there, as they are written',
    'a.req',
    `corrections {\n\t* a means b\n}\n${prose}\n`,
    `corrections {\n\t* a means b\n\t* ${lines.join('\n\t* ')}\n}\n${prose}\n`,
  ],
  [
    'instead of what they contradict',
    'a.req',
    `corrections {\n  bed is an entity // really\n}\n${prose}\n`,
    `corrections {\n  bed is not an entity // really\n  rename room to ward\n}\n${prose}\n`,
  ],
  [
    'under a heading of Markdown',
    'a.req.md',
    `# Clinic\n\n## Rooms\n\n- ${prose}\n`,
    `# Clinic\n\n## Rooms\n\n- ${prose}\n\n## Corrections\n\n- ${lines.join('\n- ')}\n`,
  ],
  [
    'under the heading that is there',
    'a.req.md',
    `# Corrections\n\n# Rooms\n\n${prose}\n`,
    `# Corrections\n\n- ${lines.join('\n- ')}\n\n# Rooms\n\n${prose}\n`,
  ],
  [
    'inside of the fence',
    'a.md',
    `# About\n\n\`\`\`req\n${prose}\n\`\`\`\n\nMore.\n`,
    `# About\n\n\`\`\`req\n${prose}\n\ncorrections {\n  ${lines.join('\n  ')}\n}\n\`\`\`\n\nMore.\n`,
  ],
  [
    'with Windows line ends',
    'a.req',
    `${prose}\r\n`,
    `${prose}\r\n\r\ncorrections {\r\n  ${lines.join('\r\n  ')}\r\n}\r\n`,
  ],
];

describe('corrections are written', () => {
  for (const [what, uri, before, after] of styles)
    it(what, () => {
      const refined = refineSpecification({ uri, text: before }, lines);
      assert.equal(refined.text, after);
      assert.deepEqual(refined.added, lines);
      assert.deepEqual(refineSpecification({ uri, text: after }, lines).edits, []);
    });

  it('and read again', () => {
    const { text } = refineSpecification({ uri: 'a.req', text: `${prose}\n` }, lines);
    assert.deepEqual(
      correctionsIn({ uri: 'a.req', text }),
      lines.map((line) => ({ text: line })),
    );
  });

  it('not at all when one of them cannot be read', () => {
    const refined = refineSpecification({ uri: 'a.req', text: prose }, [...lines, 'what']);
    assert.deepEqual([refined.text, refined.unreadable], [prose, ['what']]);
  });
});
