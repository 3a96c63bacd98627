/** Names and types in expressions: `<|x|>` marks what is wrong. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';
import { inTask, lab } from './lab.ts';

const uri = 'file:///lab.spark';

/** The findings of a statement in the thing `Task`, each as the marked text with its code. */
function check(statement: string, ...codes: readonly string[]): void {
  const marks = [...statement.matchAll(/<\|(.*?)\|>/g)].map(([, words]) => words);
  const found = checkSpark({ uri, text: inTask(statement.replace(/<\||\|>/g, '')) });
  const words = inTask(statement.replace(/<\||\|>/g, ''));
  assert.deepEqual(
    found.map(({ code, span }) => `${code} ${words.slice(span.start, span.end)}`),
    marks.map((mark, index) => `spark/${codes[index] ?? codes[0]} ${mark}`),
    found.map(({ message }) => message).join('\n'),
  );
}

/** The condition after the preferred fix of its only finding. */
function fixed(condition: string): string {
  const text = inTask(`only ${condition}`);
  const found = checkSpark({ uri, text });
  assert.equal(found.length, 1, JSON.stringify(found));
  const after = applyEdits(text, found[0]?.fixes[0]?.edits ?? []);
  return after.slice(after.lastIndexOf('only ') + 5).split('\n')[0] ?? '';
}

const right = [
  'title == "x" and title != other and title in [a, "x"]',
  'priority == low and priority in [high, "low"] and "low" == priority',
  'mood in [good, bad] and state == draft and draft == state and colour == red',
  'due == "2020-01-01" and due < at and at >= due and due > today() and at - due == took',
  'took > "5 minutes" and took < 60000 and at + took > at and took * 2 == took',
  'price > "1.50" and price == points and points / 2 > 1.5 and -points < 0',
  'key == title and key == "x" and author_id == key and author.home_id == key',
  'tags has urgent and tags has "x" and "x" in tags and title has "x" and data has "x"',
  'sizes has 1 and points in sizes and points in [1, 2] and [1, 2] has points',
  'not open or anything or strange == 3 or anything + 1 == "x" or anything <> title == "x"',
  'author.name == "x" and author.home.street == y and author.age > 3',
  'exists(author, age > 18 and parent(points) > age and name == parent(author.name))',
  'exists(author) and exists(author.home, street == parent(title) and floors == parent(points))',
  'contains(title, "x") and contains(author.name, title) and is_a(something)',
  'is_nil(due) and is_nil(author) and not is_nil(author.home)',
  'if(open, good, bad) == mood and if(open, 1, 2) == points',
  'cast(title, integer) > 3 and first(author, field: age) > 3 and mystery(whatever) == 3',
  'sort == something and sort != "x" and anything == foo and anything.x.y == 1 and data.a == 1',
  '^actor(role) == admin and ^actor(age) > 3 and points > ^actor(points) and title == ^actor([a, b])',
  'age > 3 and round == nothing_known and twice > 3 and endless == 3 and MyApp.Thing == anything and twice(3) == 1',
  'open and (title == "x" or true == open)',
];

for (const condition of right) it(`finds nothing in ${condition}`, () => check(`only ${condition}`));

const unknownFields = [
  'only <|titel|> == "x"',
  'only <|titel|> == other_name',
  'only "x" == <|titel|>',
  'only <|nothing|> in [a, b]',
  'only <|active|>',
  'only open and not <|active|>',
  'only <|agee|> + 1 == 3',
  'only title <> <|nmae|> == "x"',
  'only points == <|five|>',
  'only author.<|nmae|> == "x"',
  'only author.home.<|stret|> == "x"',
  'only title.<|length|> == 3',
  'only exists(author, <|points|> > 18)',
  'only exists(author.home, <|name|> == "x" and parent(<|street|>) == "x")',
  'only is_nil(<|nothing|>)',
  'only contains(<|tilte|>, "x")',
  'only <|titel|> == ^actor(name)',
  'only <|things|> has "x"',
  'leads other: Person { filter <|title|> == "x" }',
  'gives a: integer, <|pionts|> * 2',
  'shows <|titel|>',
  'only <|contain|>(title, "x")',
];
for (const statement of unknownFields)
  it(`finds the unknown field in ${statement}`, () => check(statement, 'unknown-field'));

