/** What people make of requirements' findings: severities chosen outside and inside of a document, and comments that allow some. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocuments } from '../../../../server/src/app/check.ts';
import type { Diagnostic, Levels } from '../../../../server/src/base/diagnostic.ts';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { requirementCodes } from '../../../../server/src/factory/documents/requirement-findings.ts';
import { specify } from '../../../../server/src/factory/documents/specify.ts';
import {
  controlKinds,
  readRequirements,
  suppressFixes,
} from '../../../../server/src/language/requirements-document/index.ts';
import { requirementFindings } from '../../../../server/src/requirements/index.ts';

const uri = 'file:///test.req';
const find = (text: string, levels?: Levels): readonly Diagnostic[] =>
  specify({ uri, text }, levels).diagnostics;
const codes = (text: string, levels?: Levels): readonly string[] =>
  find(text, levels).map(({ code }) => code);

describe('findings about comments', () => {
  for (const { code, docs } of controlKinds)
    it(`${code}: its documentation has the finding, and the mended text has none`, () => {
      assert.ok(codes(docs.bad).includes(code), docs.bad);
      assert.ok(!codes(docs.good).includes(code), docs.good);
    });
});

describe('a comment that allows', () => {
  const text = `R1: The search shall be intuitive.
// allow req/vague-term: the contract says so
R2: The search shall be user-friendly.
`;

  it('does so for the statement below it alone', () => {
    const vague = find(text).filter(({ code }) => code === 'req/vague-term');
    assert.deepEqual(
      vague.map(({ span }) => text.slice(span.start, span.end)),
      ['intuitive'],
    );
    assert.ok(!codes(text).some((code) => code.includes('suppression')));
  });

  it('takes the finding from the statement, so that the score does not count it', () => {
    const [first, second] = specify({ uri, text }).specification.statements;
    assert.ok(first?.findings.includes('req/vague-term'));
    assert.deepEqual(second?.findings, []);
  });

  it('does so in the whole file from its head, and from nowhere else', () => {
    const whole = text.replace('// allow', '// allow-file');
    assert.ok(codes(whole).includes('req/unused-suppression'));
    const head = `// allow-file req/vague-term: a sketch\n${text.replace(/\/\/.*\n/, '')}`;
    assert.deepEqual(codes(head), []);
  });

  it('may stand above a bullet, a paragraph, a field’s statement and a term, and in Markdown’s form', () => {
    const forms = [
      '- one\n\n// allow req/vague-term: so\n- The search shall be intuitive.',
      '<!-- allow req/vague-term: so -->\nThe search shall be intuitive.',
      '// allow req/unknown-field: so\nR1: The search finds books.\n  prioritty: must',
      '// allow req/vague-term: so\n// and more about it\n\nR1: The search shall be intuitive.',
    ];
    for (const form of forms)
      assert.deepEqual(
        codes(form).filter((code) => /suppression|vague-term|unknown-field/.test(code)),
        [],
        form,
      );
  });

  it('counts for nothing inside of a block comment', () => {
    assert.ok(
      codes('/*\n// allow req/vague-term: so\n*/\nR1: The search shall be intuitive.').includes(
        'req/vague-term',
      ),
    );
  });

  it('never allows what cannot be read', () => {
    const broken = '// allow req/syntax: so\nproject "Clinic\nR1: A patient has a name.';
    assert.ok(codes(broken).includes('req/syntax'));
    assert.match(
      find(broken).find(({ code }) => code === 'req/unknown-suppression')?.message ?? '',
      /mend it/,
    );
  });
});

