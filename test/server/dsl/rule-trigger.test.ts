import assert from 'node:assert/strict';
import { allNodes, bindDocument } from '../../../server/src/dsl/nodes/bind.ts';
import { triggersOf } from '../../../server/src/dsl/rules/rule-trigger.ts';
import { violationsOf } from '../../../server/src/dsl/rules/verify.ts';
import { childOf } from '../../../server/src/dsl/schema/compose.ts';
import { defineDsls } from '../../../server/src/dsl/schema/define.ts';
import { createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';

/** A definition with rules about kegs, in use. */
const cellar = (rules: string): string => `dsl cellar {
  section cellar {
    entity keg {
      arg name: atom { unique true }
      option volume: integer = 30
      option sealed?: boolean = true
      option label: string
      option owner: atom = ^label
      entity tap { arg name: atom { unique true } }
    }
  }
  ${rules}
}
use cellar
`;

/** What triggers a rule about kegs, with these conditions. */
function triggers(conditions: string): readonly string[] | undefined {
  const text = cellar(`verify "it holds" { each keg  ${conditions} }`);
  const { statements } = parseSpark(text, 'file:///cellar.spark');
  const schemas = new Map(
    defineDsls(statements, 'file:///cellar.spark').map((schema) => [schema.name, schema]),
  );
  const { vocabulary } = bindDocument({ uri: 'file:///cellar.spark', statements }, schemas);
  const keg = childOf(childOf(vocabulary.document, 'cellar') ?? vocabulary.document, 'keg');
  const [rule] = vocabulary.verifiers;
  assert.ok(keg && rule);
  return triggersOf(rule, keg, vocabulary);
}

describe('what a rule waits for', () => {
  it('is what has to be written before it is about an element', () => {
    assert.deepEqual(triggers('where sealed? == false  expect exists(tap)'), ['sealed?']);
    assert.deepEqual(triggers('where not is_nil(label)  where volume > 1  expect exists(tap)'), ['label']);
    assert.deepEqual(triggers('where owner == nobody  expect exists(tap)'), ['owner', 'label']);
  });

  it('is what has to be written before what is expected may fail', () => {
    assert.deepEqual(triggers('expect volume >= 10 and volume < 100'), ['volume', 'volume']);
    assert.deepEqual(triggers('expect sealed? == true  expect is_nil(label)'), ['sealed?', 'label']);
  });

  it('is nothing for what is about elements in which nothing is written', () => {
    assert.equal(triggers('where sealed? == true  expect volume > 50'), undefined);
    assert.equal(triggers('expect exists(tap)'), undefined);
    assert.equal(triggers('where name == tap  expect is_nil(parent.name)'), undefined);
  });
});

it('finds the same as asking all rules of all elements', () => {
  const conditions = [
    'where sealed? == false  expect volume < 20',
    'expect is_nil(label) or volume > 5',
    'where exists(tap)  expect sealed? == true',
    'where owner == ann  expect volume != 7',
  ];
  const rules = conditions.map((each, index) => `verify "rule ${index}" { each keg  ${each} }`).join('\n');
  const options = [
    '',
    'volume 25',
    'sealed? false',
    'label "x"',
    'owner ann',
    'label "ann"  volume 7',
    'tap t',
  ];
  const kegs = options.flatMap((one, i) =>
    options.map((other, j) => `keg k${i}_${j} { ${i === j ? one : `${one}  ${other}`} }`),
  );
  const text = `${cellar(rules)}cellar {
${kegs.join('\n')}
}`;
  const document = parseSpark(text, 'file:///cellar.spark');
  const workspace = createWorkspace([document]);
  const bound = workspace.bound(document);
  const nodes = allNodes(bound.roots).filter(({ schema }) => schema?.keyword === 'keg');
  const found = violationsOf(bound, nodes, workspace.names);
  // At the top, every rule is asked of every element.
  const atTop = nodes.map((node) => ({ ...node, parent: undefined }));
  const all = violationsOf(bound, atTop, workspace.names);
  const said = (violations: typeof found) =>
    violations.map(({ verifier, node }) => `${verifier.title} ${node.statement.span.start}`);
  assert.ok(all.length > 20);
  assert.deepEqual(said(found), said(all));
});
