import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { elementName, withDerived } from '../../../../server/src/dsl/nodes/bind.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../../server/src/language/spark/index.ts';
import { findings, uri } from './definition-findings.ts';

/** The names of all elements of a document, derived ones in parentheses. */
function elements(definition: string, text: string): readonly string[] {
  const documents = [parseSpark(text, uri), parseSpark(definition, 'file:///definition.spark')];
  const [document] = documents;
  assert.ok(document);
  const bound = createWorkspace(documents).bound(document);
  return [...withDerived(bound.roots)]
    .filter(({ schema }) => schema?.role === 'entity')
    .flatMap((node) => {
      const name = elementName(node);
      return name === undefined || node.schema?.definition === 'dsl' ? [] : node.origin ? `(${name})` : name;
    });
}

describe('transformers', () => {
  const definition = `dsl model {
  entity thing {
    arg name: atom { unique true }
    section fields { entity field { arg name: atom { unique true }  arg type: atom = text } }
    entity link { arg name: atom { unique true }  option key: atom = number }
    option shows: list(reference(field))
  }
  transform "a link has a key" { each link  add { fields { field "{name}_id": ^key } } }
}`;
  it('bring elements along, which names lead to', () => {
    const text = 'use model\nthing A { link b  shows [b_id] }';
    assert.deepEqual(findings(definition, text), []);
    assert.deepEqual(elements(definition, text), ['A', 'b', '(b_id)']);
  });
  it('take values of elements around', () => {
    const named = definition.replace('"{name}_id"', '"{parent.name}_{name}"');
    assert.deepEqual(elements(named, 'use model\nthing A { link b }'), ['A', 'b', '(A_b)']);
  });
  it('leave alone what is there', () => {
    const text = 'use model\nthing A { fields { field b_id: text }  link b }';
    assert.deepEqual(elements(definition, text), ['A', 'b_id', 'b']);
  });
});

describe('verifiers', () => {
  const definition = `dsl api {
  entity endpoint {
    arg path: string { unique true }
    option auth: one_of([required, none]) = required
    option middleware: list(atom)
    entity param { arg name: atom { unique true } }
  }
  verify "open endpoints are limited" {
    each endpoint  where auth == none  expect middleware has rate_limit
    message "\`{path}\` has no limit."
    fix "Add one" { set middleware = [rate_limit] }
  }
  verify "few parameters" { each endpoint  expect count(param) <= 2  severity hint }
}`;
  it('say what does not hold, and mend it', () => {
    const text = 'use api\nendpoint "/a" { auth none }';
    const [found] = checkSpark({ uri, text }, [{ uri: 'file:///d.spark', text: definition }]);
    assert.equal(found?.message, '`/a` has no limit. (api)');
    const mended = applyEdits(text, found?.fixes[0]?.edits ?? []);
    assert.deepEqual(findings(definition, mended), []);
  });
  it('do not judge what is missing or leads nowhere, and the rest all the same', () => {
    const shop = `dsl shop {
  entity item {
    arg name: atom { unique true }
    option price: number { required true }
    option like: reference(item)
  }
  verify "cheap" { each item  expect price < 100 }
  verify "short" { each item  expect length(name) < 3 }
}`;
    assert.deepEqual(findings(shop, 'use shop\nitem long {}'), [
      'missing-option "item"',
      'verifier "item long"',
    ]);
    assert.deepEqual(findings(shop, 'use shop\nitem a { price 500  like b }'), ['dangling-reference "b"']);
    assert.deepEqual(findings(shop, 'use shop\nitem a { price "500" }'), ['wrong-value ""500""']);
    assert.deepEqual(findings(shop, 'use shop\nitem a { price 500  like a }'), ['verifier "item a"']);
  });
  it('look into maps by their keys', () => {
    const box = `dsl box {
  entity box { arg name: atom  option size: map(keys: [height: integer, depth: integer]) }
  verify "v" { each box  where not is_nil(size.height)  expect size.height < 10 and size has depth }
}`;
    assert.deepEqual(
      findings(box, 'use box\nbox a { size [height: 3, depth: 2] }\nbox b { size [depth: 70] }\nbox c'),
      [],
    );
    assert.deepEqual(findings(box, 'use box\nbox a { size [height: 30, depth: 2] }'), ['verifier "box a"']);
  });
  it('see the order of what stands in a block, what is reached, and who refers to an element', () => {
    const line = `dsl line {
  entity track {
    arg name: atom
    entity stop {
      arg name: atom { unique true }
      option next: wrap_list(reference(stop))
      option first?: boolean = false
    }
  }
  entity city { arg name: atom { unique true } }
  entity trip { arg name: atom { unique true }  option to: wrap_list(reference(city)) }
  verify "the first is first" { each stop  where first? == true  expect count(preceding(stop)) == 0 and exists(following(stop)) }
  verify "somebody goes there" { each city  expect exists(referring(trip)) }
  entity network {
    arg name: atom
    option start: atom
    entity leg { arg from: atom  arg to: atom }
  }
  verify "all legs are used" { each leg  expect overlaps(from, reachable(parent.start, parent.leg, reached has from, to)) }
}`;
    const fine = `use line
track t { stop toString { first? true }  stop constructor }
city __proto__
trip a { to [__proto__] }
network n { start x  leg x: y  leg z: __proto__  leg y: z }`;
    assert.deepEqual(findings(line, fine), []);
    const bad = fine
      .replace('stop constructor', 'stop constructor { first? true }')
      .replace('to [__proto__]', 'to []')
      .replace('leg y: z', 'leg v: z');
    assert.deepEqual(findings(line, bad), [
      'verifier "stop constructor"',
      'verifier "city __proto__"',
      'verifier "leg z"',
      'verifier "leg v"',
    ]);
  });
  it('see who refers to an element from around it, in its fragments, too', () => {
    const model = `dsl station {
  entity station {
    arg name: atom
    section track { entity block { arg name: atom { unique true } } }
    entity signal { arg name: atom { unique true }  option guards: reference(block) }
    entity group { recursive true  arg name: atom { unique true } }
  }
  verify "guarded" { each block  expect exists(referring(signal)) }
}`;
    const text =
      'use station\nstation s { track { block a  block b  block c  block d }  group g { signal x { guards b } }  signal y { guards a } }';
    assert.deepEqual(findings(model, `${text}\nfragment s: station { signal z { guards c } }`), [
      'verifier "block d"',
    ]);
  });
  it('tell of circles of what may be of one kind or another', () => {
    const flow = `dsl flow {
  entity flow {
    acyclic stage
    arg name: atom
    entity source { arg name: atom { unique true } }
    entity stage { arg name: atom { unique true }  arg reads: wrap_list(any_of([reference(source), reference(stage)])) }
  }
}`;
    const text = 'use flow\nflow f { source s  stage a: [s, b]  stage b: a }';
    assert.ok(findings(flow, text).some((each) => each.startsWith('dependency-cycle')));
    assert.deepEqual(findings(flow, text.replace('[s, b]', 's')), []);
  });
  it('count inner elements', () => {
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { param a  param b }'), []);
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { param a  param b  param c }'), [
      'verifier "endpoint "/a""',
    ]);
  });
  it('hold only when they are true, and not when nobody knows', () => {
    assert.deepEqual(findings(definition, 'use api\nendpoint "/a" { auth none  middleware [cors] }'), [
      'verifier "endpoint "/a""',
    ]);
  });
});
