/** Our tree of a document is the one that Langium's own parser reads. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSpark } from '../../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../../server/src/language/spark/prelude.ts';
import { readQuickly } from '../../../../server/src/language/spark/reading/quick-parser.ts';
import { sparkCoreServices } from '../../../../server/src/language/spark/reading/services.ts';
import { precedencesOf, TreeParser } from '../../../../server/src/language/spark/reading/tree-parser.ts';
import { parseByLangium } from './langium-tree.ts';
import { corpus, runs, sparkText } from './texts.ts';

/** Operators of all ranks beside each other. */
const operations =
  'a not b - 1 - -2 * 3 + (4 / x.y(1, z: [])) <> "c" == nil or true and ^d.e has f in [g: 1, *] != -h >= 0';

/** The tree as text. Langium gives parts of an operation the place of the whole, and knows no places in broken values. */
function shown(tree: unknown, places: boolean): string {
  const plain = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { span, ...rest } = value as { span?: unknown; kind?: string; named?: readonly unknown[] };
    if (rest.named?.length === 0) delete rest.named;
    return places && rest.kind !== 'operation' ? { ...rest, span } : rest;
  };
  return JSON.stringify(tree, plain);
}

it('reads the prelude as Langium does', () => {
  for (const { text, statements } of getPrelude().documents)
    assert.equal(shown(statements, true), shown(parseByLangium(text).statements, true));
});

it('needs the parser of the grammar for nothing that is in order', () => {
  const services = sparkCoreServices();
  const grammar = new TreeParser(services);
  const rule = services.Grammar.rules.find((each) => each.$type === 'InfixRule');
  assert.ok(rule);
  const precedences = precedencesOf(rule);
  let count = 0;
  for (const text of [...getPrelude().documents.map((document) => document.text), ...corpus, operations]) {
    const { statements, lexerErrors, parserErrors } = grammar.parse(text);
    const quick = readQuickly(text, precedences);
    if (lexerErrors.length + parserErrors.length > 0) continue;
    assert.deepEqual(quick, statements);
    count++;
  }
  assert.ok(count > 20, `only ${count} documents were in order`);
});

it('reads any document as Langium does', () => {
  fc.assert(
    fc.property(sparkText, (text) => {
      const { statements, errors } = parseByLangium(text);
      const document = parseSpark(text);
      // Of a document with too many errors, ours reads a part.
      if (errors.length > 50) return;
      assert.equal(shown(document.statements, errors.length === 0), shown(statements, errors.length === 0));
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
