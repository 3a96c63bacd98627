/** What is wrong between the steps of a reactor, at edit time. `«…»` marks where the finding stands. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import {
  checkSpark,
  createWorkspace,
  Findings,
  parseSpark,
  withDocument,
} from '../../../../server/src/language/spark/index.ts';

const uri = 'file:///reactor.spark';

/** The marked places have findings with this code, and nothing else has; gives their messages. */
function check(code: string, marked: string): readonly string[] {
  const expected: string[] = [];
  const text = marked.replaceAll(/«([^»]*)»/g, (_, words: string) => {
    expected.push(words);
    return words;
  });
  const found = checkSpark({ uri, text }).filter((each) => each.code === code);
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    expected,
  );
  return found.map(({ message }) => message);
}

const reactor = (block: string) => `use reactor\nreactor Buy {\n  input lines\n${block}\n}`;

describe('circles of steps', () => {
  const circle = (block: string) => check('spark/dependency-cycle', reactor(block));

  it('are found through results and waiting', () =>
    assert.deepEqual(
      circle(`step a: M { argument x: result(«b») }
      step b: M { wait_for c }
      step c: M { where ^result(a) == input(lines) }`),
      ['`a` waits for itself by way of `b`, `c`.'],
    ));
  it('are found once each', () =>
    assert.equal(
      circle(`step a: M { wait_for [«a»] }
      step b: M { argument x: result(«c») }
      step c: M { argument x: result(b)  argument y: result(a) }`).length,
      2,
    ));
  it('are found where a step inside of another takes what waits for the other', () =>
    assert.deepEqual(
      circle(`map each {
        source input(lines)
        step inner: M { argument x: result(«outer») }
      }
      step outer: M { argument x: result(each) }`),
      ['`each` waits for itself by way of `outer`.'],
    ));
  it('are found where a step takes the result of what it stands in', () =>
    assert.deepEqual(
      circle(`map each { source input(lines)  step inner: M { argument x: result(«each») } }`),
      ['`each` waits for itself.'],
    ));
  it('are no results of inner steps, elements of maps around, or steps of one name in two branches', () =>
    circle(`map each {
      source input(lines)
      step first: M { argument x: element(each) }
      step second: M { argument x: result(first) }
      return second
    }
    switch kind {
      on result(each)
      matches? ^value() == one { step a: M { argument x: result(each) } }
      default { step b: M { argument x: result(each) } }
    }`));
  it('are found across fragments', () =>
    assert.equal(
      circle(`step a: M { argument x: result(«b») }
      }
      fragment Buy: reactor {
        step b: M { argument x: result(a) }`).length,
      1,
    ));
});

describe('results', () => {
  const unknown = (block: string) => check('spark/dangling-reference', reactor(block));

  it('of steps that there are not are unknown', () =>
    assert.deepEqual(unknown('step a: M { argument x: result(«charge») }  step charge_card: M'), [
      '`a` has no step `charge`. Did you mean `charge_card`?',
    ]));
  it('of steps in branches and maps are not known outside', () => {
    const messages = unknown(`switch kind {
      on input(lines)
      matches? ^value() == one { step packed: M }
      default { step sent: M { argument x: result(«packed») } }
    }
    step after: M { argument x: result(«packed») }
    return «packed»`);
    assert.match(messages[1] ?? '', /There is one inside of `matches\?`/);
  });
});

describe('elements', () => {
  const around = (block: string) => check('spark/not-around', reactor(block));

  it('are known inside of their map only', () =>
    assert.deepEqual(
      around(`map each {
        source input(lines)
        map inner { source element(each)  step a: M { argument x: element(inner)  argument y: element(each) } }
      }
      step after: M { argument x: element(«each») }`),
      ['`each` is not around this place.'],
    ));
  it('are of maps, and of no other step around', () =>
    check(
      'spark/dangling-reference',
      reactor(`map each {
        source input(lines)
        group work { step a: M { argument x: element(«work») } }
      }`),
    ));
});

describe('inputs', () => {
  const unused = (block: string) => check('spark/unused-element', reactor(block));

  it('that nothing uses are pointed out', () =>
    assert.deepEqual(unused('input «coupon»\nstep a: M { argument x: input(lines) }'), [
      'Nothing in `Buy` uses the input `coupon`.',
    ]));
  it('are not, where a name that leads nowhere may mean them', () =>
    unused('input coupon\nstep a: M { argument x: input(lines)  argument y: input(cuopon) }'));
  it('are used by conditions, sources of maps and deeper steps', () =>
    unused(`input a
    input b
    input c
    step x: M { where ^input(a) == 1 }
    map each { source input(b)  step y: M { argument z: input(c)  argument l: input(lines) } }`));
});

