/** What the person corrects is honoured wherever a document is read. */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { findingsIn, specify } from '../read.ts';

const library = `R1: Each member has a name, an address and a dob.
R2: As a librarian, I want to register a member, so that the member can book a loan.
R3: When a reader returns a loan, the system shall free the copy.
R4: A trainee can see each member in a room.
R5: An address has a street and a city.
`;

const corrected = (lines: string, text = library): string => `${text}corrections {\n${lines}\n}\n`;

const cases: readonly (readonly [what: string, lines: string, expected: string, unexpected?: string])[] = [
  [
    'one thing under two names',
    'reader means member',
    'member may return loan',
    'entity Reader\nreader may return loan',
  ],
  ['a new name', 'rename loan to rental', 'entity Rental', 'entity Loan'],
  [
    'names in a chain',
    'reader means customer\nrename customer to member\n',
    'entity Member',
    'entity Customer',
  ],
  ['what is no thing', 'copy is not an entity', 'entity Member', 'entity Copy'],
  ['what is a thing', 'room is an entity', 'entity Room'],
  [
    'a thing that is an attribute',
    'address is an attribute of member: text, required',
    'Member.address: text\nMember.address required',
    'entity Address\nMember * has 1 Address',
  ],
  ['an attribute that the text does not speak of', 'e-mail is an attribute of member', 'Member.email: email'],
  ['an attribute’s name', 'rename dob to date of birth', 'Member.date_of_birth: date', 'Member.dob: date'],
  [
    'the type of an attribute',
    'name of member is one of short, long',
    'Member.name: enumeration(short|long)',
  ],
  [
    'that an attribute is optional',
    'name of member is optional',
    'Member.name: string',
    'Member.name required',
  ],
  ['that it is no attribute', 'dob is not an attribute of member', 'entity Member', 'Member.dob: date'],
  ['a kind', 'trainee is a kind of librarian', 'Trainee is a Librarian'],
  ['multiplicities', 'many members book one or more loans', 'Member * book 1..* Loan'],
  ['a relationship', 'each loan belongs to one member', 'Loan * belongs_to 1 Member', 'Member 1 book * Loan'],
  ['that there is none', 'member and loan are not related', 'entity Loan', 'Member 1 book * Loan'],
];

describe('corrections', () => {
  for (const [what, lines, expected, unexpected] of cases)
    it(`change ${what}`, () => {
      const plain = specify(library);
      check(corrected(lines), expected, unexpected);
      assert.notDeepEqual(specify(corrected(lines)), plain);
      assert.deepEqual(
        findingsIn(corrected(lines)).filter(({ code }) => code.includes('correction')),
        [],
      );
    });

  it('hold in any order', () => {
    const lines = [
      'reader means member',
      'e-mail is an attribute of reader',
      'rename loan to rental',
      'each reader books many loans',
    ];
    assert.deepEqual(
      specify(corrected(lines.join('\n'))),
      specify(corrected([...lines].reverse().join('\n'))),
    );
  });

  it('hold after the prose was edited', () => {
    const later = library
      .replace('Each member has', 'Each member who is registered has')
      .replace('R4: ', 'R4: Before noon, ');
    check(
      corrected('reader means member\naddress is an attribute of member', later),
      'Member.address: string',
      'entity Address',
    );
  });

  it('give every element the statements that speak of it', () => {
    const { entities } = specify(
      corrected('reader means member\ntrainee is a kind of employee\npin is an attribute of member'),
    );
    const sources = (name: string) => entities.find((entity) => entity.name === name)?.sources;
    assert.deepEqual(sources('Member'), ['R1', 'R2', 'R3', 'R4']);
    assert.deepEqual(sources('Employee'), ['R4']);
    for (const { name, attributes } of entities)
      for (const attribute of attributes)
        assert.notDeepEqual(attribute.sources, [], `${name}.${attribute.name}`);
  });

  const found = (lines: string): string[] =>
    findingsIn(corrected(lines))
      .filter(({ code }) => code.includes('correction'))
      .map(({ code, message }) => `${code} ${message}`);

  it('of what the text no longer mentions have no effect, and say so', () => {
    const lines = 'invoice is an entity\ninvoice means loan\ntotal is an attribute of invoice';
    assert.deepEqual(
      found(lines),
      Array(3).fill(
        'req/correction-without-effect No statement speaks of “invoice” any more, so this correction has no effect.',
      ),
    );
    assert.deepEqual(specify(corrected(lines)), specify(library));
  });

  it('may speak of a thing under its old name or its new one', () => {
    assert.deepEqual(found('rename loan to rental\nrental is an entity\nloan and room are related'), []);
  });

  it('that contradict each other: the later one counts', () => {
    for (const [first, second] of [
      ['room is an entity', 'room is not an entity'],
      ['reader means member', 'reader means librarian'],
      ['reader means member', 'member means reader'],
      ['name of member is required', 'name of member is optional'],
      ['each member books one loan', 'each member books many loans'],
      ['trainee is a kind of librarian', 'librarian is a kind of trainee'],
      ['member and loan are related', 'member and loan are not related'],
    ] as const) {
      const [message, ...more] = found(`${first}\n${second}`);
      assert.match(message ?? '', new RegExp(`^req/contradicting-corrections This contradicts “${second}”`));
      assert.deepEqual(more, []);
      assert.deepEqual(specify(corrected(`${first}\n${second}`)), specify(corrected(second)));
    }
  });
});
