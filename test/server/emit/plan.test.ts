/** Plans of reactors: golden flowchart and page, and that the flowchart is one whatever the names are. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { planMermaid } from '../../../server/src/emit/plan/mermaid.ts';
import { planMarkdown } from '../../../server/src/emit/plan-markdown.ts';
import { readDefinitions } from '../../../server/src/language/definition/index.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import type { ReactorDefinition } from '../../../server/src/model/definition/reactor.ts';
import { root } from './emitted.ts';

function reactorOf(text: string): ReactorDefinition {
  const source = { uri: 'file:///plan.spark', text };
  assert.deepEqual(
    checkSpark(source).filter(({ severity }) => severity === 'error'),
    [],
  );
  const { definitions } = readDefinitions(createWorkspace([parseSpark(text, source.uri)]));
  const reactor = definitions.reactors.at(-1);
  assert.ok(reactor);
  return reactor;
}

const order = reactorOf(readFileSync(join(root, 'test/fixtures/place-order.spark'), 'utf8'));

for (const [name, write] of [
  ['place-order.mmd', planMermaid],
  ['place-order.plan.md', planMarkdown],
] as const)
  it(`the plan ${name} is as it was`, () => {
    const path = join(root, 'test/golden/emit', name);
    const text = write(order);
    if (process.env['UPDATE']) writeFileSync(path, text);
    assert.equal(text, readFileSync(path, 'utf8'), 'run it with UPDATE=1 and read the diff');
  });

it('a flowchart may also go down', () => assert.match(planMermaid(order, 'TB'), /^flowchart TB\n/));

it('no name and no text is taken for markup', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(text, text, (name, description) => {
      const { steps, ...others } = order;
      const named = {
        ...others,
        description,
        steps: steps.map((step, index) => (index === 0 ? { ...step, name } : step)),
      };
      for (const line of planMermaid(named).trimEnd().split('\n').slice(1)) assert.match(line, statement);
      assert.equal(planMarkdown(named).split('```mermaid').length, 2);
    }),
    { numRuns: 30 },
  );
});

/** A box, a block around boxes, its end, or a line between two of them; texts in quotes hold no mark of Mermaid. */
const quoted = '"[^"<>`&]*(?:<br>[^"<>`&]*)*"';
const statement = new RegExp(
  `^ +(?:n\\d+(?:>|\\[\\[?|\\[/|\\[\\(|\\(\\[|\\(\\(|\\{\\{?)${quoted}(?:\\]\\]?|/\\]|\\)\\]|\\]\\)|\\)\\)|\\}\\}?)|` +
    `subgraph n\\d+\\[${quoted}\\]|end|n\\d+ (?:-->|-\\.->|==>)(?:\\|${quoted}\\|)? n\\d+)$`,
  'u',
);