describe('what is made and stays', () => {
  const shop = `use ash.reactor
resource Order { attributes { uuid_primary_key id }  actions { defaults [read, create: [], update: []]  destroy remove } }
resource Note { attributes { uuid_primary_key id }  actions { defaults [create: []] } }
`;
  const stays = (block: string) => check('spark/verifier', `${shop}reactor Buy {\n${block}\n}`);

  it('is pointed out when another step may still fail', () =>
    assert.match(
      stays('«create order»: Order, create\nstep charge: M { argument order: result(order) }')[0] ?? '',
      /^What `order` makes stays when another step fails/,
    ));
  it('is right in the last step, in a transaction, or where it is undone', () =>
    stays(`step charge: M
    transaction all: [Order] { create one: Order, create  wait_for charge  step pay: M }
    create undone: Order, create { undo always  undo_action remove }
    create last: Order, create { wait_for [all, undone] }`));
  it('counts what may fail beside it, and around it', () =>
    stays(`input lines
    map each {
      source input(lines)
      «create order»: Order, create { inputs [] }
    }
    step after: M { argument x: result(each) }`));
  it('is mended with the action that removes it, where there is one', () => {
    const text = `${shop}reactor Buy {\n  create order: Order, create\n  create note: Note, create\n  step charge: M\n}`;
    const [order, note] = checkSpark({ uri, text });
    assert.equal(
      applyEdits(text, order?.fixes[0]?.edits ?? [])
        .slice(shop.length, -2)
        .split('\n')[1],
      '  create order: Order, create { undo always  undo_action remove }',
    );
    assert.deepEqual(note?.fixes, []);
  });
});

describe('names in expressions of reactors', () => {
  const unknown = (block: string) => check('spark/unknown-field', reactor(block));

  it('are no fields: what is meant is told', () =>
    assert.deepEqual(
      unknown(`step a: M { argument count: input(lines)  where «count» > 0 }
      step b { argument x: result(a)  run «x» + 1 }
      step c: M { where not is_nil(«lines».total) }`),
      [
        '`a` has no field `count`. `count` is an argument: `^arg(count)`.',
        '`b` has no field `x`. `x` is an argument: `^arg(x)`.',
        '`c` has no field `lines`. `lines` is an input: `^input(lines)`.',
      ],
    ));
  it('stand for themselves beside values', () =>
    unknown(`switch kind {
      on input(lines)
      matches? ^value() == gift { step a: M }
      matches? gift != ^value(kind) { step b { run [by: air] } }
      default { step c { run if(^input(lines) in [small, large], yes, no) } }
    }`));
});

describe('reactors that are run as steps', () => {
  const composed = (block: string) =>
    `use reactor
reactor Price { input weight  input km { default 1 }  step work: Shop.Work }
reactor Order { input goods  compose price: Price { ${block} } }`;
  it('get their inputs, and nothing else', () => {
    check('spark/verifier', composed('argument weight: input(goods)'));
    check('spark/verifier', composed('argument weight: input(goods)  argument km: input(goods)'));
    const found = (block: string) =>
      checkSpark({ uri, text: composed(block) }).flatMap(({ code, message }) =>
        code === 'spark/verifier' ? [message] : [],
      );
    assert.deepEqual(found('argument weights: input(goods)'), [
      '`Price` takes an input that is no argument of `price`. (reactor)',
    ]);
    assert.deepEqual(found('argument weight: input(goods)  argument miles: input(goods)'), [
      '`price` has an argument that is no input of `Price`. (reactor)',
    ]);
  });
});

describe('circles at the top of documents', () => {
  const definition = `dsl plan {
  acyclic task
  entity task { arg name: atom { unique true }  option needs: wrap_list(reference(task)) }
}
`;
  it('are found once each, where a definition says so', () => {
    const tasks =
      'use plan\ntask a { needs «b» }\ntask b { needs [c, d] }\ntask c { needs a }\ntask d { needs [«d»] }';
    assert.deepEqual(check('spark/dependency-cycle', definition + tasks), [
      '`a` waits for itself by way of `b`, `c`.',
      '`d` waits for itself.',
    ]);
    check('spark/dependency-cycle', definition.replace('acyclic task', '') + tasks.replaceAll(/[«»]/g, ''));
  });
  it('are found through several documents, in each of them', () => {
    const documents = ['a { needs b }', 'b { needs c }', 'c { needs a }\ntask d { needs a }'].map(
      (task, index) => ({ uri: `file:///${index}.spark`, text: `use plan\ntask ${task}` }),
    );
    const all = [{ uri, text: definition }, ...documents];
    for (const document of documents)
      assert.deepEqual(
        checkSpark(
          document,
          all.filter((each) => each !== document),
        ).map(({ code }) => code),
        ['spark/dependency-cycle'],
      );
  });
  it('come and go with what another document says', () => {
    const parse = (name: string, text: string) => parseSpark(text, `file:///${name}.spark`);
    const watched = parse('0', 'use plan\ntask a { needs b }');
    const between = parse('1', 'use plan\ntask b { needs c }');
    const last = (needs: string) => parse('2', `use plan\ntask c ${needs}`);
    let workspace = createWorkspace([parse('plan', definition), watched, between, last('{ needs a }')]);
    const findings = new Findings();
    assert.equal(findings.of(workspace, watched).length, 1);
    workspace = withDocument(workspace, last(''));
    assert.deepEqual(findings.of(workspace, watched), []);
    workspace = withDocument(workspace, last('{ needs [b, a] }'));
    assert.equal(findings.of(workspace, watched).length, 1);
  });
});

it('a kind that is kept in order has to be declared by something', () =>
  assert.deepEqual(
    check(
      'spark/definition-kind',
      'dsl plan {\n  entity plan {\n    arg name: atom\n    acyclic [task, «taks»]\n    entity task { arg name: atom }\n  }\n}',
    ),
    ['Nothing declares names of the kind `taks`. Did you mean `task`?'],
  ));