const wrongOperands = [
  'only points == <|"x"|>',
  'only <|"x"|> == points',
  'only points == <|title|>',
  'only due == <|title|> and due == <|points|> and open == <|1|>',
  'only <|title|> + 1 > 2',
  'only 1 + <|"x"|> > 2',
  'only <|title|> and open',
  'only not <|points|>',
  'only <|points|> <> title == "x"',
  'only title in <|"abc"|> or open in [<|1|>, true]',
  'only tags has <|1|> and <|points|> has 1',
  'only sizes has <|title|>',
  'only author == <|"x"|> and age == <|"x"|>',
  'only author.age == <|"x"|>',
  'only exists(author.home, floors == <|parent(title)|>)',
  'only contains(<|points|>, "x")',
  'only if(<|points|>, 1, 2) == 1',
  'only if(open, 1, 2) == <|mood|>',
  'only cast(title, integer) == <|"z"|> and first(author, field: age) == <|"z"|>',
  'only <|points|>',
  'only priority == <|lwo|> and priority == <|"lwo"|>',
  'only state == <|drft|> and colour == <|blue|>',
  'only mood in [good, <|god|>]',
  'gives a: integer, <|title|>',
  'gives a: custom(Priority), <|hihg|>',
  'gives a: boolean, exists(author) and points > <|"x"|>',
  'only title == ^arg(t) and ^arg(n) == <|title|> { argument t: text  argument n: integer }',
  'leads other: Person { filter age > <|"x"|> }',
];
for (const statement of wrongOperands)
  it(`finds the wrong operand in ${statement}`, () => check(statement, 'wrong-operand'));

const constants = [
  'only <|1 == 2|>',
  'only <|1 + 1 == 2|>',
  'only <|open or true|>',
  'only <|open and false|>',
  'only open and <|"a" in ["a", "b"]|>',
  'only <|is_nil(due) and due > "2020-01-01"|>',
  'only <|mood == good and open and mood == bad|>',
  'only open or <|sort == a and sort == b|>',
  'only exists(author, <|age == 1 and age == 2|>)',
];
for (const statement of constants)
  it(`finds the constant condition in ${statement}`, () => check(statement, 'constant-condition'));

it('takes what can go both ways for no constant', () => {
  check('only open == true and (mood == good or mood == bad) and sort != a and sort != b');
  check('only is_nil(due) and is_nil(due) and points == 1 and points == 1 and points > 0');
  check('only title == "A" and title == a and points == 1 and points == 1.0');
  check('only true');
  check('only exists(author, true) and if(true, open, false)');
});

it('says that comparisons with nil are nil, and what to ask instead', () => {
  check('only <|due == nil|>', 'compare-nil');
  check('only due in [nil] or <|nil < points|>', 'compare-nil');
  assert.equal(fixed('open and due == nil'), 'open and is_nil(due)');
  assert.equal(fixed('nil != author.name or open'), 'not is_nil(author.name) or open');
  assert.equal(fixed('points + 1 == nil'), 'is_nil(points + 1)');
});

it('mends slips', () => {
  assert.equal(fixed('titel == "x"'), 'title == "x"');
  assert.equal(fixed('author.nmae == "x"'), 'author.name == "x"');
  assert.equal(fixed('priority == hihg'), 'priority == high');
  assert.equal(fixed('priority == "hihg"'), 'priority == "high"');
  assert.equal(fixed('contain(title, "x")'), 'contains(title, "x")');
  assert.equal(fixed('sign == open'), 'sign == "open"');
  assert.equal(fixed('due > today'), 'due > today()');
});

it('writes an argument as the template that stands for it', () => {
  const text = inTask('only points > least { argument least: integer }');
  const [finding] = checkSpark({ uri, text });
  assert.match(
    finding?.message ?? '',
    /`Task` has no field `least`\. `least` is an argument: `\^arg\(least\)`\./,
  );
  assert.ok(applyEdits(text, finding?.fixes[0]?.edits ?? []).includes('points > ^arg(least) {'));
});

