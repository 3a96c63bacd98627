/** Marks of Markdown change nothing in what is read and found: the same words in the same places. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { specify } from '../../../../server/src/factory/documents/specify.ts';
import { withoutMarks } from '../../../../server/src/language/requirements-document/marks.ts';

const clinic = readFileSync(new URL('../../../../examples/clinic/clinic.req', import.meta.url), 'utf8');

/** The text with words in bold, in code, emphasised and as links, wherever statements have them. */
function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (/^(?:\/\/|project|domain|glossary| {2}|#|\})/.test(line)) return line;
      return line
        .replace(/\b(?:shall|must|may|can|has|have|When|If|Given|Then|As a)\b/g, '**$&**')
        .replace(/\b(?:patient|appointment)\b/g, '`$&`')
        .replace(/\b(?:name|date)\b/g, '_$&_')
        .replace(/\b(?:doctor|nurse)\b/g, '[$&](people.md)');
    })
    .join('\n');
}

it('reads the clinic in bold as it reads it plain, and finds the same', () => {
  const [plain, bold] = [clinic, marked(clinic)].map((text) => specify({ uri: 'file:///clinic.req', text }));
  assert.ok(plain && bold && marked(clinic).split('**').length > 40);
  const found = ({ diagnostics, document }: typeof plain) =>
    diagnostics.map(({ code, span }) => {
      const at = document.statements.findLast((statement) => statement.span.start <= span.start + 4);
      return `${at?.id} ${code}`;
    });
  assert.deepEqual(found(bold), found(plain));
  const entities = ({ specification }: typeof plain) =>
    specification.entities.map(
      ({ name, attributes }) => `${name}: ${attributes.map((one) => one.name).join(', ')}`,
    );
  assert.deepEqual(entities(bold), entities(plain));
  const kinds = ({ specification }: typeof plain) => specification.statements.map(({ kind }) => kind);
  assert.deepEqual(kinds(bold), kinds(plain));
});

const cases: Readonly<Record<string, string>> = {
  'a **b** c': 'a   b   c',
  '**a b**, c': '  a b\u2009\u2009, c',
  'a_b_c and 2*3*4': 'a_b_c and 2*3*4',
  '* a * b *': '* a * b *',
  '**open': '**open',
  '`a` and `b': ' a  and `b',
  '[a](b "c") [d][e] [f] [g]: h': ' a          d     [f] [g]: h',
  '![a](b) c': '        c',
  '<b>a</b> <role> <https://a.b>': '   a     <role>  https://a.b ',
  'a <!-- b --> c': 'a            c',
  'a\n> b\n  > c > d': 'a\n  b\n    c > d',
  '\\*a\\* \\a': ' *a * \\a',
  '~~a~~ ~b~': '  a   ~b~',
};

for (const [text, expected] of Object.entries(cases))
  it(`reads over the marks in ${JSON.stringify(text)}`, () => assert.equal(withoutMarks(text), expected));