describe('a severity', () => {
  const text = 'R1: The search shall be intuitive.';
  const off: Levels = new Map([['req/vague-term', 'off']]);

  it('is chosen outside of a document, or in it, which counts more', () => {
    assert.deepEqual(codes(text, off), []);
    const inside = find(`// severity req/vague-term: error (agreed on)\n${text}`, off);
    assert.deepEqual(
      inside.map(({ code, severity }) => [code, severity]),
      [['req/vague-term', 'error']],
    );
  });

  it('may be set for several kinds at once', () => {
    const head = '// severity req/vague-term, req/weak-verb: hint\n';
    const found = find(`${head}R1: The search should be intuitive.`);
    assert.deepEqual(new Set(found.map(({ severity }) => severity)), new Set(['hint']));
    assert.equal(found.length, 2);
  });

  it('that is off makes no comment useless that allows the kind', () => {
    assert.deepEqual(codes(`// allow req/vague-term: the contract says so\n${text}`, off), []);
  });

  it('says what is wrong with it', () => {
    const wrong = [
      ['// severity req/vague-term: loud', /“loud” is no severity/],
      ['// severity req/vague-term', /No severity is given/],
      ['// severity req/syntax: off', /cannot be changed/],
      ['// severity req/vage-term: off', /Did you mean `req\/vague-term`/],
    ] as const;
    for (const [line, message] of wrong)
      assert.match(
        find(`${line}\nR1: A patient has a name.`).find(({ code }) => code === 'req/wrong-severity')
          ?.message ?? '',
        message,
      );
    const late = find(`R1: A patient has a name.\n// severity req/vague-term: off\nR2: A room has a floor.`);
    assert.match(late[0]?.message ?? '', /above the first statement/);
  });

  it('turns on what is off by default, from outside and from inside', () => {
    const story = 'R1: As a patient, I want to book a slot.\n    priority: must\n';
    const code = 'req/missing-acceptance';
    assert.ok(!codes(story).includes(code));
    assert.equal(find(story, new Map([[code, 'info']])).find((one) => one.code === code)?.severity, 'info');
    assert.ok(codes(`// severity ${code}: hint\n${story}`).includes(code));
    assert.ok(!codes(`// allow ${code}: later\n${story}`).includes('req/unused-suppression'));
  });

  it('comes with a document to the engine, too', () => {
    const { diagnostics } = specify({ uri, text, levels: { 'req/vague-term': 'hint' } });
    assert.deepEqual(
      diagnostics.map(({ severity }) => severity),
      ['hint'],
    );
  });

  it('reaches the list that tools read', () => {
    assert.deepEqual(checkDocuments([{ uri, text }], off), []);
  });
});

describe('the comment that would allow a finding', () => {
  /** The text once the comment was inserted, with a reason in it. */
  function allowed(text: string, diagnostic: Diagnostic, index: number): string | undefined {
    const fix = suppressFixes(readRequirements(text, uri)[0], text, diagnostic)[index];
    return fix && applyEdits(text, fix.edits).replace(/<why[^>]*>/, 'it is so');
  }

  it('keeps to Markdown where the whole file is read, below its front matter, and to the language in fences', () => {
    const statement = '- **R1**: The search shall be intuitive.\n';
    const forms = [
      ['file:///a.req.md', `---\ntitle: x\n---\n\n${statement}`, /^---\n[^<]*<!-- allow[^\n]* -->\n- \*\*R1/],
      ['file:///a.md', `# Notes\n\n\`\`\`req\n${statement}\`\`\`\n`, /req\n\/\/ allow[^\n]*\n- \*\*R1/],
    ] as const;
    for (const [name, text, form] of forms) {
      const at = (source: string) => specify({ uri: name, text: source });
      const { document, diagnostics } = at(text);
      const vague = diagnostics.find(({ code }) => code === 'req/vague-term');
      assert.ok(vague);
      for (const fix of suppressFixes(document, text, vague)) {
        const after = applyEdits(text, fix.edits).replace(/<why[^>]*>/, 'so');
        assert.match(after, form);
        assert.deepEqual(
          at(after).diagnostics.map(({ code }) => code),
          [],
        );
      }
    }
  });

  it('allows any finding that may be allowed, in any document, here and in the file', () => {
    const texts = requirementFindings.map(({ kind }) => kind.docs.bad);
    const part = fc.constantFrom(
      ...texts,
      '- The search shall be intuitive.\n- It is slow.',
      '# Heading',
      '',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.join('\n\n');
        for (const diagnostic of find(text).filter(({ code }) => requirementCodes.allowable.has(code)))
          for (const index of [0, 1]) {
            const after = allowed(text, diagnostic, index);
            if (after === undefined) continue;
            const count = (all: readonly Diagnostic[]): number =>
              all.filter(({ code }) => code === diagnostic.code).length;
            assert.ok(count(find(after)) < count(find(text)), `${diagnostic.code}\n${after}`);
            assert.ok(!codes(after).some((code) => /suppression/.test(code)), after);
          }
      }),
      { numRuns: 20 },
    );
  });
});
