/** Each format: a sample as its tool writes it, next to the `.req` document that it becomes. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import {
  type ImportFormat,
  importedName,
  importFormats,
  importRequirements,
} from '../../../../server/src/app/import/import-requirements.ts';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';

const folder = new URL('samples/', import.meta.url);
const samples = readdirSync(folder).filter((name) => !name.endsWith('.req'));
const formats: Readonly<Record<string, ImportFormat>> = {
  'kiro.md': 'kiro',
  'spec-kit.md': 'spec-kit',
  'tool.reqif': 'reqif',
};

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder));

for (const name of samples)
  it(`imports ${name} as its golden file says, without a finding on the structure`, () => {
    const { text, format } = importRequirements({ name, bytes: bytesOf(name) });
    assert.equal(format, formats[name] ?? 'text');
    const golden = fileURLToPath(new URL(importedName(name), folder));
    if (process.env['UPDATE']) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
    assert.deepEqual(readRequirements(text, 'file:///a.req')[1], []);
    assert.equal(importRequirements({ name, bytes: bytesOf(name) }).text, text);
  });

/** Letters and digits only: what an import may not lose. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

for (const name of ['kiro.md', 'spec-kit.md', 'bakery.txt', 'backlog.csv'])
  it(`loses no word of ${name}`, () => {
    const source = new TextDecoder().decode(bytesOf(name));
    const left = new Map<string, number>();
    for (const word of words(importRequirements({ name, bytes: bytesOf(name) }).text.toLowerCase()))
      left.set(word, (left.get(word) ?? 0) + 1);
    const template = new Set(['mandatory', 'include', 'if', 'feature', 'involves', 'data', 'specification']);
    const lost = words(source.toLowerCase()).filter((word) => {
      const count = left.get(word) ?? 0;
      left.set(word, count - 1);
      return count <= 0 && !template.has(word) && !/^[0-9]+$/.test(word);
    });
    const labels = [
      'user',
      'story',
      'acceptance',
      'criteria',
      'scenarios',
      'why',
      'this',
      'priority',
      'independent',
      'test',
    ];
    const columns = ['id', 'requirement', 'sprint', 'notes', 'document', 'requirements'];
    assert.deepEqual(
      lost.filter((word) => !labels.includes(word) && !columns.includes(word)),
      [],
    );
  });

it('keeps the ids that other documents refer to', () => {
  const ids = (name: string) => {
    const { text } = importRequirements({ name, bytes: bytesOf(name) });
    return readRequirements(text, 'file:///a.req')[0].statements.map(({ id }) => id);
  };
  assert.deepEqual(ids('kiro.md'), [
    '1',
    '1.1',
    '1.2',
    '1.3',
    '1.4',
    '2',
    '2.1',
    '2.2',
    '3.1',
    '4',
    'AC1.1',
    'AC1.2',
    'AC2.1',
  ]);
  const kit = ids('spec-kit.md');
  for (const id of ['US1', 'US1.2', 'FR-001', 'FR-003', 'SC-002']) assert.ok(kit.includes(id), id);
  assert.deepEqual(ids('tool.reqif').slice(0, 2), ['FER-10', 'FER-11']);
});

it('reads a ReqIF document out of its archive, and in UTF-16', () => {
  const plain = importRequirements({ name: 'tool.reqif', bytes: bytesOf('tool.reqif') }).text;
  const bytes = zipSync({ 'images/a.png': strToU8('x'), 'tool.reqif': bytesOf('tool.reqif') });
  assert.equal(importRequirements({ name: 'tool.reqif', bytes }).text, plain);
  const text = new TextDecoder().decode(bytesOf('tool.reqif')).replace('UTF-8', 'UTF-16');
  const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  assert.equal(importRequirements({ name: 'tool.reqif', bytes: wide }).text, plain);
});

const refused: Readonly<Record<string, readonly [bytes: Uint8Array, why: RegExp]>> = {
  'XML that breaks off': [strToU8('<REQ-IF><CORE-CONTENT>'), /This XML cannot be read: /],
  'XML with an entity of its own': [
    strToU8('<!DOCTYPE a [<!ENTITY b "c">]><REQ-IF>&b;</REQ-IF>'),
    /This XML cannot be read: /,
  ],
  'ReqIF without content': [strToU8('<REQ-IF></REQ-IF>'), /Export it again/],
  'an archive without ReqIF': [zipSync({ 'a.txt': strToU8('x') }), /holds no \.reqif file/],
  'an archive that breaks off': [
    zipSync({ 'a.reqif': strToU8('x') }).subarray(0, 20),
    /no archive that can be read/,
  ],
  'bytes that are no text': [new Uint8Array([0x41, 0xff, 0xfe, 0xc0]), /is not UTF-8 text/],
};

for (const [name, [bytes, why]] of Object.entries(refused))
  it(`refuses ${name} with what to do`, () => {
    assert.throws(() => importRequirements({ name: 'a.reqif', bytes }), why);
  });

it('does not let a comment of another tool steer the checks', () => {
  const text =
    '### Requirement 1\n\n**User Story:** As a cook, I want to cook.\n\n<!-- allow-file req/vague-term: x -->\n';
  assert.doesNotMatch(importRequirements({ name: 'a.md', bytes: strToU8(text) }).text, /^\/\/ *allow/m);
});

const scraps = fc.constantFrom(
  ...[
    '# ',
    '## Requirement 1: ',
    '### User Story 2 - x (Priority: P1)\n',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '  - ',
    '**a**: b',
    '```\n',
    '<!-- ',
    ' -->',
  ],
  ...[
    '**User Story:** As a ',
    '#### Acceptance Criteria\n',
    'WHEN x THE SYSTEM SHALL y',
    '- **FR-001**: MUST ',
    '| a | b |\n',
    'Glossary\n',
  ],
  ...[
    '"',
    ',',
    ';',
    '\t',
    'ID,Requirement\n',
    'text',
    '{',
    '}',
    '// ',
    '/* ',
    'allow',
    '\r\n',
    '\u0000',
    '😀',
    '<REQ-IF>',
    '&amp;',
    '[NEEDS CLARIFICATION: x]',
  ],
);

for (const format of importFormats.filter((each) => each !== 'reqif'))
  it(`imports anything as ${format}, and gives what can be read`, () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        const { text } = importRequirements({ name: 'a.md', bytes: strToU8(source) }, format);
        readRequirements(text, 'file:///a.req');
        if (format !== 'text') {
          const kept = text.replace(/\s+/g, '');
          for (const word of source.match(/😀|MUST|SHALL/gu) ?? [])
            assert.ok(kept.includes(word), `${word} is lost`);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });

it('reads XML of any shape without anything but a sentence that says why not', () => {
  const tags = fc.constantFrom(
    '<REQ-IF>',
    '</REQ-IF>',
    '<CORE-CONTENT>',
    '<SPEC-OBJECT IDENTIFIER="a">',
    '</SPEC-OBJECT>',
    '<',
    '&',
    ']]>',
    '<![CDATA[',
    'x',
    '"',
  );
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 30 }), (parts) => {
      try {
        importRequirements({ name: 'a.reqif', bytes: strToU8(`<REQ-IF>${parts.join('')}`) }, 'reqif');
      } catch (error) {
        assert.match(String(error), /This (?:XML cannot be read|is no ReqIF document)/);
      }
    }),
    { numRuns: 300, seed: 11 },
  );
});

for (const part of [
  '# a\n',
  '- a\n',
  '**a',
  '| a\n',
  '"',
  '"a",',
  '1. Given a\n',
  '## Requirement 1\n1. a\n',
  '<!--',
  '[needs clarification: ',
])
  it(`imports 100 kB of ${JSON.stringify(part)} in time`, () => {
    const bytes = strToU8(part.repeat(Math.floor(100_000 / part.length)));
    for (const format of importFormats)
      if (format !== 'reqif') importRequirements({ name: 'a.md', bytes }, format);
  });
