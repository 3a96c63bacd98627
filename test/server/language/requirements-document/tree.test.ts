/** The tree that is read by hand is the one that the grammar gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AstNode, createLangiumParser, isAstNode, isCompositeCstNode, type ParseResult } from 'langium';
import { requirementsCoreServices } from '../../../../server/src/language/requirements-document/services.ts';
import { treeOf } from '../../../../server/src/language/requirements-document/tree.ts';
import { runs } from '../spark/texts.ts';

const services = requirementsCoreServices();
const byGrammar = createLangiumParser(services);

/** What a node says, where it stands, and where its tokens stand; layers around a rule that only calls another one left out. */
function shown(node: AstNode): unknown {
  const { $type, $cstNode, $container, $containerProperty, $containerIndex, ...own } = node;
  const properties = Object.entries(own).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((each: unknown) => (isAstNode(each) ? shown(each) : each)) : value,
  ]);
  return {
    $type,
    above: [$container?.$type, $containerProperty, $containerIndex],
    place: $cstNode && [$cstNode.offset, $cstNode.end, $cstNode.range, $cstNode.astNode === node],
    tokens: $cstNode && tokensIn(node, $cstNode),
    properties: properties.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

function tokensIn(node: AstNode, cst: AstNode['$cstNode']): unknown {
  if (!isCompositeCstNode(cst)) return [];
  return cst.content.flatMap((child) => {
    if (isCompositeCstNode(child)) return child.astNode === node ? tokensIn(node, child) : [];
    return [[child.offset, child.end, child.range, child.text, child.hidden]];
  });
}

function assertSame(text: string): void {
  const { value, lexerErrors, parserErrors }: ParseResult = services.parser.LangiumParser.parse(text);
  const expected = byGrammar.parse(text);
  assert.deepEqual(shown(value), shown(expected.value));
  assert.equal(value.$cstNode?.root.fullText, text);
  assert.deepEqual(lexerErrors, expected.lexerErrors);
  assert.equal(parserErrors.length, expected.parserErrors.length);
}

const LINES = [
  'project "City Clinic"',
  'domain healthcare',
  'glossary {',
  '  patient (client, sick person): a person who is treated',
  '  slot: a span of time',
  '}',
  'corrections {',
  '  client means patient',
  '# Glossary',
  '# Corrections',
  '## Requirement 3: Doors',
  'Functional requirements:',
  'R1: Each patient has a name.',
  'R2 [must]: A patient books a slot (should).',
  '- A doctor confirms a booking [low]',
  '* [ ] The system shall store bookings.',
  '    priority: must',
  '    acceptance:',
  '      1. It is stored.',
  '      2. It is shown.',
  'Each doctor has a number. Each room has a floor. [high]',
  '| Field | Type | Notes |',
  '|---|---|---|',
  '| name | text | required |',
  '// nothing',
  '<!-- nothing -->',
  'R9:',
  '[FR-001]',
  '',
  'As a patient,',
  'Given a slot, when it is booked, then it is taken.',
];

it('is the same for every form of statement and block', () => {
  for (const line of LINES) assertSame(line);
  assertSame(LINES.join('\n'));
  assertSame(LINES.join('\n\n'));
});

it('is the same for whatever stands together', () => {
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...LINES) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => assertSame(lines.join('\n'))),
    { numRuns: runs, seed: 11 },
  );
});

it('is left to the parser where tokens are not in order', () => {
  const { tokens } = services.parser.Lexer.tokenize('R1: Each patient has a name.');
  assert.equal(treeOf('', tokens)?.elements.length, 1);
  assert.equal(
    treeOf('', [...tokens, ...services.parser.Lexer.tokenize('- x').tokens.slice(0, 1)]),
    undefined,
  );
});