it('lets what comes with a call become what it is compared with, but nothing else', () => {
  const asked = '{ argument t: text  argument ts: array(text)  argument o: boolean }';
  check(`only due == ^arg(t) and points > ^arg(t) and due in ^arg(ts) and title in ^arg(ts) ${asked}`);
  check(`only due == <|^arg(o)|> and <|open|> in ^arg(ts) ${asked}`, 'wrong-operand');
});

it('shows where a type comes from', () => {
  const text = inTask('only author.age == "x"');
  const [finding] = checkSpark({ uri, text });
  assert.equal(finding?.message, 'Expected a number, but found the string "x".');
  assert.deepEqual(
    finding?.related?.map(({ span }) => text.slice(span.start, span.end)),
    ['age'],
  );
});

it('looks names up in other documents, and stays silent about resources that are not there', () => {
  const other = `use lab\nthing Visit { leads task: Task  leads gone: Nowhere { filter anything_goes == 1 }\n  only task.titel == "x" and gone.what == 1\n}`;
  const found = checkSpark({ uri: 'file:///other.spark', text: other }, [{ uri, text: `${lab}}` }]);
  assert.deepEqual(
    found.map(({ code, span }) => `${code} ${other.slice(span.start, span.end)}`),
    ['spark/dangling-reference Nowhere', 'spark/unknown-field titel'],
  );
});

/** Conditions that fit, by the type of their value. */
const typed = fc.letrec<{ boolean: string; number: string; text: string; date: string }>((tie) => ({
  boolean: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'open',
      'is_nil(due)',
      'exists(author, age > 3)',
      'priority == low',
      'mood in [good, bad]',
    ),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '<', '>='), tie('number'))
      .filter(([a, , b]) => /[a-z]/.test(a + b))
      .map((each) => each.join(' ')),
    fc.tuple(tie('text'), fc.constantFrom('==', '!='), tie('text')).map((each) => each.join(' ')),
    fc.tuple(tie('date'), fc.constantFrom('<', '>'), tie('date')).map((each) => each.join(' ')),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(${a}, ${b})`),
    fc.tuple(tie('boolean'), tie('boolean')).map(([a, b]) => `(${a} or ${b})`),
    tie('boolean').map((each) => `not (${each})`),
  ),
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('points', 'twice', 'price', 'author.age', 'first(author, field: age)'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('number'), fc.nat(9)).map(([a, b]) => `(${a} + ${b})`),
    tie('boolean').map((each) => `if(${each}, points, 3)`),
  ),
  text: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('title', 'author.name', 'author.home.street'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} <> ${b})`),
  ),
  date: fc.constantFrom('due', 'at', 'today()', 'author.born'),
}));

const small = { numRuns: 60 };

it('finds nothing in conditions that fit', () => {
  fc.assert(
    fc.property(typed.boolean, (condition) => {
      const found = checkSpark({ uri, text: inTask(`only ${condition}`) });
      // Whether a condition can come out both ways is not a matter of its types.
      const findings = found.filter(({ code }) => code !== 'spark/constant-condition');
      assert.deepEqual(findings, [], condition);
    }),
    small,
  );
});

it('finds the one operand that was made to be of another type', () => {
  fc.assert(
    fc.property(typed.boolean, typed.number, typed.text, fc.boolean(), (condition, number, text, first) => {
      const bad = first ? `${number} * open` : `${text} <> open`;
      const source = inTask(`only (${condition}) and is_nil(${bad})`);
      const found = checkSpark({ uri, text: source }).filter(({ code }) => code === 'spark/wrong-operand');
      assert.deepEqual(
        found.map(({ span }) => [source.slice(span.start, span.end), span.start]),
        [['open', source.lastIndexOf('open')]],
      );
    }),
    small,
  );
});

const anyExpression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'title',
      'points',
      'author.x.y',
      'nothing',
      '"x"',
      '1',
      'nil',
      'true',
      '[]',
      '*',
      '^actor(x)',
      '^arg',
    ),
    fc
      .tuple(
        tie('any'),
        fc.constantFrom('==', '<', '+', '-', '*', '/', '<>', 'in', 'has', 'and', 'or'),
        tie('any'),
      )
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(fc.constantFrom('not', '-'), tie('any')).map(([o, a]) => `${o} (${a})`),
    fc.array(tie('any'), { maxLength: 3 }).map((each) => `[${each.join(', ')}]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[a: ${a}, b: ${b}]`),
    fc
      .tuple(
        fc.constantFrom('is_nil', 'exists', 'parent', 'cast', 'if', 'first', 'nowhere'),
        fc.array(tie('any'), { maxLength: 3 }),
      )
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
})).any;

it('takes any expression whatsoever', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      checkSpark({
        uri,
        text: inTask(`only ${expression}\ngives x: text, ${expression}\nshows ${expression}`),
      });
    }),
    { numRuns: 150 },
  );
});

it('knows the fields of an element in its fragments, and none of one that is nowhere', () => {
  const part =
    'use lab\nfragment Task: thing { only points > 3 and titel == "x" }\nfragment Nothing: thing { only a > 3 }';
  const found = checkSpark({ uri: 'file:///part.spark', text: part }, [{ uri, text: inTask('') }]);
  assert.deepEqual(
    found.map(({ code, span }) => `${code} ${part.slice(span.start, span.end)}`),
    ['spark/unknown-field titel', 'spark/dangling-reference Nothing'],
  );
});

const clinic = (filter: string) => `use ash.resource, ash.state_machine
resource Patient {
  attributes {
    uuid_primary_key id
    attribute name: string { public? true }
    attribute born: date { public? true }
    attribute ward: atom(one_of: [north, south]) { public? true }
  }
  relationships { has_many visits: Visit { destination_attribute patient_id } }
  aggregates {
    count visit_count: visits
    max longest: visits, minutes
    list notes: visits, note
  }
  calculations {
    calculate label: string, name <> " (" <> if(visit_count > 3, "often", "seldom") <> ")"
    calculate busy?: boolean, exists(visits, state == booked and minutes > parent(visit_count))
  }
  actions {
    read some {
      argument least: integer
      filter ${filter}
    }
  }
}
resource Visit {
  attributes {
    uuid_primary_key id
    attribute minutes: integer { public? true }
    attribute note: string { public? true }
  }
  relationships { belongs_to patient: Patient }
  state_machine {
    initial_states [booked]
    default_initial_state booked
    transitions { transition finish { from booked  to done } }
  }
  actions { update finish { change transition_state(done) } }
}
`;

const ash: readonly (readonly [filter: string, ...found: string[]])[] = [
  ['visit_count >= ^arg(least) and ward == north and busy?'],
  ['longest > 3 and notes has "x" and born < today() and label == name'],
  ['is_nil(born) or born > ago(30, day) or id == ^actor(id) or contains(name, "x")'],
  ['exists(visits, patient.ward == parent(ward) and state in [booked, done])'],
  ['first(visits, field: minutes) > 3 and sum(visits, field: minutes) > 3 and visits.state == done'],
  ['type(name, integer) == 3 and if(busy?, 1, 2) == visit_count and round(visit_count / 2, 1) > 1.5'],
  ['longest == "x"', 'wrong-operand "x"'],
  ['notes == "x"', 'wrong-operand "x"'],
  ['visits.state == bookd', 'wrong-operand bookd'],
  ['visits.patient.nmae == "x"', 'unknown-field nmae'],
  ['exists(visits, minute > 3)', 'unknown-field minute'],
  ['exists(visits, parent(minutes) > 3)', 'unknown-field minutes'],
  ['least > visit_count', 'unknown-field least'],
  ['born == nil', 'compare-nil born == nil'],
  ['ward == east', 'wrong-operand east'],
  ['first(visits, field: minutes) == "x"', 'wrong-operand "x"'],
  ['visit_count', 'wrong-operand visit_count'],
];
for (const [filter, ...expected] of ash)
  it(`checks ${filter} in a resource`, () => {
    const text = clinic(filter);
    const own = checkSpark({ uri, text }).filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(
      own.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
      expected.map((each) => `spark/${each}`),
      own.map(({ message }) => message).join('\n'),
    );
  });
